import { fork } from 'node:child_process'
import { Unusable } from '../core/unusable.ts'
import type { BankReply } from './bank-process.ts'
import type { Banks } from './load.ts'

/**
 * Read the banks in a process of their own: parsing them takes longer than the rest of a start, which goes on meanwhile.
 * A thread would do, but leaves this process 90 MB larger for good.
 *
 * @throws Unusable as `banksToAsk` does.
 */
export async function readBanksApart(places: readonly string[]): Promise<Banks> {
  const reader = fork(new URL('./bank-process.ts', import.meta.url), [...places], {
    serialization: 'advanced',
    execArgv: [],
    env: {},
  })
  const reply = await new Promise<BankReply>((resolve, reject) => {
    reader.once('message', (message: BankReply) => resolve(message))
    reader.once('error', reject)
    reader.once('exit', () => reject(new Error('the process that reads the banks ended')))
  })
  if (reply.kind === 'unusable') throw new Unusable(reply.message)
  return reply.banks
}
