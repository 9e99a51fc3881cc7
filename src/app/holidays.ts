import type { PersonId } from '../core/ids.ts'
import type { Person } from '../core/people.ts'
import type { LocalDate, Span } from '../core/time.ts'
import type { Deps } from './ports.ts'

/** The public holidays that somebody keeps. */
export async function holidaysOf(
  { calendars }: Pick<Deps, 'calendars'>,
  { holidayCountry, holidayRegion }: Person,
  within: Span,
): Promise<readonly LocalDate[]> {
  return holidayCountry ? calendars.holidays(holidayCountry, holidayRegion, within) : []
}

/** The public holidays that each of these people keeps. */
export async function holidaysOfAll(
  deps: Pick<Deps, 'calendars'>,
  people: readonly Person[],
  within: Span,
): Promise<ReadonlyMap<PersonId, readonly LocalDate[]>> {
  const all = people.map(
    async (person) => [person.id, await holidaysOf(deps, person, within)] as const,
  )
  return new Map(await Promise.all(all))
}
