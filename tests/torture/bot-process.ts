import { type ChildProcess, fork } from 'node:child_process'
import type { Slack } from '../../sandbox/server.ts'

/** The bot in a process of its own, which can be killed. */
export interface BotProcess {
  readonly pid: number
  readonly kill: () => Promise<void>
  /** Tells it what the workspace's clock shows; it does what has become due. */
  readonly tick: () => void
  /** Asks it to stop, and gives its exit status. */
  readonly stop: () => Promise<number | null>
  /** How many faults it has logged: answers that came too late on a busy machine. */
  readonly faults: () => number
}

/** Starts the bot on `database`. Resolves once it is connected to the workspace. */
export async function launchBot(slack: Slack, database: string): Promise<BotProcess> {
  const child = fork('sandbox/bot.ts', ['--unpaced'], {
    env: {
      ...process.env,
      SLACK_MODE: 'socket',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      ADMINS: 'U0VERA',
      DATABASE: database,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let faults = 0
  child.stderr?.on('data', (lines: Buffer) => {
    faults += String(lines).split(' error fault ').length - 1
  })
  const tick = () => void child.send({ clock: slack.ws.clock.shown() }, () => {})
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`the bot ended with ${code} before it was ready`)),
    )
    child.on('message', (word) => {
      if (word === 'listening') tick()
      if (word === 'ready') resolve()
    })
  })
  const end = async (signal: NodeJS.Signals) => {
    const ended = hasEnded(child)
    child.kill(signal)
    return ended
  }
  return {
    pid: child.pid ?? 0,
    kill: async () => void (await end('SIGKILL')),
    tick,
    stop: () => end('SIGTERM'),
    faults: () => faults,
  }
}

function hasEnded(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => child.once('exit', resolve))
}
