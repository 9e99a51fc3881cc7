import { expect, test } from 'vitest'
import { pauseUntil } from '../../src/app/availability.ts'
import { answerInvitation } from '../../src/app/interviews.ts'
import { loadsOf, ownLoad } from '../../src/app/load.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { addDays, wallAt } from '../../src/core/time.ts'
import { applied, proposed } from '../support/booking.ts'
import { belgrade } from '../support/time.ts'
import { admin, ana, bo, world } from '../support/world.ts'

test('an interview weighs on who gives it, fades with four weeks, and not on who declined', async () => {
  const deps = await world()
  const people = await deps.store.people([ana, bo])
  const proposal = await proposed(deps, await applied(deps), undefined, [ana])
  const loop = await bookOffer(deps, admin, proposal.id, 0)
  // An hour, ten minutes to prepare and a quarter of an hour to write up.
  expect(await loadsOf(deps, people)).toEqual(
    new Map([
      [ana, 85],
      [bo, 0],
    ]),
  )

  deps.wait((8 + 28) * 24 * 60 + 2 * 60)
  expect(await loadsOf(deps, people)).toEqual(
    new Map([
      [ana, 43],
      [bo, 0],
    ]),
  )

  const [id] = loop.interviews
  if (!id) throw new Error('a loop has an interview')
  await answerInvitation(deps, ana, id, 'declined', 'away')
  expect(await loadsOf(deps, people)).toEqual(
    new Map([
      [ana, 0],
      [bo, 0],
    ]),
  )
})

test('neither a pause nor days off let a load fade, so nobody comes back as the least loaded', async () => {
  const deps = await world()
  const proposal = await proposed(deps, await applied(deps), undefined, [ana])
  await bookOffer(deps, admin, proposal.id, 0)
  deps.wait(8 * 24 * 60 + 2 * 60)
  const until = addDays(wallAt(deps.now(), belgrade).date, 28)
  await pauseUntil(deps, ana, ana, until)
  deps.wait(28 * 24 * 60)
  await pauseUntil(deps, ana, ana, null)
  const whole = await loadsOf(deps, await deps.store.people([ana]))
  expect(whole.get(ana)).toBeGreaterThan(83)
  deps.wait(28 * 24 * 60)
  const { person, debt } = await ownLoad(deps, ana)
  expect(debt.minutes).toBeLessThan(45)
  const today = wallAt(deps.now(), belgrade).date
  const ownHolidays = Array.from({ length: 28 }, (_, i) => addDays(today, -i))
  await deps.store.commit({ people: [{ ...person, ownHolidays }], deeds: [] })
  expect((await ownLoad(deps, ana)).debt.minutes).toBeGreaterThan(80)
})

test('everybody sees what their own load is made of', async () => {
  const deps = await world()
  const proposal = await proposed(deps, await applied(deps), undefined, [ana])
  const { interviews } = await bookOffer(deps, admin, proposal.id, 0)
  const [interview] = interviews
  const { debt } = await ownLoad(deps, ana)
  expect(debt).toEqual({
    minutes: 85,
    parts: [{ interview, minutes: 85, offHours: 0, shortNotice: 0, left: 1 }],
  })
})
