/** The workspace of the benchmark of digests, in a process of its own: people type while digests come in. */

import { createSlack } from '../sandbox/server.ts'
import { messagesOf } from '../sandbox/slack/messages.ts'
import { READERS, readerId } from './digest-data.ts'
import { hire, type Load, typeAll } from './typing.ts'

export interface Morning {
  readonly milliseconds: readonly number[]
  readonly failed: number
  /** Digests that have come until then. */
  readonly digests: number
}

const COMMANDS = ['/digest', '/scorecard', '/availability', '/interview-kit']

const slack = await createSlack({ rateLimits: false })
for (let i = 0; i < READERS; i++) hire(slack, readerId(i), `Person ${i}`)
process.on('message', (load: Load) => void type(load))
process.once('disconnect', () => process.exit())
const { apiUrl, botToken, appToken } = slack
process.send?.({ apiUrl, botToken, appToken })

async function type(load: Load): Promise<void> {
  const typed = await typeAll(slack, load, (i) => ({
    as: readerId((i * 7) % READERS),
    command: COMMANDS[i % COMMANDS.length] ?? '/digest',
    text: '',
  }))
  const morning: Morning = { ...typed, digests: digests() }
  process.send?.(morning)
}

function digests(): number {
  const all = [...slack.ws.channels.keys()].flatMap((id) => [...messagesOf(slack.ws, id)])
  return all.filter(({ text }) => text.startsWith('*Tue 9 Mar*')).length
}
