import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ana, fixture, read, thisYear } from '../support/calendar.ts'

const fixtures = readdirSync(new URL('./fixtures/', import.meta.url)).map(fixture)

const values = [
  '',
  'P9999W',
  '-PT1H',
  '99991231T235959Z',
  '00000101T000000',
  '20270230',
  'FREQ=DAILY;INTERVAL=0',
  'FREQ=YEARLY;BYDAY=53MO',
  'FREQ=DAILY;UNTIL=x',
  '/',
  ',,,',
  '20270301T000000/P',
  'TZID=:',
  '"',
  '\\',
  '\u0000',
  '__proto__',
  'constructor',
  '+9999',
  'a'.repeat(5000),
]

/** What a hostile or careless hand does to a file: lines lost, doubled, swapped, and values replaced. */
const harm = fc.record({
  line: fc.nat(),
  other: fc.nat(),
  value: fc.constantFrom(...values),
  kind: fc.constantFrom('drop', 'double', 'swap', 'replace', 'append', 'rename'),
})

test('whatever is done to a calendar, the answer is a reason or spans in order within the time asked for', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.array(harm, { minLength: 1, maxLength: 8 }),
      (text, harms) => {
        const lines = harms.reduce<readonly string[]>(harmed, text.split('\r\n'))
        const busy = read(lines.join('\r\n'))
        if (busy.kind !== 'busy') return
        let last = Number(thisYear.start) - 1
        for (const { start, end } of busy.spans) {
          expect(start).toBeGreaterThan(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(thisYear.end)
      },
    ),
    { numRuns: 200 },
  )
})

function harmed(
  lines: readonly string[],
  { line, other, value, kind }: { line: number; other: number; value: string; kind: string },
): readonly string[] {
  const at = line % lines.length
  const here = lines[at] ?? ''
  const there = lines[other % lines.length] ?? ''
  const put = (...instead: string[]) => [...lines.slice(0, at), ...instead, ...lines.slice(at + 1)]
  switch (kind) {
    case 'drop':
      return put()
    case 'double':
      return put(here, here)
    case 'swap':
      return put(there)
    case 'replace':
      return put(here.replace(/:.*$/, `:${value}`))
    case 'append':
      return put(here + value)
    default:
      return put(here.replace(/^[^:;]*/, there.replace(/[:;].*$/, '')))
  }
}

test('a calendar in which nothing can be read says so, entry by entry', () => {
  const text = fixture('answers.ics').replaceAll('DTSTART', 'DTSTRAT')
  expect(read(text, ana)).toEqual({ kind: 'busy', spans: [], unread: 8 })
})
