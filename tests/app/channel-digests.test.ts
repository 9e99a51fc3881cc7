import { expect, test } from 'vitest'
import { channelTurn, setChannelDigest } from '../../src/app/channel-digests.ts'
import { planDigests } from '../../src/app/digest-plan.ts'
import { setOpening } from '../../src/app/interviewers.ts'
import { openingOf } from '../../src/app/people.ts'
import type { Deps } from '../../src/app/ports.ts'
import { followChannelDigest } from '../../src/core/digest/channel.ts'
import { ChannelId } from '../../src/core/ids.ts'
import { unsealingId } from '../../src/core/scorecards/unsealing.ts'
import { LocalDate } from '../../src/core/time.ts'
import { digestMessage } from '../../src/slack/blocks/digest.ts'
import type { Gateway } from '../../src/slack/gateway.ts'
import { draftBy } from '../support/assessment.ts'
import { applied, opening } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { channel, deliver, privately, remembering, waiting, wanted } from '../support/channel.ts'
import { admin, ana, bo, world } from '../support/world.ts'

const monday = LocalDate.parse('2027-03-01')

const publicly = async () => ({ isPrivate: false, isMember: true })

/** What the channel would be told now. */
async function told(deps: Deps, look: Gateway['lookAt'] = publicly): Promise<string> {
  const turn = await channelTurn(deps, { opening, date: monday }, channel, look)
  if (turn.kind !== 'send') return turn.kind
  return JSON.stringify(digestMessage(turn.shown))
}

test('candidates are named in a private channel that was set so, as it is in that moment', async () => {
  const deps = await world()
  await waiting(deps, true)
  expect(await told(deps, privately)).toContain('Mila Kovač')
  for (const look of [publicly, async () => undefined]) {
    const text = await told(deps, look)
    expect(text).toContain('Screen · Tue 9 Mar, 10:00 Belgrade')
    expect(text).not.toContain('Mila')
  }
})

test('a private channel that was not set so reads no names', async () => {
  const deps = await world()
  await waiting(deps)
  const text = await told(deps, privately)
  expect(text).toContain('1 thing waits')
  // There was no digest before this one.
  expect(text).toContain('Since Mon 22 Feb  1 new candidate')
  expect(text).not.toContain('Mila')
})

test('a channel pings nobody', async () => {
  const deps = await world()
  await waiting(deps, true)
  expect(await told(deps, privately)).not.toMatch(/<@|<!/)
})

test('nothing is posted where nothing waits, and none after noon or for a date that is a holiday', async () => {
  const deps = await world()
  await wanted(deps, false)
  expect(await told(deps)).toBe('skip')
  const busy = await world()
  await waiting(busy)
  expect(
    await told({ ...busy, calendars: { ...busy.calendars, holidays: async () => [monday] } }),
  ).toBe('skip')
  busy.wait(3 * 60)
  expect(await told(busy)).toBe('skip')
})

test('nothing is said of a decision while anybody owes a card about that candidate', async () => {
  const deps = await world()
  await wanted(deps, false)
  const { id: application, candidate } = await applied(deps)
  const done = held('1', [ana, bo], { rev: 0, application, candidate, opening, bookedBy: admin })
  const cards = [ana, bo].map((person) => draftBy(person, done))
  const [first, second] = cards
  if (!first || !second) throw new Error('two cards')
  await deps.store.commit({
    interviews: [{ ...done, span: { ...done.span, start: deps.now() } }],
    scorecards: [{ ...first, status: 'submitted' }, second],
    unsealings: [
      {
        id: unsealingId(application, 'screen'),
        ...{ rev: 0, application, stage: 'screen', rule: 'by the lead', by: ana, reason: 'early' },
        ...{ missing: [bo], at: deps.now() },
      },
    ],
    deeds: [],
  })
  expect(await told(deps)).toBe('skip')
  const [, draft] = await deps.store.cardsOf(application)
  if (!draft) throw new Error('a draft')
  await deps.store.commit({ scorecards: [{ ...draft, status: 'submitted' }], deeds: [] })
  expect(await told(deps)).toContain('*Decide*  a candidate')
})

test('leads of the opening, recruiters and admins choose it, and nobody else', async () => {
  const deps = await world()
  await wanted(deps, false)
  await expect(setChannelDigest(deps, bo, opening, null)).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'set the digest of a channel' },
  })
  expect((await setChannelDigest(deps, admin, opening, null)).opening.channelDigest).toBe(null)
})

test('it is posted once, edited when its items are done, and shrinks to a line when the day is over', async () => {
  const deps = await world({ now: '2027-03-01T08:00' })
  const interview = await waiting(deps)
  const log: string[] = []
  const slack = remembering(log)
  await planDigests(deps)
  await planDigests(deps)
  deps.wait(60)
  for (const _ of [1, 2]) await deliver(deps, slack)
  await planDigests(deps)
  await deliver(deps, slack)
  expect(log).toEqual(['post C0HIRING *Mon 1 Mar* · Intern · 1 thing waits'])
  const known = await deps.store.interview(interview.id)
  const panel = interview.panel.map((place) => ({ ...place, rsvp: 'accepted' as const }))
  await deps.store.commit({
    interviews: [{ ...interview, rev: known?.rev ?? 0, panel }],
    notices: followChannelDigest(await openingOf(deps, opening), deps.now()),
    deeds: [],
  })
  deps.wait(1)
  await deliver(deps, slack)
  deps.wait(15 * 60)
  await deliver(deps, slack)
  expect(log.slice(1)).toEqual([
    'edit C0HIRING *Mon 1 Mar* · Intern · nothing is left',
    'edit C0HIRING *Mon 1 Mar* · nothing was left',
  ])
})

test('it goes to the channel that the opening has by then', async () => {
  const deps = await world({ now: '2027-03-01T08:00' })
  await waiting(deps)
  const log: string[] = []
  await planDigests(deps)
  const other = ChannelId.parse('C0OTHER')
  await setOpening(deps, admin, opening, {
    ...{ leads: [ana], recruiters: [], channel: other, status: 'open' },
  })
  deps.wait(60)
  for (const _ of [1, 2, 3]) await deliver(deps, remembering(log))
  expect(log).toEqual(['post C0OTHER *Mon 1 Mar* · Intern · 1 thing waits'])
})
