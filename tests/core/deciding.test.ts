import { expect, test } from 'vitest'
import { type Choice, contradicts, type DecisionFacts, decide } from '../../src/core/deciding.ts'
import type { Decision } from '../../src/core/decisions.ts'
import { DecisionId } from '../../src/core/ids.ts'
import { Opening } from '../../src/core/openings.ts'
import { readPlans } from '../../src/plans/read.ts'
import { nobodysApplication } from '../support/booking.ts'
import { dee } from '../support/cards.ts'
import { search } from '../support/debrief.ts'
import { at } from '../support/time.ts'
import { ana, petra } from '../support/world.ts'

const [plan] = readPlans('interview-plans').filter(
  ({ key }) => key === 'search-backend-infra-intern',
)
if (!plan) throw new Error('the plan is there')
const now = at('2027-03-11T12:00')
const by = { by: dee, now }

const facts: DecisionFacts = {
  application: { ...nobodysApplication, opening: search, stage: 'screen' },
  opening: Opening.parse({
    id: search,
    rev: 1,
    plan: plan.key,
    planVersion: plan.version,
    title: 'Search',
    leads: [dee],
    recruiters: [petra],
  }),
  plan,
  stage: 'screen',
  standing: {
    composite: { value: 3.4, se: 0.3, band: 'above', heldBy: [] },
    heldBy: [],
    comparisons: 7,
    isEarly: true,
  },
  concerns: [
    {
      code: 'poor_communication',
      title: '',
      sightings: [],
      isConfirmed: true,
      isOneConversation: false,
    },
    {
      code: 'resists_feedback',
      title: '',
      sightings: [],
      isConfirmed: false,
      isOneConversation: true,
    },
  ],
  conflicts: [],
  decisions: [],
}

function choice(changes: Partial<Choice> = {}): Choice {
  return {
    id: DecisionId.parse('dec_1'),
    outcome: 'advance',
    reason: ' explains what happens below ',
    feedback: '',
    against: '',
    knew: null,
    ...changes,
  }
}

function earlier(outcome: Decision['outcome'], stage = 'screen'): Decision {
  const [decision] =
    decide({ ...facts, stage }, choice({ id: DecisionId.parse(`dec_0_${stage}`), outcome }), by)
      .decisions ?? []
  if (!decision) throw new Error('decided')
  return { ...decision, rev: 1, by: ana }
}

test('a decision keeps who, when, why, the composite and what was confirmed by then', () => {
  expect(decide(facts, choice(), by).decisions).toEqual([
    {
      id: 'dec_1',
      rev: 0,
      application: facts.application.id,
      stage: 'screen',
      outcome: 'advance',
      reason: 'explains what happens below',
      feedback: '',
      composite: { value: 3.4, standardError: 0.3, band: 'above', planVersion: plan.version },
      contradicts: false,
      against: '',
      confirmedConcerns: ['poor_communication'],
      by: dee,
      at: now,
      follows: null,
    },
  ])
})

test.each([
  ['advance', 'in progress', 'technical-loop'],
  ['hold', 'in progress', 'screen'],
  ['offer', 'decided', 'screen'],
  ['no', 'decided', 'screen'],
] as const)('%s leaves the application %s in %s', (outcome, status, stage) => {
  const against = 'it was decided elsewhere that this opening is closed'
  expect(decide(facts, choice({ outcome, against }), by).applications).toMatchObject([
    { status, stage },
  ])
})

test('the audit log has the outcome and the band, and not a word of the reason', () => {
  const { deeds } = decide(facts, choice({ feedback: 'well reasoned' }), by)
  expect(deeds).toMatchObject([
    {
      actor: dee,
      verb: 'decide',
      after: { outcome: 'advance', band: 'above', contradicts: false },
    },
  ])
  expect(JSON.stringify(deeds)).not.toMatch(/below|reasoned/)
})

test('a decision that is corrected stays, and the new one names it', () => {
  const first = earlier('hold')
  const { decisions } = decide({ ...facts, decisions: [first] }, choice({ knew: first.id }), by)
  expect(decisions).toMatchObject([{ id: 'dec_1', follows: first.id }])
})

test('a correction undoes what the earlier one did to the application', () => {
  const first = earlier('advance')
  const moved: DecisionFacts = {
    ...facts,
    application: { ...facts.application, stage: 'technical-loop' },
    decisions: [first],
  }
  const hold = decide(moved, choice({ outcome: 'hold', knew: first.id }), by)
  expect(hold.applications).toMatchObject([{ status: 'in progress', stage: 'screen' }])
})

test.each([
  ['advance', 'below', true],
  ['offer', 'below', true],
  ['no', 'above', true],
  ['no', 'below', false],
  ['offer', 'above', false],
  ['hold', 'below', false],
  ['hold', 'above', false],
  ['offer', 'near', false],
  ['no', 'near', false],
  ['no', null, false],
] as const)('%s against a band that is %s contradicts it: %s', (outcome, band, expected) => {
  expect(contradicts(outcome, band)).toBe(expected)
})

test('a contradiction needs eight words, which are kept', () => {
  const no = { outcome: 'no' } as const
  expect(() => decide(facts, choice(no), by)).toThrow(
    expect.objectContaining({ reason: expect.objectContaining({ field: 'against' }) }),
  )
  const against = 'The opening was cancelled by finance this very morning'
  expect(decide(facts, choice({ ...no, against }), by).decisions).toMatchObject([
    { contradicts: true, against },
  ])
})

test.each([
  ['without a reason', {}, { reason: 'because so' }, { code: 'bad-field', field: 'reason' }],
  [
    'to advance after the last stage',
    { stage: 'technical-loop' },
    {},
    { code: 'bad-field', field: 'outcome' },
  ],
  [
    'about who has withdrawn',
    { application: { ...facts.application, status: 'withdrawn' } },
    {},
    { code: 'too-late', state: 'withdrawn' },
  ],
  ['with a conflict of interest', { conflicts: [dee] }, {}, { code: 'has-conflict' }],
  [
    'on an earlier one that they have not seen',
    { decisions: [earlier('hold')] },
    {},
    { code: 'decided-meanwhile', by: ana },
  ],
  [
    'behind a later stage',
    { decisions: [earlier('hold', 'technical-loop')] },
    {},
    { code: 'too-late' },
  ],
] as const)('nobody decides %s', (_, changed, chosen, reason) => {
  expect(() => decide({ ...facts, ...changed } as DecisionFacts, choice(chosen), by)).toThrow(
    expect.objectContaining({ reason: expect.objectContaining(reason) }),
  )
})

test('leads are shown what was decided, and Homes follow', () => {
  const { notices } = decide(facts, choice(), by)
  expect(notices?.map(({ to, body }) => [to, body.kind])).toEqual([
    [dee, 'debrief'],
    [dee, 'home'],
    [petra, 'home'],
  ])
})
