/** A process that reads the banks named on its command line once, and ends. */
import { Unusable } from '../core/unusable.ts'
import { type Banks, banksToAsk } from './load.ts'

/** Classes do not survive the way between processes, so what is wrong goes as words. */
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

const answer = await reply(process.argv.slice(2))
process.send?.(answer, () => {
  // A start that has ended in words meanwhile is nobody to part from.
  if (process.connected) process.disconnect?.()
})
