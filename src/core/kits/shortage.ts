/** What a blueprint wants and the banks cannot give, so that somebody can do something about it. */
import { z } from 'zod'
import { rates } from '../questions/competencies.ts'
import type { Choice } from './choice.ts'
import type { DrawFacts } from './draw-facts.ts'
import { BARRIERS, type Sifted } from './sift.ts'

export const Shortage = z.object({
  /** `together`: there is enough of each, but no choice that keeps every rule at once. */
  what: z.enum(['competency', 'exercises', 'minutes', 'areas', 'together']),
  /** The competency, or the areas. */
  of: z.string(),
  /** Questions, or minutes. */
  wanted: z.int(),
  found: z.int(),
  /** Questions that would do but for one thing, by that thing. */
  excluded: z.array(z.object({ why: z.enum(BARRIERS), count: z.int() })),
})
export type Shortage = Readonly<z.infer<typeof Shortage>>

/** What is short, worst first; `together` if nothing by itself is. */
export function shortagesOf(sifted: readonly Sifted[], facts: DrawFacts): readonly Shortage[] {
  const found = [...competenciesShort(sifted, facts), ...exercisesShort(sifted, facts)]
  if (found.length > 0) return found
  const rest = [...minutesShort(sifted, facts), ...areasShort(sifted, facts)]
  if (rest.length > 0) return rest
  const { items } = facts.blueprint
  return [{ what: 'together', of: '', wanted: items, found: 0, excluded: excludedOf(sifted) }]
}

function competenciesShort(sifted: readonly Sifted[], facts: DrawFacts): Shortage[] {
  return Object.entries(facts.blueprint.competencies).flatMap(([competency, wanted]) => {
    const of = sifted.filter(({ choice }) => rates(choice.competency, competency))
    const found = supply(of, facts)
    if (found >= wanted) return []
    return [
      { what: 'competency' as const, of: competency, wanted, found, excluded: excludedOf(of) },
    ]
  })
}

/** As many as the areas let through. */
function supply(sifted: readonly Sifted[], { blueprint }: DrawFacts): number {
  const free = Map.groupBy(
    sifted.filter(({ barrier }) => barrier === undefined),
    ({ choice }) => choice.area,
  )
  return Object.entries(blueprint.areas).reduce(
    (sum, [area, most]) => sum + Math.min(most, free.get(area)?.length ?? 0),
    0,
  )
}

function exercisesShort(sifted: readonly Sifted[], { blueprint }: DrawFacts): Shortage[] {
  const of = sifted.filter(({ choice }) => choice.isExercise)
  const found = of.filter(({ barrier }) => barrier === undefined).length
  if (found >= blueprint.exercises) return []
  const { exercises: wanted } = blueprint
  return [{ what: 'exercises', of: '', wanted, found, excluded: excludedOf(of) }]
}

/** The shortest questions of each competency, and the shortest exercises, are longer than the time there is. */
function minutesShort(sifted: readonly Sifted[], { blueprint, minutes }: DrawFacts): Shortage[] {
  const free = sifted.filter(({ barrier }) => barrier === undefined).map(({ choice }) => choice)
  const exercises = shortest(
    free.filter(({ isExercise }) => isExercise),
    blueprint.exercises,
  )
  const questions = Object.entries(blueprint.competencies).flatMap(([wanted, count]) =>
    shortest(
      free.filter(({ isExercise, competency }) => !isExercise && rates(competency, wanted)),
      count,
    ),
  )
  // An exercise takes the place of a question, of whichever competency: the longest of them at best.
  const longest = questions.toSorted((a, b) => b - a).slice(exercises.length)
  const wanted = [...exercises, ...longest].reduce((sum, one) => sum + one, 0)
  return wanted > minutes ? [{ what: 'minutes', of: '', wanted, found: minutes, excluded: [] }] : []
}

function shortest(choices: readonly Choice[], count: number): readonly number[] {
  return choices
    .map(({ minutes }) => minutes)
    .toSorted((a, b) => a - b)
    .slice(0, count)
}

function areasShort(sifted: readonly Sifted[], facts: DrawFacts): Shortage[] {
  const found = supply(sifted, facts)
  const { items, areas } = facts.blueprint
  if (found >= items) return []
  const of = Object.keys(areas).join(' ')
  return [{ what: 'areas', of, wanted: items, found, excluded: excludedOf(sifted) }]
}

function excludedOf(sifted: readonly Sifted[]): Shortage['excluded'] {
  return BARRIERS.flatMap((why) => {
    const count = sifted.filter(({ barrier }) => barrier === why).length
    return count > 0 ? [{ why, count }] : []
  })
}
