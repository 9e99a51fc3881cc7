import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bookOffer } from '../../src/app/scheduling.ts'
import { Stale, type Store } from '../../src/app/store.ts'
import { DecisionId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { type Asking, askingId } from '../../src/core/kits/asking.ts'
import { keptId } from '../../src/core/kits/kept-question.ts'
import { Reader } from '../../src/core/readers.ts'
import { type Unsealing, unsealingId } from '../../src/core/scorecards/unsealing.ts'
import { openStore } from '../../src/storage/store.ts'
import { draftBy, durability, kitFor } from '../support/assessment.ts'
import { applied, proposed } from '../support/booking.ts'
import { sources } from '../support/sources.ts'
import { at, span } from '../support/time.ts'
import { admin, ana, bo, world } from '../support/world.ts'

describe.each(Object.entries(sources))('%s', { timeout: 60_000 }, (_name, source) => {
  let store: Store
  let interview: Interview
  beforeEach(async () => {
    store = await openStore(await source())
    const deps = await world({ store })
    const application = await applied(deps)
    const { interviews } = await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
    const [id] = interviews
    const booked = id && (await store.interview(id))
    if (!booked) throw new Error('nothing was booked')
    interview = booked
  })
  afterEach(() => store.close())

  const asking = (): Asking => ({
    id: askingId(interview.candidate, durability),
    rev: 0,
    candidate: interview.candidate,
    question: durability,
    version: 1,
    interview: interview.id,
    status: 'planned',
    at: interview.span.start,
  })

  test('a kit is found by its interview, its application and what it asks', async () => {
    const kit = kitFor(interview)
    await store.commit({ kits: [kit], askings: [asking()], deeds: [] })
    const kept = { ...kit, rev: 1 }
    expect(await store.kit(interview.id)).toEqual(kept)
    expect(await store.kitsOf(interview.application)).toEqual([kept])
    expect(await store.kitsToCome(durability)).toEqual([kept])
    expect(await store.kitsToCome('go-slice-append-001')).toEqual([])
  })

  test('what ratings say of questions is one record, which the next look replaces', async () => {
    expect(await store.figures()).toBeUndefined()
    const first = {
      id: 'figures' as const,
      rev: 0,
      of: {},
      suspected: [],
      at: at('2027-03-01T09:00'),
    }
    await store.commit({ figures: [first], deeds: [] })
    const of = { 'sys-durability-001@1': { difficulty: 2.5, information: -0.1 } }
    await store.commit({ figures: [{ ...first, rev: 1, of }], deeds: [] })
    await expect(store.commit({ figures: [{ ...first, rev: 1 }], deeds: [] })).rejects.toThrow(
      Stale,
    )
    expect(await store.figures()).toEqual({ ...first, rev: 2, of })
  })

  test('a candidate is planned a question once', async () => {
    await store.commit({ askings: [asking()], deeds: [] })
    await expect(store.commit({ askings: [asking()], deeds: [] })).rejects.toThrow(Stale)
    expect(await store.askingsOf(interview.candidate)).toEqual([{ ...asking(), rev: 1 }])
    expect(await store.askingsSince(interview.span.start)).toHaveLength(1)
    expect(await store.askingsSince(interview.span.end)).toEqual([])
  })

  test('cards are found by application, interview, person and time', async () => {
    const [hers, his] = [draftBy(ana, interview), draftBy(bo, interview)]
    await store.commit({ scorecards: [hers, his], deeds: [] })
    const kept = [hers, his].map((card) => ({ ...card, rev: 1 }))
    expect(await store.scorecard(hers.id)).toEqual(kept[0])
    expect(await store.cardsOf(interview.application)).toEqual(kept)
    expect(await store.cardsAbout([interview.id])).toEqual(kept)
    expect(await store.cardsAbout([])).toEqual([])
    const march = span('2027-03-01T00:00', '2027-04-01T00:00')
    expect(await store.cardsIn(march)).toEqual(kept)
    expect(await store.cardsIn(march, [bo])).toEqual([kept[1]])
    expect(await store.cardsIn(span('2027-04-01T00:00', '2027-05-01T00:00'))).toEqual([])
  })

  test('what was unsealed and decided stays in its order', async () => {
    const { application } = interview
    const unsealing: Unsealing = {
      id: unsealingId(application, 'screen'),
      rev: 0,
      application,
      stage: 'screen',
      rule: 'all in',
      by: 'system',
      at: at('2027-03-10T10:00'),
      reason: '',
      missing: [],
    }
    const decision = (id: string, when: string) => ({
      id: DecisionId.parse(id),
      rev: 0,
      application,
      stage: 'screen',
      outcome: 'hold' as const,
      reason: 'waits for a second opinion',
      feedback: '',
      composite: null,
      contradicts: false,
      against: '',
      confirmedConcerns: [],
      by: admin,
      at: at(when),
      follows: null,
    })
    const [late, early] = [
      decision('dec_1', '2027-03-12T10:00'),
      decision('dec_2', '2027-03-11T10:00'),
    ]
    await store.commit({ unsealings: [unsealing], decisions: [late, early], deeds: [] })
    expect(await store.unsealings([application])).toEqual([{ ...unsealing, rev: 1 }])
    expect((await store.decisions([application])).map(({ id }) => id)).toEqual(['dec_2', 'dec_1'])
    expect(await store.decisions([])).toEqual([])
    const since = await store.decisionsSince(at('2027-03-12T10:00'))
    expect(since.map(({ id }) => id)).toEqual(['dec_1'])
  })

  test('what somebody wants to hear is kept', async () => {
    const reader = Reader.parse({ id: ana, rev: 0, mutedUntil: '2027-03-20' })
    await store.commit({ readers: [reader], deeds: [] })
    expect(await store.readers([ana, bo])).toEqual([{ ...reader, rev: 1 }])
    expect(await store.readers()).toHaveLength(1)
  })

  test('nothing is kept of a question that nobody was asked', async () => {
    expect(await store.keptQuestions([keptId({ question: durability, version: 1 })])).toEqual([])
    expect(await store.questionReports()).toEqual([])
  })

  test('applications are listed by opening and status', async () => {
    const { opening, application } = interview
    expect(await store.applications({ opening })).toMatchObject([{ id: application }])
    expect(await store.applications({ opening, status: 'decided' })).toEqual([])
  })
})
