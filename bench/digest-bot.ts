/** The bot of the benchmark of digests, in a process of its own, on a clock that can be put on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../src/config.ts'
import { later } from '../src/core/time.ts'
import { start } from '../src/main.ts'
import { NOW } from './digest-data.ts'

export interface Wind {
  readonly minutes: number
  /** How many times faster than usual messages follow each other; 0 holds them. */
  readonly faster: number
}

let now = later(NOW, -60)
let faster = 1
const began = performance.now()
const bot = await start(
  readConfig(process.env),
  () => now + Math.floor(performance.now() - began),
  { pause },
)
async function pause(ms: number): Promise<void> {
  await sleep(ms / Math.max(1, faster))
  while (faster === 0) await sleep(20)
}

process.on('message', (wind: Wind) => {
  now = later(now, wind.minutes)
  faster = wind.faster
  void bot.tick()
})
process.once('disconnect', () => void bot.stop().then(() => process.exit()))
process.send?.('ready')
