import { expect, test } from 'vitest'
import { pauseUntil, previewOf, setAvailability } from '../../src/app/availability.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { LocalDate } from '../../src/core/time.ts'
import { applied, proposed } from '../support/booking.ts'
import { span } from '../support/time.ts'
import { admin, ana, type World, world } from '../support/world.ts'

const dayOf = async (deps: World, date: string) =>
  (await previewOf(deps, ana)).find((day) => day.date === date)

test('the preview leaves out what has gone by, and what calendar and interviews take', async () => {
  const deps = await world()
  const busy = [span('2027-03-01T12:00', '2027-03-01T13:00')]
  deps.calendars.busy = async () => new Map([[ana, busy]])
  const taken = span('2027-03-01T13:00', '2027-03-01T14:00')
  await bookOffer(deps, admin, (await proposed(deps, await applied(deps), taken)).id, 0)
  deps.wait(150)
  expect(await dayOf(deps, '2027-03-01')).toEqual({
    date: '2027-03-01',
    off: null,
    free: [
      span('2027-03-01T11:30', '2027-03-01T12:00'),
      span('2027-03-01T14:00', '2027-03-01T17:00'),
    ],
    interviews: [taken],
  })
})

test('it says why a day is off', async () => {
  const deps = await world()
  deps.calendars.holidays = async () => [LocalDate.parse('2027-03-09')]
  const known = await deps.store.person(ana)
  if (!known) throw new Error('the world has an Ana')
  const ownHolidays = [LocalDate.parse('2027-03-10')]
  await setAvailability(deps, ana, ana, { ...known, ownHolidays })
  await pauseUntil(deps, ana, ana, LocalDate.parse('2027-03-04'))
  const days = await previewOf(deps, ana)
  expect(days.map(({ date, off }) => [date.slice(8), off])).toEqual([
    ['01', 'paused'],
    ['02', 'paused'],
    ['03', 'paused'],
    ['04', null],
    ['05', null],
    ['06', 'off'],
    ['07', 'off'],
    ['08', null],
    ['09', 'holiday'],
    ['10', 'own holiday'],
    ['11', null],
    ['12', null],
    ['13', 'off'],
    ['14', 'off'],
  ])
})

test('a pause from the form keeps a load from fading as one from Home does, and is refused for a day that is over', async () => {
  const deps = await world()
  const known = await deps.store.person(ana)
  if (!known) throw new Error('the world has an Ana')
  const until = LocalDate.parse('2027-03-20')
  await setAvailability(deps, ana, ana, { ...known, pausedUntil: until })
  const paused = await deps.store.person(ana)
  expect(paused?.pauses).toEqual([{ first: '2027-03-01', until }])
  const today = LocalDate.parse('2027-03-01')
  const late = setAvailability(deps, ana, ana, { ...known, pausedUntil: today })
  await expect(late).rejects.toMatchObject({ reason: { code: 'bad-field', field: 'paused' } })
  await expect(pauseUntil(deps, ana, ana, today)).rejects.toMatchObject({
    reason: { code: 'bad-field', field: 'paused' },
  })
  expect((await deps.store.person(ana))?.pausedUntil).toBe(until)
})
