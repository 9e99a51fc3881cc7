/**
 * When digests are due and when nobody may be disturbed, found out the slow way: minute by minute, over what `Intl`
 * says of each zone. Shares nothing with the code it judges.
 */

/** What somebody has chosen, and where they are, from `from` on. */
export interface Chosen {
  readonly from: number
  readonly zone: string
  /** Weekdays of their hours, ISO. */
  readonly works: readonly number[]
  /** Their hours on such a day. */
  readonly hours: { readonly from: string; readonly to: string }
  readonly off: readonly string[]
  readonly at: string
  readonly days: readonly number[] | null
  readonly pausedUntil: string | null
  readonly mutedUntil: string | null
  readonly quietFrom: string
  readonly quietTo: string
  /** Minutes before an interview at which they want to be reminded. */
  readonly before: readonly number[]
}

export interface Local {
  readonly date: string
  /** Minutes since midnight by the clock. */
  readonly minute: number
}

const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const DAY = 1_440 * MINUTE
const offsets = new Map<string, Map<number, number>>()
const dates = new Map<number, string>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock and a calendar show: no zone changes its clocks within a quarter of an hour of UTC. */
export function localOf(zone: string, instant: number): Local {
  const wall = instant + offsetOf(zone, instant)
  const day = Math.floor(wall / DAY)
  const date = dates.get(day) ?? new Date(day * DAY).toISOString().slice(0, 10)
  dates.set(day, date)
  return { date, minute: Math.floor((wall - day * DAY) / MINUTE) }
}

/**
 * Every digest that `chosen`, in order, makes due between two instants, at the minute it is: date to instant. What is
 * chosen, and whether the bot runs, changes only where a quarter of an hour begins.
 */
export function digestsDue(
  chosen: readonly Chosen[],
  span: { readonly start: number; readonly end: number },
  isUp: (instant: number) => boolean,
): Map<string, number> {
  const due = new Map<string, number>()
  let index = 0
  for (let t = span.start; t < span.end; t += QUARTER) {
    while ((chosen[index + 1]?.from ?? Number.POSITIVE_INFINITY) <= t) index++
    const now = chosen[index]
    if (!now || !isUp(t)) continue
    const { date, minute } = localOf(now.zone, t)
    const at = clock(now.at)
    const first = Math.max(at, minute)
    if (first > minute + 14 || first >= (at < 720 ? 720 : at + 120)) continue
    if (!due.has(date) && wants(now, date)) due.set(date, t + (first - minute) * MINUTE)
  }
  return due
}

/**
 * The digests of a channel, date to the minute it is due: on working days at its time, where that has not passed when it
 * was chosen. While the bot is down it waits, until noon or for two hours.
 */
export function channelDigestsDue(
  chosen: readonly Chosen[],
  span: { readonly start: number; readonly end: number },
  isUp: (instant: number) => boolean,
): Map<string, number> {
  const due = new Map<string, number>()
  for (let t = span.start; t < span.end; t += QUARTER) {
    const now = chosen.findLast(({ from }) => from <= t)
    if (!now) continue
    const [{ date, minute }, at] = [localOf(now.zone, t), clock(now.at)]
    if (at < minute || at > minute + 14 || due.has(date) || !worksOn(now, date)) continue
    let sent = t + (at - minute) * MINUTE
    while (!isUp(sent)) sent += QUARTER
    const latest = at < 720 ? 720 : at + 120
    const then = localOf(now.zone, sent)
    if (then.date === date && then.minute < latest) due.set(date, sent)
  }
  return due
}

/** Whether somebody may be reminded: on a day they work, outside their quiet hours. */
export function mayHear(chosen: Chosen, instant: number): boolean {
  const { date, minute } = localOf(chosen.zone, instant)
  const [from, to] = [clock(chosen.quietFrom), clock(chosen.quietTo)]
  const isQuiet = from <= to ? from <= minute && minute < to : minute >= from || minute < to
  return !isQuiet && worksOn(chosen, date)
}

/** The end of the `minutes`th minute that somebody works from `from` on. */
export function afterWork(chosen: Chosen, from: number, minutes: number): number {
  const [begin, end] = [clock(chosen.hours.from), clock(chosen.hours.to)]
  let [t, left] = [from, minutes]
  for (; left > 0; t += MINUTE) {
    const { date, minute } = localOf(chosen.zone, t)
    if (begin <= minute && minute < end && worksOn(chosen, date)) left--
  }
  return t
}

/** When a clock shows the same as at `from`, or has just skipped it, on the next day that somebody works. */
export function sameTimeNextWorkday(chosen: Chosen, from: number): number {
  const { date: today, minute } = localOf(chosen.zone, from)
  let t = from
  let wanted: string | undefined
  for (;;) {
    t += MINUTE
    const { date, minute: now } = localOf(chosen.zone, t)
    if (wanted === undefined && date > today && worksOn(chosen, date)) wanted = date
    if (wanted !== undefined && (date > wanted || now >= minute)) return t
  }
}

function worksOn({ works, off }: Chosen, date: string): boolean {
  return works.includes(weekdayOf(date)) && !off.includes(date)
}

function wants({ works, off, days, pausedUntil, mutedUntil }: Chosen, date: string): boolean {
  if (off.includes(date)) return false
  if (pausedUntil && date < pausedUntil) return false
  if (mutedUntil && date < mutedUntil) return false
  return (days ?? works).includes(weekdayOf(date))
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7
}

function clock(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

function offsetOf(zone: string, instant: number): number {
  const quarter = Math.floor(instant / QUARTER)
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const kept = known.get(quarter)
  if (kept !== undefined) return kept
  const offset = asked(zone, quarter * QUARTER)
  known.set(quarter, offset)
  return offset
}

function asked(zone: string, instant: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
      ...({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const),
    })
  formats.set(zone, format)
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  const wall = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}Z`)
  return wall - instant
}
