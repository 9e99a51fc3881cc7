/** The JSON that `stats` reads. Every message is what was expected. */
import { z } from 'zod'
import { id, listOf, record, wholeFrom } from '../core/scheduling/input.ts'
import type { Level } from '../core/statistics/disagreement.ts'
import { sum } from '../core/statistics/moments.ts'

/** Squares of squares of these still fit a number. */
const MOST = 1e75

function numberOr(expected: string) {
  return z
    .number({ error: expected })
    .min(-MOST, { error: expected })
    .max(MOST, { error: expected })
}

const number = numberOr(`a number from -${MOST} to ${MOST}`)
const count = wholeFrom(0)

/** Ids may be numbers in other people's files; they are answered as text. */
const name = z.union([id, z.int().transform(String)], { error: 'a text or a whole number' })

/** Refuse rows that are not as long as the first. */
function even<Cell extends z.ZodType>(cell: Cell) {
  return listOf(listOf(cell)).superRefine((rows, context) => {
    const width = rows[0]?.length ?? 0
    for (const [i, row] of rows.entries()) {
      if (row.length === width) continue
      context.addIssue({
        code: 'custom',
        path: [i],
        message: `${width} values as in the first row`,
      })
    }
  })
}

/** Rows are raters, columns units; null is a gap. */
export function alphaInput(level: Level) {
  const rating =
    level === 'ratio' ? number.min(0, { error: 'a number of 0 or more at ratio level' }) : number
  return record({ ratings: even(rating.nullable()) })
}

/** Rows are subjects, columns categories, and every row has the same number of raters. */
export const KappaInput = record({
  counts: even(count).superRefine((rows, context) => {
    const raters = sum(rows[0] ?? [])
    for (const [i, row] of rows.entries()) {
      if (sum(row) === raters) continue
      const message = `counts that add up to ${raters} raters as in the first row`
      context.addIssue({ code: 'custom', path: [i], message })
    }
  }),
})

const whole = numberOr(`a number from -${MOST} to ${MOST}: this needs a table without gaps`)

/** Rows are targets, columns judges. */
export const IccInput = record({ ratings: even(whole) })

/** Rows are persons, columns items. */
export const ItemsInput = record({ scores: even(whole) })

export const SeverityInput = record({
  ratings: listOf(
    record({ candidate: name, interviewer: name, item: name.optional(), rating: number }),
  )
    .min(1, { error: 'a list of one rating or more' })
    .superRefine((ratings, context) => {
      if (ratings.every(({ item }) => item === undefined)) return
      for (const [i, { item }] of ratings.entries()) {
        if (item !== undefined) continue
        const message = 'an item, because other ratings name one'
        context.addIssue({ code: 'custom', path: [i, 'item'], message })
      }
    }),
})

export const ProportionInput = record({ x: count, n: count }).superRefine(({ x, n }, context) => {
  if (x <= n) return
  context.addIssue({ code: 'custom', path: ['x'], message: `a whole number from 0 to n, ${n}` })
})
