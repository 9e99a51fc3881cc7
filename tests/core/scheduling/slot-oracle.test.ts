/**
 * The engine against the oracle on random searches, most of them around a clock change.
 *
 * `SLOT_RUNS=20000 npx vitest run slot-oracle` tries more; a failure prints its seed and search.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SlotsInput } from '../../../src/core/scheduling/input.ts'
import { slotStarts } from '../../../src/core/scheduling/slots.ts'
import { iso } from '../../../src/core/time.ts'
import cases from '../../fixtures/slot-cases.json' with { type: 'json' }
import { oracleStarts } from '../../support/slot-oracle.ts'
import { searches } from '../../support/slot-searches.ts'

const numRuns = Number(process.env.SLOT_RUNS ?? 700)

test.each(cases.slots)('the oracle itself knows $id $title', ({ input, expected }) => {
  const starts = expected.map((start) => new Date(start).toISOString())
  expect(oracleStarts(input)).toEqual(starts)
})

test.each(Object.entries(searches))(
  'slots are what the oracle finds minute by minute: %s',
  (_name, search) => {
    let offered = 0
    fc.assert(
      fc.property(search, (input) => {
        const expected = oracleStarts(input)
        offered += expected.length
        expect(slotStarts(SlotsInput.parse(input)).map(iso)).toEqual(expected)
      }),
      { numRuns },
    )
    // Comparing empty answers only would prove nothing.
    expect(offered).toBeGreaterThan(numRuns)
  },
  300_000,
)
