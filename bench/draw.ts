/** Lists drawn by chance that repeats itself. */
import { random } from './random.ts'

export interface Draw {
  /** A whole number from 0 up to, not including, `limit`. */
  readonly below: (limit: number) => number
  readonly chance: (share: number) => boolean
  /** @throws RangeError if there is nothing to pick from. */
  readonly pick: <Item>(items: readonly Item[]) => Item
  readonly shuffled: <Item>(items: readonly Item[]) => Item[]
}

/** Draws that are the same for the same seed. */
export function draws(seed: number): Draw {
  const { below, chance } = random(seed)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  return { below, chance, pick, shuffled: (items) => shuffled(items, below) }
}

/** Fisher and Yates. */
function shuffled<Item>(items: readonly Item[], below: Draw['below']): Item[] {
  const list = [...items]
  for (let i = list.length - 1; i > 0; i--) {
    const j = below(i + 1)
    const [a, b] = [list[i], list[j]]
    if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a]
  }
  return list
}
