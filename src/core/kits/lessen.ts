import type { Blueprint } from '../plans.ts'
import { Refusal } from '../refusal.ts'
import type { Choice } from './choice.ts'
import { type Drawn, drawKit } from './draw.ts'
import type { DrawFacts } from './draw-facts.ts'
import type { Shortage } from './shortage.ts'

/** A kit, and what it lacks. */
export interface Lessened extends Drawn {
  readonly short: readonly Shortage[]
}

/**
 * Draw a kit, or else the fullest one there is with what it lacks: an interview that is booked takes place,
 * and four questions serve better than none. Empty at worst.
 */
export function drawAtLeast(choices: readonly Choice[], facts: DrawFacts): Lessened {
  let blueprint: Blueprint | undefined = facts.blueprint
  let short: readonly Shortage[] = []
  while (blueprint) {
    try {
      return { ...drawKit(choices, { ...facts, blueprint }), short }
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason.code !== 'kit-short') throw error
      const { shortages } = error.reason
      // What the blueprint as written lacks; what a lesser one lacks besides follows from that.
      if (short.length === 0) short = shortages
      blueprint = lessened(blueprint, shortages)
    }
  }
  return { questions: [], heldBack: 0, short }
}

/** The blueprint without what is short; undefined if nothing is left of it. */
function lessened(blueprint: Blueprint, shortages: readonly Shortage[]): Blueprint | undefined {
  const [first] = shortages
  const { exercises, competencies } = blueprint
  if (first?.what === 'exercises')
    return { ...blueprint, exercises: Math.min(first.found, exercises - 1) }
  if (first?.what === 'competency') return withCompetency(blueprint, first.of, first.found)
  const [most, count] = Object.entries(competencies).reduce((a, b) => (b[1] > a[1] ? b : a))
  return withCompetency(blueprint, most, count - 1)
}

function withCompetency(blueprint: Blueprint, key: string, count: number): Blueprint | undefined {
  const kept = Object.entries({ ...blueprint.competencies, [key]: count }).filter(([, n]) => n > 0)
  const items = kept.reduce((sum, [, n]) => sum + n, 0)
  if (items === 0) return undefined
  const exercises = Math.min(blueprint.exercises, items)
  return { ...blueprint, items, exercises, competencies: Object.fromEntries(kept) }
}
