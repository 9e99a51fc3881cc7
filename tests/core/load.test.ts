import { expect, test } from 'vitest'
import { answerInvitation } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { loadOf, weekOf } from '../../src/core/load.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import { iso, Zone } from '../../src/core/time.ts'
import { applied, proposed, ten } from '../support/booking.ts'
import { at, belgrade } from '../support/time.ts'
import { admin, ana, bo, world } from '../support/world.ts'

test('a week runs from Monday to Monday on the clock of the zone, also when clocks change in it', () => {
  const { start, end } = weekOf(at('2027-03-28T12:00'), belgrade)
  expect([iso(start), iso(end)]).toEqual(['2027-03-21T23:00:00.000Z', '2027-03-28T22:00:00.000Z'])
  const kolkata = Zone.parse('Asia/Kolkata')
  expect(weekOf(at('2027-03-07T23:30'), kolkata).start).toBe(at('2027-03-08T00:00', kolkata))
})

test('only who sits in an interview has it in their load', async () => {
  const deps = await world({ now: '2027-03-09T08:00' })
  for (const who of [ana, bo]) {
    const { id } = await proposed(deps, await applied(deps), ten, [who])
    const [interview] = (await bookOffer(deps, admin, id, 0)).interviews
    if (!interview) throw new Error('it is booked')
    if (who === ana) await answerInvitation(deps, ana, interview, 'declined')
  }
  const all = await deps.store.interviewsIn(ten)
  const load = (who: typeof ana) => {
    const person = { id: who, rev: 1, name: '', zone: belgrade, hours: USUAL_HOURS, capPerWeek: 3 }
    return loadOf(Person.parse(person), all, deps.now())
  }
  expect(load(ana)).toEqual({ today: 0, week: 0, capPerDay: null, capPerWeek: 3 })
  expect(load(bo)).toEqual({ today: 1, week: 1, capPerDay: null, capPerWeek: 3 })
})
