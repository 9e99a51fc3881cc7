/** What a search is asked, what it finds, and the parts it is cut into. */
import type { Use } from './horizon.ts'
import type { Term } from './problem.ts'
import type { Ends, Region, Relaxer } from './relax.ts'
import type { Seated } from './seating.ts'
import type { Starts } from './walk.ts'

/** Dates to search together. */
export interface Root {
  readonly days: readonly number[]
  readonly use: Use
  /** What times cost at least in every plan on these dates, apart from people. */
  readonly bound: number
  /** By task: where it starts already, if it is to stay there; all others are to leave where they are. */
  readonly kept?: readonly (number | undefined)[] | undefined
}

/** How long to try one way before the next: a walk first, then labels, then a split. Decides only how fast it is. */
export interface Effort {
  readonly walkSteps: number
  /** Grows with the depth: the smaller the part, the surer that labels settle it. */
  readonly labelSteps: number
}

/** A longer walk costs more than labels do; more labels than this are a question of memory. */
export const usual: Effort = { walkSteps: 400, labelSteps: 2_000_000 }

export interface Quest {
  readonly effort: Effort
  readonly relaxer: Relaxer
  /** All terms, for comparing plans. */
  readonly order: readonly Term[]
  readonly seatAt: (starts: Starts) => Seated | undefined
  readonly roots: readonly Root[]
  readonly ends: Ends
  /** Plans wanted, with different starts. */
  readonly keep: number
  /** Whether to look for plans of equal value that have more spare cover or are earlier. */
  readonly ties: boolean
  /** Choices of starts known to be possible, to begin with. */
  readonly known: readonly Starts[]
  /** Whether time is up. Asked often. */
  readonly stopped: () => boolean
  /** Told of each plan that is better than those before it. */
  readonly better: () => void
}

export interface Found {
  /** Best first. */
  readonly top: readonly Seated[]
  /** No plan costs less than this; with `complete`, none besides `top` costs less than its last. */
  readonly bound: number
  readonly complete: boolean
  /** Tables filled, plans seated and steps walked. */
  readonly explored: number
}

/** A part of the search with the prices and the bound it has so far. */
export interface Node {
  readonly region: Region
  readonly prices: Float64Array
  readonly bound: number
  readonly depth: number
  /** By person: how often the tables needed them of late, on average. */
  readonly need: Float64Array
}
