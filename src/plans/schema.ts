/** The form of a plan as JSON Schema, for editors. */
import { z } from 'zod'
import { PlanText } from '../core/plans.ts'

/** JSON Schema, draft 2020-12, of a plan as written: what has a default may be left out. */
export function planSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(PlanText, { io: 'input' })
  return {
    $schema,
    title: 'Interview plan',
    description:
      'What every application to an opening goes through. See README.md beside this file.',
    ...rest,
  }
}
