/** What a field held when it was drawn, in a few letters: a form can carry it along and tell later whether somebody touched the field. */

import type { FieldValue } from './fields.ts'

const OFFSET = 0x811c9dc5
const PRIME = 0x01000193

/** Six or seven letters that are the same for the same value (FNV-1a, 32 bits). Proves nothing to an adversary. */
export function traceOf(value: FieldValue): string {
  let hash = OFFSET
  for (const character of JSON.stringify(value)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME)
  }
  return (hash >>> 0).toString(36)
}
