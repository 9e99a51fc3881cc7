/** What people's calendars and countries say, as the app asks for it. */
import type { Calendars, Country } from '../app/ports.ts'
import type { Store } from '../app/store.ts'
import { LocalDate, later, type Span, wallAt, Zone } from '../core/time.ts'

const UTC = Zone.parse('Etc/UTC')

/** Everything of the port but reading a calendar, for which a network is needed. */
export function calendarsFrom(store: Pick<Store, 'busySpans'>): Omit<Calendars, 'check'> {
  // Loading the holidays of the world takes a fifth of a second: not before somebody needs them.
  const loaded = once(() => import('./holidays.ts'))
  const listed = once(async () => (await loaded()).countries())
  const years = new Map<string, readonly LocalDate[]>()

  async function ofYear(place: Place, year: number): Promise<readonly LocalDate[]> {
    const key = `${place.country}/${place.region ?? ''}/${year}`
    const known = years.get(key)
    if (known) return known
    const { holidays } = await loaded()
    const [first, last] = [LocalDate.parse(`${year}-01-01`), LocalDate.parse(`${year}-12-31`)]
    const dates = holidays(place, first, last).map(({ date }) => date)
    years.set(key, dates)
    return dates
  }

  return {
    busy: (people, within) => store.busySpans(people, within),
    async holidays(country, region, within) {
      if (!isKnown(await listed(), country, region)) return []
      const place = { country, ...(region !== null && { region }) }
      const [first, last] = datesOf(within)
      const dates: LocalDate[] = []
      for (const year of yearsBetween(first, last)) dates.push(...(await ofYear(place, year)))
      return dates.filter((date) => first <= date && date <= last)
    },
    countries: listed,
  }
}

interface Place {
  readonly country: string
  readonly region?: string
}

function isKnown(all: readonly Country[], country: string, region: string | null): boolean {
  const known = all.find(({ code }) => code === country)
  return (
    known !== undefined && (region === null || known.regions.some(({ code }) => code === region))
  )
}

/** The first and last date that it is anywhere on earth during a span: up to 14 hours from what it is in UTC. */
function datesOf({ start, end }: Span): readonly [LocalDate, LocalDate] {
  return [wallAt(later(start, -14 * 60), UTC).date, wallAt(later(end, 14 * 60), UTC).date]
}

function yearsBetween(first: LocalDate, last: LocalDate): number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}
