/** A reason why a statistic has no value, in words that can be printed as they stand. */
export type Why =
  | 'no variation'
  | 'no unit with two ratings'
  | 'every resample lacks variation'
  | 'ratio level needs values of zero or more'
  | 'fewer than two raters'
  | 'fewer than two targets'
  | 'fewer than two items'
  | 'fewer than two persons'
  | 'fewer than four pairs'
  | 'fewer than four groups'
  | 'no ratings'
  | 'no trials'
  | 'no items given'
  | 'only one level'
  | 'a level of its own for every rating'
  | 'cannot be told apart from the other effects'
  | 'no residual variation'
  | 'the fit did not settle'
  | 'a variance estimate is negative'
  | 'too few degrees of freedom'
  | 'a rate is zero'

/** Name the limits of an interval, lower first. */
export type Interval = readonly [lower: number, upper: number]

/** Carry a number, or say why there is none. */
export type Estimate = { readonly value: number } | { readonly value: null; readonly why: Why }

/** Carry an interval, or say why there is none. */
export type IntervalEstimate =
  | { readonly interval: Interval }
  | { readonly interval: null; readonly why: Why }
