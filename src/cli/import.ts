import { importHiring } from '../app/import.ts'
import { openPlans } from '../app/openings.ts'
import { USUAL_PLANS } from '../config.ts'
import { Hiring } from '../core/hiring.ts'
import type { Instant } from '../core/time.ts'
import { readPlans } from '../plans/read.ts'
import { within } from './database.ts'
import { parseInput } from './parse.ts'

/** Take over a document into the database in use. @throws BadInput naming every problem of it. */
export async function importDocument(input: unknown, now: () => Instant) {
  const hiring = parseInput(Hiring, input)
  await within(
    undefined,
    async (store) => {
      const deps = { store, now, plans: readPlans(process.env.INTERVIEW_PLANS ?? USUAL_PLANS) }
      await openPlans(deps)
      await importHiring(deps, hiring)
    },
    true,
  )
  const { people, openings, candidates } = hiring
  return { people: people.length, openings: openings.length, candidates: candidates.length }
}
