/** The bot of the benchmark of digests, in a process of its own, on a clock that can be put on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../src/config.ts'
import { later } from '../src/core/time.ts'
import { start } from '../src/main.ts'
import { NOW } from './digest-data.ts'

export interface Wind {
  readonly minutes: number
  /** Whether whatever waits for its turn waits on. */
  readonly isHeld: boolean
}

let now = later(NOW, -60)
let isHeld = false
const began = performance.now()
const bot = await start(
  readConfig(process.env),
  () => now + Math.floor(performance.now() - began),
  { pause },
)
async function pause(ms: number): Promise<void> {
  await sleep(ms)
  while (isHeld) await sleep(20)
}

process.on('message', (wind: Wind) => {
  now = later(now, wind.minutes)
  isHeld = wind.isHeld
  void bot.tick()
})
process.once('disconnect', () => void bot.stop().then(() => process.exit()))
process.send?.('ready')
