import { afterAll, expect, test } from 'vitest'
import { drawLoop } from '../../bench/loops.ts'
import { planLoop } from '../../src/core/scheduling/plan.ts'
import { PlanInput } from '../../src/core/scheduling/plan-input.ts'
import { explainPlan } from '../../src/core/scheduling/why.ts'
import { planPool } from '../../src/workers/plan-pool.ts'
import { smallLoop } from '../support/small-loops.ts'

const pool = planPool(2)
afterAll(() => pool.close())

/** Ten interviews that share few people: a search for minutes. */
const endless = PlanInput.parse({
  ...drawLoop(2, {
    interviews: 12,
    pool: 22,
    days: 20,
    stepMinutes: 5,
    maxDays: 3,
    shared: true,
    busy: 0.6,
  }),
  objective: ['idle', 'load', 'offHours', 'finish'],
  alternatives: 20,
  timeLimitMs: 600_000,
})
const easy = PlanInput.parse(smallLoop(1))
const watch = { elapsed: () => 0, cancelled: () => false }

test('a plan from a thread is the plan of the core', async () => {
  expect(await pool.plan(easy)).toEqual(planLoop(easy, watch))
})

test('a second request does not wait behind a long one, and a reader who goes away ends the search', async () => {
  const reader = new AbortController()
  const long = pool.plan(endless, reader.signal)
  const short = await pool.plan(easy)
  expect(short.status).toBe('optimal')
  reader.abort(new Error('gone'))
  await expect(long).rejects.toThrow('gone')
  // Both threads answer again, so the long search has ended.
  const both = await Promise.all([pool.plan(easy), pool.plan(easy)])
  expect(both).toEqual([short, short])
})

test('while a search runs, the event loop goes on', async () => {
  const reader = new AbortController()
  const long = pool.plan(endless, reader.signal).catch(() => 'gone')
  let ticks = 0
  const timer = setInterval(() => ticks++, 1)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  clearInterval(timer)
  reader.abort()
  expect(await long).toBe('gone')
  expect(ticks).toBeGreaterThan(20)
})

test('a request whose reader is gone already is refused at once', async () => {
  await expect(pool.plan(endless, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
})

test('an explanation from a thread is that of the core', async () => {
  const found = planLoop(easy, watch)
  if (found.status !== 'optimal') throw new Error(found.status)
  expect(await pool.explain(easy, found)).toEqual(explainPlan(easy, found, watch))
})
