/** Slot search: one start for everyone, with people prepared and not, against Luxon. */
import { deepStrictEqual } from 'node:assert/strict'
import { prepare } from '../src/core/scheduling/availability.ts'
import {
  type SlotSearch,
  searchWindow,
  slotStarts,
  slotStartsAmong,
} from '../src/core/scheduling/slots.ts'
import { type Instant, LocalDate, Zone } from '../src/core/time.ts'
import { aimed, type Figure, keptMegabytes, medianMs } from './measure.ts'
import { company } from './people.ts'
import { luxonStarts } from './slots-luxon.ts'

const FIRST = LocalDate.parse('2027-03-01')
const DAY = 86_400_000
const LARGEST = { people: 500, days: 365 }

export function* bench(): Iterable<Figure> {
  yield* small(20, 60)
  yield* large(LARGEST.people, LARGEST.days)
  yield* growth()
  yield memory(LARGEST.people, LARGEST.days)
}

function* small(people: number, days: number): Iterable<Figure> {
  const search = searchFor(people, days)
  const name = `${people} people, ${days} days`
  yield starts(name, search)
  deepStrictEqual(luxonStarts(search), slotStarts(search), 'both find the same starts')
  const cold = medianMs(() => slotStarts(search))
  const peer = medianMs(() => luxonStarts(search))
  yield aimed(ms(`${name}, unprepared, median`, cold), 0.5)
  yield ms(`${name}, Luxon Interval, median`, peer)
  const ratio = { bench: 'slots', figure: `${name}, unprepared, ratio of medians` }
  yield aimed({ ...ratio, value: peer / cold, unit: 'x', against: 'Luxon Interval' }, 150, true)
  yield aimed(ms(`${name}, prepared, median`, preparedMs(search)), 0.05)
}

function starts(name: string, search: SlotSearch): Figure {
  const value = slotStarts(search).length
  return { bench: 'slots', figure: `${name}, starts`, value, unit: 'starts' }
}

function* large(people: number, days: number): Iterable<Figure> {
  const search = searchFor(people, days)
  const name = `${people} people, ${days} days`
  yield starts(name, search)
  yield aimed(
    ms(
      `${name}, unprepared, median`,
      medianMs(() => slotStarts(search), 400),
    ),
    60,
  )
  yield aimed(ms(`${name}, prepared, median`, preparedMs(search)), 2)
}

/** Preparing is all of the work that depends on the calendars, and nothing ends it early. */
function* growth(): Iterable<Figure> {
  const each: number[] = []
  for (const [people, days] of [
    [20, 60],
    [100, 60],
    [100, 365],
    [500, 365],
  ] as const) {
    const search = searchFor(people, days)
    const within = searchWindow(search)
    const spent = medianMs(() => search.people.map((person) => prepare(person, within)), 200)
    const value = (spent * 1e6) / (people * days)
    each.push(value)
    const figure = `${people} people, ${days} days, preparing, per person and day`
    yield { bench: 'slots', figure, value, unit: 'ns' }
  }
  const value = (each.at(-1) ?? Number.NaN) / (each[0] ?? Number.NaN)
  const figure = 'preparing, per person and day, 500 people and 365 days over 20 and 60'
  yield aimed({ bench: 'slots', figure, value, unit: 'x' }, 1.5)
}

function memory(people: number, days: number): Figure {
  const search = searchFor(people, days)
  const within = searchWindow(search)
  const value = keptMegabytes(() => search.people.map((person) => prepare(person, within)))
  const figure = `${people} people, ${days} days, prepared, memory`
  return aimed({ bench: 'slots', figure, value, unit: 'MB' }, 50)
}

function searchFor(people: number, days: number): SlotSearch {
  const from = Date.parse(FIRST) as Instant
  return {
    now: from,
    noticeMinutes: 120,
    from,
    to: (from + days * DAY) as Instant,
    durationMinutes: 60,
    stepMinutes: 15,
    gridZone: Zone.parse('Europe/Belgrade'),
    people: company(people, FIRST, days),
  }
}

function preparedMs(search: SlotSearch): number {
  const within = searchWindow(search)
  const prepared = search.people.map((person) => prepare(person, within))
  deepStrictEqual(slotStartsAmong(prepared, search), slotStarts(search), 'prepared or not')
  return medianMs(() => slotStartsAmong(prepared, search))
}

function ms(figure: string, value: number): Figure {
  return { bench: 'slots', figure, value, unit: 'ms' }
}
