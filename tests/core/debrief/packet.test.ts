import { expect, test } from 'vitest'
import { packetOf } from '../../../src/core/debrief/packet.ts'
import { speakingOrder } from '../../../src/core/debrief/speaking.ts'
import { evidenceFor } from '../../../src/core/debrief/voices.ts'
import type { PersonId } from '../../../src/core/ids.ts'
import { QuestionReport } from '../../../src/core/kits/reports.ts'
import type { Level, Membership } from '../../../src/core/people.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { readPlans } from '../../../src/plans/read.ts'
import { durability } from '../../support/assessment.ts'
import { nobodysApplication } from '../../support/booking.ts'
import { cy, dee } from '../../support/cards.ts'
import {
  anasCard,
  answersOf,
  boM,
  bosCard,
  fatima,
  fatimasCard,
  fundamentals,
  fundamentalsKit,
  handedIn,
  kaito,
  kaitosCard,
  language,
  learning,
  luka,
  milasApplication,
  OTHER_QUOTE,
  QUOTE,
  question,
} from '../../support/debrief.ts'
import { at } from '../../support/time.ts'
import { ana, bo, petra } from '../../support/world.ts'

const plan = readPlans('interview-plans').find(({ key }) => key === 'search-backend-infra-intern')
if (!plan) throw new Error('the plan is there')
const known = plan

function packet(
  cards: readonly Scorecard[],
  stage = 'technical-loop',
  reports: readonly QuestionReport[] = [],
) {
  return packetOf({
    application: { ...nobodysApplication, id: milasApplication },
    stage,
    plan: known,
    leads: [luka],
    interviews: [fundamentals, language, learning],
    cards,
    kits: [fundamentalsKit],
    memberships: [],
    reports,
  })
}

const all = [anasCard, bosCard, fatimasCard, kaitosCard]

test('every competency shows each rating beside the others, and how far they lie apart', () => {
  const { rows, voices } = packet(all)
  expect(voices.map(({ person }) => person)).toEqual([ana, boM, fatima])
  const debugging = rows.find(({ competency }) => competency.key === 'debugging')
  expect(debugging?.cells.map(({ rating }) => rating)).toEqual([4, 2, 4])
  expect(debugging?.spread).toBe(2)
  const systems = rows.find(({ competency }) => competency.key === 'systems_fundamentals')
  expect(systems?.cells.map(({ rating }) => rating)).toEqual([4, null, null])
  expect(systems?.spread).toBe(0)
})

test('ratings two or more apart come first, with both pieces of evidence', () => {
  const { disagreements } = packet(all)
  expect(disagreements.map(({ competency, spread }) => [competency.key, spread])).toEqual([
    ['debugging', 2],
  ])
  const [first] = disagreements
  expect(first?.low).toMatchObject({ rating: 2, evidence: [{ about: null, text: OTHER_QUOTE }] })
  expect(first?.high).toMatchObject({ rating: 4, evidence: [{ about: null, text: QUOTE }] })
})

test('the widest disagreement leads, and one point is none', () => {
  const { disagreements } = packet([
    handedIn(ana, fundamentals, {
      ratings: { debugging: 4, communication: 5, systems_fundamentals: 3 },
    }),
    handedIn(boM, language, {
      ratings: { debugging: 2, communication: 1, systems_fundamentals: 4 },
    }),
  ])
  expect(disagreements.map(({ competency, spread }) => [competency.key, spread])).toEqual([
    ['communication', 4],
    ['debugging', 2],
  ])
})

test('what a shadow rates stands apart and counts nowhere', () => {
  const { rows, apart, apartRows, disagreements, gaps } = packet(all)
  const without = packet([anasCard, bosCard, fatimasCard])
  expect(apart.map(({ person }) => person)).toEqual([kaito])
  expect(apartRows[0]?.cells.map(({ rating }) => rating)).toEqual([1])
  expect(rows).toEqual(without.rows)
  expect(disagreements).toEqual(without.disagreements)
  expect(gaps).toEqual(without.gaps)
})

test('who declared a conflict of interest stands apart, counts nowhere and does not speak', () => {
  const conflicted: Scorecard = { ...bosCard, conflict: 'declared' }
  const { voices, apart, concerns, rows, speaking } = packet([anasCard, conflicted, fatimasCard])
  const without = packet([anasCard, fatimasCard])
  expect(apart.map(({ person, hasConflict }) => [person, hasConflict])).toEqual([[bo, true]])
  expect({ voices, concerns, rows, speaking }).toMatchObject({
    voices: without.voices,
    concerns: without.concerns,
    rows: without.rows,
    speaking: without.speaking,
  })
})

test('what bears on how ratings compare is said: other words, a question known before, trouble', () => {
  const asked = [
    question('go-slice-append-001', { deviation: 'In Rust, she knows no Go.' }),
    question('sys-page-cache-001', {
      knewIt: true,
      knewNote: 'Gave the answer before the question.',
    }),
    question('sys-cache-001'),
  ]
  const answers = answersOf({ questions: asked })
  const { conduct } = packet([
    { ...anasCard, answers: { ...answers, overall: { ...answers.overall, process: 'Bad line.' } } },
  ])
  expect(conduct.map(({ kind, about, text }) => [kind, about, text])).toEqual([
    ['reworded', 'go-slice-append-001', 'In Rust, she knows no Go.'],
    ['known', 'sys-page-cache-001', 'Gave the answer before the question.'],
    ['interview', null, 'Bad line.'],
  ])
})

test('a rating of a question reported as wrong is marked and not removed, until it is found to hold', () => {
  const answers = answersOf({ questions: [question('sys-cache-001'), question('sys-two-001')] })
  const { version } = question('sys-cache-001')
  const report = QuestionReport.parse({
    id: 'rep_1',
    rev: 0,
    question: 'sys-cache-001',
    version,
    kind: 'wrong',
    note: 'The key forgets writes.',
    interview: null,
    by: ana,
    at: '2027-03-03T10:00:00.000Z',
  })
  const marks = (one: QuestionReport) =>
    packet([{ ...anasCard, answers }], undefined, [one]).conduct.map(
      ({ kind, about, text, at: since }) => [kind, about, text, since],
    )
  expect(marks(report)).toEqual([['wrong', 'sys-cache-001', '', report.at]])
  const settled = { by: bo, at: report.at, note: '' }
  for (const other of [{ settled }, { kind: 'leaked' as const }, { version: version + 1 }]) {
    expect(marks({ ...report, ...other })).toEqual([])
  }
})

test('a decision rests on the amended rating, and the first one stays in sight', () => {
  const amended: Scorecard = {
    ...bosCard,
    answers: answersOf({ ratings: { debugging: 3 } }),
    amendments: [
      {
        at: at('2027-02-27T10:00'),
        by: bo,
        field: 'competency:debugging:rating',
        old: '2',
        new: '3',
        reason: 'I had missed a hint',
        nonce: 'n',
        seal: 's',
      },
    ],
  }
  const { rows, amended: shown } = packet([anasCard, amended])
  const debugging = rows.find(({ competency }) => competency.key === 'debugging')
  expect(debugging?.cells.map(({ rating, before }) => [rating, before])).toEqual([
    [4, null],
    [3, 2],
  ])
  expect(debugging?.spread).toBe(1)
  expect(shown).toMatchObject([{ old: '2', new: '3', voice: { person: boM } }])
})

test('a red flag of one person is a concern, of two independent people a confirmed one that leads', () => {
  const flag = (code: string, what: string) => ({
    kind: 'red flag' as const,
    code,
    what,
    question: null,
    counter: 'none seen',
  })
  const once = packet(all).concerns
  expect(once).toMatchObject([
    {
      code: 'resists_feedback',
      isConfirmed: false,
      sightings: [
        { voice: { person: boM }, counter: 'Took a later correction and used it at once.' },
      ],
    },
  ])
  const { concerns } = packet([
    handedIn(ana, fundamentals, {
      observations: [flag('cannot_explain_basics', 'a'), flag('poor_communication', 'b')],
    }),
    handedIn(boM, language, { observations: [flag('poor_communication', 'c')] }),
  ])
  expect(
    concerns.map(({ code, isConfirmed, isOneConversation }) => [
      code,
      isConfirmed,
      isOneConversation,
    ]),
  ).toEqual([
    ['poor_communication', true, false],
    ['cannot_explain_basics', false, true],
  ])
})

test('one person who notes a red flag twice confirms nothing, nor does a shadow', () => {
  const flag = {
    kind: 'red flag',
    code: 'poor_communication',
    what: 'x',
    question: null,
    counter: 'none',
  } as const
  const { concerns } = packet([
    handedIn(ana, fundamentals, { observations: [flag, flag] }),
    handedIn(kaito, fundamentals, { observations: [flag] }, { shadow: true }),
  ])
  expect(concerns.map(({ isConfirmed }) => isConfirmed)).toEqual([false])
})

test('coverage is measured against what the stages so far were to bring', () => {
  const screened = handedIn(
    ana,
    { ...fundamentals, stage: 'screen' },
    {
      ratings: { systems_fundamentals: 3 },
      questions: [question(durability)],
    },
  )
  const early = packet([screened], 'screen').gaps
  expect(
    early.map(({ competency, items, wantedItems, raters, wantedRaters }) => [
      competency.key,
      items,
      wantedItems,
      raters,
      wantedRaters,
    ]),
  ).toEqual([
    ['learning_and_curiosity', 0, 1, 0, 1],
    ['communication', 0, 0, 0, 1],
  ])
  const late = packet([screened]).gaps.find(
    ({ competency }) => competency.key === 'systems_fundamentals',
  )
  expect(late).toMatchObject({ items: 1, wantedItems: 3, raters: 1, wantedRaters: 2 })
})

test('a question of a kit that no card says was asked is named, with the reason a card gives', () => {
  const skipped = handedIn(ana, fundamentals, {
    questions: [
      question(durability),
      question('sys-memory-001', { asked: 'no time', rating: null }),
    ],
  })
  expect(packet([skipped]).notAsked).toEqual([
    {
      title: 'Where the memory of a container goes',
      competency: 'systems_fundamentals',
      topic: 'memory',
      interview: 'Fundamentals',
      why: 'no time',
    },
  ])
})

test('evidence is what was noted at the questions and observations that a rating names', () => {
  const card = handedIn(ana, fundamentals, {
    ratings: { systems_fundamentals: 4 },
    evidence: { systems_fundamentals: '' },
    questions: [question(durability, { evidence: 'Named fsync.' })],
    observations: [
      { kind: 'strength', code: '', what: 'Drew the page cache.', question: null, counter: '' },
    ],
  })
  const [competency] = card.answers.competencies
  if (!competency) throw new Error('it rates one')
  const final = {
    ...card.answers,
    competencies: [{ ...competency, evidence: [durability, 'observation:0', 'observation:7'] }],
  }
  const { titles } = packet([])
  expect(evidenceFor({ final }, 'systems_fundamentals', titles)).toEqual([
    { about: 'What a successful write() promises', text: 'Named fsync.' },
    { about: null, text: 'Drew the page cache.' },
  ])
})

function member(person: PersonId, level: Level, since: string, pool = 'systems'): Membership {
  return {
    id: `${pool}:${person}`,
    rev: 1,
    pool,
    person,
    level,
    active: true,
    since: at(`${since}T09:00`),
  }
}

const nobody = { shadows: [], leads: [], memberships: [] }

test('the most junior speak first, the lead last', () => {
  const order = speakingOrder({
    people: [ana, bo, cy, dee, petra, kaito],
    shadows: [kaito],
    memberships: [
      member(ana, 'qualified', '2024-01-01'),
      member(bo, 'qualified', '2026-01-01'),
      member(cy, 'shadow', '2027-01-01'),
      member(dee, 'reverse shadow', '2026-06-01'),
      // Sits in here to learn, whatever they are elsewhere.
      member(kaito, 'qualified', '2020-01-01'),
      // Elsewhere a learner: their highest level counts.
      member(ana, 'shadow', '2027-02-01', 'rust'),
      member(petra, 'qualified', '2027-02-01'),
    ],
    leads: [petra],
    seed: 'app_1',
  })
  expect(order).toEqual([kaito, cy, dee, bo, ana, petra])
})

test('who cannot be told apart speaks by a lot that does not change, and differs between applications', () => {
  const people = [ana, bo, cy, dee]
  const orderFor = (seed: string) => speakingOrder({ ...nobody, people, seed })
  expect(orderFor('app_1')).toEqual(orderFor('app_1'))
  expect(speakingOrder({ ...nobody, people: people.toReversed(), seed: 'app_1' })).toEqual(
    orderFor('app_1'),
  )
  const orders = new Set(Array.from({ length: 30 }, (_, i) => orderFor(`app_${i}`).join()))
  expect(orders.size).toBeGreaterThan(5)
})
