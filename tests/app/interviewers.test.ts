import { expect, test } from 'vitest'
import { pauseUntil } from '../../src/app/availability.ts'
import {
  grantedPeople,
  interviewersPage,
  placeInPool,
  poolMembers,
  removeFromPool,
  setGrants,
  setOpening,
} from '../../src/app/interviewers.ts'
import { answerInvitation } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { ChannelId } from '../../src/core/ids.ts'
import { ClockTime, LocalDate, type Weekday } from '../../src/core/time.ts'
import { applied, opening, proposed, ten } from '../support/booking.ts'
import { at, span } from '../support/time.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

const settings = {
  leads: [ana],
  recruiters: [petra],
  channel: ChannelId.parse('C0HIRING'),
  status: 'on hold',
} as const

const mutable = { ...settings, leads: [...settings.leads], recruiters: [...settings.recruiters] }

/** What the log says was done to `object`, without who met whom. */
const deeds = async (deps: World, object: string) =>
  (await deps.store.auditOf(object))
    .filter(({ actor }) => actor !== 'system')
    .map(({ actor, verb, before, after }) => [actor, verb, before, after])

test('who neither recruits nor administers changes nothing here', async () => {
  const deps = await world()
  const tries = [
    interviewersPage(deps, ana),
    poolMembers(deps, ana, 'systems'),
    placeInPool(deps, ana, 'systems', ana, 'qualified'),
    removeFromPool(deps, ana, 'systems', ana),
    setOpening(deps, ana, opening, mutable),
    setGrants(deps, ana, ana, ['admin']),
    grantedPeople(deps, ana),
    pauseUntil(deps, ana, bo, null),
  ]
  const denied = { status: 'rejected', reason: { reason: { code: 'not-allowed' } } }
  for (const each of await Promise.allSettled(tries)) expect(each).toMatchObject(denied)
})

test('a recruiter manages pools and openings, and gives no permissions', async () => {
  const deps = await world()
  await setGrants(deps, admin, petra, ['recruiter'])
  await placeInPool(deps, petra, 'systems', ana, 'shadow')
  await setOpening(deps, petra, opening, mutable)
  await expect(setGrants(deps, petra, petra, ['admin'])).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'grant permissions', roles: ['admin'] },
  })
  expect((await interviewersPage(deps, petra)).granted).toBeNull()
  expect((await interviewersPage(deps, admin)).granted?.map(({ id }) => id)).toEqual([admin, petra])
})

test('every change of a pool is in the log, and a change that is none is not', async () => {
  const deps = await world()
  await placeInPool(deps, admin, 'systems', ana, 'shadow')
  await placeInPool(deps, admin, 'systems', ana, 'shadow')
  await placeInPool(deps, admin, 'systems', ana, 'qualified')
  await removeFromPool(deps, admin, 'systems', ana)
  await removeFromPool(deps, admin, 'systems', ana)
  expect(await deeds(deps, 'systems:U0ANA')).toEqual([
    [admin, 'set pool', { level: 'none' }, { level: 'shadow' }],
    [admin, 'set pool', { level: 'shadow' }, { level: 'qualified' }],
    [admin, 'set pool', { level: 'qualified' }, { level: 'none' }],
  ])
  expect(await poolMembers(deps, admin, 'systems')).toEqual([])
  await placeInPool(deps, admin, 'systems', ana, 'qualified')
  expect(await poolMembers(deps, admin, 'systems')).toHaveLength(1)
})

test('settings of an opening and permissions are in the log with what they were', async () => {
  const deps = await world()
  await setOpening(deps, admin, opening, mutable)
  await setOpening(deps, admin, opening, mutable)
  expect(await deeds(deps, opening)).toEqual([
    [
      admin,
      'set opening',
      { leads: '', recruiters: '', channel: null, status: 'open' },
      { leads: ana, recruiters: petra, channel: 'C0HIRING', status: 'on hold' },
    ],
  ])
  await pauseUntil(deps, ana, ana, LocalDate.parse('2027-03-20'))
  expect(await deeds(deps, ana)).toEqual([
    [ana, 'pause', { pausedUntil: null }, { pausedUntil: '2027-03-20' }],
  ])
})

test('a week counts on the calendar of who interviews, and a declined interview does not', async () => {
  const deps = await world({ now: '2027-03-03T09:00' })
  await placeInPool(deps, admin, 'systems', ana, 'qualified')
  // Ana is there at any hour: the week turns at night.
  const [anybody] = await deps.store.people([ana])
  if (!anybody) throw new Error('Ana is known')
  const [from, to] = [ClockTime.parse('00:00'), ClockTime.parse('24:00')]
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7] as Weekday[], from, to }]
  await deps.store.commit({ people: [{ ...anybody, hours: always }], deeds: [] })
  const spans = [
    span('2027-03-04T10:00', '2027-03-04T11:00'),
    span('2027-03-07T23:30', '2027-03-08T00:30'),
    span('2027-03-08T00:30', '2027-03-08T01:30'),
  ]
  for (const when of spans) {
    const { id } = await proposed(deps, await applied(deps), when)
    await bookOffer(deps, admin, id, 0)
  }
  const [member] = await poolMembers(deps, admin, 'systems')
  expect(member?.load).toMatchObject({ week: 2, today: 0 })
  const [thursday] = await deps.store.interviewsIn(spans[0] ?? ten)
  if (!thursday) throw new Error('Thursday is booked')
  await answerInvitation(deps, ana, thursday.id, 'declined')
  expect((await poolMembers(deps, admin, 'systems'))[0]?.load).toMatchObject({ week: 1 })
  deps.wait((at('2027-03-08T09:00') - deps.now()) / 60_000)
  const [next] = await poolMembers(deps, admin, 'systems')
  expect(next?.load).toMatchObject({ week: 1, today: 1 })
})
