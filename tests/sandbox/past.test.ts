import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addTo, pastSeason } from '../../sandbox/past/past-season.ts'
import { importHiring } from '../../src/app/import.ts'
import { openPlans } from '../../src/app/openings.ts'
import { Hiring } from '../../src/core/hiring.ts'
import { DAY_MINUTES, later } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { at } from '../support/time.ts'

const hiring: unknown = JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8'))
const now = at('2027-03-01T09:00')

test('last season is lived through to the end, is silent, and is added to a workspace that is used already', async () => {
  const season = await pastSeason(hiring, now, { candidates: 4 })
  expect(season.applications?.map(({ status }) => status)).toEqual(Array(4).fill('decided'))
  expect(new Set(season.interviews?.map(({ status }) => status))).toEqual(new Set(['done']))
  expect(new Set(season.scorecards?.map(({ status }) => status))).toEqual(new Set(['submitted']))
  expect(new Set(season.kits?.map(({ status, short }) => `${status} ${short.length}`))).toEqual(
    new Set(['used 0']),
  )
  expect(Math.max(...season.deeds.map((deed) => deed.at))).toBeLessThan(now)
  expect(season.notices).toBeUndefined()

  const store = await openStore(await openSource(':memory:'))
  const deps = { store, plans: readPlans('interview-plans'), now: () => now }
  await openPlans(deps)
  await importHiring(deps, Hiring.parse(hiring))
  // Somebody has booked meanwhile, and so drawn a kit.
  await store.commit({
    keptQuestions: season.keptQuestions?.slice(0, 1) ?? [],
    rounds: season.rounds?.slice(0, 1) ?? [],
    figures: season.figures ?? [],
    deeds: [],
  })
  const before = await store.auditFrom(1, 1_000)
  await addTo(store, season)
  const log = await store.auditFrom(1, 10_000)
  expect(log).toHaveLength(before.length + season.deeds.length)
  expect(log.every((entry, i) => i === 0 || entry.previous === log[i - 1]?.hash)).toBe(true)
  const [learner] = (await store.memberships()).filter(({ level }) => level !== 'qualified')
  expect(learner?.since).toBeLessThan(now)
  expect(await store.applications({ status: 'decided' })).toHaveLength(4)
  await store.close()
})

test('a season that would not be over yet began a week earlier, or two', async () => {
  const season = await pastSeason(hiring, now, { candidates: 1, began: 16 })
  expect(season.applications?.map(({ status }) => status)).toEqual(Array(1).fill('decided'))
  const begun = Math.min(...season.deeds.map((deed) => deed.at))
  expect(begun).toBeLessThan(later(now, -20 * DAY_MINUTES))
  expect(Math.max(...season.deeds.map((deed) => deed.at))).toBeLessThan(now)
})
