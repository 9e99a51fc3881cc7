import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loopwright } from '../support/cli.ts'
import { near, tables } from '../support/stat-tables.ts'

/** Words after `stats`, and the document on standard input. */
async function stats(words: readonly string[], input: unknown) {
  const { status, error, json } = await loopwright(['stats', ...words], input)
  return { status, error, output: status === 2 ? null : json() }
}

describe('on published tables', () => {
  test('alpha', async () => {
    const { data, published, tolerance } = tables.krippendorff_2011_C
    for (const level of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      const { status, output } = await stats(['alpha', '--level', level], { ratings: data })
      expect(status).toBe(0)
      near(output.alpha, published[level], tolerance)
      expect(output).toMatchObject({
        units: 11,
        values: 40,
        resamples: 2000,
        distinct: [1, 2, 3, 4, 5],
      })
      expect(output.interval[0]).toBeLessThan(output.alpha)
    }
  })

  test('kappa', async () => {
    const { data, published, tolerance } = tables.fleiss_kappa_14_raters
    const { output } = await stats(['kappa'], { counts: data })
    near(output.kappa, published.kappa, tolerance)
    near(output.observed, published.P_bar, tolerance)
    near(output.expected, published.P_e, tolerance)
    expect(output.z).toBeGreaterThan(10)
  })

  test('icc', async () => {
    const { data, published, tolerance } = tables.shrout_fleiss_1979
    const { output } = await stats(['icc'], { ratings: data })
    near(output.icc['2,1'], published['ICC(2,1)'], tolerance)
    near(output.icc['3,k'], published['ICC(3,4)'], tolerance)
    near(output.intervals['1,1'][0], -0.133, 0.001)
    near(output.meanSquares.between, published.BMS, tolerance)
  })

  test.each(['reml', 'ml'])('severity by %s, numbers as ids allowed', async (method) => {
    const { data, published } = tables.dyestuff_oneway_shrinkage
    const ratings = Object.values(data).flatMap((values, interviewer) =>
      values.map((rating) => ({ candidate: 'all', interviewer, rating })),
    )
    const { output } = await stats(['severity', '--method', method], { ratings })
    const { REML, ML } = published
    near(output.criterion, method === 'reml' ? REML.criterion : ML.minus2loglik, 1e-6)
    expect(output.interviewers.map(({ id }: { id: string }) => id)).toEqual([...'012345'])
    expect(output).toMatchObject({
      method,
      components: 1,
      variances: { candidate: null, item: null },
      why: 'candidate: only one level; item: no items given',
    })
  })

  test('items', async () => {
    const { data, published, tolerance } = tables.lsat6_item_analysis
    const scores = Object.entries(data).flatMap(([pattern, persons]) =>
      Array.from({ length: persons }, () => [...pattern].map(Number)),
    )
    const { output } = await stats(['items'], { scores })
    near(output.alpha, published.alpha, tolerance)
    for (const [i, item] of output.items.entries()) {
      near(item.itemRest, published.item_rest_excluded[i], tolerance)
      near(item.alphaIfDropped, published.alpha_if_deleted[i], tolerance)
    }
  })

  test('proportion', async () => {
    const { output } = await stats(['proportion'], { x: 81, n: 263 })
    near(output.p, 81 / 263, 1e-12)
    near(output.interval[0], 0.2553, 6e-5)
    near(output.interval[1], 0.3662, 6e-5)
  })
})

test.each([
  [
    ['alpha', '--level', 'ordinal'],
    {
      ratings: [
        [3, 3],
        [3, null],
      ],
    },
    { alpha: null, interval: null, why: 'no variation' },
  ],
  [
    ['alpha', '--level', 'nominal'],
    { ratings: [] },
    { alpha: null, why: 'no unit with two ratings' },
  ],
  [
    ['kappa'],
    {
      counts: [
        [2, 0],
        [2, 0],
      ],
    },
    { kappa: null, z: null, expected: 1, why: 'no variation' },
  ],
  [
    ['kappa'],
    {
      counts: [
        [1, 0],
        [0, 1],
      ],
    },
    { kappa: null, why: 'fewer than two raters' },
  ],
  [['icc'], { ratings: [[1, 2, 3]] }, { meanSquares: null, why: 'fewer than two targets' }],
  [['items'], { scores: [[1, 2]] }, { alpha: null, why: 'fewer than two persons' }],
  [['proportion'], { x: 0, n: 0 }, { p: null, interval: null, why: 'no trials' }],
  [
    ['severity'],
    { ratings: [{ candidate: 'a', interviewer: 'x', rating: 3 }] },
    { mean: 3, criterion: null, interviewers: [{ severity: null }] },
  ],
])('%j says why %j has no value', async (words, input, expected) => {
  const { status, output } = await stats(words, input)
  expect(status).toBe(0)
  expect(output).toMatchObject(expected)
})

test.each([
  [
    ['alpha', '--level', 'ordinal'],
    { ratings: [[1, 2], [1]] },
    '$.ratings[1]: is [1]; expected 2 values as in the first row',
  ],
  [
    ['alpha', '--level', 'ratio'],
    { ratings: [[-1]] },
    '$.ratings[0][0]: is -1; expected a number of 0 or more at ratio level',
  ],
  [
    ['alpha', '--level', 'ordinal'],
    { ratings: [['2']] },
    '$.ratings[0][0]: is "2"; expected a number',
  ],
  [
    ['kappa'],
    {
      counts: [
        [2, 1],
        [1, 1],
      ],
    },
    '$.counts[1]: is [1,1]; expected counts that add up to 3 raters',
  ],
  [['kappa'], { counts: [[0.5]] }, '$.counts[0][0]: is 0.5; expected a whole number, 0 or more'],
  [['icc'], { ratings: [[1, null]] }, '$.ratings[0][1]: is null; expected a number'],
  [['icc'], { rating: [] }, '$.rating: is not a known key; expected only ratings'],
  [['items'], {}, '$.scores: is missing; expected a list'],
  [['proportion'], { x: 3, n: 2 }, '$.x: is 3; expected a whole number from 0 to n, 2'],
  [['severity'], { ratings: [] }, '$.ratings: is []; expected a list of one rating or more'],
  [
    ['severity'],
    {
      ratings: [
        { candidate: 'a', interviewer: 'x', item: 'q', rating: 3 },
        { candidate: 'b', interviewer: '', rating: 3 },
      ],
    },
    '$.ratings[1].interviewer: is ""; expected a text that is not empty',
  ],
  [
    ['severity'],
    {
      ratings: [
        { candidate: 'a', interviewer: 'x', item: 'q', rating: 3 },
        { candidate: 'b', interviewer: 'x', rating: 3 },
      ],
    },
    '$.ratings[1].item: is missing; expected an item, because other ratings name one',
  ],
])('%j refuses %j', async (words, input, line) => {
  const { status, error } = await stats(words, input)
  expect(status).toBe(2)
  expect(error).toContain(line)
})

test.each([
  [[], 'Name a statistic: alpha, kappa, icc, severity, items, proportion.'],
  [['toString'], 'Name a statistic: alpha'],
  [['alpha'], 'Give --level: nominal, ordinal, interval, ratio.'],
  [['alpha', '--level', 'cardinal'], 'Give --level: nominal'],
  [['alpha', '--level', 'nominal', '--resamples', 'many'], 'Give --resamples a whole number'],
  [['alpha', '--level', 'nominal', '--seed', '4294967296'], 'Give --seed a whole number'],
  [['severity', '--method', 'em'], 'Give --method: reml, ml.'],
  [['kappa', '--level', 'nominal'], "Unknown option '--level'"],
])('%j is bad usage', async (words, line) => {
  const { status, error } = await stats(words, {})
  expect(status).toBe(2)
  expect(error).toContain(line)
  expect(error).toContain('loopwright stats alpha --level')
})

test('the seed decides the interval', async () => {
  const input = {
    ratings: [
      [1, 2, 3, 4, 2],
      [1, 3, 3, 5, 1],
    ],
  }
  const run = (seed: string) =>
    stats(['alpha', '--level', 'interval', '--resamples', '200', '--seed', seed], input)
  expect(await run('7')).toEqual(await run('7'))
  expect((await run('8')).output.interval).not.toEqual((await run('7')).output.interval)
})

/** The places of nulls, so that each can be held against a reason. */
function nulls(value: unknown): number {
  if (value === null) return 1
  if (typeof value !== 'object') return 0
  return Object.values(value).reduce((total: number, each) => total + nulls(each), 0)
}

describe('over any table', () => {
  const grid = fc
    .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: -2, max: 3 }), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    )

  test.each([
    [
      'alpha',
      (ratings: unknown) => ({ ratings }),
      ['alpha', '--level', 'ordinal', '--resamples', '20'],
    ],
    ['icc', (ratings: unknown) => ({ ratings }), ['icc']],
    ['items', (scores: unknown) => ({ scores }), ['items']],
  ] as const)('%s gives a value or says why', async (_name, input, words) => {
    await fc.assert(
      fc.asyncProperty(grid, async (table) => {
        const { status, output } = await stats(words, input(table))
        expect(status).toBe(0)
        // Rows without columns have neither shares nor items; all else that is null is explained.
        const { exact, withinOne, ...rest } = output
        for (const part of [rest, ...(rest.items ?? [])]) {
          const own = { ...part, items: [] }
          expect(nulls(own) > 0).toBe('why' in part)
        }
      }),
      { numRuns: 150, seed: 1 },
    )
  })
})
