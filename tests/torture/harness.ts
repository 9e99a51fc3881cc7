import type { Draw } from '../../src/core/random.ts'

export interface Order {
  readonly rounds: number
  readonly draw: Draw
  /** Words about how it goes, on standard error. */
  readonly say: (words: string) => void
}

/** What a harness found over all its rounds. `ok` is the verdict; the rest is what it rests on. */
export interface Verdict {
  readonly rounds: number
  readonly ok: boolean
  readonly [figure: string]: number | boolean
}

export type Harness = (order: Order) => Promise<Verdict>

/** Adds up the figures of the rounds; it is ok when all of them that stand for harm are nought. */
export function verdict(
  rounds: readonly Readonly<Record<string, number>>[],
  harm: readonly string[],
): Verdict {
  const sums: Record<string, number> = {}
  for (const round of rounds) {
    for (const [figure, value] of Object.entries(round)) sums[figure] = (sums[figure] ?? 0) + value
  }
  return { rounds: rounds.length, ...sums, ok: harm.every((figure) => sums[figure] === 0) }
}
