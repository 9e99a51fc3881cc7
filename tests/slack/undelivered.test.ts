import { expect, test } from 'vitest'
import { ChannelId } from '../../src/core/ids.ts'
import { channelShutMessage, givenUpMessage } from '../../src/slack/blocks/undelivered.ts'
import { now, openingOf, takes } from '../support/any-views.ts'
import { ana } from '../support/world.ts'

const hiring = ChannelId.parse('C0HIRING')

test.each([
  ['not in it', 'I am not in it', 'Type /invite there and choose me'],
  ['not found', 'it is private and I am not in it, or it is gone', 'Type /invite there'],
  ['archived', 'it is archived', 'Unarchive it, or have a recruiter choose another channel'],
  ['restricted', 'Slack lets only some people post there', 'Let apps post there, or have'],
] as const)(
  'of a channel that takes nothing (%s) one reads why, and what to do',
  (why, ...words) => {
    const opening = { ...openingOf('Intern', 1), shut: { why, since: now } }
    const { text } = channelShutMessage(opening) ?? { text: { mrkdwn: '' } }
    for (const word of words) expect(text.mrkdwn).toContain(word)
    expect(channelShutMessage({ ...opening, shut: null })).toBe(undefined)
    expect(text.mrkdwn).toContain('Its bookings and its digest do not arrive.')
    const bare = channelShutMessage({ ...opening, channelDigest: null })
    expect(JSON.stringify(bare)).not.toContain('digest')
  },
)

const slackSaid = (code: string) => `Error: An API error occurred: ${code}`

test.each([
  ['nudge', ana, slackSaid('user_disabled'), 'a reminder, for <@U0ANA>. They are no longer active'],
  [
    'channel digest',
    hiring,
    slackSaid('no_text'),
    'for <#C0HIRING>. Slack said: no_\u2060text. No',
  ],
  ['unsay', ana, 'TypeError: boom\n  at x', 'somebody who was erased, for <@U0ANA>. What went'],
  ['a kind of long ago', ana, 'Error: fetch failed', 'a message, for <@U0ANA>. What went wrong: f'],
])('admins read what was given up, for whom and why (%s)', (of, to, error, words) => {
  const { text } = givenUpMessage({ kind: 'given up', key: 'k:1', of, to, attempts: 10, error })
  expect(text.mrkdwn).toContain(`I gave up after 10 tries: `)
  expect(text.mrkdwn).toContain(words)
  expect(text.mrkdwn).not.toContain('at x')
})

test('Slack takes both, whatever people typed', () => {
  takes((words) => {
    const shut = channelShutMessage(openingOf(words, 1))
    const given = givenUpMessage({
      ...{ kind: 'given up', key: words, of: words, to: ana, attempts: 1, error: words },
    })
    return { type: 'home', blocks: [...(shut?.blocks ?? []), ...given.blocks] }
  })
})
