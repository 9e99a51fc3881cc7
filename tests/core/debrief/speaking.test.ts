import { expect, test } from 'vitest'
import { speakingOrder } from '../../../src/core/debrief/speaking.ts'
import type { PersonId } from '../../../src/core/ids.ts'
import type { Level, Membership } from '../../../src/core/people.ts'
import { cy, dee } from '../../support/cards.ts'
import { kaito } from '../../support/debrief.ts'
import { at } from '../../support/time.ts'
import { ana, bo, petra } from '../../support/world.ts'

function member(person: PersonId, level: Level, since: string, pool = 'systems'): Membership {
  return {
    id: `${pool}:${person}`,
    rev: 1,
    pool,
    person,
    level,
    active: true,
    since: at(`${since}T09:00`),
  }
}

const nobody = { shadows: [], leads: [], memberships: [] }

test('the most junior speak first, the lead last', () => {
  const order = speakingOrder({
    people: [ana, bo, cy, dee, petra, kaito],
    shadows: [kaito],
    memberships: [
      member(ana, 'qualified', '2024-01-01'),
      member(bo, 'qualified', '2026-01-01'),
      member(cy, 'shadow', '2027-01-01'),
      member(dee, 'reverse shadow', '2026-06-01'),
      // Sits in here to learn, whatever they are elsewhere.
      member(kaito, 'qualified', '2020-01-01'),
      // Elsewhere a learner: their highest level counts.
      member(ana, 'shadow', '2027-02-01', 'rust'),
      member(petra, 'qualified', '2027-02-01'),
    ],
    leads: [petra],
    seed: 'app_1',
  })
  expect(order).toEqual([kaito, cy, dee, bo, ana, petra])
})

test('who cannot be told apart speaks by a lot that does not change, and differs between applications', () => {
  const people = [ana, bo, cy, dee]
  const orderFor = (seed: string) => speakingOrder({ ...nobody, people, seed })
  expect(orderFor('app_1')).toEqual(orderFor('app_1'))
  expect(speakingOrder({ ...nobody, people: people.toReversed(), seed: 'app_1' })).toEqual(
    orderFor('app_1'),
  )
  const orders = new Set(Array.from({ length: 30 }, (_, i) => orderFor(`app_${i}`).join()))
  expect(orders.size).toBeGreaterThan(5)
})
