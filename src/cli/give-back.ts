import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** After a start, what it had to look up and to plan is done by then, in milliseconds. */
const SETTLED_MS = 3_000

/** V8's own collection of garbage, which Node shows only to those who ask for it. */
type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Gives back, once, the memory that only the start needed: a tenth of all. V8 by itself keeps it for a rush that may
 * come. Holds up everything else once, for a tenth to a fifth of a second.
 */
export function giveBackSoon(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect: Collect = runInNewContext('gc')
    setFlagsFromString('--no-expose-gc')
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }, SETTLED_MS).unref()
}
