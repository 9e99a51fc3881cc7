/** Fills a kit: the best few at random, and back again where that leads nowhere. */

import { rates } from '../questions/competencies.ts'
import type { Draw } from '../random.ts'
import type { Choice } from './choice.ts'
import { type DrawFacts, rateOf } from './draw-facts.ts'
import { scoreOf } from './score.ts'
import { missing, offTarget, placeFor, type State, withPick } from './state.ts'

/** Drawn at random among so many of the best; the first among more, as everything else follows from it. */
const AMONG = 5
const AMONG_FIRST = 10

/** Beyond this a choice that keeps every rule is as good as not there. A full kit takes one try a question. */
const TRIES = 400

/** What a try holds to, beyond the hard rules. */
export interface Taste {
  /** Whether questions asked in more interviews than `rMax` stay out. */
  readonly sparing: boolean
  /** How far a question may be from a difficulty that is wanted. */
  readonly offBy: number
}

/** Complete `state` from `free`, questions with nothing in their way; undefined if there is no way to. */
export function complete(
  state: State,
  free: readonly Choice[],
  facts: DrawFacts,
  { sparing, offBy }: Taste,
  draw: Draw,
): State | undefined {
  const pool = sparing ? free.filter(({ id }) => rateOf(facts.exposure, id) < facts.rMax) : free
  // Many score the same until they are asked; by id, the same few would always come first.
  const lot = lotsFor(pool, draw)
  let tries = 0

  function search(at: State): State | undefined {
    if (missing(at) === 0) return at
    if (++tries > TRIES) return undefined
    const ranked = rank(fitting(at, pool, offBy), at)
    for (const { choice, competency } of ranked) {
      const among = Math.min(ranked.length, amongAt(at))
      const found = search(withPick(at, { choice, competency, anchor: false, among }))
      if (found) return found
    }
    return undefined
  }

  /** By score, one of the best few first. */
  function rank(options: readonly Option[], at: State): readonly Option[] {
    const scored = options
      .map((option) => ({ option, score: scoreOf(option.choice, at, facts) }))
      .sort((a, b) => b.score - a.score || lotOf(a.option) - lotOf(b.option))
      .map(({ option }) => option)
    if (scored.length === 0) return scored
    const first = scored[draw(Math.min(scored.length, amongAt(at)))]
    return first ? [first, ...scored.filter((option) => option !== first)] : scored
  }

  function lotOf({ choice }: Option): number {
    return lot.get(choice.id) ?? 0
  }

  return search(state)
}

/** A place for each question in an order drawn by lot (Fisher and Yates). */
function lotsFor(pool: readonly Choice[], draw: Draw): ReadonlyMap<string, number> {
  const ids = pool.map(({ id }) => id)
  for (let i = ids.length - 1; i > 0; i--) {
    const j = draw(i + 1)
    const [a, b] = [ids[i], ids[j]]
    if (a !== undefined && b !== undefined) [ids[i], ids[j]] = [b, a]
  }
  return new Map(ids.map((id, place) => [id, place]))
}

interface Option {
  readonly choice: Choice
  readonly competency: string
}

function amongAt({ picked }: State): number {
  return picked.length === 0 ? AMONG_FIRST : AMONG
}

/** The questions for what is hardest to fill: live exercises first, then the competency with the fewest. */
function fitting(at: State, pool: readonly Choice[], offBy: number): readonly Option[] {
  const spare = at.minutes - shortest(pool) * (missing(at) - 1)
  const options = pool.flatMap((choice) => {
    if (choice.minutes > spare || offTarget(at, choice) > offBy) return []
    const competency = placeFor(at, choice)
    return competency === undefined ? [] : [{ choice, competency }]
  })
  if (at.exercises > 0) return options.filter(({ choice }) => choice.isExercise)
  const open = Object.entries(at.need).flatMap(([competency, count]) =>
    count > 0
      ? [
          options
            .filter(({ choice }) => rates(choice.competency, competency))
            .map(({ choice }) => ({ choice, competency })),
        ]
      : [],
  )
  const [tightest = []] = open.sort((a, b) => a.length - b.length)
  return tightest
}

function shortest(pool: readonly Choice[]): number {
  return pool.reduce((least, { minutes }) => Math.min(least, minutes), Infinity)
}
