import type { Application } from '../../src/core/candidates.ts'
import type { Decision } from '../../src/core/decisions.ts'
import {
  ApplicationId,
  CandidateId,
  DecisionId,
  InterviewId,
  LoopId,
  OpeningId,
  PersonId,
} from '../../src/core/ids.ts'
import type { Interview, PanelPlace } from '../../src/core/interviews.ts'
import { Opening } from '../../src/core/openings.ts'
import { type Membership, Person, USUAL_HOURS } from '../../src/core/people.ts'
import type { ReportFacts } from '../../src/core/report/facts.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { type Instant, later } from '../../src/core/time.ts'
import { draftBy } from './assessment.ts'
import { nobodysApplication } from './booking.ts'
import { at, belgrade, span } from './time.ts'
import { ana, petra, plan } from './world.ts'

/** March 2027, in Belgrade. */
export const season = span('2027-03-01T00:00', '2027-04-01T00:00')

const opening = Opening.parse({
  id: 'open_intern',
  rev: 1,
  plan: 'intern',
  planVersion: 'v1',
  title: 'Intern',
})

/** What a report of March is made from, with nothing in it but what is given. */
export function seasonOf(more: Partial<ReportFacts> = {}): ReportFacts {
  return {
    period: season,
    openings: [opening],
    plans: [plan],
    applications: [],
    interviews: [],
    cards: [],
    decisions: [],
    askings: [],
    bank: new Map(),
    people: [],
    memberships: [],
    ...more,
  }
}

/** The `n`th candidate's application. */
export function applicationNo(n: number, createdAt = at('2027-03-01T09:00')): Application {
  const id = ApplicationId.parse(`app_${n}`)
  return { ...nobodysApplication, id, candidate: CandidateId.parse(`cand_${n}`), createdAt }
}

/** A screen of an hour of application `n`: over, booked on 2 March and held on the 9th unless told otherwise. */
export function screenNo(
  n: number,
  more: Partial<Interview> = {},
  start = at('2027-03-09T10:00'),
): Interview {
  return {
    id: InterviewId.parse(`int_${n}`),
    rev: 1,
    loop: LoopId.parse(`loop_${n}`),
    application: ApplicationId.parse(`app_${n}`),
    candidate: CandidateId.parse(`cand_${n}`),
    opening: OpeningId.parse('open_intern'),
    stage: 'screen',
    kind: 'screen',
    title: 'Screen',
    span: { start, end: later(start, 60) },
    zone: belgrade,
    place: { kind: 'video', text: '' },
    notes: '',
    version: 0,
    status: 'done',
    panel: [placeOf(ana)],
    vacancies: [],
    bookedBy: petra,
    bookedAt: at('2027-03-02T09:00'),
    moves: [],
    standby: [],
    ending: null,
    ...more,
  }
}

export function placeOf(person: PersonId, more: Partial<PanelPlace> = {}): PanelPlace {
  return {
    seat: 'lead',
    seatTitle: 'Lead',
    person,
    shadow: false,
    rsvp: 'accepted',
    askedAt: at('2027-03-02T09:00'),
    expiresAt: null,
    answeredAt: at('2027-03-02T10:00'),
    reason: '',
    proposes: null,
    ...more,
  }
}

/** Ana's card about an interview, handed in so many hours after its end. */
export function cardAfter(
  interview: Interview,
  hours: number,
  more: Partial<Scorecard> = {},
): Scorecard {
  const card = draftBy(ana, interview)
  const handed = later(interview.span.end, hours * 60)
  return {
    ...card,
    status: 'submitted',
    submissions: [{ at: handed, answers: card.answers, nonce: '', seal: 'x' }],
    ...more,
  }
}

export function decisionOn(n: number, outcome: Decision['outcome'], when: Instant): Decision {
  return {
    id: DecisionId.parse(`dec_${n}_${when}`),
    rev: 1,
    application: ApplicationId.parse(`app_${n}`),
    stage: 'screen',
    outcome,
    reason: 'as seen',
    feedback: '',
    composite: null,
    contradicts: false,
    against: '',
    confirmedConcerns: [],
    by: petra,
    at: when,
    follows: null,
  }
}

/** The `n`th interviewer, in the pool for systems. */
export function interviewerNo(
  n: number,
  capPerWeek: number | null = null,
): { person: Person; membership: Membership } {
  const id = PersonId.parse(`U0N${n}`)
  const person = Person.parse({
    id,
    rev: 1,
    name: `N${n}`,
    zone: belgrade,
    hours: USUAL_HOURS,
    capPerWeek,
  })
  const since = at('2027-01-01T09:00')
  return {
    person,
    membership: {
      id: `systems:${id}`,
      rev: 1,
      pool: 'systems',
      person: id,
      level: 'qualified',
      active: true,
      since,
    },
  }
}

/** The whole numbers from 1 to `n`. */
export function upTo(n: number): number[] {
  return Array.from({ length: n }, (_, at) => at + 1)
}
