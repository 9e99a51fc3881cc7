import { addDays, type ClockTime, type LocalDate } from '../../core/time.ts'
import { badField } from './draft.ts'

/** The longest search, in days: also what a list of days can hold. */
const MOST_DAYS = 60

interface Times {
  readonly first: LocalDate
  readonly last: LocalDate
  readonly from: ClockTime
  readonly to: ClockTime
}

/** Days and hours of a form in which no time can be. `today` is on the candidate's calendar. @throws Refusal `bad-field`. */
export function refuseTimes({ first, last, from, to }: Times, today: LocalDate): void {
  if (last < first) throw badField('last', 'Pick a day that is not before the earliest.')
  if (last < today) throw badField('last', 'That day is over. Pick today or a later day.')
  if (addDays(first, MOST_DAYS) < last) {
    throw badField('last', `Pick a day at most ${MOST_DAYS} days after the earliest.`)
  }
  if (to <= from) throw badField('to', 'Pick a time that is after the one above.')
}
