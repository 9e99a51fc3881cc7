import { beforeEach, describe, expect, test } from 'vitest'
import { takeBackNoShow } from '../../src/app/interviews.ts'
import { armInterview } from '../../src/app/nudges.ts'
import {
  amendCard,
  candidateMissed,
  declareCardConflict,
  endCardDuty,
  saveDraft,
  submitCard,
  takeUpCard,
  withdrawCard,
} from '../../src/app/scorecards.ts'
import { visibleTo } from '../../src/app/visible-cards.ts'
import type { InterviewId, PersonId } from '../../src/core/ids.ts'
import { cardIdOf } from '../../src/core/scorecards/scorecard.ts'
import { kitFor } from '../support/assessment.ts'
import { applied } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { wholeCard } from '../support/filled.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

let deps: World
let id: InterviewId

/** Ana's and Bo's screen with Mila, an hour after it ended. */
beforeEach(async () => {
  deps = await world({ now: '2027-03-09T12:00' })
  const { id: application, candidate } = await applied(deps)
  const interview = held('mila', [ana, bo], { rev: 0, application, candidate })
  await deps.store.commit({ interviews: [interview], deeds: [] })
  id = interview.id
})

const card = (who: PersonId) => deps.store.scorecard(cardIdOf(id, who))
const fill = (who: PersonId) => saveDraft(deps, who, id, { fields: wholeCard, form: 'V1' })
async function about() {
  const interview = await deps.store.interview(id)
  if (!interview) throw new Error('there is no such interview')
  return interview
}

test('the first save begins a card, the next go on with it, and one that changes nothing writes nothing', async () => {
  await fill(ana)
  await saveDraft(deps, ana, id, { fields: { 'overall:summary': 'Another summary.' }, form: 'V1' })
  await saveDraft(deps, ana, id, { fields: { 'overall:summary': 'Another summary.' }, form: 'V1' })
  expect(await card(ana)).toMatchObject({
    rev: 2,
    status: 'draft',
    answers: { overall: { summary: 'Another summary.' } },
  })
  const verbs = (await deps.store.auditOf(cardIdOf(id, ana))).map(({ verb }) => verb)
  expect(verbs).toEqual(['begin a scorecard'])
})

test('nobody fills a card but who sits in the interview', async () => {
  for (const who of [petra, admin])
    await expect(fill(who)).rejects.toMatchObject({ reason: { code: 'not-allowed' } })
})

test('saves of different fields of one card at the same time are all kept', async () => {
  const competencies = ['systems', 'debugging', 'language', 'learning', 'communication']
  const saves = Array.from({ length: 10 }, (_, i) => {
    const field = `competency:${competencies[i % 5]}:${i < 5 ? 'note' : 'naReason'}`
    return saveDraft(deps, ana, id, { fields: { [field]: `note ${i}` }, form: `V${i}` })
  })
  await Promise.all(saves)
  const notes = (await card(ana))?.answers.competencies.flatMap(({ note, naReason }) => [
    note,
    naReason,
  ])
  expect(notes?.toSorted()).toEqual(Array.from({ length: 10 }, (_, i) => `note ${i}`))
})

test('a card can be handed in without a kit, twice is once, and the audit log has its seal', async () => {
  await fill(ana)
  await Promise.all([submitCard(deps, ana, id), submitCard(deps, ana, id)])
  const kept = await card(ana)
  expect(kept).toMatchObject({ status: 'submitted', submissions: [{}] })
  const entries = await deps.store.auditOf(cardIdOf(id, ana))
  expect(entries.map(({ verb, after }) => [verb, after.seal])).toEqual([
    ['begin a scorecard', undefined],
    ['submit a scorecard', kept?.submissions[0]?.seal],
  ])
})

test('a kit drawn later brings its questions, and what was written stays', async () => {
  await fill(ana)
  await deps.store.commit({ kits: [kitFor(await about())], deeds: [] })
  await expect(submitCard(deps, ana, id)).rejects.toMatchObject({
    reason: { code: 'unfinished-card', problems: [{ field: 'question:sys-durability-001:asked' }] },
  })
  await saveDraft(deps, ana, id, {
    fields: { 'question:sys-durability-001:asked': 'no time' },
    form: 'V2',
  })
  await submitCard(deps, ana, id)
  expect(await card(ana)).toMatchObject({
    status: 'submitted',
    answers: { overall: { recommendation: 'yes' } },
  })
})

describe('once Ana has handed in', () => {
  beforeEach(async () => {
    await fill(ana)
    await submitCard(deps, ana, id)
  })

  test('Bo sees how many are in and nothing else', async () => {
    const { application } = await about()
    expect(await visibleTo(deps, bo, application)).toEqual({
      isBlind: true,
      stages: [
        {
          stage: 'screen',
          in: 1,
          required: 2,
          own: [],
          missing: null,
          isOpen: false,
          others: [],
          uncounted: [],
        },
      ],
    })
  })

  test('she can take it back and hand it in again; both are kept', async () => {
    await withdrawCard(deps, ana, id)
    await saveDraft(deps, ana, id, { fields: { 'overall:recommendation': 'no' }, form: 'V1' })
    await submitCard(deps, ana, id)
    expect(
      (await card(ana))?.submissions.map(({ answers }) => answers.overall.recommendation),
    ).toEqual(['yes', 'no'])
  })

  test('taken back, it is recalled four working hours later, counted from then whatever she saves meanwhile', async () => {
    await withdrawCard(deps, ana, id)
    const [arm] = (await deps.store.claimDue(deps.now(), 99, ['self'])).filter(
      ({ body }) => body.kind === 'arm',
    )
    expect(arm?.key).toBe(`arm:${id}:${cardIdOf(id, ana)}:r3`)
    deps.wait(30)
    await saveDraft(deps, ana, id, { fields: { 'overall:summary': 'x' }, form: 'V1' })
    await armInterview(deps, id, deps.now())
    const recalled = async (minutes: number) => {
      deps.wait(minutes)
      const due = await deps.store.claimDue(deps.now(), 99, ['slack'])
      for (const one of due) await deps.store.markSent(one, '1.0')
      return due.flatMap(({ key, to }) => (key.startsWith('nudge:') && to === ana ? [key] : []))
    }
    expect(await recalled(3 * 60 + 29)).toEqual([])
    expect(await recalled(1)).toEqual([`nudge:${id}:card:${ana}:v0:hours:${ana}:1`])
  })

  test('she cannot write in it', async () => {
    const late = saveDraft(deps, ana, id, { fields: { 'overall:summary': 'x' }, form: 'V1' })
    await expect(late).rejects.toMatchObject({ reason: { code: 'too-late', state: 'handed in' } })
  })

  test('she amends it once it is open, with a reason, and what she handed in stays', async () => {
    await endCardDuty(deps, bo, id, 'not me')
    const amending = { field: 'competency:systems:rating', value: '4', reason: 'Bo saw more.' }
    await amendCard(deps, ana, id, amending)
    expect(await card(ana)).toMatchObject({
      amendments: [{ by: ana, field: amending.field, old: '3', new: '4', reason: 'Bo saw more.' }],
      submissions: [{ answers: { competencies: [{ rating: 3 }, {}, {}, {}, {}] } }],
    })
    await expect(withdrawCard(deps, ana, id)).rejects.toMatchObject({
      reason: { code: 'too-late' },
    })
  })

  test('Bo, who was not there, ends his duty', async () => {
    await endCardDuty(deps, bo, id, 'not me')
    expect(await card(bo)).toMatchObject({
      status: 'not needed',
      notNeeded: { reason: 'not me', by: bo },
    })
  })
})

test('two last cards handed in at the same moment open the cards once', async () => {
  await Promise.all([fill(ana), fill(bo)])
  await Promise.all([submitCard(deps, ana, id), submitCard(deps, bo, id)])
  const { application } = await about()
  expect(await deps.store.unsealings([application])).toMatchObject([
    { rule: 'all in', missing: [] },
  ])
  const { stages } = await visibleTo(deps, bo, application)
  expect(stages[0]?.others.map(({ person }) => person)).toEqual([ana])
})

test('who was not there is not waited for: the cards open without theirs', async () => {
  await fill(ana)
  await submitCard(deps, ana, id)
  await endCardDuty(deps, bo, id, 'not me')
  const { application } = await about()
  expect(await deps.store.unsealings([application])).toMatchObject([{ rule: 'all in' }])
})

test('who has a conflict of interest is not waited for, and is named; what they write counts nowhere', async () => {
  await declareCardConflict(deps, bo, id)
  await takeUpCard(deps, bo, id)
  await fill(bo)
  await submitCard(deps, bo, id)
  const { application } = await about()
  expect(await deps.store.unsealings([application])).toEqual([])
  await fill(ana)
  await submitCard(deps, ana, id)
  expect(await deps.store.unsealings([application])).toMatchObject([{ rule: 'all in' }])
  const { stages } = await visibleTo(deps, ana, application)
  expect(stages[0]).toMatchObject({ in: 1, required: 1, others: [], uncounted: [{ person: bo }] })
})

test('who may read others’ cards of an earlier stage once it is not them cannot take theirs up again', async () => {
  const { application, candidate } = await about()
  await Promise.all([fill(ana), fill(bo)])
  await Promise.all([submitCard(deps, ana, id), submitCard(deps, bo, id)])
  const more = { rev: 0, application, candidate, stage: 'technical-loop' }
  const next = held('next', [ana, petra], more)
  await deps.store.commit({ interviews: [next], deeds: [] })
  await endCardDuty(deps, ana, next.id, 'not me')
  await expect(takeUpCard(deps, ana, next.id)).rejects.toMatchObject({
    reason: { code: 'too-late', state: 'open to others' },
  })
})

test('that the candidate did not come ends it for everybody, or for one alone where a card is in', async () => {
  expect(await candidateMissed(deps, ana, id)).toBe('everybody')
  expect(await about()).toMatchObject({
    status: 'no-show',
    ending: { who: 'candidate', by: ana },
  })
  await expect(fill(bo)).rejects.toMatchObject({ reason: { code: 'too-late', state: 'no-show' } })
  await takeBackNoShow(deps, admin, id)
  await fill(bo)
  await submitCard(deps, bo, id)
  expect(await candidateMissed(deps, ana, id)).toBe('themselves')
  expect(await about()).toMatchObject({ status: 'done' })
  expect(await card(ana)).toMatchObject({
    status: 'not needed',
    notNeeded: { reason: 'no-show', by: ana },
  })
})

test('who said that it was not them can take the card up again while nothing is open', async () => {
  await endCardDuty(deps, bo, id, 'not me')
  await takeUpCard(deps, bo, id)
  await fill(bo)
  expect(await card(bo)).toMatchObject({ status: 'draft', notNeeded: null })
})
