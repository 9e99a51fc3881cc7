/** A kit half drawn: what is in it, and what it still has room for. */
import { rates } from '../questions/competencies.ts'
import { areEnemies, type Choice } from './choice.ts'
import type { DrawFacts } from './draw-facts.ts'
import { TOPIC_MOST } from './sift.ts'

export interface Picked {
  readonly choice: Choice
  /** Of the plan: what it rates here. */
  readonly competency: string
  readonly anchor: boolean
  /** How many of the best it was drawn from; 0 for one that was held. */
  readonly among: number
}

export interface State {
  readonly picked: readonly Picked[]
  /** Questions still wanted, by competency of the plan. */
  readonly need: Readonly<Record<string, number>>
  readonly exercises: number
  readonly minutes: number
  readonly areas: Readonly<Record<string, number>>
  readonly topics: Readonly<Record<string, number>>
  /** Difficulties still wanted. */
  readonly targets: readonly number[]
  /** Questions that may still be ones nobody has reviewed. */
  readonly pilots: number
}

/** Nothing drawn yet. `targets` are the difficulties wanted, one a question. */
export function emptyState(facts: DrawFacts, targets: readonly number[], pilots: number): State {
  const { blueprint, minutes, topics } = facts
  const { competencies: need, exercises, areas } = blueprint
  return { picked: [], need, exercises, minutes, areas, topics, targets, pilots }
}

/** How many questions are still wanted. */
export function missing({ need }: State): number {
  return Object.values(need).reduce((sum, count) => sum + count, 0)
}

/** The competency that a question could rate in what is still wanted; undefined if it does not go in. */
export function placeFor(state: State, choice: Choice): string | undefined {
  const { exercises, picked } = state
  const left = missing(state)
  const roomOfKind = choice.isExercise ? exercises > 0 : left > exercises
  if (!roomOfKind || choice.minutes > state.minutes) return undefined
  if ((state.areas[choice.area] ?? 0) < 1) return undefined
  if ((state.topics[choice.topic] ?? 0) >= TOPIC_MOST) return undefined
  if (choice.status === 'pilot' && state.pilots < 1) return undefined
  if (picked.some((one) => one.choice.id === choice.id || areEnemies(one.choice, choice)))
    return undefined
  return competencyFor(state, choice)
}

/** With one more question in it. */
export function withPick(state: State, picked: Picked): State {
  const { choice, competency } = picked
  return {
    picked: [...state.picked, picked],
    need: { ...state.need, [competency]: (state.need[competency] ?? 0) - 1 },
    exercises: state.exercises - (choice.isExercise ? 1 : 0),
    minutes: state.minutes - choice.minutes,
    areas: { ...state.areas, [choice.area]: (state.areas[choice.area] ?? 0) - 1 },
    topics: { ...state.topics, [choice.topic]: (state.topics[choice.topic] ?? 0) + 1 },
    targets: withoutNearest(state.targets, choice.difficulty),
    pilots: state.pilots - (choice.status === 'pilot' ? 1 : 0),
  }
}

/** How far a question is from the nearest difficulty still wanted. */
export function offTarget({ targets }: State, { difficulty }: Choice): number {
  return Math.min(...targets.map((target) => Math.abs(target - difficulty)), 4)
}

/** The narrowest name first: what a bank files under it goes there before what merely also rates it. */
function competencyFor({ need }: State, choice: Choice): string | undefined {
  const open = Object.keys(need).filter((wanted) => (need[wanted] ?? 0) > 0)
  if (open.includes(choice.competency)) return choice.competency
  return open.find((wanted) => rates(choice.competency, wanted))
}

function withoutNearest(targets: readonly number[], difficulty: number): readonly number[] {
  const distances = targets.map((target) => Math.abs(target - difficulty))
  const nearest = distances.indexOf(Math.min(...distances))
  return targets.filter((_, index) => index !== nearest)
}
