/** How soon the bot answers while a thousand digests go out. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { z } from 'zod'
import { openSource } from '../src/storage/dialect.ts'
import { openStore } from '../src/storage/store.ts'
import type { Wind } from './digest-bot.ts'
import { fillDigests } from './digest-data.ts'
import type { Morning } from './digest-slack.ts'
import { aimed, type Figure, median, percentile } from './measure.ts'
import type { Load } from './typing.ts'

const PER_SECOND = 10
const SECONDS = 10
const TURNS = 8

/**
 * How soon the bot answers people who type while a thousand digests are due: turn and turn about while they are held and
 * while they go out as they always do. One process, one database, one machine that may be busy with something else: both
 * share that. Slack is the local one, elsewhere.
 */
export async function* meanwhile(folder: string): AsyncIterable<Figure> {
  const database = join(folder, 'meanwhile.db')
  const store = await openStore(await openSource(database))
  await fillDigests(store, true)
  await store.close()
  const slack = fork('bench/digest-slack.ts')
  const bot = await botFor(slack, database)
  const turn = async (isHeld: boolean, minutes = 0) => {
    bot.send({ minutes, isHeld } satisfies Wind)
    return typed(slack, { perSecond: PER_SECOND, seconds: SECONDS })
  }
  try {
    // The first turn warms up.
    let last = await turn(true, 61)
    const [held, usual]: [Morning[], Morning[]] = [[], []]
    for (let i = 0; i < 2 * TURNS; i++) {
      const now = await turn(i % 2 === 0)
      const list = i % 2 === 0 ? held : usual
      list.push({ ...now, digests: now.digests - last.digests })
      last = now
    }
    yield* compared(together(held), together(usual))
  } finally {
    bot.kill()
    slack.kill()
  }
}

function together(all: readonly Morning[]): Morning {
  return {
    milliseconds: all.flatMap(({ milliseconds }) => milliseconds),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    digests: all.reduce((sum, { digests }) => sum + digests, 0),
  }
}

function p99({ milliseconds }: Morning): number {
  return percentile(milliseconds, 0.99)
}

function name(words: string): string {
  return `acknowledgement ${words}, ${PER_SECOND} commands/s for ${TURNS} x ${SECONDS} s`
}

function* compared(held: Morning, during: Morning): Iterable<Figure> {
  yield figure('digests sent in the turns in which they go out', during.digests, 'digests')
  yield figure('digests sent in the turns in which they are held', held.digests, 'digests')
  yield figure(name('while digests are held, median'), median(held.milliseconds), 'ms')
  yield figure(name('while digests are held, p99'), p99(held), 'ms')
  yield figure(name('while digests go out, median'), median(during.milliseconds), 'ms')
  yield aimed(figure(name('while digests go out, p99'), p99(during), 'ms'), 100)
  yield figure(name('while digests go out, longest'), Math.max(...during.milliseconds), 'ms')
  const ratio = figure(name('while digests go out, p99'), p99(during) / p99(held), 'x')
  yield { ...ratio, against: 'the same load while digests are held' }
  yield aimed(figure(name('that never came'), during.failed + held.failed, 'commands'), 1)
}

async function botFor(slack: ChildProcess, database: string): Promise<ChildProcess> {
  const { apiUrl, botToken, appToken } = Address.parse(await told(slack))
  const bot = fork('bench/digest-bot.ts', {
    env: {
      ...process.env,
      ...{ SLACK_MODE: 'socket', SLACK_API_URL: apiUrl },
      ...{ SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
      ...{ ADMINS: 'U0VERA', DATABASE: database, LOG_LEVEL: 'error' },
    },
  })
  await told(bot)
  return bot
}

async function typed(slack: ChildProcess, load: Load): Promise<Morning> {
  slack.send(load)
  return (await told(slack)) as Morning
}

function told(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number) =>
      reject(new Error(`a process of the benchmark ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (words) => {
      child.off('exit', ended)
      resolve(words)
    })
  })
}

const Address = z.object({ apiUrl: z.string(), botToken: z.string(), appToken: z.string() })

function figure(words: string, value: number, unit: string) {
  return { bench: 'digest', figure: words, value, unit }
}
