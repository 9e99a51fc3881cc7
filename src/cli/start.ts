import { readApart } from '../material/apart.ts'
import type { Answer, Call } from './command.ts'
import { giveBackSoon } from './give-back.ts'
import { settings } from './settings.ts'

/** Run the bot until it is told to stop (SIGINT or SIGTERM); told again, it ends at once. */
export async function serve({ say, now }: Pick<Call, 'say' | 'now'>): Promise<Answer> {
  const config = settings()
  // Begun before the code of the bot is loaded: both take most of a start, and neither waits for the other.
  const material = readApart({ plans: config.INTERVIEW_PLANS, banks: config.BANKS })
  // Looked at in there.
  material.catch(() => {})
  const { start } = await import('../main.ts')
  const bot = await start(config, now, { write: say, wall: now, material })
  say(bot.address ? `Ready at ${bot.address}.\n` : 'Ready.\n')
  giveBackSoon()
  await toldToStop()
  say('Stopping: what is in hand is finished first.\n')
  void toldToStop().then(() => process.exit(1))
  if (await bot.stop()) return { status: 0 }
  say('Stopped with something unfinished. The next start takes up what was written down of it.\n')
  return { status: 1 }
}

function toldToStop(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
  })
}
