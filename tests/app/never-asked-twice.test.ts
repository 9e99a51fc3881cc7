import { describe, expect, test } from 'vitest'
import { followKits, kitOf } from '../../src/app/kits.ts'
import type { InterviewId } from '../../src/core/ids.ts'
import { later } from '../../src/core/time.ts'
import { applied } from '../support/booking.ts'
import { bookedScreen, idsOf, kitWorld, nextDay } from '../support/kit-world.ts'
import { systemsQuestions } from '../support/kits.ts'
import { at } from '../support/time.ts'
import type { World } from '../support/world.ts'

/** Every working hour of three days. */
const HOURS = Array.from({ length: 24 }, (_, i) => {
  const start = later(at(`2027-03-${15 + (i % 3)}T09:00`), Math.floor(i / 3) * 60)
  return { start, end: later(start, 60) }
})

describe('no question is asked twice', () => {
  test('of one candidate, when two of their interviews are drawn at one moment', async () => {
    const deps = await kitWorld()
    const application = await applied(deps)
    const first = await bookedScreen(deps, undefined, { application })
    const second = await bookedScreen(deps, nextDay, { application })
    await Promise.all([first, second, first, second].map(({ id }) => followKits(deps, id)))
    const kits = await Promise.all([first, second].map(({ id }) => kitOf(deps, id)))
    expect(new Set(kits.flatMap(idsOf)).size).toBe(8)
  })

  test('in one round, when many of its kits are drawn at one moment, none of them in vain', async () => {
    const deps = await kitWorld(systemsQuestions(40))
    const ids: InterviewId[] = []
    for (const hour of HOURS) ids.push((await bookedScreen(deps, hour)).id)
    let commits = 0
    const commit: World['store']['commit'] = (changes) => {
      commits++
      return deps.store.commit(changes)
    }
    const counting = { ...deps, store: { ...deps.store, commit } }
    await Promise.all(ids.map((id) => followKits(counting, id)))
    expect(commits).toBe(ids.length)
    const kits = await Promise.all(ids.map((id) => kitOf(deps, id)))
    expect(kits.map(({ short }) => short)).toEqual(ids.map(() => []))
  })

  test('by more interviews of a stage than a third of those that there are', async () => {
    const deps = await kitWorld(systemsQuestions(40))
    const ids: InterviewId[] = []
    const drawn: InterviewId[] = []
    for (const hour of HOURS) ids.push((await bookedScreen(deps, hour)).id)
    while (drawn.length < ids.length) {
      const some = ids.slice(drawn.length, drawn.length + 6)
      await Promise.all(some.map((id) => followKits(deps, id)))
      drawn.push(...some)
    }
    const all = (await Promise.all(ids.map((id) => kitOf(deps, id)))).flatMap(idsOf)
    const most = Math.max(...[...new Set(all)].map((id) => all.filter((one) => one === id).length))
    expect(most).toBeLessThanOrEqual(12)
    expect(new Set(all).size).toBeGreaterThan(12)
  })
})
