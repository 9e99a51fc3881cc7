import { expect, test } from 'vitest'
import { calibrationFor } from '../../src/app/calibration.ts'
import { followKits, kitOf } from '../../src/app/kits.ts'
import { measureQuestions, oweMeasuring } from '../../src/app/measure.ts'
import { Candidate } from '../../src/core/candidates.ts'
import { choicesOf } from '../../src/core/kits/choice.ts'
import { drawKit } from '../../src/core/kits/draw.ts'
import { DrawFacts } from '../../src/core/kits/draw-facts.ts'
import { proportion } from '../../src/core/statistics/proportion.ts'
import { DAY_MINUTES, LocalDate, later } from '../../src/core/time.ts'
import { durability } from '../support/assessment.ts'
import { bookedScreen, kitWorld } from '../support/kit-world.ts'
import { systemsQuestions, usualBlueprint } from '../support/kits.ts'
import { panels } from '../support/rated.ts'
import { applicationNo } from '../support/season.ts'
import { at, belgrade, span } from '../support/time.ts'
import { admin, type World } from '../support/world.ts'

const today = LocalDate.parse('2027-03-19')
const twoWeeksOn = span('2027-03-23T10:00', '2027-03-23T11:00')

/** So many candidates met, each rated 5 on the question about writing; the cards of all but those `sealed` are open. */
async function met(
  deps: World,
  candidates: number,
  { sealed = 0, knewIt = false } = {},
): Promise<void> {
  const rated = panels(
    candidates,
    () => [1],
    () => ({ rating: 5, knewIt }),
  )
  for (const [i, interview] of rated.interviews.entries()) {
    const application = { ...applicationNo(i + 1), rev: 0 }
    await deps.store.commit({
      candidates: [
        Candidate.parse({ id: application.candidate, rev: 0, name: 'Past', zone: belgrade }),
      ],
      applications: [application],
      interviews: [{ ...interview, rev: 0 }],
      kits: rated.kits
        .slice(i, i + 1)
        .map((kit) => ({ ...kit, status: 'used' as const, blueprint: usualBlueprint })),
      scorecards: rated.cards.slice(i, i + 1),
      deeds: [],
      unsealings:
        i < sealed
          ? []
          : [
              {
                ...{ id: `unseal_${i}`, rev: 0, application: application.id, stage: 'screen' },
                ...{ rule: 'all in' as const, by: 'system' as const, reason: '', missing: [] },
                at: later(interview.span.end, 60),
              },
            ],
    })
  }
}

/** Twelve questions of middling difficulty, one of them about writing. */
async function middling(): Promise<World> {
  const all = systemsQuestions(12, { difficulty_author: 3 })
  return kitWorld(all.map((one, i) => (i === 0 ? { ...one, id: durability } : one)))
}

test('what ratings say of a question is worked out once a day, and only of cards that are open', async () => {
  const deps = await middling()
  await met(deps, 6, { sealed: 2 })
  deps.wait(18 * DAY_MINUTES)
  await measureQuestions(deps, today)
  expect(await deps.store.figures()).toBeUndefined()
  await deps.store.commit({
    unsealings: [
      {
        ...{ id: 'unseal_late', rev: 0, application: applicationNo(1).id, stage: 'screen' },
        ...{ rule: 'all in', by: 'system', reason: '', missing: [] },
        at: deps.now(),
      },
    ],
    deeds: [],
  })
  await measureQuestions(deps, today)
  const figures = await deps.store.figures()
  // Five ratings of 5 are pulled towards the author's 3; too few have met it to say how well it tells them apart.
  expect(figures?.of).toEqual({ 'sys-durability-001@1': { difficulty: expect.any(Number) } })
  expect(figures?.of['sys-durability-001@1']?.difficulty).toBeLessThan(2)
  await measureQuestions(deps, today)
  expect(await deps.store.figures()).toEqual(figures)
  expect(await deps.store.auditOf('figures')).toMatchObject([
    { actor: 'system', verb: 'measure', after: { questions: 1 } },
  ])
})

test('a kit is drawn by what ratings say, and can be drawn again from the figures it keeps', async () => {
  const deps = await middling()
  await met(deps, 6)
  deps.wait(18 * DAY_MINUTES)
  await measureQuestions(deps, today)
  const interview = await bookedScreen({ ...deps, newId: () => crypto.randomUUID() }, twoWeeksOn)
  await followKits(deps, interview.id)
  const { draw, questions } = await kitOf(deps, interview.id)
  const facts = DrawFacts.parse(draw)
  const figure = (await deps.store.figures())?.of['sys-durability-001@1']
  expect(facts.figures).toEqual({ [durability]: figure })
  expect(drawKit(choicesOf(deps.bank), facts).questions).toEqual(questions)
  // Proved easier than the blueprint wants: others are asked.
  expect(questions.map(({ question }) => question)).not.toContain(durability)
})

test('who keeps the banks hears once of a question that candidates may know, unless it was reported', async () => {
  const deps = await middling()
  await met(deps, 2, { knewIt: true })
  deps.wait(18 * DAY_MINUTES)
  await measureQuestions(deps, today)
  await measureQuestions(deps, today)
  const heard = async () =>
    (await deps.store.claimDue(deps.now(), 100)).filter(({ body }) => body.kind === 'leak')
  expect(await heard()).toMatchObject([
    {
      to: admin,
      body: { kind: 'leak', question: 'sys-durability-001@1', signs: ['suspected'] },
    },
  ])

  const other = await middling()
  await met(other, 2, { knewIt: true })
  other.wait(18 * DAY_MINUTES)
  const report = { id: 'rep_1', rev: 0, question: durability, version: 1, kind: 'leaked' as const }
  await other.store.commit({
    questionReports: [
      { ...report, note: '', interview: null, by: admin, at: other.now(), settled: null },
    ],
    deeds: [],
  })
  await measureQuestions(other, today)
  const due = await other.store.claimDue(other.now(), 100)
  expect(due.filter(({ body }) => body.kind === 'leak')).toEqual([])
})

test('a question is measured against the interviews of the last half year that could have asked it', async () => {
  const deps = await middling()
  await met(deps, 6)
  deps.wait(18 * DAY_MINUTES)
  const exposure = async () =>
    (await calibrationFor(deps, admin)).questions.map((question) => question.exposure)
  expect(await exposure()).toEqual([{ ...proportion(0, 6), standing: 'early' }])
  deps.wait(200 * DAY_MINUTES)
  expect(await exposure()).toEqual([{ ...proportion(0, 0), standing: 'hidden' }])
})

test('a start owes the look of the day once, and a look owes the next', async () => {
  const deps = await middling()
  await oweMeasuring(deps)
  await oweMeasuring(deps)
  const owed = async () =>
    (await deps.store.claimDue(at('2027-12-31T00:00'), 100)).map(({ key }) => key)
  expect(await owed()).toEqual(['measure:2027-03-01'])
  await measureQuestions(deps, LocalDate.parse('2027-03-01'))
  expect(await owed()).toContain('measure:2027-03-02')
})
