import type { Interval } from './why.ts'

/** How far a figure may be trusted, and so how it is shown. */
export type Standing = 'hidden' | 'early' | 'usable'

/** What a figure rests on; each statistic asks for what it needs. */
export interface Basis {
  readonly alpha: { readonly targets: number; readonly distinct: number; readonly raters: number }
  readonly kappa: { readonly targets: number }
  readonly icc: { readonly targets: number; readonly raters: number }
  readonly severity: { readonly candidates: number; readonly linked: boolean }
  readonly difficulty: { readonly ratings: number }
  readonly discrimination: { readonly candidates: number }
  readonly exposure: { readonly interviews: number }
  readonly adverseImpact: { readonly smallestCell: number; readonly smallestGroup: number }
}

/** A statistic that has a gate. */
export type Gated = keyof Basis

/** The least a statistic needs to be shown at all, and to be shown without a mark. */
export type Gates = {
  readonly [S in Gated]: {
    readonly shown: (basis: Basis[S]) => boolean
    readonly usable: (basis: Basis[S]) => boolean
  }
}

/**
 * The sample each statistic needs before it is shown to anybody.
 *
 * Alpha's gates come from simulation: the sampling deviation at a true .54 is .17 at 20 targets and
 * .11 at 50; kappa's follow them. The ICC's are Bonett's (2002) sample sizes for an interval .4 wide at .6. Severity's are
 * where the shrunk estimate correlates .6 and .8 with the truth in simulation.
 */
export const gates: Gates = {
  alpha: {
    shown: ({ targets, distinct }) => targets >= 20 && distinct >= 3,
    usable: ({ targets, raters }) => targets >= 50 && raters >= 3,
  },
  kappa: {
    shown: ({ targets }) => targets >= 20,
    usable: ({ targets }) => targets >= 50,
  },
  icc: {
    shown: ({ targets }) => targets >= 20,
    usable: ({ targets, raters }) => targets >= (raters >= 3 ? 26 : 40),
  },
  severity: {
    shown: ({ candidates, linked }) => candidates >= 8 && linked,
    usable: ({ candidates }) => candidates >= 15,
  },
  difficulty: {
    shown: ({ ratings }) => ratings >= 5,
    usable: ({ ratings }) => ratings >= 20,
  },
  discrimination: {
    shown: ({ candidates }) => candidates >= 30,
    usable: ({ candidates }) => candidates >= 100,
  },
  exposure: {
    shown: ({ interviews }) => interviews >= 1,
    usable: ({ interviews }) => interviews >= 20,
  },
  adverseImpact: {
    shown: ({ smallestCell }) => smallestCell >= 5,
    usable: ({ smallestGroup }) => smallestGroup >= 30,
  },
}

/** Tell how a figure is shown, given what it rests on. */
export function standing<S extends Gated>(statistic: S, basis: Basis[S]): Standing {
  const { shown, usable } = gates[statistic]
  if (!shown(basis)) return 'hidden'
  return usable(basis) ? 'usable' : 'early'
}

/** The three things a comparison may say. */
export type Comparison = 'not enough data' | 'no clear difference' | 'difference likely'

/** Say whether a figure differs from a reference, by its interval and never by its size alone. */
export function compared(
  shown: Standing,
  interval: Interval | null,
  reference: number,
): Comparison {
  if (shown === 'hidden' || interval === null) return 'not enough data'
  const [lower, upper] = interval
  return lower <= reference && reference <= upper ? 'no clear difference' : 'difference likely'
}
