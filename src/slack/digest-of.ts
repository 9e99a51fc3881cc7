import { createHash } from 'node:crypto'
import type { Message, View } from './blocks/kit.ts'

/** The same for messages and views that read the same. */
export function digestOf(drawn: Message | View): string {
  return createHash('sha256').update(JSON.stringify(drawn)).digest('base64')
}
