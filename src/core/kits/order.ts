/** The order in which the questions of a kit are asked. */
import type { Picked } from './state.ts'

/** Every order of so many is looked at; of more, what exchanging two at a time leads to. */
const EXACT_MOST = 6

/**
 * An easier one first, then rising; faults to find in the middle; nobody ends on the hardest, and nothing about
 * behaviour comes between two pieces of code.
 */
export function inOrder(picked: readonly Picked[]): readonly Picked[] {
  const rising = picked.toSorted(
    (a, b) => a.choice.difficulty - b.choice.difficulty || (a.choice.id < b.choice.id ? -1 : 1),
  )
  return rising.length <= EXACT_MOST ? bestOf(rising) : exchanged(rising)
}

function bestOf(rising: readonly Picked[]): readonly Picked[] {
  let best = { order: rising, cost: costOf(rising) }
  for (const order of orders(rising)) {
    const cost = costOf(order)
    if (cost < best.cost) best = { order, cost }
  }
  return best.order
}

function* orders(
  rest: readonly Picked[],
  begun: readonly Picked[] = [],
): Generator<readonly Picked[]> {
  if (rest.length === 0) yield begun
  for (const [i, next] of rest.entries()) {
    yield* orders(rest.toSpliced(i, 1), [...begun, next])
  }
}

function exchanged(begin: readonly Picked[]): readonly Picked[] {
  let order = begin
  for (let improved = true; improved; ) {
    improved = false
    for (const [i, j] of pairs(order.length)) {
      const other = withExchange(order, i, j)
      if (costOf(other) >= costOf(order)) continue
      order = other
      improved = true
    }
  }
  return order
}

function pairs(length: number): readonly (readonly [number, number])[] {
  const at = Array.from({ length }, (_, i) => i)
  return at.flatMap((i) => at.slice(i + 1).map((j) => [i, j] as const))
}

function withExchange(order: readonly Picked[], i: number, j: number): readonly Picked[] {
  const [a, b] = [order[i], order[j]]
  return a && b ? order.with(i, b).with(j, a) : order
}

/** Rules that must hold weigh most; then the easier beginning, then the middle, then rising. */
function costOf(order: readonly Picked[]): number {
  const levels = order.map(({ choice }) => choice.difficulty)
  const [least, most] = [Math.min(...levels), Math.max(...levels)]
  const endsHardest = levels.at(-1) === most && most > least
  const opens = (levels[0] ?? 0) - least
  const falls = levels
    .slice(1, -1)
    .reduce((sum, level, i) => sum + Math.max(0, (levels[i] ?? level) - level), 0)
  return (
    (endsHardest ? 1_000 : 0) + 1_000 * torn(order) + 20 * opens + 5 * fromTheMiddle(order) + falls
  )
}

/** Behavioural questions with code on both sides. */
function torn(order: readonly Picked[]): number {
  const code = order.flatMap(({ choice }, i) => (choice.isCode ? [i] : []))
  const [first, last] = [code[0] ?? order.length, code.at(-1) ?? -1]
  return order.filter(({ choice }, i) => choice.isBehavioural && first < i && i < last).length
}

/** Faults to find that come first or last although there is a middle. */
function fromTheMiddle(order: readonly Picked[]): number {
  if (order.length < 3) return 0
  return [order[0], order.at(-1)].filter((one) => one?.choice.isDebug).length
}
