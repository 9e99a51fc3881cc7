import { expect, test } from 'vitest'
import { QuestionReport } from '../../../src/core/kits/reports.ts'
import { durability } from '../../support/assessment.ts'
import {
  allCards,
  anasCard,
  answersOf,
  boM,
  fundamentals,
  handedIn,
  kaito,
  language,
  question,
} from '../../support/debrief.ts'
import { packet } from '../../support/packet.ts'
import { ana, bo } from '../../support/world.ts'

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

test('a red flag of one person is a concern, of two independent people a confirmed one that leads', () => {
  const flag = (code: string, what: string) => ({
    kind: 'red flag' as const,
    code,
    what,
    question: null,
    counter: 'none seen',
  })
  const once = packet(allCards).concerns
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
