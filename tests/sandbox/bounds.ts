import { expect } from 'vitest'
import type { Problem } from '../../sandbox/slack/validate/check.ts'
import type { Piece } from './kit.ts'

/** What is bounded, the piece with `n` of it, the least and the most that Slack takes, and where it complains. */
export type Bound = readonly [
  what: string,
  build: (n: number) => Piece,
  least: number,
  most: number,
  pointer: string,
]

/** Expect `least` and `most` to pass, and one more or one fewer to be refused at the pointer. */
export function bounded(
  [, build, least, most, pointer]: Bound,
  look: (piece: Piece) => readonly Problem[],
  base: string,
): void {
  expect(look(build(least))).toEqual([])
  expect(look(build(most))).toEqual([])
  expect(look(build(most + 1)).map((p) => p.pointer)).toContain(base + pointer)
  if (least > 0 && least < 10) {
    expect(look(build(least - 1)).map((p) => p.pointer)).toContain(base + pointer)
  }
}
