/** The bot as the sandbox runs it: a process of its own, on the workspace's clock instead of the machine's. */
import { z } from 'zod'
import { readConfig } from '../src/config.ts'
import { start } from '../src/main.ts'

const Word = z.object({ clock: z.object({ now: z.number(), running: z.boolean() }) })

let shown = { now: Date.now(), running: true, since: Date.now() }

function now(): number {
  return shown.running ? shown.now + Date.now() - shown.since : shown.now
}

const told = new Promise<void>((resolve) => {
  process.on('message', (message) => {
    const { clock } = Word.parse(message)
    shown = { ...clock, since: Date.now() }
    resolve()
    void tick()
  })
})

let tick = async () => {}

process.send?.('listening')
await told
const bot = await start(readConfig(process.env), now, {
  wall: Date.now,
  // For those who have no time to wait a second between two messages into one conversation.
  ...(process.argv.includes('--unpaced') && { pause: async () => {} }),
})
tick = bot.tick
process.send?.('ready')

async function stop(): Promise<void> {
  await bot.stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
process.once('disconnect', () => void stop())
