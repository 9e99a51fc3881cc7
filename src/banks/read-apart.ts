import { Worker } from 'node:worker_threads'
import { Unusable } from '../core/unusable.ts'
import type { BankReply } from './bank-worker.ts'
import type { Banks } from './load.ts'

/**
 * Read the banks in a thread of their own: parsing them takes longer than the rest of a start, which goes on meanwhile.
 *
 * @throws Unusable as `banksToAsk` does.
 */
export async function readBanksApart(places: readonly string[]): Promise<Banks> {
  const worker = new Worker(new URL('./bank-worker.ts', import.meta.url), {
    workerData: [...places],
  })
  const reply = await new Promise<BankReply>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that reads the banks ended')))
  })
  if (reply.kind === 'unusable') throw new Unusable(reply.message)
  return reply.banks
}
