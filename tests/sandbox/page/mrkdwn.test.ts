import { expect, test } from 'vitest'
import { markdown } from '../../../sandbox/page/text/markdown.ts'
import { mrkdwn } from '../../../sandbox/page/text/mrkdwn.ts'
import { mrkdwnOf, richInlines, richTextOf } from '../../../sandbox/page/text/rich-text.ts'

const text = (words: string) => ({ kind: 'text', text: words })
const line = (source: string, verbatim = false) => {
  const [piece] = mrkdwn(source, verbatim)
  return piece !== undefined && 'children' in piece ? piece.children : []
}

test.each([
  ['*bold*', [{ kind: 'bold', children: [text('bold')] }]],
  ['_slanted_', [{ kind: 'italic', children: [text('slanted')] }]],
  ['~gone~', [{ kind: 'strike', children: [text('gone')] }]],
  ['`x = *y*`', [{ kind: 'code', text: 'x = *y*' }]],
  ['*_both_*', [{ kind: 'bold', children: [{ kind: 'italic', children: [text('both')] }] }]],
  ['a*b*c', [text('a*b*c')]],
  ['2 * 3 * 4', [text('2 * 3 * 4')]],
  ['snake_case_name', [text('snake_case_name')]],
  ['*open', [text('*open')]],
  [':eyes: :nonsense', [{ kind: 'emoji', code: 'eyes' }, text(' :nonsense')]],
  ['10:30:45', [text('10'), { kind: 'emoji', code: '30' }, text('45')]],
  ['one\ntwo', [text('one'), { kind: 'break' }, text('two')]],
])('%s is read as Slack reads it', (source, expected) => {
  expect(line(source)).toEqual(expected)
})

test.each([
  ['<@U1>', { kind: 'user', id: 'U1', label: '' }],
  ['<@U1|ana>', { kind: 'user', id: 'U1', label: 'ana' }],
  ['<#C1|hiring>', { kind: 'channel', id: 'C1', label: 'hiring' }],
  ['<!here>', { kind: 'broadcast', id: 'here', label: '' }],
  ['<!subteam^S1|@leads>', { kind: 'group', id: 'S1', label: '@leads' }],
  [
    '<https://a.example|*here* &amp; now>',
    {
      kind: 'link',
      url: 'https://a.example',
      children: [{ kind: 'bold', children: [text('here')] }, text(' & now')],
    },
  ],
  [
    '<https://a.example/?q=1&amp;r=2>',
    {
      kind: 'link',
      url: 'https://a.example/?q=1&r=2',
      children: [text('https://a.example/?q=1&r=2')],
    },
  ],
  [
    '<!date^1804500000^{time}|ten o’clock>',
    { kind: 'date', unix: 1_804_500_000, format: '{time}', url: '', fallback: 'ten o’clock' },
  ],
  [
    '<!date^1804500000^{time}^https://a.example|ten>',
    {
      kind: 'date',
      unix: 1_804_500_000,
      format: '{time}',
      url: 'https://a.example',
      fallback: 'ten',
    },
  ],
  ['<!date^soon^{time}|ten>', text('ten')],
])('%s stands for what it names', (source, expected) => {
  expect(line(source)).toEqual([expected])
})

test('escaped characters are characters, and never markup', () => {
  expect(line('&lt;@U1&gt; &amp;amp; &quot;')).toEqual([text('<@U1> &amp; &quot;')])
  expect(line('&lt;script&gt;alert(1)&lt;/script&gt;')).toEqual([text('<script>alert(1)</script>')])
})

test('bare links and @here are found, unless the text is verbatim', () => {
  const link = { kind: 'link', url: 'https://a.example/x', children: [text('https://a.example/x')] }
  expect(line('see https://a.example/x.')).toEqual([text('see '), link, text('.')])
  expect(line('@here now')).toEqual([{ kind: 'broadcast', id: 'here', label: '' }, text(' now')])
  expect(line('see https://a.example/x @here', true)).toEqual([
    text('see https://a.example/x @here'),
  ])
})

test('quotes and code blocks are pieces of their own', () => {
  expect(mrkdwn('before\n&gt; said\n&gt; more\nafter')).toEqual([
    { kind: 'lines', children: [text('before')] },
    { kind: 'quote', children: [text('said'), { kind: 'break' }, text('more')] },
    { kind: 'lines', children: [text('after')] },
  ])
  expect(mrkdwn('&gt;&gt;&gt;all\nof it')).toEqual([
    { kind: 'quote', children: [text('all'), { kind: 'break' }, text('of it')] },
  ])
  expect(mrkdwn('run:\n```\na &lt; *b*\n```\nthen')).toEqual([
    { kind: 'lines', children: [text('run:')] },
    { kind: 'code', text: 'a < *b*' },
    { kind: 'lines', children: [text('then')] },
  ])
  expect(mrkdwn('```never closed')).toEqual([
    { kind: 'lines', children: [text('```never closed')] },
  ])
})

test('what is typed into a rich text field comes back the same', () => {
  const source = '*bold* and `code`\n>quoted'
  const block = richTextOf(source)
  expect(block).toMatchObject({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section' }, { type: 'rich_text_quote' }],
  })
  expect(mrkdwnOf(block)).toBe(source)
})

test('styles of rich text nest and unknown leaves are named', () => {
  const section = {
    elements: [
      { type: 'text', text: 'x', style: { bold: true, italic: true } },
      { type: 'sparkle' },
    ],
  }
  expect(richInlines(section)).toEqual([
    { kind: 'italic', children: [{ kind: 'bold', children: [text('x')] }] },
    text('[cannot show sparkle]'),
  ])
})

test('the markdown block reads standard Markdown', () => {
  const source =
    '# Plan\n\nSome **bold** [link](https://a.example)\n- one\n  - two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n---\n```\ncode *\n```'
  expect(markdown(source)).toEqual([
    { kind: 'heading', level: 1, children: [text('Plan')] },
    {
      kind: 'lines',
      children: [
        text('Some '),
        { kind: 'bold', children: [text('bold')] },
        text(' '),
        { kind: 'link', url: 'https://a.example', children: [text('link')] },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [
        { depth: 0, children: [text('one')] },
        { depth: 1, children: [text('two')] },
      ],
    },
    { kind: 'quote', children: [text('said')] },
    {
      kind: 'table',
      rows: [
        [[text('a')], [text('b')]],
        [[text('1')], [text('2')]],
      ],
    },
    { kind: 'rule' },
    { kind: 'code', text: 'code *' },
  ])
})
