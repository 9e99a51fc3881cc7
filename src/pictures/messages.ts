/** What goes between whoever wants a picture and the thread that draws it. */
import type { Chart } from '../core/charts.ts'

export interface DrawRequest {
  readonly id: number
  readonly chart: Chart
}

export type DrawReply =
  | { readonly kind: 'drawn'; readonly id: number; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
