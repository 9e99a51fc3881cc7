/** A world whose screens have kits of four questions on systems. */

import { interviewOf } from '../../src/app/interviews.ts'
import { followKits, kitOf } from '../../src/app/kits.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Plan } from '../../src/core/plans.ts'
import type { Span } from '../../src/core/time.ts'
import { applied, proposed, ten } from './booking.ts'
import { bankOf, systemsQuestions, usualBlueprint } from './kits.ts'
import { admin, ana, plan, type World, world } from './world.ts'

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
