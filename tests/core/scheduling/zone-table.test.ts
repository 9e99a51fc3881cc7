import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  instantOf,
  nextChange,
  offsetAt,
  wallOf,
  wallReader,
  zoneTable,
} from '../../../src/core/scheduling/zone-table.ts'
import { type Instant, instantAt, iso, Zone } from '../../../src/core/time.ts'
import { instantShowing } from '../../support/slot-oracle.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
// All zones take seconds, and many of them on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const names = Intl.supportedValuesOf('timeZone')

// Checking that a name is a zone takes longer than a thousand looks at its table.
const zones = new Map(names.map((name) => [name, Zone.parse(name)]))
const table = (name: string) => zoneTable(zones.get(name) ?? Zone.parse(name))

/** What Intl itself shows, as `2027-03-01T10:00:00`. */
function shown(name: string): (instant: number) => string {
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: name,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return (instant) => clock.format(instant).replace(' ', 'T')
}

function changes(name: string, from: string, until: string): string[] {
  const found: string[] = []
  const horizon = Date.parse(until)
  for (let at = Date.parse(from); ; ) {
    at = nextChange(table(name), at, horizon)
    if (at >= horizon) return found
    found.push(`${wallText(at)}Z`)
  }
}

const wallText = (wall: number) => new Date(wall).toISOString().slice(0, 19)

// Each of these looks at thousands of times and expects once that none was wrong.

test('the clock of every zone shows what Intl shows, in any year', () => {
  const wrong: string[] = []
  const anyTime = fc.integer({ min: Date.UTC(1801, 0), max: Date.UTC(2200, 0) })
  for (const [seed, name] of names.entries()) {
    const read = shown(name)
    const often = Array.from({ length: 300 }, (_, i) => Date.UTC(2018, 0) + i * 293 * HOUR)
    for (const some of [...fc.sample(anyTime, { seed, numRuns: 10 }), ...often]) {
      const instant = Math.floor(some / 1000) * 1000
      if (wallText(wallOf(table(name), instant)) !== read(instant)) wrong.push(`${name} ${instant}`)
    }
  }
  expect(wrong).toEqual([])
})

test('every change of twelve years is found to the second, in every zone', () => {
  const wrong: string[] = []
  let changes = 0
  const horizon = Date.UTC(2030, 0)
  for (const name of names) {
    const read = shown(name)
    for (let at = Date.UTC(2018, 0); ; changes++) {
      at = nextChange(table(name), at, horizon)
      if (at === horizon) break
      const jump = Date.parse(`${read(at)}Z`) - Date.parse(`${read(at - 1000)}Z`)
      if (jump === 1000) wrong.push(`${name} ${iso(at as Instant)}`)
    }
  }
  expect(wrong).toEqual([])
  expect(changes).toBeGreaterThan(3_000)
})

test('a local time means the same instant as Luxon finds, in every zone', () => {
  const wrong: string[] = []
  const walls = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) })
  for (const [seed, name] of names.entries()) {
    const { zone } = table(name)
    for (const some of fc.sample(walls, { seed, numRuns: 8 })) {
      const wall = Math.floor(some / MINUTE) * MINUTE
      const text = wallText(wall).slice(0, 16)
      if (instantOf(zoneTable(zone), wall) !== instantAt(text, zone)) wrong.push(`${text} ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test('a local time near a clock change means what a look at the clock says', () => {
  const wrong: string[] = []
  for (const name of names) {
    const at = nextChange(table(name), Date.UTC(2027, 0), Date.UTC(2028, 0))
    for (const minutes of [-61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61]) {
      const wall = Math.floor(wallOf(table(name), at) / MINUTE + minutes) * MINUTE
      const [date = '', time = ''] = wallText(wall).split('T')
      const expected = instantShowing(name, date, time.slice(0, 5))
      if (instantOf(table(name), wall) !== expected) wrong.push(`${date} ${time} ${name}`)
    }
  }
  expect(wrong).toEqual([])
})

test('reading walls one after another means the same as reading each alone', () => {
  const somewhere = fc.constantFrom('Europe/Belgrade', 'Africa/Casablanca', 'Pacific/Apia')
  // Two years of minutes, and jumps to and fro among them.
  const minutes = fc.array(fc.nat(2 * 366 * 24 * 60), { maxLength: 40 })
  fc.assert(
    fc.property(somewhere, minutes, fc.constantFrom(2010, 2027), (name, walls, year) => {
      const read = wallReader(table(name))
      for (const minute of walls) {
        const wall = Date.UTC(year, 0) + minute * MINUTE
        for (const near of [wall, wall + 30 * MINUTE]) {
          expect(read(near)).toBe(instantOf(table(name), near))
        }
      }
    }),
  )
})

describe('in years when clocks were set by the sun', () => {
  test('offsets have seconds', () => {
    expect(offsetAt(table('Africa/Monrovia'), Date.UTC(1960, 0))).toBe(-(44 * 60 + 30) * 1000)
  })

  test('the first years on record hold for all before', () => {
    const belgrade = table('Europe/Belgrade')
    for (const text of ['0000-01-01T00:00:00Z', '0099-12-31T00:00:00Z', '1801-06-01T00:00:00Z']) {
      expect(offsetAt(belgrade, Date.parse(text))).toBe(82 * MINUTE)
    }
  })

  test('clocks changed within a minute too', () => {
    expect(changes('Africa/Monrovia', '1972-01-01', '1973-01-01')).toEqual(['1972-01-07T00:44:30Z'])
  })
})

test('a summer time of a week is not jumped over', () => {
  expect(changes('America/Noronha', '2000-07-01', '2001-01-01')).toEqual([
    '2000-10-08T02:00:00Z',
    '2000-10-15T01:00:00Z',
  ])
})

test('a date that does not exist is one change', () => {
  expect(changes('Pacific/Apia', '2011-10-01', '2012-03-01')).toEqual(['2011-12-30T10:00:00Z'])
})

test('UTC has no change in two thousand years', () => {
  expect(changes('Etc/UTC', '0000-01-01', '2000-01-01')).toEqual([])
})

test('names of the same zone agree, in odd case too', () => {
  const instant = Date.UTC(2027, 6, 1)
  for (const alias of ['Asia/Kolkata', 'Asia/Calcutta', 'asia/kolkata']) {
    expect(offsetAt(table(alias), instant)).toBe(330 * MINUTE)
  }
})
