/** Runs in a thread of its own: reads one calendar and ends. What it is given is all it has. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Span } from '../core/time.ts'
import { busyIn } from './busy.ts'
import type { Owner } from './entries.ts'

/** What the thread is started with. */
export interface Job {
  readonly text: string
  readonly owner: Owner
  readonly within: Span
}

const { text, owner, within }: Job = workerData
parentPort?.postMessage(busyIn(text, owner, within))
