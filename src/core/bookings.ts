/** From an offer to booked interviews. */
import { finishNotice, refresh } from './announce.ts'
import type { Application } from './candidates.ts'
import type { Changes } from './changes.ts'
import type { Diary, Engagement } from './diaries.ts'
import { InterviewId, LoopId, type PersonId } from './ids.ts'
import type { Interview, Loop, PanelPlace } from './interviews.ts'
import { roomOf } from './interviews.ts'
import { plannedAs } from './offers.ts'
import type { Opening } from './openings.ts'
import type { PlannedInterview, Stage } from './plans.ts'
import type { Offer, OfferedInterview, Proposal } from './proposals.ts'
import { Refusal } from './refusal.ts'
import { breachesOf } from './scheduling/checker.ts'
import { planValue } from './scheduling/plan-value.ts'
import type { Problem } from './scheduling/problem.ts'
import type { Screening } from './screening.ts'
import { refuseScreenedOut } from './screening-answers.ts'
import { type Instant, overlaps, type Zone } from './time.ts'

export interface BookingFacts {
  readonly proposal: Proposal
  readonly offer: Offer
  readonly application: Application
  readonly opening: Opening
  readonly stage: Stage
  /** The candidate's, in which the time is agreed. */
  readonly zone: Zone
  /** What the engine would be asked now, with everything known now. */
  readonly problem: Problem
  readonly screening: Screening
  /** Of everybody the offer wants, of the candidate, and of the room. */
  readonly diaries: readonly Diary[]
  /** Live interviews that take somebody's time, to say who took it. */
  readonly rivals: readonly Interview[]
  /** The loop that this proposal was booked as before, if it was. */
  readonly already: Loop | undefined
  readonly by: PersonId
  readonly now: Instant
}

/** The loop that a proposal becomes. One proposal, one loop: a second click finds the first. */
export function loopIdOf(proposal: Proposal): LoopId {
  return LoopId.parse(`loop_${proposal.id.slice('prop_'.length)}`)
}

/**
 * Book an offer: its loop, its interviews, the diaries they take, and everybody told.
 *
 * Everything is judged once more by what is known now, not only the diaries: hours, caps and calendars may
 * have changed since the times were shown.
 *
 * @throws Refusal `in-the-past`, `slot-taken` naming the first who is busy and who booked them, `candidate-taken`,
 * `room-taken`, `screened-out`, or `overtaken` with every other rule that it would break.
 */
export function book(facts: BookingFacts): Changes {
  if (facts.already) return { deeds: [] }
  const { application, proposal, offer, stage, now, by } = facts
  refuseScreenedOut(facts.screening)
  const interviews = offer.interviews.map((offered) => interviewOf(offered, facts))
  for (const interview of interviews) refuseClash(interview, facts)
  refuseBreaches(facts)
  const loop: Loop = {
    id: loopIdOf(proposal),
    rev: 0,
    application: application.id,
    stage: stage.key,
    interviews: interviews.map(({ id }) => id),
    proposal: proposal.id,
  }
  const told = interviews.map((interview) => refresh(interview, facts.opening, now))
  return {
    loops: [loop],
    interviews,
    notices: [...told.flatMap(({ notices }) => notices), ...interviews.map(finishNotice)],
    reliedOn: facts.diaries,
    deeds: interviews.map((interview) => ({
      actor: by,
      verb: 'book',
      object: interview.id,
      before: {},
      after: factsOf(interview),
      at: now,
    })),
  }
}

/** What the audit log says of an interview. */
export function factsOf(interview: Interview): Readonly<Record<string, string | number>> {
  return {
    application: interview.application,
    kind: interview.kind,
    start: new Date(interview.span.start).toISOString(),
    end: new Date(interview.span.end).toISOString(),
    status: interview.status,
    version: interview.version,
    panel: interview.panel.map(({ person, seat, rsvp }) => `${seat}=${person}:${rsvp}`).join(' '),
  }
}

/**
 * Judge an offer by what is known now. Its value is not judged: what a time costs may have changed.
 *
 * @throws Refusal `overtaken` with every rule that it would break.
 */
export function refuseBreaches({
  problem,
  offer,
  zone,
}: Pick<BookingFacts, 'problem' | 'offer' | 'zone'>): void {
  const plan = plannedAs(offer)
  const isWhole = plan.length === problem.interviews.length
  const value = isWhole ? planValue(problem, plan) : {}
  const breaches = breachesOf(problem, { plan, value })
  const [first] = offer.interviews
  if (breaches.length > 0 && first) {
    throw new Refusal({ code: 'overtaken', span: first.span, zone, breaches })
  }
}

function interviewOf(offered: OfferedInterview, facts: BookingFacts): Interview {
  const { application, proposal, opening, stage, zone, by, now } = facts
  const { place, notes } = proposal.wanted
  const planned = plannedOf(stage, offered.kind)
  return {
    id: InterviewId.parse(`int_${proposal.id.slice('prop_'.length)}_${offered.kind}`),
    rev: 0,
    loop: loopIdOf(proposal),
    application: application.id,
    candidate: application.candidate,
    opening: opening.id,
    stage: stage.key,
    kind: planned.key,
    title: planned.title,
    span: offered.span,
    zone,
    place: offered.room ? { kind: 'room', text: offered.room } : place,
    notes,
    version: 0,
    status: 'booked',
    panel: offered.seats.flatMap(({ seat, people }) =>
      people.map((person) => askedTo(planned, seat, person, now)),
    ),
    bookedBy: by,
    bookedAt: now,
    moves: [],
    standby: [],
    vacancies: [],
    ending: null,
  }
}

/** A place on the panel that waits for an answer. */
export function askedTo(
  planned: PlannedInterview,
  seat: string,
  person: PersonId,
  now: Instant,
): PanelPlace {
  const { title = seat, shadow = false } = planned.seats.find(({ key }) => key === seat) ?? {}
  return {
    seat,
    seatTitle: title,
    person,
    shadow,
    rsvp: 'asked',
    askedAt: now,
    expiresAt: null,
    answeredAt: null,
    reason: '',
    proposes: null,
  }
}

/** An interview of a stage by its key. @throws Refusal `not-found`. */
export function plannedOf(stage: Stage, key: string): PlannedInterview {
  const planned = stage.interviews.find((interview) => interview.key === key)
  if (!planned) throw new Refusal({ code: 'not-found', what: 'interview of this stage', text: key })
  return planned
}

/** @throws Refusal if the time has begun or somebody's is taken. */
export function refuseClash(
  interview: Interview,
  facts: Pick<BookingFacts, 'diaries' | 'rivals' | 'now' | 'zone'>,
): void {
  const { span } = interview
  const { zone, now } = facts
  const room = roomOf(interview.place)
  if (span.start <= now) throw new Refusal({ code: 'in-the-past', span, zone })
  for (const { of, engagements } of facts.diaries) {
    const takes =
      of === interview.candidate ||
      of === room ||
      interview.panel.some(({ person }) => person === of)
    const clash =
      takes && engagements.find((e) => e.interview !== interview.id && overlaps(e.span, span))
    if (clash) throw new Refusal(takenBy(clash, of, interview, facts))
  }
}

function takenBy(
  clash: Engagement,
  of: string,
  interview: Interview,
  { rivals, zone }: Pick<BookingFacts, 'rivals' | 'zone'>,
): Refusal['reason'] {
  const { place } = interview
  if (of === roomOf(place)) {
    return { code: 'room-taken', room: place.text, clash: clash.span, zone }
  }
  const who = interview.panel.find(({ person }) => person === of)?.person
  if (!who) return { code: 'candidate-taken', clash: clash.span, zone }
  const rival = rivals.find(({ id }) => id === clash.interview)
  return {
    code: 'slot-taken',
    who,
    clash: clash.span,
    zone,
    by: rival?.bookedBy,
    at: rival?.bookedAt,
  }
}
