/** How long the digest of a busy lead takes, and how a thousand of them go out in the morning. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLimits } from '../sandbox/slack/limits.ts'
import { debriefsFor } from '../src/app/debriefs.ts'
import { digestDispatcher } from '../src/app/dispatcher.ts'
import { type Deps, RetryLater } from '../src/app/ports.ts'
import { digestPreview } from '../src/app/readers.ts'
import { digestKey } from '../src/core/digest/when.ts'
import type { Notice } from '../src/core/notices.ts'
import { type Instant, LocalDate, later, MINUTE } from '../src/core/time.ts'
import { readPlans } from '../src/plans/read.ts'
import { digestMessage } from '../src/slack/blocks/digest.ts'
import { openSource } from '../src/storage/dialect.ts'
import { openStore } from '../src/storage/store.ts'
import { world } from '../tests/support/world.ts'
import { fillDigests, LEAD, NOW, READERS, readerId } from './digest-data.ts'
import { meanwhile } from './digest-pressed.ts'
import { aimed, type Figure, median, percentile } from './measure.ts'

const SAMPLES = 60
const LISTS = 9
const REAL_MS = 20_000
const SIZE = '30 openings, 10,000 interviews, 50,000 past'

export async function* bench(): AsyncIterable<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-bench-'))
  const store = await openStore(await openSource(join(folder, 'bench.db')))
  try {
    await fillDigests(store)
    const deps = { ...(await world()), store, plans: readPlans('interview-plans'), now: () => NOW }
    yield* drawing(deps)
    yield* debriefs(deps)
    yield* morning(deps)
    yield* besides(deps)
    yield* meanwhile(folder)
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** From the database to the blocks, everything read anew. */
async function* drawing(deps: Deps): AsyncIterable<Figure> {
  const times: number[] = []
  const spent: number[] = []
  let lines = 0
  for (let i = 0; i < SAMPLES; i++) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    lines = digestMessage(await digestPreview(deps, LEAD)).blocks.length
    times.push(performance.now() - began)
    spent.push(process.cpuUsage(used).user / 1_000)
  }
  yield aimed(figure(`digest of a lead, ${SIZE}, median`, median(times), 'ms'), 50)
  yield figure(`processor time of it, median`, median(spent), 'ms')
  yield figure(`digest of a lead, ${SIZE}, p99`, percentile(times, 0.99), 'ms')
  yield figure('blocks of that digest', lines, 'blocks')
}

/** What `/debrief` lists for who leads all openings, everything read anew. */
async function* debriefs(deps: Deps): AsyncIterable<Figure> {
  const times: number[] = []
  let lines = 0
  for (let i = 0; i < LISTS; i++) {
    const began = performance.now()
    lines = (await debriefsFor(deps, LEAD, '')).length
    times.push(performance.now() - began)
  }
  yield aimed(figure(`list of ${lines} debriefs, ${SIZE}, median`, median(times), 'ms'), 1_000)
}

/** A thousand at one minute, on a clock that runs as fast as the work, against Slack's limits; nobody was ever written to before. */
async function* morning(deps: Deps): AsyncIterable<Figure> {
  let now = NOW
  const limits = createLimits(() => now)
  const sent: number[] = []
  let refused = 0
  const open = new Set<string>()
  const ask = (method: string, channel: string) => {
    const seconds = limits.take(method, channel)
    if (seconds === 0) return
    refused++
    throw new RetryLater(seconds)
  }
  await owe(deps, 'morning')
  const rounds = digestDispatcher(
    {
      store: deps.store,
      now: () => now,
      elapsed: () => now - NOW,
      pause: async (ms) => {
        now = (now + ms) as Instant
      },
      dead: async () => {},
      deliver: async ({ to }) => {
        if (!open.has(to)) ask('conversations.open', to)
        open.add(to)
        ask('chat.postMessage', to)
        sent.push(now - NOW)
        return String(sent.length)
      },
    },
    (error) => {
      throw error
    },
  )
  while (sent.length < READERS && now < NOW + 60 * MINUTE) {
    await rounds.run()
    if (sent.length < READERS) now = later(now, 0.1)
  }
  yield figure('digests sent of 1,000 due at one minute', sent.length, 'digests')
  yield aimed(figure('until the last of 1,000 digests', Math.max(...sent) / MINUTE, 'min'), 20)
  yield figure('calls that Slack asked to wait with', refused, 'calls')
}

/** The same for some seconds of real time, really drawn: what anybody who presses meanwhile waits for the loop. */
async function* besides(deps: Deps): AsyncIterable<Figure> {
  await owe(deps, 'besides')
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const { before, during } = { before: await quiet(delay), during: delay }
  let drawn = 0
  const rounds = digestDispatcher(
    {
      store: deps.store,
      now: () => NOW,
      elapsed: () => performance.now(),
      pause: async (ms) => void (await sleep(ms)),
      dead: async () => {},
      deliver: async () => {
        digestMessage(await digestPreview(deps, LEAD))
        return String(++drawn)
      },
    },
    (error) => {
      throw error
    },
  )
  during.reset()
  during.enable()
  const running = rounds.run()
  await sleep(REAL_MS)
  during.disable()
  const stopped = rounds.stop()
  await Promise.all([running, stopped])
  yield figure(`digests drawn and sent in ${REAL_MS / 1_000} s`, drawn, 'digests')
  yield figure('delay of the loop without digests, p99', before, 'ms')
  const p99 = figure(
    'delay of the loop while digests go out, p99',
    during.percentile(99) / 1e6,
    'ms',
  )
  yield aimed(p99, 100)
}

async function quiet(delay: ReturnType<typeof monitorEventLoopDelay>): Promise<number> {
  delay.enable()
  await sleep(3_000)
  delay.disable()
  return delay.percentile(99) / 1e6
}

async function owe({ store }: Deps, name: string): Promise<void> {
  const date = LocalDate.parse('2027-03-09')
  const planned = Array.from({ length: READERS }, (_, i): Notice => {
    const to = readerId(i)
    const key = `${digestKey(to, date)}:${name}`
    return { key, channel: 'digest', to, due: NOW, body: { kind: 'digest', date } }
  })
  await store.commit({ planned, deeds: [] })
}

function figure(words: string, value: number, unit: string) {
  return { bench: 'digest', figure: words, value, unit }
}
