import { importHiring } from '../app/import.ts'
import { openingIdOf, openPlans } from '../app/openings.ts'
import { PARTS } from '../config.ts'
import { Hiring } from '../core/hiring.ts'
import type { Instant } from '../core/time.ts'
import { readPlans } from '../plans/read.ts'
import { BadInput } from './command.ts'
import { withinNew } from './database.ts'
import { parseInput } from './parse.ts'
import { partOf } from './settings.ts'

/** Take over a document into the database in use. @throws BadInput naming every problem, before anything is written. */
export async function importDocument(input: unknown, now: () => Instant) {
  const hiring = parseInput(Hiring, input)
  const plans = readPlans(partOf(PARTS.plans).INTERVIEW_PLANS)
  const problems = unknownOpenings(hiring, plans.map(openingIdOf))
  if (problems.length > 0) throw new BadInput(problems)
  await withinNew(async (store) => {
    const deps = { store, now, plans }
    await openPlans(deps)
    await importHiring(deps, hiring)
  })
  const { people, openings, candidates } = hiring
  return { people: people.length, openings: openings.length, candidates: candidates.length }
}

/** An opening comes from its plan: one that no plan has would belong to nothing. */
function unknownOpenings(
  { openings, candidates }: Hiring,
  known: readonly string[],
): readonly string[] {
  const named = [
    ...openings.map(({ id }, i) => [`$.openings[${i}].id`, id] as const),
    ...candidates.map(({ opening }, i) => [`$.candidates[${i}].opening`, opening] as const),
  ]
  return named
    .filter(([, id]) => !known.includes(id))
    .map(([path, id]) => `${path}: is "${id}"; expected one of ${known.join(', ')}`)
}
