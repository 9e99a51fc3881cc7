/**
 * What `slots` must answer, found the slow and obvious way: look at the clock, minute by minute.
 *
 * Shares nothing with the engine, neither code nor ideas: the only source is Intl.DateTimeFormat, and every
 * minute of the window is tried against every sentence of the rules.
 */

export interface OraclePerson {
  readonly zone: string
  readonly hours: readonly { days: readonly number[]; from: string; to: string }[]
  readonly overrides: readonly { date: string; ranges: readonly (readonly string[])[] }[]
  readonly holidays: readonly string[]
  readonly busy: readonly (readonly string[])[]
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
}

export interface OracleSearch {
  readonly now: string
  readonly noticeMinutes: number
  readonly from: string
  readonly to: string
  readonly durationMinutes: number
  readonly stepMinutes: number
  readonly gridZone: string
  readonly people: readonly OraclePerson[]
}

type Range = readonly [start: number, end: number]

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function oracleStarts(search: OracleSearch): string[] {
  const [from, to, now] = [search.from, search.to, search.now].map((text) => Date.parse(text))
  if (from === undefined || to === undefined || now === undefined) throw new Error('no window')
  const length = search.durationMinutes * MINUTE
  const everyone = search.people.map((person) => ({
    work: workOf(person, from, to),
    blocked: blockedOf(person),
  }))
  const starts: string[] = []
  for (let minute = Math.floor(from / MINUTE); minute * MINUTE < to; minute++) {
    const start = minute * MINUTE
    if (start < from || start < now + search.noticeMinutes * MINUTE || start + length > to) continue
    const meeting: Range = [start, start + length]
    if (!everyone.every((one) => isWork(one.work, meeting) && !isBlocked(one.blocked, meeting)))
      continue
    if (minuteShown(search.gridZone, start) % search.stepMinutes !== 0) continue
    starts.push(new Date(start).toISOString())
  }
  return starts
}

/** Every range of every date that could matter, as instants, neither sorted nor merged. */
function workOf(person: OraclePerson, from: number, to: number): Range[] {
  const work: Range[] = []
  for (let noon = from - 3 * DAY; noon <= to + 3 * DAY; noon += DAY) {
    const date = new Date(noon).toISOString().slice(0, 10)
    if (person.holidays.includes(date)) continue
    const sundayIsZero = new Date(`${date}T12:00:00Z`).getUTCDay()
    const overrides = person.overrides.filter((override) => override.date === date)
    const weekly = person.hours
      .filter(({ days }) => days.includes(sundayIsZero === 0 ? 7 : sundayIsZero))
      .map(({ from, to }) => [from, to] as const)
    const ranges = overrides.length > 0 ? overrides.flatMap((one) => one.ranges) : weekly
    for (const [begin = '', end = ''] of ranges) {
      work.push([instantShowing(person.zone, date, begin), instantShowing(person.zone, date, end)])
    }
  }
  return work
}

/** Whether work goes on from the start of the meeting to its end: whoever stops, another range must have begun. */
function isWork(work: readonly Range[], [start, end]: Range): boolean {
  let until = start
  while (until < end) {
    const on = work.filter(([begin, stop]) => begin <= until && until < stop)
    if (on.length === 0) return false
    until = Math.max(...on.map(([, stop]) => stop))
  }
  return true
}

function blockedOf(person: OraclePerson): Range[] {
  return person.busy
    .map(([from = '', to = '']): Range => [Date.parse(from), Date.parse(to)])
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => [
      from - person.bufferAfterMinutes * MINUTE,
      to + person.bufferBeforeMinutes * MINUTE,
    ])
}

function isBlocked(blocked: readonly Range[], [start, end]: Range): boolean {
  return blocked.some(([from, to]) => start < to && from < end)
}

/**
 * The first instant at which the clock shows the time; when it never does, the first at which it
 * shows the time and the length of the gap.
 */
export function instantShowing(zone: string, date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  // Readings are compared as if they were UTC; 24:00 becomes 00:00 of the next date by itself.
  let wanted = Date.parse(`${date}T00:00:00Z`) + (hours * 60 + minutes) * MINUTE
  // No clock has ever been sixteen hours ahead.
  let instant = Math.floor((wanted - 16 * HOUR) / HOUR) * HOUR
  while (reading(zone, instant) !== wanted) {
    const here = reading(zone, instant)
    const stride = [HOUR, 15 * MINUTE, MINUTE, SECOND].find(
      (step) => reading(zone, instant + step) === here + step && here + step <= wanted,
    )
    const next = reading(zone, instant + (stride ?? SECOND))
    // No stride: the clock jumps within this second, and maybe over the time that is wanted.
    if (stride === undefined && next > wanted) wanted += next - here - SECOND
    instant += stride ?? SECOND
  }
  return instant
}

const clocks = new Map<string, { show: Intl.DateTimeFormat; seen: Map<number, number> }>()

/** What the clock reads, as if it were UTC. */
function reading(zone: string, instant: number): number {
  const clock = clocks.get(zone) ?? {
    // Swedes write dates and times the ISO way.
    show: new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }),
    seen: new Map(),
  }
  clocks.set(zone, clock)
  const seen = clock.seen.get(instant)
  if (seen !== undefined) return seen
  const read = Date.parse(`${clock.show.format(instant).replace(' ', 'T')}Z`)
  clock.seen.set(instant, read)
  return read
}

/** The minute of the day that the clock shows. */
function minuteShown(zone: string, instant: number): number {
  return Math.floor((((reading(zone, instant) % DAY) + DAY) % DAY) / MINUTE)
}
