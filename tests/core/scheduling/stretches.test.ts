/** The algebra of stretches against sets of numbers, which are slow and cannot be wrong. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addStretch,
  common,
  covers,
  type Stretches,
  without,
} from '../../../src/core/scheduling/stretches.ts'
import type { Span } from '../../../src/core/time.ts'

const LAST = 60
const some = fc.tuple(fc.nat(LAST), fc.nat(LAST))
const pairs = fc.array(some, { maxLength: 12 })
const stretches = pairs.map(stretchesOf)

function stretchesOf(parts: readonly (readonly [number, number])[]): Stretches {
  const list: number[] = []
  for (const [start, end] of parts) addStretch(list, start, end)
  return list
}

/** Every moment that lies in one of the half-open parts. */
function momentsOf(parts: readonly (readonly [number, number])[]): Set<number> {
  return new Set(
    parts.flatMap(([start, end]) =>
      Array.from({ length: Math.max(end - start, 0) }, (_, i) => start + i),
    ),
  )
}

/** The stretches of a set of moments: the one true way to write it down. */
function written(moments: Set<number>): number[] {
  const edges: number[] = []
  for (let at = -20; at <= LAST + 20; at++) {
    if (moments.has(at) !== moments.has(at - 1)) edges.push(at)
  }
  return edges
}

function partsOf(list: Stretches): [number, number][] {
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i] ?? 0, list[2 * i + 1] ?? 0])
}

test('adding in any order gives the union, sorted, with gaps between', () => {
  fc.assert(
    fc.property(pairs, (parts) => {
      expect(stretchesOf(parts)).toEqual(written(momentsOf(parts)))
    }),
  )
})

test('what is left has nothing of what is blocked, widened on both sides', () => {
  const buffers = fc.record({ before: fc.nat(3), after: fc.nat(3) })
  fc.assert(
    fc.property(stretches, pairs, buffers, (from, parts, { before, after }) => {
      const inOrder = parts.filter(([a, b]) => a <= b).sort(([a], [b]) => a - b)
      const spans = inOrder.map(([start, end]) => ({ start, end }) as Span)
      const wide = inOrder
        .filter(([start, end]) => start < end)
        .map(([start, end]) => [start - before, end + after] as const)
      const left = momentsOf(partsOf(from)).difference(momentsOf(wide))
      expect(without(from, spans, { before, after })).toEqual(written(left))
    }),
  )
})

test('what two have in common is what lies in both, without pieces too short', () => {
  fc.assert(
    fc.property(stretches, stretches, fc.integer({ min: 1, max: 4 }), (a, b, shortest) => {
      const both = momentsOf(partsOf(a)).intersection(momentsOf(partsOf(b)))
      const longEnough = partsOf(written(both)).filter(([start, end]) => end - start >= shortest)
      expect(common(a, b, shortest)).toEqual(longEnough.flat())
    }),
  )
})

test('a time is covered when every moment of it is', () => {
  fc.assert(
    fc.property(stretches, fc.nat(LAST), fc.integer({ min: 1, max: 9 }), (list, start, length) => {
      const all = momentsOf([[start, start + length]]).isSubsetOf(momentsOf(partsOf(list)))
      expect(covers(list, start, start + length)).toBe(all)
    }),
  )
})
