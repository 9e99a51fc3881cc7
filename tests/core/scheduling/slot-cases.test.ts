import { describe, expect, test } from 'vitest'
import { SlotsInput } from '../../../src/core/scheduling/input.ts'
import { slotStarts } from '../../../src/core/scheduling/slots.ts'
import { instantOf, zoneTable } from '../../../src/core/scheduling/zone-table.ts'
import { instantAt, iso, Zone } from '../../../src/core/time.ts'
import cases from '../../fixtures/slot-cases.json' with { type: 'json' }

describe('slots in hard cases', () => {
  test.each(cases.slots)('$id $title', ({ input, expected }) => {
    const starts = slotStarts(SlotsInput.parse(input))
    expect(starts.map(iso)).toEqual(expected.map((start) => new Date(start).toISOString()))
  })
})

describe('local times and the instant they mean', () => {
  test.each(cases.wall)('$wall in $zone ($class) is $compatible', ({ zone, wall, compatible }) => {
    const found = instantOf(zoneTable(Zone.parse(zone)), Date.parse(`${wall}Z`))
    expect(found).toBe(Date.parse(compatible))
    expect(instantAt(wall, Zone.parse(zone))).toBe(found)
  })
})
