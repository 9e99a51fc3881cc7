import { expect, test } from 'vitest'
import { evidenceFor } from '../../../src/core/debrief/voices.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { durability } from '../../support/assessment.ts'
import {
  allCards,
  anasCard,
  answersOf,
  boM,
  bosCard,
  fatima,
  fatimasCard,
  fundamentals,
  handedIn,
  kaito,
  language,
  OTHER_QUOTE,
  QUOTE,
  question,
} from '../../support/debrief.ts'
import { packet } from '../../support/packet.ts'
import { at } from '../../support/time.ts'
import { ana, bo } from '../../support/world.ts'

test('every competency shows each rating beside the others, and how far they lie apart', () => {
  const { rows, voices } = packet(allCards)
  expect(voices.map(({ person }) => person)).toEqual([ana, boM, fatima])
  const debugging = rows.find(({ competency }) => competency.key === 'debugging')
  expect(debugging?.cells.map(({ rating }) => rating)).toEqual([4, 2, 4])
  expect(debugging?.spread).toBe(2)
  const systems = rows.find(({ competency }) => competency.key === 'systems_fundamentals')
  expect(systems?.cells.map(({ rating }) => rating)).toEqual([4, null, null])
  expect(systems?.spread).toBe(0)
})

test('ratings two or more apart come first, with both pieces of evidence', () => {
  const { disagreements } = packet(allCards)
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
  const { rows, apart, apartRows, disagreements, gaps } = packet(allCards)
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
