import { expect, test } from 'vitest'
import { eraseCandidate } from '../../src/app/erasing.ts'
import { lookAtRetention, oweRetention } from '../../src/app/retention.ts'
import { LocalDate } from '../../src/core/time.ts'
import { applied, ten } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { admin, ana, plan, type World, world } from '../support/world.ts'

const date = (text: string) => LocalDate.parse(text)

async function owed(deps: World) {
  const due = await deps.store.claimDue(deps.now(), 100)
  return due.map(({ body, to }) => [body.kind, to])
}

const YEAR = 366 * 24 * 60

test('an admin is asked once when the months have run out, and nobody before', async () => {
  const deps = await world()
  await applied(deps)
  await lookAtRetention(deps, date('2027-03-01'))
  expect(await owed(deps)).toEqual([])
  deps.wait(YEAR)
  await lookAtRetention(deps, date('2028-03-01'))
  expect((await owed(deps)).filter(([kind]) => kind === 'outdated')).toEqual([['outdated', admin]])
  // The same look again, as after a crash, asks nobody anew.
  await lookAtRetention(deps, date('2028-03-01'))
  const all = await deps.store.claimDue(deps.now(), 100)
  expect(all.filter(({ body }) => body.kind === 'outdated')).toHaveLength(1)
})

test('every look owes the next one, and a start owes one too', async () => {
  const deps = await world()
  await oweRetention(deps)
  expect(await owed(deps)).toEqual([['retention', admin]])
  await lookAtRetention(deps, date('2027-03-01'))
  deps.wait(24 * 60)
  expect(await owed(deps)).toContainEqual(['retention', admin])
})

test('what the law wants gone goes by itself', async () => {
  const deps = await world()
  const strict = { ...plan, retention: { ...plan.retention, maximumMonths: { RS: 6 } } }
  const { candidate } = await applied(deps)
  deps.wait(YEAR)
  await lookAtRetention({ ...deps, plans: [strict] }, date('2028-03-01'))
  expect(await deps.store.candidate(candidate)).toMatchObject({ status: 'erased', mail: null })
})

test('what must be kept is kept, and nobody is asked', async () => {
  const deps = await world()
  const { candidate } = await applied(deps)
  const known = await deps.store.candidate(candidate)
  if (!known) throw new Error('she applied')
  const hold = { until: date('2029-01-01'), reason: 'a dispute', by: admin }
  await deps.store.commit({ candidates: [{ ...known, hold }], deeds: [] })
  deps.wait(YEAR)
  const strict = { ...plan, retention: { ...plan.retention, maximumMonths: { RS: 6 } } }
  await lookAtRetention({ ...deps, plans: [strict] }, date('2028-03-01'))
  expect(await deps.store.candidate(candidate)).toMatchObject({ status: 'active' })
  expect((await owed(deps)).filter(([kind]) => kind === 'outdated')).toEqual([])
  await expect(eraseCandidate(deps, 'system', candidate)).rejects.toMatchObject({
    reason: { code: 'held', until: '2029-01-01' },
  })
})

test('nobody is erased while an interview lies ahead of them', async () => {
  const deps = await world()
  const application = await applied(deps)
  const ahead = held('1', [ana], {
    rev: 0,
    application: application.id,
    candidate: application.candidate,
    span: ten,
    status: 'booked',
  })
  await deps.store.commit({ interviews: [ahead], deeds: [] })
  await expect(eraseCandidate(deps, 'system', application.candidate)).rejects.toMatchObject({
    reason: { code: 'interviews-ahead', count: 1 },
  })
})
