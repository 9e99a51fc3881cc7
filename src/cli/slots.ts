import { SlotsInput } from '../core/scheduling/input.ts'
import { slotStarts } from '../core/scheduling/slots.ts'
import { iso } from '../core/time.ts'
import { parseInput } from './parse.ts'

/**
 * Answer `{ starts }`, ascending instants at which the interview could start.
 *
 * @throws BadInput naming every problem of `json`.
 */
export function slots(json: unknown): { readonly starts: readonly string[] } {
  return { starts: slotStarts(parseInput(SlotsInput, json)).map(iso) }
}
