/** A process that reads the plans and banks named on its command line once, and ends. */
import { Unusable } from '../core/unusable.ts'
import { type Material, readMaterial } from './read.ts'

/** Classes do not survive the way between processes, so what is wrong goes as words. */
export type MaterialReply =
  | { readonly kind: 'read'; readonly material: Material }
  | { readonly kind: 'unusable'; readonly message: string }

async function reply([plans = '', ...banks]: readonly string[]): Promise<MaterialReply> {
  try {
    return { kind: 'read', material: await readMaterial({ plans, banks }) }
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
