import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepare } from '../../../src/core/scheduling/availability.ts'
import { gridStarts } from '../../../src/core/scheduling/grid.ts'
import { SlotsInput } from '../../../src/core/scheduling/input.ts'
import {
  type SlotSearch,
  searchWindow,
  slotStarts,
  slotStartsAmong,
} from '../../../src/core/scheduling/slots.ts'
import { addDays, instantAt, LocalDate, type Span, wallAt, Zone } from '../../../src/core/time.ts'
import { everyDay, hours, person } from '../../support/people.ts'
import { searches } from '../../support/slot-searches.ts'
import { at, belgrade, span } from '../../support/time.ts'

const search: SlotSearch = {
  now: at('2027-03-01T00:00'),
  noticeMinutes: 0,
  from: at('2027-03-09T00:00'),
  to: at('2027-03-10T00:00'),
  durationMinutes: 60,
  stepMinutes: 60,
  gridZone: belgrade,
  people: [person({ hours: [hours('09:00', '11:30')] })],
}

const walls = (starts: readonly Parameters<typeof wallAt>[0][], zone = belgrade) =>
  starts.map((start) => wallAt(start, zone).time)

test('an interview may end when the day does, and no later', () => {
  expect(walls(slotStarts({ ...search, stepMinutes: 15 }))).toEqual([
    '09:00',
    '09:15',
    '09:30',
    '09:45',
    '10:00',
    '10:15',
    '10:30',
  ])
})

test('an interview may fill its window', () => {
  const [from, to] = [at('2027-03-09T10:00'), at('2027-03-09T11:00')]
  expect(walls(slotStarts({ ...search, from, to }))).toEqual(['10:00'])
})

test('without people every start of the grid is offered', () => {
  const from = at('2027-03-09T22:00:01')
  expect(walls(slotStarts({ ...search, from, people: [] }))).toEqual(['23:00'])
})

test.each([
  ['nothing is offered in a window shorter than the interview', { to: at('2027-03-09T00:59') }],
  ['nothing is offered in a reversed window', { to: at('2027-03-08T00:00') }],
  ['nothing is offered when the notice reaches past the window', { noticeMinutes: 20_000 }],
  [
    'nothing is offered when two people never meet',
    {
      people: [...search.people, person({ id: 'bo', hours: [hours('11:00', '15:00')] })],
    },
  ],
])('%s', (_name, changed) => {
  expect(slotStarts({ ...search, ...changed })).toEqual([])
})

test('a start lies a step from midnight, so 45 and 7 minutes begin anew each day', () => {
  const night = { start: at('2027-03-08T22:00'), end: at('2027-03-09T02:00') } satisfies Span
  expect(walls(gridStarts({ stepMinutes: 45, zone: belgrade }, night))).toEqual([
    '22:30',
    '23:15',
    '00:00',
    '00:45',
    '01:30',
  ])
  const midnight = { start: at('2027-03-08T23:50'), end: at('2027-03-09T00:10') }
  expect(walls(gridStarts({ stepMinutes: 7, zone: belgrade }, midnight))).toEqual([
    '23:55',
    '00:00',
    '00:07',
  ])
})

test('an hour that repeats has its starts twice', () => {
  const autumn = span('2027-10-31T01:30', '2027-10-31T03:30')
  expect(walls(gridStarts({ stepMinutes: 30, zone: belgrade }, autumn))).toEqual([
    '01:30',
    '02:00',
    '02:30',
    '02:00',
    '02:30',
    '03:00',
  ])
})

test('a grid of days has a start at every local midnight of years, across every clock change', () => {
  const zone = Zone.parse('Africa/Casablanca')
  const [from, to] = [instantAt('2019-01-01T00:00', zone), instantAt('2031-01-01T00:00', zone)]
  const found = slotStarts({
    ...search,
    now: from,
    from,
    to,
    stepMinutes: 1440,
    gridZone: zone,
    people: [person({ zone, hours: [hours('00:00', '24:00', everyDay)] })],
  })
  const first = LocalDate.parse('2019-01-01')
  const midnights = Array.from({ length: 4383 }, (_, day) =>
    instantAt(`${addDays(first, day)}T00:00`, zone),
  )
  expect(found).toEqual(midnights)
})

test('what is prepared answers like what is not, for every search inside its window', () => {
  fc.assert(
    fc.property(searches['around a clock change'], fc.nat(3000), (input, spare) => {
      const { people, ...question } = SlotsInput.parse(input)
      const { start, end } = searchWindow(question)
      const wider = { start: start - spare * 60_000, end: Math.max(start, end) + spare } as Span
      const prepared = people.map((one) => prepare(one, wider))
      expect(slotStartsAmong(prepared, question)).toEqual(slotStarts({ people, ...question }))
    }),
    { numRuns: 300 },
  )
})

test('what is prepared for another window is refused, not silently cut', () => {
  const prepared = [prepare(person(), span('2027-03-09T00:00', '2027-03-09T12:00'))]
  expect(() => slotStartsAmong(prepared, search)).toThrow('ana is prepared for another window')
})
