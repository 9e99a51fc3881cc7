/** A two by two table of counts. */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]]

/** Ties of probability are told with this much room for rounding, as R does. */
const ROOM = 1 + 1e-7

/**
 * Give the two-sided p of Fisher's exact test: the probability, margins fixed, of tables no likelier
 * than this one (Fisher 1935).
 *
 * Probabilities are built up from the mode by their ratios, so that none overflows.
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): number {
  const [row, other, column] = [a + b, c + d, a + c]
  const least = Math.max(0, column - other)
  const most = Math.min(row, column)
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((row + 1) * (column + 1)) / (row + other + 2))),
  )
  // How much likelier x + 1 is than x in the first cell.
  const ratio = (x: number) => ((row - x) * (column - x)) / ((x + 1) * (other - column + x + 1))
  const weights = new Map([[mode, 1]])
  for (let x = mode; x < most; x++) weights.set(x + 1, (weights.get(x) ?? 0) * ratio(x))
  for (let x = mode; x > least; x--) weights.set(x - 1, (weights.get(x) ?? 0) / ratio(x - 1))
  const limit = (weights.get(a) ?? 0) * ROOM
  let [tail, total] = [0, 0]
  for (const weight of [...weights.values()].sort((x, y) => x - y)) {
    total += weight
    if (weight <= limit) tail += weight
  }
  return tail / total
}
