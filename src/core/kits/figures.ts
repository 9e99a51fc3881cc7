/** What ratings say of questions, as far as draws heed it. Worked out once a night: a draw has no time to. */
import { z } from 'zod'
import type { QuestionStatistics } from '../calibration/question-statistics.ts'
import type { Changes } from '../changes.ts'
import type { PersonId } from '../ids.ts'
import type { Notice } from '../notices.ts'
import type { LeakSign } from '../statistics/leak.ts'
import { Instant } from '../time.ts'
import type { Choice } from './choice.ts'

/** Of one question. What its ratings are too few for is left out. */
export const Figure = z.object({
  /** 1 easy to 5 hard, as authors guess it, to a hundredth. */
  difficulty: z.number().min(1).max(5).optional(),
  /** How well it tells candidates apart: the shrunk correlation with their other ratings, to a hundredth. */
  information: z.number().min(-1).max(1).optional(),
})
export type Figure = Readonly<z.infer<typeof Figure>>

/** The only record of its kind. */
export const QuestionFigures = z.object({
  id: z.literal('figures'),
  rev: z.int(),
  /** By `question@version`. */
  of: z.record(z.string(), Figure),
  /** Questions that candidates may know, by `question@version`. */
  suspected: z.array(z.string()).default([]),
  at: Instant,
})
export type QuestionFigures = Readonly<z.infer<typeof QuestionFigures>>

/** A question whose answers are rated 3 on average is of difficulty 3; so much less is a step harder. */
const RATING_A_STEP = 0.4
const MIDDLE = 3

/** What statistics are above their gates, by question and version. */
export function figuresFrom(statistics: readonly QuestionStatistics[]): Record<string, Figure> {
  return Object.fromEntries(
    statistics.flatMap(({ id, difficulty: { mean }, discrimination: { shrunk } }) => {
      if (mean === null && shrunk === null) return []
      return [
        [
          id,
          {
            ...(mean !== null && { difficulty: rounded(difficultyAt(mean)) }),
            ...(shrunk !== null && { information: rounded(shrunk) }),
          },
        ],
      ]
    }),
  )
}

/** Which questions candidates may know, by question and version, and by what sign. */
export type Suspicions = ReadonlyMap<string, readonly LeakSign[]>

export function suspicionsFrom(statistics: readonly QuestionStatistics[]): Suspicions {
  return new Map(
    statistics.flatMap(({ id, leak }) => (leak.length > 0 ? [[id, leak] as const] : [])),
  )
}

/**
 * The figures as they are from now on; nothing if they are what they were. `keepers` hear, once, of each question that
 * candidates may have come to know.
 */
export function keepFigures(
  before: QuestionFigures | undefined,
  { of, suspicions }: { readonly of: QuestionFigures['of']; readonly suspicions: Suspicions },
  { keepers, now }: { readonly keepers: readonly PersonId[]; readonly now: Instant },
): Changes {
  const suspected = [...suspicions.keys()].toSorted()
  const known = before?.suspected ?? []
  if (isSame(before?.of ?? {}, of) && suspected.join() === known.join()) return { deeds: [] }
  const count = Object.keys(of).length
  return {
    figures: [{ id: 'figures', rev: before?.rev ?? 0, of, suspected, at: now }],
    notices: suspected
      .filter((id) => !known.includes(id))
      .flatMap((id) => keepers.map((to) => alarm(id, suspicions.get(id) ?? [], to, now))),
    deeds: [
      {
        actor: 'system',
        verb: 'measure',
        object: 'figures',
        before: { questions: Object.keys(before?.of ?? {}).length },
        after: { questions: count, suspected: suspected.join(' ') },
        at: now,
      },
    ],
  }
}

/** The figures of questions in these areas, by id, each of the version that the bank has. */
export function figuresOf(
  choices: readonly Choice[],
  areas: Readonly<Record<string, number>>,
  figures: QuestionFigures['of'],
): Readonly<Record<string, Figure>> {
  return Object.fromEntries(
    choices.flatMap(({ id, version, area }) => {
      const figure = area in areas ? figures[`${id}@${version}`] : undefined
      return figure ? [[id, figure]] : []
    }),
  )
}

/** Questions as ratings have shown them to be, in place of what their authors guessed. */
export function measured(
  choices: readonly Choice[],
  figures: Readonly<Record<string, Figure>>,
): readonly Choice[] {
  return choices.map((choice) => {
    const figure = figures[choice.id]
    if (!figure) return choice
    const { difficulty = choice.difficulty, information } = figure
    return { ...choice, difficulty, information }
  })
}

function alarm(id: string, signs: readonly LeakSign[], to: PersonId, now: Instant): Notice {
  const body = { kind: 'leak' as const, question: id, signs: [...signs] }
  return { key: `leak:${id}:${to}`, channel: 'slack', to, due: now, body }
}

function difficultyAt(mean: number): number {
  return Math.min(5, Math.max(1, MIDDLE + (MIDDLE - mean) / RATING_A_STEP))
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}

function isSame(a: Readonly<Record<string, Figure>>, b: Readonly<Record<string, Figure>>): boolean {
  const ids = Object.keys(a)
  return (
    ids.length === Object.keys(b).length &&
    ids.every(
      (id) => a[id]?.difficulty === b[id]?.difficulty && a[id]?.information === b[id]?.information,
    )
  )
}
