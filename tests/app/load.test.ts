import { expect, test } from 'vitest'
import { answerInvitation } from '../../src/app/interviews.ts'
import { loadsOf } from '../../src/app/load.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { applied, proposed } from '../support/booking.ts'
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
