const DAY = 86_400_000
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const words = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A day (`2027-03-09`) as a field shows it: `Tue 9 Mar 2027`. Empty if it is no day. */
export function dayWords(day: string): string {
  const at = Date.parse(day)
  if (Number.isNaN(at)) return ''
  const found = words.formatToParts(at)
  const read = (type: string) => found.find((piece) => piece.type === type)?.value ?? ''
  return `${read('weekday')} ${read('day')} ${read('month')} ${read('year')}`
}

/**
 * The day a person typed: `2027-03-09`, `9 Mar`, `Mar 9 2027`, `today`, `tomorrow`; null if it is none.
 *
 * Without a year the next such day is meant. `03/04` is refused, because half the world reads it the
 * other way round.
 */
export function dayTyped(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase()
  if (typed === 'today') return today
  if (typed === 'tomorrow') return addDays(today, 1)
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return existing(typed)
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}`).test(typed)) + 1
  const numbers = typed.match(/\d+/g) ?? []
  const day = numbers.find((number) => number.length < 3)
  const year = numbers.find((number) => number.length === 4)
  if (month === 0 || day === undefined) return null
  if (year !== undefined) return existing(isoDay(Number(year), month, Number(day)))
  const here = existing(isoDay(Number(today.slice(0, 4)), month, Number(day)))
  if (here === null || here >= today) return here
  return existing(isoDay(Number(today.slice(0, 4)) + 1, month, Number(day)))
}

/** The time a person typed, as `09:30`: `9:30`, `0930`, `9`, `2pm`; null if it is none. */
export function timeTyped(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim())
  if (match?.[1] === undefined) return null
  const half = match[3]?.toLowerCase()
  const typed = Number(match[1])
  const hour = half === undefined ? typed : (typed % 12) + (half === 'pm' ? 12 : 0)
  const minute = Number(match[2] ?? 0)
  if (hour > 23 || minute > 59 || (half !== undefined && typed > 12)) return null
  return `${pad(hour)}:${pad(minute)}`
}

/** The day so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10)
}

/** The same day so many months later, or that month's last if it is shorter. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
  return isoDay(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(date, last.getUTCDate()))
}

/** The weeks, Monday first, that hold the month of `day`; each is seven days. */
export function weeksOf(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 7)}-01`
  const back = (new Date(Date.parse(first)).getUTCDay() + 6) % 7
  const start = addDays(first, -back)
  const weeks = [0, 1, 2, 3, 4, 5].map((week) =>
    [0, 1, 2, 3, 4, 5, 6].map((weekday) => addDays(start, week * 7 + weekday)),
  )
  return weeks.filter((week) => week.some((one) => one.startsWith(day.slice(0, 7))))
}

function existing(day: string): string | null {
  const at = Date.parse(day)
  if (Number.isNaN(at)) return null
  // February 30th is read as March 2nd; such a day was not meant.
  return new Date(at).toISOString().startsWith(day) ? day : null
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${pad(month)}-${pad(day)}`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
