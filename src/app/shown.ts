import type { Candidate } from '../core/candidates.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import type { Verb } from '../core/permissions.ts'
import { Refusal } from '../core/refusal.ts'
import { deadlinesOf } from '../core/scorecards/duty.ts'
import type { Scorecard } from '../core/scorecards/scorecard.ts'
import type { Instant, Zone } from '../core/time.ts'
import { deadlineRules } from './duties.ts'
import { permitted } from './people.ts'
import type { Deps } from './ports.ts'

/** An interview with everything its messages say. */
export interface Shown {
  readonly interview: Interview
  readonly candidate: Candidate
  readonly opening: Opening
  readonly people: ReadonlyMap<PersonId, Person>
  /** Whose card is handed in, not needed or open; nothing of what is in one. */
  readonly cards: ReadonlyMap<PersonId, Scorecard['status']>
  /** Who has declared a conflict of interest since. */
  readonly conflicts: readonly PersonId[]
  /** When the cards are due. */
  readonly due: Instant
  readonly officeZone: Zone
  readonly now: Instant
}

/** Load what messages about an interview say. @throws Refusal `not-found`. */
export async function shown(deps: Deps, id: InterviewId): Promise<Shown> {
  const interview = await deps.store.interview(id)
  if (!interview) throw new Refusal({ code: 'not-found', what: 'interview', text: id })
  const [candidate, opening, people, cards, rules] = await Promise.all([
    deps.store.candidate(interview.candidate),
    deps.store.opening(interview.opening),
    deps.store.people(mentioned(interview)),
    deps.store.cardsAbout([id]),
    deadlineRules(deps),
  ])
  if (!candidate || !opening) throw new Error(`${id} has no candidate or opening`)
  return {
    interview,
    candidate,
    opening,
    people: new Map(people.map((person) => [person.id, person])),
    cards: new Map(cards.map(({ person, status }) => [person, status])),
    conflicts: cards.flatMap(({ person, conflict }) => (conflict === 'declared' ? [person] : [])),
    due: deadlinesOf(interview, rules(interview)).due,
    officeZone: deps.settings.officeZone,
    now: deps.now(),
  }
}

/** As `shown`, for who asks for it. @throws Refusal `not-allowed` if they may not do `verb` with it, or `not-found`. */
export async function shownFor(
  deps: Deps,
  who: PersonId,
  verb: Verb,
  id: InterviewId,
): Promise<Shown> {
  const facts = await shown(deps, id)
  const { opening, interview } = facts
  await permitted(deps, who, verb, { opening, interview })
  return facts
}

/** Everybody the messages about an interview may name. */
function mentioned({ bookedBy, panel, vacancies, standby }: Interview): PersonId[] {
  const waiting = vacancies.flatMap(({ standIns }) => standIns)
  const people = [...panel, ...standby].map(({ person }) => person)
  return [...new Set([bookedBy, ...people, ...waiting])]
}
