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
const TURNS = 5
/** So many times faster than usual a thousand are through in a minute, if the machine can draw them. */
const FASTER = 20

/**
 * How soon the bot answers people who type while a thousand digests are due: turn and turn about while digests are held,
 * while they go out as they always do, and while they go out as fast as Slack would never take them. One process, one
 * database, one machine that may be busy with something else: the turns share that. Slack is the local one, elsewhere.
 */
export async function* meanwhile(folder: string): AsyncIterable<Figure> {
  const database = join(folder, 'meanwhile.db')
  const store = await openStore(await openSource(database))
  await fillDigests(store, true)
  await store.close()
  const slack = fork('bench/digest-slack.ts')
  const bot = await botFor(slack, database)
  const turn = async (faster: number, seconds = SECONDS, minutes = 0) => {
    bot.send({ minutes, faster } satisfies Wind)
    return typed(slack, { perSecond: PER_SECOND, seconds })
  }
  try {
    let last = await turn(0, 5, 61)
    const turns: Record<number, Morning[]> = { 0: [], 1: [], [FASTER]: [] }
    for (let i = 0; i < TURNS; i++) {
      for (const faster of [0, 1, FASTER]) {
        const now = await turn(faster)
        turns[faster]?.push({ ...now, digests: now.digests - last.digests })
        last = now
      }
    }
    const [held, usual, fast] = [0, 1, FASTER].map((faster) => together(turns[faster] ?? []))
    if (!held || !usual || !fast) throw new Error('every turn was taken')
    yield figure(`${name('while digests are held, p99')}`, p99(held), 'ms')
    yield* compared(held, usual, `${usual.digests} digests at their usual pace`)
    yield* compared(held, fast, `${fast.digests} digests ${FASTER} times as fast`)
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

function* compared(held: Morning, during: Morning, what: string): Iterable<Figure> {
  yield aimed(figure(name(`during ${what}, p99`), p99(during), 'ms'), 100)
  yield figure(name(`during ${what}, median`), median(during.milliseconds), 'ms')
  yield figure(name(`during ${what}, longest`), Math.max(...during.milliseconds), 'ms')
  const ratio = figure(name(`during ${what}, p99`), p99(during) / p99(held), 'x')
  yield { ...ratio, against: 'the same load while digests are held' }
  yield aimed(figure(name(`during ${what}, never`), during.failed, 'commands'), 1)
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
