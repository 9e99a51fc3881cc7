import { beforeEach, expect, test } from 'vitest'
import { planDigests } from '../../src/app/digest-plan.ts'
import { setOpening } from '../../src/app/interviewers.ts'
import { someone } from '../../src/app/people.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { unsealingId } from '../../src/core/scorecards/unsealing.ts'
import { later } from '../../src/core/time.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import { draftBy } from '../support/assessment.ts'
import { applied, opening } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { remembering } from '../support/channel.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, type World, world } from '../support/world.ts'

let deps: World
let met: Interview

/** Bo has met Mila and handed in; since Monday at nine the debrief lies open before Ana, who leads. */
beforeEach(async () => {
  deps = await world({ now: '2027-03-01T09:00' })
  await someone(deps, ana)
  await setOpening(deps, admin, opening, {
    ...{ leads: [ana], recruiters: [], channel: null, status: 'open' },
  })
  const { id: application, candidate } = await applied(deps)
  const start = later(deps.now(), -24 * 60)
  met = held('met', [bo], {
    ...{ rev: 0, application, candidate, opening, span: { start, end: later(start, 60) } },
  })
  const unsealing = {
    ...{ id: unsealingId(application, 'screen'), rev: 0, application, stage: 'screen' },
    ...{ rule: 'all in' as const, by: 'system' as const, reason: '', missing: [], at: deps.now() },
  }
  await deps.store.commit({
    interviews: [met],
    scorecards: [{ ...draftBy(bo, met), status: 'submitted' }],
    unsealings: [unsealing],
    deeds: [],
  })
  await planDigests(deps)
})

/** What Ana is told of it once so many minutes have gone by. */
async function heardAfter(minutes: number): Promise<string[]> {
  deps.wait(minutes)
  const log: string[] = []
  for (const notice of await deps.store.claimDue(deps.now(), 50, ['slack'])) {
    if (notice.body.kind !== 'undecided') continue
    await deps.store.markSent(notice, await slackDelivery(remembering(log), deps)(notice))
  }
  return log
}

const day = 24 * 60
const told =
  'post U0ANA *Mila Kovač* (Intern) waits for your decision: the scorecards have been open for 2 days.'

test('a lead who does not decide is reminded once, after two working days', async () => {
  expect(await heardAfter(2 * day - 1)).toEqual([])
  expect(await heardAfter(1)).toEqual([told])
  await planDigests(deps)
  expect(await heardAfter(3 * day)).toEqual([])
})

test('one that is late, because the bot rested, waits for the morning', async () => {
  expect(await heardAfter(2 * day + 13 * 60)).toEqual([])
  expect(await deps.store.claimDue(at('2027-03-04T07:59'), 9, ['slack'])).toEqual([])
  expect(await heardAfter(10 * 60)).toEqual([told])
})

test('a lead who owes a card about the candidate is told nothing of it', async () => {
  const again = held('again', [ana], {
    ...met,
    id: held('again').id,
    rev: 0,
    panel: held('x').panel,
  })
  await deps.store.commit({ interviews: [again], deeds: [] })
  expect(await heardAfter(2 * day)).toEqual([])
})

test('nothing is said of a candidate who has withdrawn', async () => {
  const known = await deps.store.application(met.application)
  if (!known) throw new Error('she has applied')
  await deps.store.commit({ applications: [{ ...known, status: 'withdrawn' }], deeds: [] })
  expect(await heardAfter(2 * day)).toEqual([])
})
