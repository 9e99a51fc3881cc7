import { expect, test } from 'vitest'
import { planDigests } from '../../src/app/digest-plan.ts'
import { armInterview, armPerson } from '../../src/app/nudges.ts'
import { muteDigest } from '../../src/app/readers.ts'
import { showNotice } from '../../src/core/announce.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { LocalDate, later, Zone } from '../../src/core/time.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import type { Gateway } from '../../src/slack/gateway.ts'
import { remind } from '../../src/slack/nudges.ts'
import { draftBy, kitFor } from '../support/assessment.ts'
import { applied, opening, ten } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { remembering } from '../support/channel.ts'
import { span } from '../support/time.ts'
import { ana, petra, type World, world } from '../support/world.ts'

/** An interview of Ana's on Tuesday at ten that she has accepted, with its reminders planned. */
async function agreed(deps: World): Promise<Interview> {
  const { id: application, candidate } = await applied(deps)
  const interview = held('1', [ana], {
    ...{ rev: 0, application, candidate, opening, span: ten, status: 'booked', bookedBy: petra },
    bookedAt: deps.now(),
  })
  await deps.store.commit({ interviews: [interview], deeds: [] })
  await armInterview(deps, interview.id, deps.now())
  return { ...interview, rev: 1 }
}

/** Says what is due and gives the texts. */
async function heard(deps: World): Promise<string[]> {
  const texts: string[] = []
  const slack: Pick<Gateway, 'post'> = {
    post: async (to, { text }) => {
      texts.push(`${to} ${text.mrkdwn}`)
      return { channel: 'D1', ts: String(texts.length) }
    },
  }
  for (const notice of await deps.store.claimDue(deps.now(), 50, ['slack'])) {
    if (notice.body.kind !== 'nudge') continue
    await deps.store.markSent(notice, await remind(deps, slack, notice, notice.body))
  }
  return texts
}

test('an interview without a kit is recalled a day and a quarter of an hour before, once each', async () => {
  const deps = await world()
  await agreed(deps)
  await armInterview(deps, held('1').id, deps.now())
  deps.wait(7 * 24 * 60 + 60)
  expect(await heard(deps)).toEqual([
    `${ana} In 24 h you interview *Mila Kovač*, Screen: Tue 9 Mar, 10:00-11:00 Belgrade.`,
  ])
  await armInterview(deps, held('1').id, later(deps.now(), -24 * 60))
  expect(await heard(deps)).toEqual([])
  deps.wait(24 * 60 - 15)
  expect(await heard(deps)).toEqual([
    `${ana} In 15 min you interview *Mila Kovač*, Screen: Tue 9 Mar, 10:00-11:00 Belgrade.`,
  ])
})

test('a kit that comes a day before is reminder enough', async () => {
  const deps = await world()
  const interview = await agreed(deps)
  await deps.store.commit({ kits: [kitFor(interview)], deeds: [] })
  deps.wait(7 * 24 * 60 + 60)
  expect(await heard(deps)).toEqual([])
})

test('nothing is said of an interview that was called off meanwhile', async () => {
  const deps = await world()
  const interview = await agreed(deps)
  await deps.store.commit({ interviews: [{ ...interview, status: 'cancelled' }], deeds: [] })
  deps.wait(8 * 24 * 60)
  expect(await heard(deps)).toEqual([])
})

test('whoever is back after months, and elsewhere, is reminded of an old card one step at a time', async () => {
  const deps = await world()
  const { id: application, candidate } = await applied(deps)
  const interview = held('old', [ana], {
    ...{ rev: 0, application, candidate, opening, bookedBy: petra },
    span: span('2026-12-15T10:00', '2026-12-15T11:00'),
  })
  const [known] = await deps.store.people([ana])
  if (!known) throw new Error('Ana is not known')
  const away = { ...known, pausedUntil: LocalDate.parse('2027-03-08') }
  await deps.store.commit({ interviews: [interview], people: [away], deeds: [] })
  await armInterview(deps, interview.id, interview.span.end)
  const moved = { ...away, rev: away.rev + 1, zone: Zone.parse('America/Los_Angeles') }
  await deps.store.commit({ people: [moved], deeds: [] })
  await armPerson(deps, ana, deps.now())
  // From Monday 1 March, 09:00 in Belgrade, to eight on Monday 8 March in California.
  deps.wait(7 * 24 * 60 + 8 * 60)
  expect(await heard(deps)).toHaveLength(1)
  deps.wait(119)
  expect(await heard(deps)).toEqual([])
  deps.wait(1)
  expect(await heard(deps)).toHaveLength(1)
})

test('after a rest of the bot, several reminders of one card that have come due are said once', async () => {
  const deps = await world()
  const { id: application, candidate } = await applied(deps)
  const interview = held('1', [ana], { rev: 0, application, candidate, opening, bookedBy: petra })
  await deps.store.commit({ interviews: [interview], deeds: [] })
  await armInterview(deps, interview.id, interview.span.end)
  // From Monday 1 March at nine to Wednesday 10 March at half past ten: the day's is due at eleven.
  deps.wait(9 * 24 * 60 + 90)
  expect(await heard(deps)).toEqual([])
  deps.wait(30)
  expect(await heard(deps)).toHaveLength(1)
  deps.wait(2 * 24 * 60)
  expect(await heard(deps)).toEqual([])
})

test('a plan made twice owes a digest once, and what is on its way is left alone', async () => {
  const deps = await world()
  await agreed(deps)
  await planDigests(deps)
  await planDigests(deps)
  deps.wait(60)
  const claimed = await deps.store.claimDue(deps.now(), 50, ['digest'])
  expect(claimed.map(({ key }) => key)).toEqual([`digest:${ana}:2027-03-01`])
  await planDigests(deps)
  for (const notice of claimed) await deps.store.markSent(notice, '1.0')
  deps.wait(10)
  expect(await deps.store.claimDue(deps.now(), 50, ['digest'])).toEqual([])
})

test('a mute moves the next digest, and says until when', async () => {
  const deps = await world()
  const page = await muteDigest(deps, ana, LocalDate.parse('2027-03-10'))
  expect(page.reader.mutedUntil).toBe('2027-03-10')
  const late = muteDigest(deps, ana, LocalDate.parse('2027-03-01'))
  await expect(late).rejects.toMatchObject({ reason: { code: 'bad-field', field: 'muted' } })
  expect(page.next).toBe(later(deps.now(), 9 * 24 * 60))
})

test('a reminder loses its buttons with its reason: an answer, or the scorecard', async () => {
  const deps = await world()
  const { id: application, candidate } = await applied(deps)
  const asked = held('1', [{ person: ana, rsvp: 'asked' }], {
    ...{ rev: 0, application, candidate, opening, span: ten, status: 'booked', bookedBy: petra },
  })
  const log: string[] = []
  const send = slackDelivery(remembering(log), deps)
  const nudge = (matter: 'answer' | 'card') =>
    send({
      ...{ key: matter, channel: 'slack', to: ana, due: deps.now() },
      body: { kind: 'nudge', interview: asked.id, matter, step: 'day', about: ana, by: null },
    })
  const show = () => send(showNotice(asked, { surface: 'invitation', to: ana }, deps.now()))
  const become = (changes: Partial<Interview>, rev: number) =>
    deps.store.commit({ interviews: [{ ...asked, ...changes, rev }], deeds: [] })
  await become({}, 0)
  await show()
  await nudge('answer')
  await show()
  await become({ panel: held('1', [ana]).panel }, 1)
  await show()
  expect(log.slice(1)).toEqual([
    expect.stringMatching(/^post U0ANA Can you make it\?/),
    expect.stringMatching(/^edit U0ANA .*Mila/),
    'edit U0ANA You said yes.',
  ])
  deps.wait(9 * 24 * 60)
  await become({ panel: held('1', [ana]).panel, status: 'done' }, 2)
  await nudge('card')
  await deps.store.commit({
    scorecards: [{ ...draftBy(ana, asked), status: 'submitted' }],
    deeds: [],
  })
  for (const _ of [1, 2]) await show()
  expect(log.filter((line) => line.includes('handed it in'))).toEqual([
    'edit U0ANA You handed it in.',
  ])
})
