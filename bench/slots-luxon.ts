/** The peer: the program one writes with Luxon's `Interval`, straightforward but not wasteful. */
import { DateTime, Interval } from 'luxon'
import type { PersonHours } from '../src/core/scheduling/availability.ts'
import type { SlotSearch } from '../src/core/scheduling/slots.ts'

type AnyInterval = Interval<true> | Interval<false>

/** The starts of `search`, as milliseconds. */
export function luxonStarts(search: SlotSearch): number[] {
  const earliest = Math.max(search.from, search.now + search.noticeMinutes * 60_000)
  const window = Interval.fromDateTimes(utc(earliest), utc(search.to))
  let shared: AnyInterval[] = [window]
  for (const person of search.people) {
    shared = intersection(shared, free(person, window))
    if (shared.length === 0) return []
  }
  return shared.flatMap((interval) => startsIn(interval, search))
}

function free(person: PersonHours, window: AnyInterval): AnyInterval[] {
  const busy = Interval.merge(
    person.busy.map(({ start, end }) =>
      Interval.fromDateTimes(
        utc(start).minus({ minutes: person.bufferAfterMinutes }),
        utc(end).plus({ minutes: person.bufferBeforeMinutes }),
      ),
    ),
  )
  let next = 0
  return working(person, window).flatMap((interval) => {
    const met: AnyInterval[] = []
    // Both lists are in order, so each meeting is looked at once or twice, not for every day.
    for (let meeting = busy[next]; meeting; meeting = busy[++next]) {
      if (startOf(meeting) >= endOf(interval)) break
      met.push(meeting)
    }
    next = Math.max(next - 1, 0)
    return interval.difference(...met)
  })
}

function working(person: PersonHours, window: AnyInterval): AnyInterval[] {
  const holidays = new Set<string>(person.holidays)
  const overrides = new Map<string, (typeof person.overrides)[number]>(
    person.overrides.map((override) => [override.date, override]),
  )
  const found: AnyInterval[] = []
  let date = startOf(window).setZone(person.zone).startOf('day').minus({ days: 1 })
  for (; date < endOf(window); date = date.plus({ days: 1 })) {
    const iso = date.toFormat('yyyy-MM-dd')
    if (holidays.has(iso)) continue
    const weekly = person.hours.filter(({ days }) => days.some((day) => day === date.weekday))
    const ranges = overrides.get(iso)?.ranges ?? weekly.map(({ from, to }) => [from, to] as const)
    for (const [from, to] of ranges) {
      const inside = overlap(Interval.fromDateTimes(clock(date, from), clock(date, to)), window)
      if (inside) found.push(inside)
    }
  }
  return Interval.merge(found)
}

function intersection(a: readonly AnyInterval[], b: readonly AnyInterval[]): AnyInterval[] {
  const both: AnyInterval[] = []
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [a[i], b[j]]
    if (!one || !other) return both
    const shared = overlap(one, other)
    if (shared) both.push(shared)
    if (endOf(one) < endOf(other)) i++
    else j++
  }
}

function overlap(a: AnyInterval, b: AnyInterval): AnyInterval | undefined {
  // Luxon's types lose here which of the two kinds it is; it is always one of them.
  const shared = a.intersection(b) as AnyInterval | null
  return shared && !shared.isEmpty() ? shared : undefined
}

function startsIn(interval: AnyInterval, search: SlotSearch): number[] {
  const starts: number[] = []
  const length = { minutes: search.durationMinutes }
  const step = { minutes: search.stepMinutes }
  let start = startOf(interval).setZone(search.gridZone)
  const past = (start.hour * 60 + start.minute) % search.stepMinutes
  if (past > 0) start = start.plus({ minutes: search.stepMinutes - past })
  for (; start.plus(length) <= endOf(interval); start = start.plus(step)) {
    starts.push(start.toMillis())
  }
  return starts
}

function clock(date: DateTime, time: string): DateTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return date.set({ hour, minute })
}

function utc(instant: number): DateTime {
  return DateTime.fromMillis(instant, { zone: 'utc' })
}

/** Luxon types the ends of an interval as possibly missing; those of a valid one never are. */
function startOf({ start }: AnyInterval): DateTime {
  if (start) return start
  throw new Error('an invalid interval')
}

function endOf({ end }: AnyInterval): DateTime {
  if (end) return end
  throw new Error('an invalid interval')
}
