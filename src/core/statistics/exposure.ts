import { sum } from './moments.ts'
import { type Proportion, proportion } from './proportion.ts'
import type { Estimate } from './why.ts'

/**
 * Give the share of interviews that asked a question, of those where it could have been asked.
 *
 * @throws RangeError unless 0 <= asked <= eligible.
 */
export function exposure(asked: number, eligible: number): Proportion {
  return proportion(asked, eligible)
}

/**
 * Count the mean share of questions that two candidates have in common, over all pairs of forms.
 *
 * All forms have `length` questions, none twice. Undefined for fewer than two forms.
 */
export function countedOverlap(forms: readonly ReadonlySet<string>[], length: number): Estimate {
  const n = forms.length
  if (n < 2) return { value: null, why: 'fewer than two targets' }
  const pairs = forms.flatMap((form, i) =>
    forms.slice(i + 1).map((other) => form.intersection(other).size),
  )
  return { value: sum(pairs) / length / pairs.length }
}

/**
 * Find the mean overlap of `forms` forms of `length` questions from the questions' exposure rates.
 *
 * (N sum r^2/L - 1)/(N - 1) (Chen, Ankenmann & Spray 2003, J Educ Meas 40:129).
 */
export function expectedOverlap(rates: readonly number[], length: number, forms: number): Estimate {
  if (forms < 2) return { value: null, why: 'fewer than two targets' }
  return { value: (forms * longRunOverlap(rates, length) - 1) / (forms - 1) }
}

/** Find the overlap that many forms tend to: sum r^2/L (Chen, Ankenmann & Spray 2003). */
export function longRunOverlap(rates: readonly number[], length: number): number {
  return sum(rates.map((rate) => rate * rate)) / length
}

/**
 * Make one Sympson-Hetter step: the probability to give each question once it is selected.
 *
 * 1 where P(selected) <= `most`, else most/P(selected) (Sympson & Hetter 1985). Simulate the
 * selection again with the answer until no question is given more often than `most`.
 */
export function sympsonHetter(selected: readonly number[], most: number): readonly number[] {
  return selected.map((share) => (share <= most ? 1 : most / share))
}
