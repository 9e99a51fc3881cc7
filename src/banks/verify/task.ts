import type { Shelved } from '../read.ts'
import type { Program } from './machine.ts'
import type { Miss } from './outcome.ts'
import type { Workshop } from './workshop.ts'

/** One thing to be proved. */
export interface Task {
  readonly entry: Shelved
  /** Id of the check, or what of an exercise is proved. */
  readonly check: string
  /** The edition or standard, where there are several. */
  readonly variant?: string
  readonly tool: string
  readonly needs: Program | 'node'
  readonly line: number
  /** `undefined` when it holds. */
  readonly prove: (workshop: Workshop) => Promise<Miss | undefined>
}
