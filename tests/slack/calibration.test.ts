import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import { control } from '../../sandbox/web/control.ts'
import { agreements } from '../../src/core/calibration/agreement.ts'
import { blindFacts } from '../../src/core/calibration/blind-ratings.ts'
import { calibrate } from '../../src/core/calibration/calibration.ts'
import { pageOf } from '../../src/core/pages.ts'
import { calibrationView, leaningView } from '../../src/slack/blocks/calibration.ts'
import { toSend } from '../../src/slack/blocks/kit.ts'
import { leakMessage, questionStatisticsView } from '../../src/slack/blocks/question-statistics.ts'
import { ratedWrongMessage } from '../../src/slack/blocks/rated-wrong.ts'
import { frontDoor } from '../support/front-door.ts'
import { level, panels, rater } from '../support/rated.ts'
import { at } from '../support/time.ts'
import { wordsOf } from '../support/words.ts'

/** Sixty candidates, each met by two of four, of whom the first is a level stricter. */
function season() {
  const { cards, kits } = panels(
    60,
    (n) => [n % 4, (n + 1) % 4],
    (n, r) => ({
      rating: level(1 + ((n * 7) % 5) - (r === 0 ? 1.2 : 0) + ((n + r) % 2 ? 0.3 : -0.3)),
    }),
  )
  const questions = [
    { id: 'sys-durability-001@1', authorDifficulty: 3 as const, eligible: 60, asked: 60 },
  ]
  return calibrate({ ...blindFacts(cards, kits), past: [], questions, now: at('2027-04-01T09:00') })
}

test('agreement is said with its interval, its sample and what it means', () => {
  const words = wordsOf({ ...calibrationView(season(), new Map([['systems', 'Systems']])) })
  expect(words).toMatch(
    /\*Systems\*\nsame conversation: α \.\d+ \(\.\d+ to \.\d+\) · 60 candidates, 120 ratings · \d+\s% the same, \d+\s% within one/,
  )
  expect(words).toContain(
    'different conversations: not enough data yet (0 of the 20 pairs it takes',
  )
})

test('who may gain from calibrating is named without a figure and without an order', () => {
  const words = wordsOf({ ...calibrationView(season(), new Map()) })
  const line = words.split('\n').find((each) => each.includes('likely differ')) ?? ''
  expect(line).toContain(`<@${rater(0)}>`)
  expect(line).not.toMatch(/\d\.\d|\.\d/)
})

test('the reader of their own leaning reads by how much, how sure, and that nobody else does', () => {
  const own = season().leanings.find(({ person }) => person === rater(0))
  const words = wordsOf({ ...leaningView(own) })
  expect(words).toMatch(
    /on average \*[.\d]+ lower\* than colleagues' for the same candidates \(-[.\d]+ to -[.\d]+\): a difference is likely\./,
  )
  expect(words).toContain('Only you see this figure')
  expect(wordsOf({ ...leaningView(undefined) })).toContain(
    'There is not enough data yet: you have rated 0 of the 8 candidates',
  )
})

test('a question shows what there is enough data for, and says what there is not', () => {
  const view = questionStatisticsView(
    pageOf(season().questions, 0, 20),
    new Map([['sys-durability-001@1', 'What write() promises']]),
  )
  const words = wordsOf({ ...view })
  expect(words).toContain('*What write() promises*')
  expect(words).toContain('asked in 100\u00a0%')
  expect(words).toMatch(/mean rating [.\d]+ \([.\d]+ to [.\d]+\) of 120/)
  expect(words).toContain('goes with the rest: not enough data yet (0 of 30)')
})

test('a recruiter opens it from the interviewers, and is told what is missing', async () => {
  const door = await frontDoor()
  await door.type('U0PETRA', '/interviewers')
  await door.settled()
  await door.interact('U0PETRA', { action_id: 'open-calibration' })
  await expect
    .poll(async () => wordsOf(await door.modal('U0PETRA')))
    .toContain('Nobody has handed in a scorecard that counts yet.')
  await door.interact('U0PETRA', { action_id: 'open-question-statistics' })
  await expect
    .poll(async () => wordsOf(await door.modal('U0PETRA')))
    .toContain('No question has been asked yet.')
})

test('anybody reads how they rate, from Home', async () => {
  const door = await frontDoor()
  await control(door.slack, 'open-home', { user: 'U0ANA' })
  await door.settled()
  await door.interact('U0ANA', { view: 'home', action_id: 'own-leaning' })
  await expect
    .poll(async () => wordsOf(await door.modal('U0ANA')))
    .toContain('There is not enough data yet')
})

test('anybody sees what they carry of interviews, from Home', async () => {
  const door = await frontDoor()
  await control(door.slack, 'open-home', { user: 'U0ANA' })
  await door.settled()
  await door.interact('U0ANA', { view: 'home', action_id: 'own-load' })
  await expect
    .poll(async () => wordsOf(await door.modal('U0ANA')))
    .toContain('Whoever carries least is asked next.')
})

test('agreements come in the order of competencies, whatever the order of cards', () => {
  const { cards, kits } = panels(
    25,
    (n) => [n % 4, (n + 1) % 4],
    (n) => ({ rating: level(n % 5) }),
  )
  const one = agreements(blindFacts(cards, kits).ratings)
  expect(agreements(blindFacts(cards.toReversed(), kits).ratings)).toEqual(one)
})

test('as many competencies, people and questions as can be make views that Slack takes', () => {
  const { agreements: some, leanings, questions, ...rest } = season()
  const many = Array.from({ length: 120 }, (_, n) => n)
  const calibration = {
    ...rest,
    questions,
    agreements: many.flatMap((n) => some.map((one) => ({ ...one, competency: `c${n}` }))),
    leanings: many.flatMap(() => leanings),
  }
  const titles = new Map(many.map((n) => [`c${n}`, '&'.repeat(3_000)]))
  expect(problemsInView(calibrationView(calibration, titles))).toEqual([])
  const long = new Map([['sys-durability-001@1', '👩‍👩‍👧‍👦'.repeat(270)]])
  const page = pageOf(
    many.flatMap(() => questions),
    0,
    20,
  )
  expect(problemsInView(questionStatisticsView(page, long))).toEqual([])
  expect(problemsInView(leaningView(leanings[0]))).toEqual([])
})

test('a question that candidates may know is named with what speaks for it, also once it has left the banks', () => {
  const leak = { question: 'sys-durability-001@1', signs: ['easier', 'suspected'] as const }
  const message = toSend(leakMessage(leak, 'What write() promises'))
  expect(problemsInMessage(message)).toEqual([])
  expect(message.text).toBe(
    'Candidates may know *What write() promises*: candidates rate better on it lately, and not elsewhere; two interviewers or more suspect that it was known.',
  )
  expect(toSend(leakMessage(leak, '')).text).toContain('know *sys-durability-001')
})

test('decisions made with a wrong question are named, each with its debrief, and the rest counted', () => {
  const lines = Array.from({ length: 25 }, (_, i) => ({
    name: 'Mila '.repeat(100),
    title: 'Intern '.repeat(100),
    debrief: `app_${i}:screen`,
  }))
  const message = toSend(ratedWrongMessage('What write() promises', lines))
  expect(problemsInMessage(message)).toEqual([])
  expect(JSON.stringify(message.blocks)).toContain('And 5 more: type /debrief.')
  const [one] = lines
  if (!one) throw new Error('there is one')
  expect(toSend(ratedWrongMessage('What write() promises', [one])).text).toBe(
    'The question *What write() promises* was reported as wrong. It was rated in 1 decided application. The ratings stand and are marked: look whether the decision still holds.',
  )
})
