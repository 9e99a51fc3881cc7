/** What people's calendars and countries say, as the app asks for it. */
import type { Calendars } from '../app/ports.ts'
import type { Store } from '../app/store.ts'
import { type LocalDate, later, type Span, UTC, wallAt } from '../core/time.ts'
import type { HolidayBook } from './holidays-apart.ts'

/** Everything of the port but reading a calendar, for which a network is needed. */
export function calendarsFrom(
  store: Pick<Store, 'busySpans'>,
  book: HolidayBook,
): Omit<Calendars, 'check'> {
  return {
    busy: (people, within) => store.busySpans(people, within),
    async holidays(country, region, within) {
      const place = { country, ...(region !== null && { region }) }
      const [first, last] = datesOf(within)
      const years = yearsBetween(first, last).map((year) => book.datesOf(place, year))
      const dates = (await Promise.all(years)).flat()
      return dates.filter((date) => first <= date && date <= last)
    },
    countries: book.countries,
  }
}

/** The first and last date that it is anywhere on earth during a span: up to 14 hours from what it is in UTC. */
function datesOf({ start, end }: Span): readonly [LocalDate, LocalDate] {
  return [wallAt(later(start, -14 * 60), UTC).date, wallAt(later(end, 14 * 60), UTC).date]
}

function yearsBetween(first: LocalDate, last: LocalDate): number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
