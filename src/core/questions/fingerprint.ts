import type { Exercise } from './exercise.ts'
import type { Item } from './item.ts'

/**
 * The text of what a rating depends on: prompt, snippet, key, anchors, hints. Two questions with the
 * same text may share their statistics; folding of lines and the rest of the file do not count.
 */
export function ratedText(question: Item | Exercise): string {
  const rated = 'prompt' in question ? ratedOfItem(question) : ratedOfExercise(question)
  return JSON.stringify(rated)
}

function ratedOfItem({ prompt, snippet, key, anchors, hints }: Item): unknown {
  return [flat(prompt), snippet?.code.trimEnd() ?? null, flat(key), anchors, hints].map(plain)
}

function ratedOfExercise({ task, key, attempts, hints }: Exercise): unknown {
  return [flat(task), flat(key), attempts, hints].map(plain)
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Keys in one order, so that reordering a file changes nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, plain(inner)])
}
