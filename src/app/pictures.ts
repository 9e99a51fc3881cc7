import type { Chart } from '../core/charts.ts'

/** Draws pictures, away from the event loop. */
export interface Pictures {
  /** The chart as a PNG on an opaque ground, readable on a light and on a dark page. */
  draw(chart: Chart): Promise<Uint8Array>
  close(): Promise<void>
}
