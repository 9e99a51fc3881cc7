/**
 * The rest of a part of the search once one choice of starts in it is dealt with: parts that cover all but
 * that choice and do not overlap (Lawler 1972).
 */
import type { Instance } from './instance.ts'
import type { Node } from './quest.ts'
import type { Region } from './relax.ts'
import { timesOf } from './sittings.ts'
import type { Starts } from './walk.ts'

/** Whether the starts lie in the region, whoever sits there. */
export function holds(instance: Instance, region: Region, starts: Starts): boolean {
  const { days, use, earliest, latest } = region
  const used = new Set(starts.day)
  if (![...used].every((day) => days.includes(day))) return false
  if (use === 'all' && used.size < days.length) return false
  if (use === 'last' && !used.has(days.at(-1) ?? -1)) return false
  return timesOf(instance, starts).every((time, i) => {
    return time >= (earliest[i] ?? 0) && time <= (latest[i] ?? 0)
  })
}

/** The node without `starts`: the first interviews start as there, the next one before or after. */
export function without(instance: Instance, node: Node, starts: Starts, bound: number): Node[] {
  const { region } = node
  const earliest = region.earliest.slice()
  const latest = region.latest.slice()
  return timesOf(instance, starts).flatMap((time, i) => {
    const sides = [
      { earliest: earliest.slice(), latest: latest.with(i, time - 1) },
      { earliest: earliest.with(i, time + 1), latest: latest.slice() },
    ]
    earliest[i] = time
    latest[i] = time
    return sides
      .filter((side) => (side.earliest[i] ?? 0) <= (side.latest[i] ?? 0))
      .map((side) => ({
        ...node,
        bound: Math.max(node.bound, bound),
        depth: node.depth + 1,
        need: node.need.slice(),
        region: { ...region, ...side },
      }))
  })
}
