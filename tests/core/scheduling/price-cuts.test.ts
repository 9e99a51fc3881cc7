import { expect, test } from 'vitest'
import { cutOf, nearestPrices } from '../../../src/core/scheduling/price-cuts.ts'

const nobodyFree = new Uint8Array(2)

test('a ceiling passes through the bound it comes from and rises with the price of who is needed too often', () => {
  const { base, slope } = cutOf(100, Float64Array.of(10, 5), [[0, 1, 2], []])
  expect([...slope]).toEqual([2, -1])
  expect(base + 2 * 10 - 5).toBe(100)
})

test('the next prices are the nearest that every ceiling allows', () => {
  const cuts = [
    { base: 0, slope: Float64Array.of(1, 0) },
    { base: 0, slope: Float64Array.of(0, 2) },
  ]
  const prices = nearestPrices(cuts, Float64Array.of(0, 0), 10, nobodyFree)
  expect([...(prices ?? [])]).toEqual([10, 5])
})

test('nobody gets a price below nothing but who must sit', () => {
  const cuts = [{ base: 0, slope: Float64Array.of(1, -1) }]
  const centre = Float64Array.of(0, 2)
  const held = nearestPrices(cuts, centre, 10, nobodyFree)
  const free = nearestPrices(cuts, centre, 10, Uint8Array.of(0, 1))
  expect(held?.[0]).toBeCloseTo(10, 0)
  expect(held?.[1]).toBeCloseTo(0, 0)
  expect([...(free ?? [])]).toEqual([6, -4])
})

test('there are no prices where one ceiling is below the level whatever they are', () => {
  const cuts = [
    { base: 0, slope: Float64Array.of(1, 0) },
    { base: 5, slope: Float64Array.of(0, 0) },
    { base: 0, slope: Float64Array.of(-1, 0) },
  ]
  expect(nearestPrices(cuts, Float64Array.of(0, 0), 10, nobodyFree)).toBeUndefined()
})
