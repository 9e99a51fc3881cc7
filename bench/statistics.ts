/** Agreement and severity on as many scorecards as a large season brings. */
import type { RatingTable } from '../src/core/statistics/alpha.ts'
import { alphaInterval } from '../src/core/statistics/bootstrap.ts'
import { interviewerSeverity, type SeverityRating } from '../src/core/statistics/severity.ts'
import { aimed, type Figure, median } from './measure.ts'
import { type Random, random } from './random.ts'

const RESAMPLES = 2000

export function* bench(): Iterable<Figure> {
  for (const level of ['ordinal', 'interval'] as const) {
    const table = ratingTable(500, 3, random(1))
    const name = `alpha, ${level}, 500 cards by 3 raters, ${RESAMPLES} resamples, median`
    const resampling = { resamples: RESAMPLES, seed: 1 }
    yield aimed(
      ms(name, () => alphaInterval(table, level, resampling)),
      500,
    )
  }
  for (const [interviewers, items] of [
    [40, 60],
    [60, 200],
  ] as const) {
    const ratings = season(5000, { candidates: 1000, interviewers, items }, random(2))
    const name = `severity, 5,000 ratings, 1,000 candidates, ${interviewers} interviewers, ${items} items, median`
    yield aimed(
      ms(name, () => interviewerSeverity(ratings)),
      1000,
    )
  }
}

/** The median of five runs after one that warms up. */
function ms(figure: string, work: () => unknown): Omit<Figure, 'aim' | 'ok'> {
  work()
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now()
    work()
    return performance.now() - begun
  })
  return { bench: 'statistics', figure, value: median(times), unit: 'ms' }
}

/** A row for every rater: a unit's own level, give or take one. */
function ratingTable(units: number, raters: number, chance: Random): RatingTable {
  const truth = Array.from({ length: units }, () => 1 + chance.below(5))
  return Array.from({ length: raters }, () => truth.map((level) => rounded(level + slip(chance))))
}

/** Ratings from candidates, interviewers and items that differ, each candidate meeting five. */
function season(
  count: number,
  size: { readonly candidates: number; readonly interviewers: number; readonly items: number },
  chance: Random,
): readonly SeverityRating[] {
  const effects = (n: number) => Array.from({ length: n }, () => slip(chance))
  const ability = effects(size.candidates)
  const severity = effects(size.interviewers)
  const ease = effects(size.items)
  return Array.from({ length: count }, (_, i) => {
    const candidate = i % size.candidates
    const interviewer = chance.below(size.interviewers)
    const item = chance.below(size.items)
    const level = 3 + (ability[candidate] ?? 0) + 0.4 * (severity[interviewer] ?? 0)
    const rating = rounded(level + 0.4 * (ease[item] ?? 0) + 0.8 * slip(chance))
    return { candidate: `${candidate}`, interviewer: `${interviewer}`, item: `${item}`, rating }
  })
}

/** Between -1.5 and 1.5, mostly near 0. */
function slip(chance: Random): number {
  return (chance.below(1000) + chance.below(1000) + chance.below(1000)) / 1000 - 1.5
}

function rounded(level: number): number {
  return Math.min(5, Math.max(1, Math.round(level)))
}
