import { AREAS, type AreaKey } from './areas.ts'
import type { Exercise } from './exercise.ts'
import type { Item } from './item.ts'

/** How many questions an area has, and of what kind. Exercises are counted, not broken down. */
export interface Coverage {
  readonly items: number
  readonly exercises: number
  readonly byStatus: Readonly<Record<string, number>>
  /** Every topic of the area, also those with none. */
  readonly byTopic: Readonly<Record<string, number>>
  readonly byDifficulty: Readonly<Record<string, number>>
  /** `unstated` counts those that do not say. */
  readonly byForm: Readonly<Record<string, number>>
}

/** Coverage of each area that has questions, in the order of the areas. */
export function coverage(
  items: readonly Item[],
  exercises: readonly Exercise[],
): Readonly<Partial<Record<AreaKey, Coverage>>> {
  const rows = AREAS.map(({ key, topics }) => {
    const own = items.filter((item) => item.area === key)
    const none = Object.fromEntries(topics.map((topic) => [topic.key, 0]))
    const row: Coverage = {
      items: own.length,
      exercises: exercises.filter((exercise) => exercise.area === key).length,
      byStatus: counted(own, (item) => item.status),
      byTopic: { ...none, ...counted(own, (item) => item.topic) },
      byDifficulty: counted(own, (item) => String(item.difficulty_author)),
      byForm: counted(own, (item) => item.form ?? 'unstated'),
    }
    return [key, row] as const
  })
  return Object.fromEntries(rows.filter(([, row]) => row.items + row.exercises > 0))
}

function counted(items: readonly Item[], of: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of items.map(of).sort()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
