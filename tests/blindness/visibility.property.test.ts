import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PersonId } from '../../src/core/ids.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import type { Unsealing } from '../../src/core/scorecards/unsealing.ts'
import { visible } from '../../src/core/scorecards/visibility.ts'
import { cardBy, cy, dee, held, mila, someone, unsealedBy } from '../support/cards.ts'
import { answers, EVIDENCE } from '../support/filled.ts'
import { ana, bo, petra } from '../support/world.ts'

const lead = PersonId.parse('U0LEAD')
const people = [ana, bo, cy, dee, lead, petra]

const panels = fc.uniqueArray(
  fc.record({
    person: fc.constantFrom(...people),
    shadow: fc.boolean(),
    rsvp: fc.constantFrom('asked', 'accepted', 'declined', 'replaced', 'lapsed'),
  }),
  { selector: ({ person }) => person, minLength: 1 },
)
const interviews = fc
  .array(
    fc.record({
      panel: panels,
      status: fc.constantFrom('booked', 'done', 'cancelled', 'no-show'),
      stage: fc.constantFrom('screen', 'technical-loop'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.map(({ panel, ...rest }, i) => held(`i${i}`, panel, rest)))
const statuses = fc.constantFrom<Scorecard['status'] | 'none'>(
  'none',
  'draft',
  'submitted',
  'withdrawn',
  'not needed',
)
const unsealings = fc.array(
  fc
    .tuple(
      fc.constantFrom<Unsealing['rule']>('all in', 'by the lead', 'break glass'),
      fc.constantFrom(lead, petra, ana),
      fc.constantFrom('screen', 'technical-loop'),
    )
    .map((of) => unsealedBy(...of)),
  { maxLength: 3 },
)

/** What a card may say, one way or the other, short or long. */
const contents = fc.constantFrom<Partial<Scorecard>>(
  {
    answers: answers(
      { rating: 1, evidence: 'Nothing.' },
      { overall: { ...answers().overall, recommendation: 'strong no' } },
    ),
  },
  {
    answers: answers(
      { rating: 5, evidence: EVIDENCE.repeat(20) },
      { overall: { ...answers().overall, recommendation: 'strong yes' } },
    ),
  },
  {
    answers: answers(
      {},
      {
        observations: [
          {
            kind: 'red flag',
            code: 'resists_feedback',
            what: EVIDENCE,
            question: null,
            counter: 'none seen',
          },
        ],
      },
    ),
  },
  {
    answers: answers(),
    amendments: [
      {
        at: 1 as Scorecard['startedAt'],
        by: bo,
        field: 'x',
        old: '1',
        new: '5',
        reason: 'y',
        nonce: 'n',
        seal: 's',
      },
    ],
  },
  { answers: answers({ deviation: EVIDENCE, knewIt: true, followUps: [1], minutes: 30 }) },
  { answers: answers(), overrides: [{ field: 'x', rule: 'impression', reason: 'y' }] },
)

test('what a blind person may see is the same whatever the others wrote', () => {
  let blindOnes = 0
  fc.assert(
    fc.property(
      interviews,
      fc.array(statuses, { minLength: 18, maxLength: 18 }),
      fc.array(fc.tuple(contents, contents), { minLength: 18, maxLength: 18 }),
      fc.array(fc.constantFrom('none', 'none', 'declared'), { minLength: 18, maxLength: 18 }),
      unsealings,
      fc.constantFrom(...people),
      fc.constantFrom([], ['recruiter'] as const, ['admin'] as const, ['auditor'] as const),
      (held, states, written, conflicts, opened, who, grants) => {
        const seats = held.flatMap((interview) =>
          interview.panel.map(({ person }) => ({ interview, person })),
        )
        const cardsIn = (world: 0 | 1) =>
          seats.flatMap(({ interview, person }, i) => {
            const status = states[i] ?? 'none'
            const own = written[i]?.[0]
            const content = person === who ? own : written[i]?.[world]
            const conflict = conflicts[i] ?? 'none'
            return status === 'none'
              ? []
              : [cardBy(person, interview, status, { ...content, conflict })]
          })
        const viewer = someone(who, ...grants)
        const facts = {
          application: mila,
          opening: { leads: [lead] },
          interviews: held,
          unsealings: opened,
        }
        const seen = [cardsIn(0), cardsIn(1)].map((cards) => visible(viewer, { ...facts, cards }))
        if (!seen[0]?.isBlind) return
        blindOnes++
        expect(JSON.stringify(seen[1])).toBe(JSON.stringify(seen[0]))
      },
    ),
    { numRuns: 1_000 },
  )
  expect(blindOnes).toBeGreaterThan(100)
})
