import { z } from 'zod'
import { Exercise } from '../core/questions/exercise.ts'
import { Item } from '../core/questions/item.ts'

/** The JSON Schema that editors complete and check question files with. */
export function jsonSchemaOf(kind: 'item' | 'exercise'): Record<string, unknown> {
  const schema = z.toJSONSchema(kind === 'item' ? Item : Exercise, { io: 'input' })
  return { ...schema, title: kind === 'item' ? 'A question' : 'A live exercise' }
}
