import { start } from '../main.ts'
import type { Call } from './command.ts'
import { settings } from './settings.ts'

/** Run the bot until it is told to stop (SIGINT or SIGTERM). */
export async function serve({ say, now }: Pick<Call, 'say' | 'now'>): Promise<void> {
  const config = settings()
  const bot = await start(config, now)
  say('Ready.\n')
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
  await bot.stop()
}
