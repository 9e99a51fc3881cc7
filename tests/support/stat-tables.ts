import file from '../fixtures/stat-tables.json' with { type: 'json' }

/** Worked examples with published results; each names its source and its tolerance. */
export const { tables } = file

/** Read a published number: `actual` may be `tolerance` away. */
export function near(
  actual: number | null | undefined,
  published: number | undefined,
  tolerance: number,
): void {
  const off = Math.abs((actual ?? Number.NaN) - (published ?? Number.NaN))
  if (!(off <= tolerance)) {
    throw new Error(`${actual} is ${off} away from ${published}, more than ${tolerance}`)
  }
}
