import { beforeEach, expect, test } from 'vitest'
import { eraseCandidate } from '../../src/app/erasing.ts'
import { amendCard, endCardDuty, saveDraft, submitCard } from '../../src/app/scorecards.ts'
import { verifyAudit } from '../../src/cli/audit.ts'
import { cardIdOf, type Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { applied } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { answers, wholeCard } from '../support/filled.ts'
import { ana, bo, type World, world } from '../support/world.ts'

let deps: World
let card: Scorecard
let others: Pick<Scorecard, 'application' | 'candidate'>

/** Ana's card about Mila, handed in and amended; Bo, who was not there, has none. */
beforeEach(async () => {
  deps = await world({ now: '2027-03-09T12:00' })
  const { id: application, candidate } = await applied(deps)
  others = { application, candidate }
  const { id, ...screen } = held('mila', [ana, bo], { rev: 0, application, candidate })
  await deps.store.commit({ interviews: [{ id, ...screen }], deeds: [] })
  await saveDraft(deps, ana, id, { fields: wholeCard, form: 'V1' })
  await submitCard(deps, ana, id)
  await endCardDuty(deps, bo, id, 'not me')
  const field = 'competency:systems:rating'
  await amendCard(deps, ana, id, { field, value: '4', reason: 'She said more afterwards.' })
  const kept = await deps.store.scorecard(cardIdOf(id, ana))
  if (!kept) throw new Error('there is no card')
  card = kept
})

const changed = (change: Partial<Scorecard>) =>
  deps.store.commit({ scorecards: [{ ...card, ...change }], deeds: [] })

test('cards that say what was handed in and amended hold, and so do those of who was erased', async () => {
  expect(await verifyAudit(deps.store)).toMatchObject({ status: 0, output: { ok: true } })
  await eraseCandidate(deps, 'system', others.candidate)
  expect(await verifyAudit(deps.store)).toMatchObject({ status: 0, output: { ok: true } })
})

test.each([
  [
    'says something else',
    (): Partial<Scorecard> => ({
      answers: { ...card.answers, overall: answers().overall, questions: [], competencies: [] },
    }),
    'it says something else than was handed in and amended',
  ],
  [
    'has lost its amendment',
    (): Partial<Scorecard> => ({
      amendments: [],
      answers: card.submissions[0]?.answers ?? card.answers,
    }),
    'what was handed in or amended is not what the audit log tells of',
  ],
])('a card that %s in the database is named', async (_how, change, what) => {
  await changed(change())
  expect(await verifyAudit(deps.store)).toMatchObject({
    status: 1,
    output: { ok: false, scorecards: [{ card: card.id, what }] },
  })
})

test('so are those that are gone', async () => {
  const forget = { ...others, applications: [others.application], ids: [] }
  await deps.store.commit({ forget, deeds: [] })
  const what = 'it is gone, although its candidate was not erased'
  expect(await verifyAudit(deps.store)).toMatchObject({
    status: 1,
    output: {
      scorecards: [
        { card: card.id, what },
        { card: cardIdOf(card.interview, bo), what },
      ],
    },
  })
})
