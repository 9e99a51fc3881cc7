import type { PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { absencesOf } from '../core/pauses.ts'
import type { Person } from '../core/people.ts'
import { type Given, type LoadDebt, loadDebt } from '../core/scheduling/load.ts'
import { offHoursOf } from '../core/scheduling/people.ts'
import { DAY_MINUTES, type Instant, later, minutesOf } from '../core/time.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'

/** Further back than this next to nothing is left of an interview: four half-lives. */
const BACK_MINUTES = 16 * 7 * DAY_MINUTES
/** As far ahead as anything is booked. */
const AHEAD_MINUTES = 26 * 7 * DAY_MINUTES

/** What an interview asks of a panellist beside its own time. */
const PREPARATION_MINUTES = 10
const WRITE_UP_MINUTES = 15

/** The interview load that each of these people carries, in minutes: their debt, over all pools together. */
export async function loadsOf(
  deps: Pick<Deps, 'store' | 'now'>,
  people: readonly Person[],
): Promise<ReadonlyMap<PersonId, number>> {
  const interviews = await interviewsBy(
    deps,
    people.map(({ id }) => id),
  )
  const now = deps.now()
  return new Map(people.map((person) => [person.id, debtOf(person, interviews, now).minutes]))
}

/** Somebody's load as they may see it, and the interviews it comes from. Nobody else is shown it. */
export interface OwnLoad {
  readonly person: Person
  readonly debt: LoadDebt
  readonly interviews: ReadonlyMap<string, Interview>
}

/** What somebody carries, and what it is made of. @throws Refusal `not-found`. */
export async function ownLoad(deps: Deps, who: PersonId): Promise<OwnLoad> {
  const person = await someone(deps, who)
  const interviews = await interviewsBy(deps, [who])
  return {
    person,
    debt: debtOf(person, interviews, deps.now()),
    interviews: new Map(interviews.map((interview) => [interview.id, interview])),
  }
}

function interviewsBy({ store, now }: Pick<Deps, 'store' | 'now'>, ids: readonly PersonId[]) {
  const within = { start: later(now(), -BACK_MINUTES), end: later(now(), AHEAD_MINUTES) }
  return store.interviewsWith(ids, within)
}

function debtOf(person: Person, interviews: readonly Interview[], now: Instant): LoadDebt {
  const given = interviews.flatMap((interview) => givenBy(person, interview))
  return loadDebt(given, absencesOf(person, now), now)
}

function givenBy(person: Person, interview: Interview): Given[] {
  const place = interview.panel.findLast((p) => p.person === person.id)
  if (place?.rsvp !== 'asked' && place?.rsvp !== 'accepted') return []
  return [
    {
      interview: interview.id,
      span: interview.span,
      preparationMinutes: PREPARATION_MINUTES,
      writeUpMinutes: WRITE_UP_MINUTES,
      offHoursMinutes: offHoursOf(person, interview.span),
      noticeMinutes: minutesOf({ start: place.askedAt, end: interview.span.start }),
    },
  ]
}
