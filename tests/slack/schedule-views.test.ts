import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import { Opening } from '../../src/core/openings.ts'
import type { Plan } from '../../src/core/plans.ts'
import type { Favour } from '../../src/core/proposals.ts'
import { LocalDate } from '../../src/core/time.ts'
import { favourAnswered, favourAsked, favourHeard } from '../../src/slack/blocks/favours.ts'
import { toSend } from '../../src/slack/blocks/kit.ts'
import { bookedView } from '../../src/slack/blocks/schedule-booked.ts'
import { scheduleForm } from '../../src/slack/blocks/schedule-form.ts'
import { conflictWords, noTimeView } from '../../src/slack/blocks/schedule-none.ts'
import { type ProposedTimes, timesView } from '../../src/slack/blocks/schedule-times.ts'
import { whyView } from '../../src/slack/blocks/schedule-why.ts'
import { md } from '../../src/slack/text.ts'
import { booked, candidate, people, stageOf, told, typed, whyOf } from '../support/any-times.ts'
import { at } from '../support/time.ts'
import { wordsOf } from '../support/words.ts'
import { plan } from '../support/world.ts'

describe('whatever people are called and however much there is, Slack takes', () => {
  const views: [string, (told: ProposedTimes) => unknown][] = [
    ['the times', timesView],
    ['no time', noTimeView],
    ['why this one', (told) => whyView(told, 0, whyOf(told))],
    ['what was booked', (told) => bookedView(told.candidate, booked(told), told)],
  ]
  test.each(views)('%s', (_, view) => {
    fc.assert(
      fc.property(told, (given) => {
        expect(problemsInView(view(given))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('the question to somebody, and its answers', () => {
    fc.assert(
      fc.property(told, fc.constantFrom<Favour['says']>('asked', 'yes', 'no'), (given, says) => {
        const favours = given.proposal.favours.map((one) => ({ ...one, says: says }))
        const answered = { ...given, proposal: { ...given.proposal, favours } }
        for (const message of [favourAsked, favourAnswered, favourHeard]) {
          expect(problemsInMessage(toSend(message(answered, 0)))).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })

  test('the form', () => {
    fc.assert(
      fc.property(told, fc.integer({ min: 1, max: 130 }), typed, (given, openings, text) => {
        const wide: Plan = {
          ...plan,
          stages: Array.from({ length: 10 }, (_, i) => ({ ...given.stage, key: `stage-${i}` })),
        }
        const all = Array.from({ length: openings }, (_, i) =>
          Opening.parse({ ...given.opening, id: `open_${i}` }),
        )
        const [first = given.opening] = all
        const { possible } = given.proposal.wanted
        const view = scheduleForm({
          ...possible,
          meta: {
            opening: first.id,
            times: 'app_1',
            zone: 'cand_1',
            asksBecause: true,
            asksPassing: true,
          },
          lines: [md`${text}`],
          openings: all,
          opening: first,
          plan: openings % 2 ? wide : plan,
          candidate: given.candidate,
          newName: text,
          screening: {
            against: Array.from({ length: 20 }, () => ({ question: 'q', ask: text, why: text })),
            passedOver: [],
            unanswered: [],
          },
          what: { stage: 'stage-1', kind: '*' },
          minutes: 50,
          panel: 'chosen',
          chosen: people.slice(0, 10),
          unqualified: people.slice(0, 10),
          because: text,
          place: { kind: 'room', text },
          notes: text,
          passing: text,
        })
        expect(problemsInView(view)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})

test('a candidate made to ping everybody pings nobody', () => {
  const [given] = fc.sample(told, { numRuns: 1, seed: 1 })
  if (!given) throw new Error('fast-check gives a sample')
  const shown = JSON.stringify(noTimeView({ ...given, candidate: candidate('<!channel> @here') }))
  expect(shown).not.toMatch(/<!channel>|@here/)
})

test.each([
  [41, ' of 41 · '],
  [1, ' for 1 start · '],
])('below the times stands how many starts there were: %i', (count, words) => {
  const [given] = fc.sample(
    told.filter(({ proposal }) => proposal.offers.length > 1),
    { numRuns: 1, seed: 7 },
  )
  if (!given) throw new Error('there are times')
  const starts = [{ date: LocalDate.parse('2027-03-09'), count }]
  const search = { milliseconds: 4, starts, objective: [] }
  const view = timesView({ ...given, proposal: { ...given.proposal, search } })
  expect(wordsOf({ ...view })).toContain(words)
})

test.each([
  [1, 'Your card is in our messages.'],
  [2, 'Your 2 cards are in our messages, one an interview.'],
])('what was booked says how many cards there are: %i', (count, words) => {
  const [given] = fc.sample(
    told.filter((one) => booked(one).length >= count),
    { numRuns: 1, seed: 7 },
  )
  if (!given) throw new Error('there are interviews')
  const view = bookedView(given.candidate, booked(given).slice(0, count), given)
  expect(wordsOf({ ...view })).toContain(words)
})

test('what stands in the way reads like a sentence of a colleague', () => {
  const [given] = fc.sample(told, { numRuns: 1, seed: 1 })
  const [ana, bo] = people
  if (!given || !ana || !bo) throw new Error('fast-check gives a sample')
  const counts = { free: 0, outsideHours: 0, busy: 0, capped: 0, booked: 0 }
  const kept = [
    { ...counts, person: ana, capped: 5, capPerWeek: 3, booked: 3 },
    { ...counts, person: bo, outsideHours: 5, freeFrom: at('2027-03-15T09:00') },
  ]
  const { interviews, ...stage } = stageOf(2, 'Rust')
  const [first, second] = interviews
  if (!first || !second) throw new Error('two interviews')
  const design = { ...second, title: 'Design', after: ['i0'] }
  const { wanted } = given.proposal
  const possible = { ...wanted.possible, last: LocalDate.parse('2027-03-12') }
  const none = { unknown: false, conflict: [], ways: [] }
  const asked = {
    ...given,
    stage: { ...stage, interviews: [first, design] },
    proposal: {
      ...given.proposal,
      wanted: { ...wanted, possible, kinds: ['i0', 'i1'] },
      none: { ...none, seats: [{ interview: 'i0', seat: 's0', people: kept }] },
    },
  }
  const nobody = { ...none, seats: [{ interview: 'i0', seat: 's0', people: [] }] }
  const dead = noTimeView({ ...asked, proposal: { ...asked.proposal, none: nobody } })
  expect(wordsOf({ ...dead })).toContain('Add somebody to that pool with /interviewers')
  const words = (rule: 'pool' | 'order' | 'room', of: string) =>
    conflictWords({ rule, of }, asked).mrkdwn
  expect(words('pool', 'i0/s0')).toBe(
    `The seat “Rust in Rust” needs <@${ana}> or <@${bo}>. <@${ana}> already has the 3 interviews a week they take; <@${bo}> is away until Mon 15 Mar.`,
  )
  expect(words('order', 'i1')).toBe('“Design” comes after “Rust”.')
  expect(words('room', 'i1')).toBe('The room is taken when the others could.')
})
