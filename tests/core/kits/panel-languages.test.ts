import { describe, expect, test } from 'vitest'
import { bookOffer } from '../../../src/app/scheduling.ts'
import type { PersonId } from '../../../src/core/ids.ts'
import { panelLanguages } from '../../../src/core/kits/panel-languages.ts'
import type { Membership } from '../../../src/core/people.ts'
import { applied, proposed, ten } from '../../support/booking.ts'
import { shippedPlan } from '../../support/plans.ts'
import { admin, ana, bo, world } from '../../support/world.ts'

const language = shippedPlan()
  .stages.flatMap(({ interviews }) => interviews)
  .find(({ key }) => key === 'language')

const member = (
  person: PersonId,
  pool: string,
  level: Membership['level'] = 'qualified',
): Membership => ({
  id: `${pool}:${person}`,
  rev: 0,
  person,
  pool,
  level,
  active: true,
  since: ten.start,
})

/** What an interview with Ana on its panel can be held in, for who declared `declared`. */
async function heldIn(declared: readonly string[], memberships: readonly Membership[]) {
  const deps = await world()
  const loop = await bookOffer(deps, admin, (await proposed(deps, await applied(deps))).id, 0)
  const [interview] = await deps.store.interviewsOf(loop.application)
  if (!interview || !language) throw new Error('there is an interview, and a plan for it')
  return panelLanguages(language, interview, memberships, declared)
}

describe('a question in a language needs somebody on the panel who is qualified for it', () => {
  test('of several languages declared, the panel’s are asked', async () => {
    expect(await heldIn(['go', 'rust', 'c'], [member(ana, 'rust'), member(bo, 'go')])).toEqual([
      'rust',
      'c',
    ])
  })

  test('who still learns, or sits elsewhere, does not count', async () => {
    const others = [member(ana, 'go', 'shadow'), member(bo, 'rust'), member(ana, 'cpp')]
    expect(await heldIn(['go', 'rust', 'cpp'], others)).toEqual(['cpp'])
  })

  test('a panel chosen by hand that is qualified for none of them asks in all', async () => {
    expect(await heldIn(['go', 'rust'], [])).toEqual(['go', 'rust'])
  })
})
