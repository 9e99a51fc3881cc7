import type { types } from '@slack/bolt'
import fc from 'fast-check'
import { expect } from 'vitest'
import { problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import type { ApplicationShown } from '../../src/app/candidate-page.ts'
import type { Candidate } from '../../src/core/candidates.ts'
import { CandidateId, ChannelId, InterviewId, LoopId, PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Opening } from '../../src/core/openings.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import type { CardOwed } from '../../src/core/scorecards/duty.ts'
import { ruledOut } from '../../src/core/screening.ts'
import type { ScreeningQuestion } from '../../src/core/screening-questions.ts'
import { ClockTime, later } from '../../src/core/time.ts'
import { nobodysApplication } from './booking.ts'
import { at, belgrade, span } from './time.ts'
import { ana, petra, plan } from './world.ts'

export const now = at('2027-03-01T09:00')
export const hostile = '<!channel> *x* @here'

/** What people type: nothing, markup, emoji of many units, and as much as fits into a field of Slack. */
export const typed = fc.oneof(
  fc.constantFrom('', ' ', hostile, '👩‍👩‍👧‍👦'.repeat(270), 'ж'.repeat(3000), '&'.repeat(3000)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
export const many = fc.constantFrom(0, 1, 7, 200)

export function candidateOf(text: string, i = 0): Candidate {
  return {
    id: CandidateId.parse(`cand_${i}`),
    rev: 1,
    name: text,
    mail: text,
    zone: belgrade,
    placeOfStudy: text,
    languages: ['go', text],
    resume: `https://example.org/${text}`,
    addedAt: now,
    hold: null,
    status: 'active',
  }
}

export function personOf(text: string, i: number): Person {
  return Person.parse({
    id: `U${i}`,
    rev: 1,
    name: text,
    zone: belgrade,
    hours: USUAL_HOURS,
    grants: i % 2 === 0 ? ['admin', 'recruiter'] : ['auditor'],
    pausedUntil: i % 3 === 0 ? '2027-04-01' : null,
    ownHolidays: Array.from({ length: 300 }, () => '2027-04-01'),
  })
}

export function openingOf(text: string, i: number): Opening {
  const people = Array.from({ length: 30 }, (_, n) => PersonId.parse(`U${n}`))
  return {
    id: `open_${i}` as Opening['id'],
    rev: 1,
    plan: 'intern',
    planVersion: 'v1',
    title: text,
    leads: people,
    recruiters: people,
    channel: ChannelId.parse('C0HIRING'),
    channelDigest: { at: ClockTime.parse('09:00'), names: i % 2 === 0, since: now },
    shut: { why: 'not in it', since: now },
    status: 'open',
  }
}

export function interviewOf(text: string, i: number): Interview {
  const place = {
    seat: 'lead',
    seatTitle: text,
    person: ana,
    shadow: false,
    expiresAt: null,
    reason: text,
    proposes: null,
    askedAt: now,
  }
  return {
    id: InterviewId.parse(`int_${i}`),
    rev: 1,
    loop: LoopId.parse('loop_1'),
    application: nobodysApplication.id,
    notes: text,
    candidate: CandidateId.parse('cand_0'),
    opening: openingOf('', 0).id,
    stage: 'screen',
    kind: 'screen',
    title: text,
    span: span('2027-03-03T10:00', '2027-03-03T11:00'),
    zone: belgrade,
    place: { kind: 'other', text },
    version: 1,
    status: 'booked',
    panel: [
      { ...place, rsvp: 'asked', answeredAt: null },
      { ...place, person: petra, rsvp: 'declined', answeredAt: now },
    ],
    vacancies: [
      {
        seat: 'lead',
        leaver: petra,
        standIns: [],
        move: {
          proposal: 'prop_1',
          span: span('2027-03-04T10:00', '2027-03-04T11:00'),
          people: Array.from({ length: 20 }, () => ana),
        },
      },
    ],
    bookedBy: petra,
    bookedAt: now,
    moves: [
      {
        from: span('2027-03-02T10:00', '2027-03-02T11:00'),
        to: span('2027-03-03T10:00', '2027-03-03T11:00'),
        by: petra,
        at: later(now, i),
        reason: text,
      },
    ],
    standby: [],
    ending: null,
  }
}

/** As many questions as a plan may have, of every kind, each ruling out what is answered. */
export const questions: readonly ScreeningQuestion[] = Array.from({ length: 20 }, (_, i) => {
  const asked = { key: `key-${i}`, ask: 'a'.repeat(150), help: 'h'.repeat(150) }
  const options = ['Go', 'o'.repeat(75)]
  const kinds: readonly ScreeningQuestion[] = [
    { ...asked, kind: 'yes or no', rulesOut: 'no' },
    { ...asked, kind: 'one of', options, rulesOut: ['Go'], languages: {} },
    { ...asked, kind: 'some of', options, needsOneOf: ['o'.repeat(75)], languages: {} },
    { ...asked, kind: 'number', unit: 'weeks', min: 12 },
    { ...asked, kind: 'date' },
    { ...asked, kind: 'text' },
  ]
  return kinds[i % kinds.length] ?? { ...asked, kind: 'text' }
})

function cardOwedOf(interview: Interview): CardOwed {
  return { interview, person: petra, shadow: false, card: undefined, due: now, late: now }
}

export function applicationOf(text: string, i: number, isPassed: boolean): ApplicationShown {
  const values = [false, 'Go', ['Go'], 2, '2027-07-01', text]
  const screening = questions.map(({ key }, n) => ({
    question: key,
    value: values[n % values.length] ?? '',
    by: petra,
    at: now,
  }))
  const passedOver = isPassed
    ? questions.map(({ key }) => ({ question: key, by: petra, reason: text }))
    : []
  const application = { ...nobodysApplication, screening, passedOver }
  return {
    application: { ...application, id: `app_${i}` as typeof application.id },
    opening: openingOf(text, i),
    plan: { ...plan, screening: [...questions] },
    screening: ruledOut(questions, screening, passedOver),
    interviews: list(9, (n) => interviewOf(text, n)),
    cards: { in: 1, required: 4, isBlind: false, owed: cardOwedOf(interviewOf(text, i)) },
  }
}

export function list<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

/** Slack takes the view `draw` makes of anything people can have typed, however many there are of it. */
export function takes(draw: (text: string, count: number) => types.ModalView | types.HomeView) {
  const holds = fc.property(typed, many, (text, count) => {
    const view = draw(text, count)
    expect(problemsInView(view)).toEqual([])
    // A hundred are what Slack takes, and what is cut off beyond is what can be done.
    expect(view.blocks.length).toBeLessThan(100)
  })
  fc.assert(holds, { numRuns: 30 })
}
