/** How long something takes, and the line that says so. */
import { readFileSync } from 'node:fs'

/** One measured figure; printed as one JSON line. */
export interface Figure {
  readonly bench: string
  readonly figure: string
  readonly value: number
  /** `ms`, `ns`, `MB`, `x` for a ratio, or what is counted. */
  readonly unit: string
  readonly aim?: string
  readonly ok?: boolean
  /** The peer of a ratio. */
  readonly against?: string
}

/** A benchmark: prints nothing itself, yields each figure once it is known. */
export type Bench = () => AsyncIterable<Figure> | Iterable<Figure>

const SAMPLES = 5
/** A sample runs its work as often as fits in this, so that the clock's grain does not matter. */
const SAMPLE_MS = 40

/** Milliseconds that one call of `work` takes: the median of five samples after a warm-up of the same length. */
export function medianMs(work: () => unknown, sampleMs = SAMPLE_MS): number {
  const repeats = warmedUp(work, sampleMs)
  return median(Array.from({ length: SAMPLES }, () => timed(work, repeats) / repeats))
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = [sorted[sorted.length - 1 - middle], sorted[middle]]
  return (low + high) / 2
}

/** The value at or below which `share` of all values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** A figure that should stay below `limit`, or reach it when `atLeast`. */
export function aimed(figure: Omit<Figure, 'aim' | 'ok'>, limit: number, atLeast = false): Figure {
  const { value } = figure
  const aim = `${atLeast ? '>=' : '<'} ${limit}`
  return { ...figure, aim, ok: atLeast ? value >= limit : value < limit }
}

/** Processor time that the process has spent, by Linux's own account in hundredths of a second. */
export function processorMs(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ').slice(13, 15)
  return (Number(user) + Number(system)) * 10
}

/** Megabytes that the result of `make` keeps, heap and buffers, garbage collected before and after. */
export function keptMegabytes(make: () => object): number {
  make()
  const before = usedBytes()
  const kept = make()
  const bytes = usedBytes() - before
  // Looked at after measuring, so that it is still alive while measured.
  return Object.keys(kept).length > 0 ? bytes / 2 ** 20 : Number.NaN
}

function usedBytes(): number {
  if (!globalThis.gc) throw new Error('run with node --expose-gc to measure memory')
  // The first collection frees what only dead code still held; the next one what that held.
  for (let i = 0; i < 3; i++) globalThis.gc()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function warmedUp(work: () => unknown, sampleMs: number): number {
  let repeats = 0
  const begun = performance.now()
  do {
    work()
    repeats++
  } while (performance.now() - begun < sampleMs)
  return repeats
}

function timed(work: () => unknown, repeats: number): number {
  const begun = performance.now()
  for (let i = 0; i < repeats; i++) work()
  return performance.now() - begun
}
