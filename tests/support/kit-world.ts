/** A world whose screens have kits of four questions on systems. */

import { interviewOf } from '../../src/app/interviews.ts'
import { followKits, kitOf } from '../../src/app/kits.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Kit } from '../../src/core/kits/kit.ts'
import type { Plan } from '../../src/core/plans.ts'
import type { Span } from '../../src/core/time.ts'
import { applied, proposed, ten } from './booking.ts'
import { bankOf, ids, systemsQuestions, usualBlueprint } from './kits.ts'
import { at, span } from './time.ts'
import { admin, ana, plan, type World, world } from './world.ts'

export const eleven = span('2027-03-09T11:00', '2027-03-09T12:00')
export const nextDay = span('2027-03-10T10:00', '2027-03-10T11:00')

/** The small plan, with a kit for its screen. */
export const planWithKit: Plan = {
  ...plan,
  stages: plan.stages.map((stage) => ({
    ...stage,
    interviews: stage.interviews.map((one) => ({ ...one, kit: usualBlueprint })),
  })),
}

export async function kitWorld(
  questions: readonly object[] = systemsQuestions(30),
): Promise<World> {
  return world({ plan: planWithKit, bank: bankOf(questions) })
}

/** A booked screen, its kit not drawn yet. */
export async function bookedScreen(
  deps: World,
  when: Span = ten,
  { people = [ana], application }: { people?: readonly PersonId[]; application?: Application } = {},
): Promise<Interview> {
  const of = application ?? (await applied(deps))
  const loop = await bookOffer(deps, admin, (await proposed(deps, of, when, people)).id, 0)
  const [id] = loop.interviews
  if (!id) throw new Error('a loop has an interview')
  return interviewOf(deps, id)
}

/** A booked screen with its kit. */
export async function withKit(deps: World, ...how: [Span?, Parameters<typeof bookedScreen>[2]?]) {
  const interview = await bookedScreen(deps, ...how)
  await followKits(deps, interview.id)
  return { interview, kit: await kitOf(deps, interview.id) }
}

/** The questions of a kit, in its order. */
export const idsOf = ({ questions }: Pick<Kit, 'questions'>) => ids(questions)

/** Everything that is to be said or done by the end of the year. */
export async function owed(deps: World) {
  const all: Awaited<ReturnType<typeof deps.store.claimDue>> = []
  // Only a few of each conversation are handed out at a time.
  for (let i = 0; i < 20; i++) {
    const some = await deps.store.claimDue(at('2027-12-31T00:00'), 200)
    all.push(...some)
    for (const one of some) await deps.store.markSent(one, 'read')
  }
  return all
}
