/** How the bot stands a rush of `/schedule-interview` on a large database, and how it starts and rests. */
import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { aimed, type Figure, median, percentile, processorMs } from './measure.ts'
import { fill } from './schedule-data.ts'
import type { Times } from './schedule-slack.ts'
import type { Load } from './typing.ts'

const Package = z.object({ scripts: z.object({ start: z.string().startsWith('node ') }) })

const RUSH: Load = { perSecond: 100, seconds: 30 }
const WARM_UP: Load = { perSecond: 50, seconds: 2 }
/** What `npm start` runs. */
const COMMAND = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  .scripts.start.split(' ')
  .slice(1)
const STARTS = 5
const REST_MS = 5_000
const SIZE = '10,000 candidates, 50,000 interviews'

const Address = z.object({ apiUrl: z.string(), botToken: z.string(), appToken: z.string() })
type Address = z.infer<typeof Address>

export async function* bench(): AsyncIterable<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-bench-'))
  const database = join(folder, 'bench.db')
  await fill(database)
  const slack = fork('bench/schedule-slack.ts')
  try {
    const address = Address.parse(await told(slack))
    yield* starting(address, database)
    yield* rushing(slack, address, database)
  } finally {
    slack.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function* starting(address: Address, database: string): AsyncIterable<Figure> {
  const times: number[] = []
  const spent: number[] = []
  for (let i = 0; i < STARTS; i++) {
    const { readyMs, pid, stop } = await launch(address, database)
    times.push(readyMs)
    spent.push(processorMs(pid))
    await stop()
  }
  yield figure(`start to ready, processor time, median of ${STARTS}`, median(spent), 'ms')
  yield aimed(figure(`start to ready, ${SIZE}, median of ${STARTS}`, median(times), 'ms'), 1_000)
  const { pid, stop } = await launch(address, database)
  await sleep(REST_MS)
  yield aimed(figure(`memory at rest, ${SIZE}`, megabytes(pid), 'MB'), 150)
  await stop()
}

async function* rushing(
  slack: ChildProcess,
  address: Address,
  database: string,
): AsyncIterable<Figure> {
  const { pid, stop } = await launch(address, database)
  await typed(slack, WARM_UP)
  const before = processorMs(pid)
  const { milliseconds, failed, forms } = await typed(slack, RUSH)
  const each = (processorMs(pid) - before) / milliseconds.length
  const rush = `${RUSH.perSecond} commands/s for ${RUSH.seconds} s, ${SIZE}`
  // Does not depend on what else the machine does, unlike the times of acknowledgement.
  yield figure(`processor time a command, ${rush}`, each, 'ms')
  yield figure(`acknowledged, ${rush}`, milliseconds.length, 'commands')
  yield aimed(figure(`not acknowledged, ${rush}`, failed, 'commands'), 1)
  yield figure(`people left with the form open, ${rush}`, forms, 'people')
  yield figure(`acknowledgement, median, ${rush}`, median(milliseconds), 'ms')
  yield aimed(figure(`acknowledgement, p99, ${rush}`, percentile(milliseconds, 0.99), 'ms'), 100)
  yield aimed(figure(`acknowledgement, longest, ${rush}`, Math.max(...milliseconds), 'ms'), 1_000)
  yield figure(`memory after the rush, ${SIZE}`, megabytes(pid), 'MB')
  await stop()
}

/** The bot as an operator starts it, on its own process. */
async function launch({ apiUrl, botToken, appToken }: Address, database: string) {
  const began = performance.now()
  const child = spawn(process.execPath, COMMAND, {
    env: {
      ...process.env,
      SLACK_MODE: 'socket',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_APP_TOKEN: appToken,
      ADMINS: 'U0VERA',
      DATABASE: database,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the bot ended with ${code}: ${said}`)))
    child.stderr.on('data', (words: Buffer) => {
      said += String(words)
      if (said.includes('Ready')) resolve()
    })
  })
  const readyMs = performance.now() - began
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return { readyMs, pid: child.pid ?? 0, stop }
}

async function typed(slack: ChildProcess, load: Load): Promise<Times> {
  slack.send(load)
  return (await told(slack)) as Times
}

function told(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', resolve))
}

/** What the process holds in memory, by Linux's own account. */
function megabytes(pid: number): number {
  const found = /^VmRSS:\s+(?<kilobytes>\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.groups?.kilobytes) / 1_024
}

function figure(words: string, value: number, unit: string) {
  return { bench: 'schedule', figure: words, value, unit }
}
