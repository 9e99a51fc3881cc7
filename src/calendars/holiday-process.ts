/** A process that answers what is asked about holidays, until nobody is left to ask. */
import type { Country } from '../app/ports.ts'
import { LocalDate } from '../core/time.ts'
import { countries, holidays, isPlace, type Place } from './holidays.ts'

/** Whose holidays of which year; without `of`, which countries there are. Answers carry the id of their question. */
export interface HolidayQuestion {
  readonly id: number
  readonly of?: { readonly place: Place; readonly year: number }
}

export type HolidayAnswer =
  | { readonly id: number; readonly dates: readonly LocalDate[] }
  | { readonly id: number; readonly countries: readonly Country[] }

process.on('message', ({ id, of }: HolidayQuestion) => {
  const answer = of ? { id, dates: datesOf(of.place, of.year) } : { id, countries: countries() }
  process.send?.(answer satisfies HolidayAnswer)
})

function datesOf(place: Place, year: number): readonly LocalDate[] {
  if (!isPlace(place)) return []
  const [first, last] = [LocalDate.parse(`${year}-01-01`), LocalDate.parse(`${year}-12-31`)]
  return holidays(place, first, last).map(({ date }) => date)
}
