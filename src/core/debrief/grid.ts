/** Ratings side by side, and where they are furthest apart. */
import type { Competency } from '../plans.ts'
import type { Rating } from '../scorecards/scorecard.ts'
import { type Evidence, evidenceFor, figure, ratingIn, type Voice } from './voices.ts'

export interface Cell {
  readonly voice: Voice
  /** Null where this card was not to rate the competency. */
  readonly rating: Rating | null
  /** What was handed in first, if that was another rating. */
  readonly before: Rating | null
}

export interface Row {
  readonly competency: Competency
  /** One for each voice, in their order. */
  readonly cells: readonly Cell[]
  /** Highest less lowest; 0 with fewer than two figures. */
  readonly spread: number
}

/** Ratings this far apart or further are talked about first. */
export const WIDE_SPREAD = 2

/** Two ratings of a competency that cannot both be right, each with what it rests on. */
export interface Disagreement {
  readonly competency: Competency
  readonly spread: number
  readonly low: Side
  readonly high: Side
}

export interface Side {
  readonly voice: Voice
  readonly rating: number
  readonly evidence: readonly Evidence[]
}

/** Every competency with a rating for each voice, in the order of the plan. */
export function gridOf(competencies: readonly Competency[], voices: readonly Voice[]): Row[] {
  return competencies.map((competency) => {
    const cells = voices.map((voice) => cellOf(voice, competency.key))
    const figures = cells.flatMap(({ rating }) => figure(rating) ?? [])
    const spread = figures.length < 2 ? 0 : Math.max(...figures) - Math.min(...figures)
    return { competency, cells, spread }
  })
}

/** Where ratings lie two or more apart, the widest first. */
export function disagreements(
  rows: readonly Row[],
  titles: ReadonlyMap<string, string>,
): Disagreement[] {
  return rows
    .filter(({ spread }) => spread >= WIDE_SPREAD)
    .toSorted((a, b) => b.spread - a.spread)
    .flatMap(({ competency, cells, spread }) => {
      const sides = cells
        .flatMap(({ voice, rating }) => sideOf(voice, rating, competency.key, titles))
        .toSorted((a, b) => a.rating - b.rating)
      const low = sides[0]
      // Of several at the top the earliest, as at the bottom.
      const high = sides.find(({ rating }) => rating === sides.at(-1)?.rating)
      return low && high ? [{ competency, spread, low, high }] : []
    })
}

function cellOf(voice: Voice, key: string): Cell {
  const rating = ratingIn(voice.final, key)
  const before = ratingIn(voice.first, key)
  return { voice, rating, before: before === rating ? null : before }
}

function sideOf(
  voice: Voice,
  rating: Rating | null,
  key: string,
  titles: ReadonlyMap<string, string>,
): Side[] {
  const value = figure(rating)
  return value === undefined
    ? []
    : [{ voice, rating: value, evidence: evidenceFor(voice, key, titles) }]
}
