import { expect, test } from 'vitest'
import { typed } from '../../sandbox/slack/markup.ts'
import { workspace } from './support.ts'

/** What someone typed, and what a message, an escaping command and a plain command make of it. */
const lines: readonly [string, string, string, string][] = [
  ['plain words', 'plain words', 'plain words', 'plain words'],
  ['a < b & c > d', 'a &lt; b &amp; c &gt; d', 'a &lt; b &amp; c &gt; d', 'a < b & c > d'],
  ['@ana, and @Bo.', '<@U0ANA>, and <@U0BO>.', '<@U0ANA|ana>, and <@U0BO|bo>.', '@ana, and @bo.'],
  ['<@U0ANA>', '<@U0ANA>', '<@U0ANA|ana>', '@ana'],
  ['<@U0ANA|whoever>', '<@U0ANA>', '<@U0ANA|ana>', '@ana'],
  ['<@U0NOBODY>', '&lt;@U0NOBODY&gt;', '&lt;@U0NOBODY&gt;', '<@U0NOBODY>'],
  ['@nobody @tom', '@nobody @tom', '@nobody @tom', '@nobody @tom'],
  ['mila@ana.org', 'mila@ana.org', 'mila@ana.org', 'mila@ana.org'],
  ['in #hiring', 'in <#C0HIRING|hiring>', 'in <#C0HIRING|hiring>', 'in #hiring'],
  ['#hiring-search', '<#C0HIRESEARCH|>', '<#C0HIRESEARCH|>', '#hiring-search'],
  [
    'see https://x.org/?a=1&b=2',
    'see <https://x.org/?a=1&amp;b=2>',
    'see <https://x.org/?a=1&amp;b=2>',
    'see https://x.org/?a=1&b=2',
  ],
  ['<!channel> @here', '&lt;!channel&gt; @here', '&lt;!channel&gt; @here', '<!channel> @here'],
  ['two\nlines', 'two\nlines', 'two\nlines', 'two\nlines'],
  ['&lt;', '&amp;lt;', '&amp;lt;', '&lt;'],
]

test.each(lines)('%j arrives as Slack writes it', async (line, message, command, plain) => {
  const { ws } = await workspace()
  expect(typed(ws, line, 'message')).toBe(message)
  expect(typed(ws, line, 'command')).toBe(command)
  expect(typed(ws, line, 'plain')).toBe(plain)
})
