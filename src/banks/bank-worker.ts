/** A thread that reads the banks once. */
import { parentPort, workerData } from 'node:worker_threads'
import { Unusable } from '../core/unusable.ts'
import { type Banks, banksToAsk } from './load.ts'

/** Classes do not survive the way between threads, so what is wrong goes as words. */
export type BankReply =
  | { readonly kind: 'read'; readonly banks: Banks }
  | { readonly kind: 'unusable'; readonly message: string }

async function reply(places: readonly string[]): Promise<BankReply> {
  try {
    return { kind: 'read', banks: await banksToAsk(places) }
  } catch (error) {
    if (error instanceof Unusable) return { kind: 'unusable', message: error.message }
    throw error
  }
}

parentPort?.postMessage(await reply(workerData))
