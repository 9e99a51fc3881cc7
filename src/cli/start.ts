import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { start } from '../main.ts'
import { BadInput, type Call } from './command.ts'

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

/** The settings of this process and its `.env`. @throws BadInput listing all that is wrong. */
export function settings() {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    return readConfig(process.env)
  } catch (error) {
    throw new BadInput([error instanceof Error ? error.message : String(error)])
  }
}
