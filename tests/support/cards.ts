/** Interviews that have taken place, and cards about them, as plain values. */
import { ApplicationId, CandidateId, InterviewId, LoopId, PersonId } from '../../src/core/ids.ts'
import type { Interview, PanelPlace } from '../../src/core/interviews.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import type { Unsealing } from '../../src/core/scorecards/unsealing.ts'
import { draftBy } from './assessment.ts'
import { opening } from './booking.ts'
import { at, belgrade, span } from './time.ts'
import { ana, petra } from './world.ts'

export const cy = PersonId.parse('U0CY')
export const dee = PersonId.parse('U0DEE')
export const mila = ApplicationId.parse('app_mila')

interface Seated {
  readonly person: PersonId
  readonly shadow?: boolean
  readonly rsvp?: PanelPlace['rsvp']
}

/** An interview of Mila's, done on Tuesday 9 March 2027 from ten to eleven unless told otherwise. */
export function held(
  name: string,
  seated: readonly (PersonId | Seated)[] = [ana],
  changes: Partial<Interview> = {},
): Interview {
  return {
    id: InterviewId.parse(`int_${name}`),
    rev: 1,
    loop: LoopId.parse('loop_mila'),
    application: mila,
    candidate: CandidateId.parse('cand_mila'),
    opening,
    stage: 'screen',
    kind: 'screen',
    title: 'Screen',
    span: span('2027-03-09T10:00', '2027-03-09T11:00'),
    zone: belgrade,
    place: { kind: 'video', text: '' },
    notes: '',
    version: 0,
    status: 'done',
    panel: seated.map(placeOf),
    vacancies: [],
    bookedBy: petra,
    bookedAt: at('2027-03-01T09:00'),
    moves: [],
    standby: [],
    ending: null,
    ...changes,
  }
}

function placeOf(seated: PersonId | Seated): PanelPlace {
  const {
    person,
    shadow = false,
    rsvp = 'accepted',
  } = typeof seated === 'string' ? { person: seated } : seated
  return {
    seat: shadow ? 'shadow' : 'lead',
    seatTitle: shadow ? 'Shadow' : 'Lead',
    person,
    shadow,
    rsvp,
    askedAt: at('2027-03-01T09:00'),
    expiresAt: null,
    answeredAt: null,
    reason: '',
    proposes: null,
  }
}

/** Somebody's card about an interview, in the state it is said to be in. */
export function cardBy(
  person: PersonId,
  interview: Interview,
  status: Scorecard['status'] = 'submitted',
  changes: Partial<Scorecard> = {},
): Scorecard {
  const place = interview.panel.find((one) => one.person === person)
  return { ...draftBy(person, interview), shadow: place?.shadow ?? false, status, ...changes }
}

export function unsealedBy(
  rule: Unsealing['rule'],
  by: Unsealing['by'] = 'system',
  stage = 'screen',
): Unsealing {
  return {
    id: `unseal_mila_${stage}`,
    rev: 1,
    application: mila,
    stage,
    rule,
    by,
    at: at('2027-03-10T12:00'),
    reason: '',
    missing: [],
  }
}

/** Somebody with these grants, who is nothing else. */
export function someone(id: PersonId, ...grants: Person['grants'][number][]): Person {
  return Person.parse({ id, rev: 1, name: id, zone: belgrade, hours: USUAL_HOURS, grants })
}
