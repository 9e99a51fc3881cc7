import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  interviewerSeverity,
  type Severity,
  type SeverityRating,
} from '../../../src/core/statistics/severity.ts'
import {
  type DenseModel,
  denseCriterion,
  denseMean,
  densePrediction,
} from '../../support/dense-mixed-model.ts'
import { near } from '../../support/stat-tables.ts'

const rating = (candidate: string, interviewer: string, value: number): SeverityRating => ({
  candidate,
  interviewer,
  rating: value,
})

const letter = (letters: string) => fc.constantFrom(...letters)

/** Ratings of a few candidates by a few interviewers, on items in half of the cases. */
const loops = (least: number) => {
  const row = fc.tuple(
    letter('abcdef'),
    letter('wxyz'),
    letter('pqr'),
    fc.integer({ min: 1, max: 5 }),
  )
  const rows = fc.array(row, { minLength: least, maxLength: 28 })
  return fc.tuple(rows, fc.boolean()).map(([all, items]) =>
    all.map(([candidate, interviewer, item, value]) => ({
      ...rating(candidate, interviewer, value),
      ...(items ? { item } : {}),
    })),
  )
}

/** More ratings than levels: with fewer the likelihood may be flat, and one optimum as good as the next. */
const ENOUGH = 14

const method = fc.constantFrom('reml' as const, 'ml' as const)

/** The same model for the dense computation, with the parts that were fitted. */
function dense(ratings: readonly SeverityRating[], { variances }: Severity): DenseModel {
  const parts = (['candidate', 'interviewer', 'item'] as const).filter(
    (part) => variances[part].value !== null,
  )
  return {
    ratings: ratings.map((each) => each.rating),
    labels: parts.map((part) => ratings.map((each) => each[part] ?? '')),
    variances: parts.map((part) => variances[part].value ?? 0),
    residual: variances.residual.value ?? 0,
  }
}

describe('against the long way', () => {
  test('criterion, mean, effects and their errors are those of the covariance matrix', () => {
    let fitted = 0
    fc.assert(
      fc.property(loops(4), method, (ratings, how) => {
        const found = interviewerSeverity(ratings, how)
        if (found.criterion === null) return
        fitted += 1
        const model = dense(ratings, found)
        near(found.criterion, denseCriterion(model, how), 1e-6)
        near(found.mean, denseMean(model), 1e-7)
        const parts = (['candidate', 'interviewer', 'item'] as const).filter(
          (part) => found.variances[part].value !== null,
        )
        for (const { id, severity, se } of found.interviewers) {
          if (severity === null) continue
          const [effect, error] = densePrediction(model, parts.indexOf('interviewer'), id)
          near(severity, effect, 1e-6)
          near(se, error, 1e-6)
        }
        for (const [part, effects] of [
          ['candidate', found.candidates],
          ['item', found.items],
        ] as const) {
          for (const { level, effect, se } of effects) {
            const [expected, error] = densePrediction(model, parts.indexOf(part), level)
            near(effect, expected, 1e-6)
            near(se, error, 1e-6)
          }
        }
      }),
      { numRuns: 150, seed: 6 },
    )
    expect(fitted).toBeGreaterThan(120)
  })

  test('no variances near the answer are likelier, and inside the bounds the slope is nil', () => {
    fc.assert(
      fc.property(loops(4), method, (ratings, how) => {
        const found = interviewerSeverity(ratings, how)
        if (found.criterion === null) return
        const model = dense(ratings, found)
        const at = (k: number, by: number) =>
          denseCriterion(
            {
              ...model,
              residual: model.residual + (k < 0 ? by : 0),
              variances: model.variances.map((v, j) => v + (j === k ? by : 0)),
            },
            how,
          )
        const best = denseCriterion(model, how)
        for (const [k, variance] of [[-1, model.residual] as const, ...model.variances.entries()]) {
          const step = 1e-4 * model.residual
          expect(at(k, step)).toBeGreaterThan(best - 1e-8)
          if (variance < 2 * step) continue
          expect(at(k, -step)).toBeGreaterThan(best - 1e-8)
          const slope = (at(k, step) - at(k, -step)) / (2 * step)
          expect(Math.abs(slope) * model.residual).toBeLessThan(1e-3)
        }
      }),
      { numRuns: 150, seed: 7 },
    )
  })
})

test('no other split of the variance, however far away, is likelier', () => {
  const splits = [0, 0.01, 0.3, 1, 5, 50]
  fc.assert(
    fc.property(loops(ENOUGH), method, (ratings, how) => {
      const found = interviewerSeverity(ratings, how)
      if (found.criterion === null) return
      const model = dense(ratings, found)
      for (const ratios of grid(splits, model.variances.length)) {
        for (const residual of [0.3, 0.7, 1, 1.5].map((times) => times * model.residual)) {
          const variances = ratios.map((ratio) => ratio * residual)
          const there = denseCriterion({ ...model, variances, residual }, how)
          expect(there).toBeGreaterThan(found.criterion - 1e-8)
        }
      }
    }),
    { numRuns: 12, seed: 10 },
  )
})

function grid(values: readonly number[], size: number): readonly number[][] {
  if (size === 0) return [[]]
  return grid(values, size - 1).flatMap((rest) => values.map((value) => [...rest, value]))
}

describe('what does not matter', () => {
  const compare = (a: Severity, b: Severity, scale = 1) => {
    const of = new Map(b.interviewers.map((each) => [each.id, each]))
    for (const { id, severity, se } of a.interviewers) {
      const other = of.get(id)
      expect(severity === null).toBe(other?.severity === null)
      if (severity === null) continue
      near(other?.severity, severity * scale, 1e-6 * Math.max(1, scale))
      near(other?.se, (se ?? 0) * scale, 1e-6 * Math.max(1, scale))
    }
  }

  test('the order of the ratings', () => {
    fc.assert(
      fc.property(loops(ENOUGH), fc.nat(), (ratings, by) => {
        const at = by % ratings.length
        const turned = [...ratings.slice(at), ...ratings.slice(0, at)].reverse()
        compare(interviewerSeverity(ratings), interviewerSeverity(turned))
      }),
      { numRuns: 60, seed: 8 },
    )
  })

  test('the zero and the unit of the scale', () => {
    fc.assert(
      fc.property(loops(ENOUGH), (ratings) => {
        const other = ratings.map((each) => ({ ...each, rating: 1000 + 20 * each.rating }))
        compare(interviewerSeverity(ratings), interviewerSeverity(other), 20)
      }),
      { numRuns: 60, seed: 9 },
    )
  })
})

describe('designs that do not tell', () => {
  test('one interviewer has no severity', () => {
    const found = interviewerSeverity([
      rating('a', 'x', 2),
      rating('a', 'x', 3),
      rating('b', 'x', 4),
      rating('b', 'x', 4),
    ])
    expect(found.variances.interviewer).toEqual({ value: null, why: 'only one level' })
    expect(found.interviewers).toEqual([{ id: 'x', severity: null, se: null, n: 4, component: 0 }])
    expect(found.variances.candidate.value).toBeGreaterThan(0)
  })

  test('an interviewer for each candidate cannot be told from the candidate', () => {
    const ratings = ['a', 'b', 'c'].flatMap((c, i) => [
      rating(c, `of ${c}`, i),
      rating(c, `of ${c}`, i + 1),
    ])
    const found = interviewerSeverity(ratings)
    expect(found.variances.interviewer).toEqual({
      value: null,
      why: 'cannot be told apart from the other effects',
    })
    expect(found.components).toBe(3)
  })

  test('a candidate for every rating is no effect of its own', () => {
    const found = interviewerSeverity(
      [1, 2, 5, 4].map((v, i) => rating(`c${i}`, i < 2 ? 'x' : 'y', v)),
    )
    expect(found.variances.candidate).toEqual({
      value: null,
      why: 'a level of its own for every rating',
    })
    expect(found.interviewers.map(({ severity }) => severity)).not.toContain(null)
  })

  test('ratings that are all the same have no variances', () => {
    const found = interviewerSeverity([
      rating('a', 'x', 3),
      rating('b', 'y', 3),
      rating('a', 'y', 3),
    ])
    expect(found.mean).toBe(3)
    expect(found.criterion).toBeNull()
    expect(found.variances.residual).toEqual({ value: null, why: 'no variation' })
  })

  test('ratings that add up exactly leave no residual', () => {
    const ratings = [1, 2, 4].flatMap((c) => [0, 1].map((i) => rating(`${c}`, `${i}`, c + i)))
    expect(interviewerSeverity(ratings).variances.residual).toEqual({
      value: null,
      why: 'no residual variation',
    })
  })

  test('a single rating has a mean and nothing else', () => {
    const found = interviewerSeverity([rating('a', 'x', 4)])
    expect(found.mean).toBe(4)
    expect(found.variances.interviewer.value).toBeNull()
  })

  test('interviewers who share no candidate, even through others, are in different components', () => {
    const found = interviewerSeverity([
      rating('a', 'x', 2),
      rating('b', 'x', 4),
      rating('b', 'y', 5),
      rating('c', 'z', 3),
      rating('c', 'w', 1),
      rating('a', 'y', 3),
    ])
    expect(found.components).toBe(2)
    expect(found.interviewers.map(({ id, component }) => [id, component])).toEqual([
      ['x', 0],
      ['y', 0],
      ['z', 1],
      ['w', 1],
    ])
  })

  test('without ratings there is nothing to fit', () => {
    expect(() => interviewerSeverity([])).toThrow(RangeError)
  })
})

test('a variance the ratings do not support is zero, and so are its effects', () => {
  // Both interviewers give the same total to the same candidates.
  const ratings = [1, 5, 2, 4].flatMap((value, i) => [
    rating(`${i}`, 'x', value),
    rating(`${i}`, 'y', i % 2 ? value - 1 : value + 1),
  ])
  const found = interviewerSeverity(ratings)
  expect(found.variances.interviewer).toEqual({ value: 0 })
  expect(found.interviewers.map(({ severity, se }) => [severity, se])).toEqual([
    [0, 0],
    [0, 0],
  ])
})
