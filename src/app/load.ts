import type { PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import type { Person } from '../core/people.ts'
import { type Given, loadDebt } from '../core/scheduling/load.ts'
import { offHoursOf } from '../core/scheduling/people.ts'
import { ClockTime, type Instant, instantOn, later, minutesOf, type Span } from '../core/time.ts'
import type { Deps } from './ports.ts'

/** Further back than this next to nothing is left of an interview: four half-lives. */
const BACK_MINUTES = 16 * 7 * 24 * 60
/** As far ahead as anything is booked. */
const AHEAD_MINUTES = 26 * 7 * 24 * 60

/** What an interview asks of a panellist beside its own time. */
const PREPARATION_MINUTES = 10
const WRITE_UP_MINUTES = 15

/** The interview load that each of these people carries, in minutes: their debt, over all pools together. */
export async function loadsOf(
  deps: Pick<Deps, 'store' | 'now'>,
  people: readonly Person[],
): Promise<ReadonlyMap<PersonId, number>> {
  const now = deps.now()
  const within = { start: later(now, -BACK_MINUTES), end: later(now, AHEAD_MINUTES) }
  const interviews = await deps.store.interviewsWith(
    people.map(({ id }) => id),
    within,
  )
  return new Map(
    people.map((person) => {
      const given = interviews.flatMap((interview) => givenBy(person, interview))
      return [person.id, loadDebt(given, awayOf(person, now), now).minutes]
    }),
  )
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

/** A pause that lasts: it neither adds to the debt nor lets it fade. */
function awayOf({ pausedUntil, zone }: Person, now: Instant): Span[] {
  if (!pausedUntil) return []
  const end = instantOn(pausedUntil, ClockTime.parse('00:00'), zone)
  return end > now ? [{ start: now, end }] : []
}
