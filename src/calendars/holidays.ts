/** Public holidays by country and region, as days on which nobody there is expected to work. */
import Holidays, { type HolidaysTypes } from 'date-holidays'
import type { Country } from '../app/ports.ts'
import { addDays, LocalDate, weekdayOf } from '../core/time.ts'

export interface Holiday {
  readonly date: LocalDate
  /** In English where the source has it; several on one day are joined. */
  readonly name: string
}

/** A country by its code, or a region of it. */
export interface Place {
  readonly country: string
  readonly region?: string
}

const LANGUAGE = 'en'
const HOUR = 3_600_000

/** Every country there is data for, by name in English; regions by their own name where there is no English one. */
export function countries(): readonly Country[] {
  const source = new Holidays()
  const named = (found: Record<string, string> | undefined) =>
    Object.entries(found ?? {})
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, LANGUAGE))
  return named(source.getCountries(LANGUAGE)).map((country) => ({
    ...country,
    regions: named(source.getStates(country.code, LANGUAGE)),
  }))
}

/**
 * The public holidays from `from` to `to`, both included, in order, substitute days among them.
 *
 * Half days are left out: a person may well work on the other half.
 *
 * @throws RangeError if there is no data for the country or region.
 */
export function holidays(place: Place, from: LocalDate, to: LocalDate): readonly Holiday[] {
  const source = sourceFor(place)
  const all: Holiday[] = []
  // The year before too: a holiday of December may last into January, or be made up for there.
  for (let year = yearOf(from) - 1; year <= yearOf(to); year++) {
    const found = source.getHolidays(year, LANGUAGE).filter(({ type }) => type === 'public')
    all.push(...(place.country === 'RS' ? serbian(found) : found.flatMap(daysOf)))
  }
  const inside = all.filter(({ date }) => from <= date && date <= to)
  const byDate = Map.groupBy(inside, ({ date }) => date)
  return [...byDate]
    .map(([date, on]) => ({ date, name: [...new Set(on.map(({ name }) => name))].join(', ') }))
    .sort((a, b) => a.date.localeCompare(b.date))
}

/** Whether there is data for it. */
export function isPlace({ country, region }: Place): boolean {
  const source = new Holidays()
  if (!Object.hasOwn(source.getCountries(), country)) return false
  return region === undefined || Object.hasOwn(source.getStates(country) ?? {}, region)
}

function sourceFor(place: Place): Holidays {
  const { country, region } = place
  if (!isPlace(place)) throw new RangeError(`no holidays known for ${country} ${region ?? ''}`)
  return region === undefined ? new Holidays(country) : new Holidays(country, region)
}

/**
 * Whole days, counted from the date given. Islamic ones begin on the evening before it, some end at noon, and a
 * change of clocks may take an hour: what is an hour short of a day is a day, what is less is not.
 */
function daysOf({ date, name, start, end }: HolidaysTypes.Holiday): readonly Holiday[] {
  const days = Math.floor((end.getTime() - start.getTime() + HOUR) / (24 * HOUR))
  const first = LocalDate.parse(date.slice(0, 10))
  return Array.from({ length: days }, (_, i) => ({ date: addDays(first, i), name }))
}

/**
 * In Serbia a state holiday on a Sunday is made up for on the next *working* day (Law on State and Other Holidays,
 * article 3a). The source does not know that the Monday may be Easter's; then it is the Tuesday, as the ministry of
 * labour had to explain in 2021.
 */
function serbian(found: readonly HolidaysTypes.Holiday[]): readonly Holiday[] {
  const [moved, fixed] = [found.filter(isMadeUpFor), found.filter((one) => !isMadeUpFor(one))]
  const days = fixed.flatMap(daysOf)
  for (const { date, name } of moved.flatMap(daysOf)) {
    let free = date
    while (weekdayOf(free) > 5 || days.some((day) => day.date === free)) free = addDays(free, 1)
    days.push({ date: free, name })
  }
  return days
}

/** A rule such as `05-02 if sunday then next monday` that gave another day than its own. */
function isMadeUpFor({ rule, date }: HolidaysTypes.Holiday): boolean {
  const own = /^(\d\d-\d\d) if sunday/.exec(rule)?.[1]
  return own !== undefined && date.slice(5, 10) !== own
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}
