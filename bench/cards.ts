/** How quickly a scorecard opens and a step of it is kept, with fifty people at it at once. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSlack, type Slack } from '../sandbox/server.ts'
import { stackOf, type ValidView } from '../sandbox/slack/views.ts'
import { control } from '../sandbox/web/control.ts'
import { drawsFrom } from '../src/core/random.ts'
import { type Fields, STEPS, valuesIn } from '../tests/support/scorecard.ts'
import { launchBot } from '../tests/torture/bot-process.ts'
import { furnishCards } from '../tests/torture/card-town.ts'
import { type Writer, writers } from '../tests/torture/card-writers.ts'
import { MORNING } from '../tests/torture/town.ts'
import { aimed, type Figure, median, percentile, processorMs } from './measure.ts'

const PEOPLE = 50
/** Each person opens their card so often, and fills its first step each time. */
const ROUNDS = 4
/** Between two cards, at most, in milliseconds: five seconds on average, where people take twenty and more for a step. */
const THINK_MS = 10_000

interface Times {
  readonly open: number[]
  readonly save: number[]
  failed: number
}

export async function* bench(): AsyncIterable<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-bench-'))
  const database = join(folder, 'bench.db')
  const manifest: unknown = JSON.parse(readFileSync('manifest.json', 'utf8'))
  const slack = await createSlack({ rateLimits: false, manifest, now: MORNING })
  try {
    await furnishCards(slack, database, writers(PEOPLE))
    const bot = await launchBot(slack, database)
    await together(slack, 1)
    const before = processorMs(bot.pid)
    const times = await together(slack, ROUNDS)
    const spent = processorMs(bot.pid) - before
    await bot.stop()
    yield* figures(times, spent)
  } finally {
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function* figures({ open, save, failed }: Times, spentMs: number): Iterable<Figure> {
  const at = `${PEOPLE} people at once`
  const of = (figure: string, value: number, unit = 'ms') => ({
    bench: 'cards',
    figure,
    value,
    unit,
  })
  yield of(`cards opened, ${at}`, open.length, 'cards')
  // Does not depend on what else the machine does, unlike the times that people wait.
  yield of('processor time of the bot to open a card and keep a step', spentMs / open.length)
  yield aimed(of(`not opened or not kept, ${at}`, failed, 'times'), 1)
  yield of(`open a card, median, ${at}`, median(open))
  yield aimed(of(`open a card, p99, ${at}`, percentile(open, 0.99)), 100)
  yield of(`keep a step, median, ${at}`, median(save))
  yield aimed(of(`keep a step, p99, ${at}`, percentile(save, 0.99)), 50)
}

async function together(slack: Slack, rounds: number): Promise<Times> {
  const times: Times = { open: [], save: [], failed: 0 }
  const draw = drawsFrom(7)
  await Promise.all(
    writers(PEOPLE).map(async (writer) => {
      for (let round = 0; round < rounds; round++) {
        await sleep(draw(THINK_MS))
        await once(slack, writer, round, times)
      }
    }),
  )
  return times
}

async function once(slack: Slack, writer: Writer, round: number, times: Times): Promise<void> {
  const before = stackOf(slack.ws, writer.id).at(-1)?.id
  const began = performance.now()
  const command = `/scorecard Candidate ${writer.candidate}`
  await control(slack, 'command', { user: writer.id, command })
  const isNew = () => stackOf(slack.ws, writer.id).at(-1)?.id !== before
  const isOpen = await slack.until(() => isNew() && isFirst(top(slack, writer)), 5_000)
  times.open.push(performance.now() - began)
  await sleep(THINK_MS / 10)
  const view = top(slack, writer)
  if (!isOpen || !view) {
    times.failed++
    return
  }
  // Too short for its rating, so that the step stays the first: what is kept is kept all the same.
  const fields: Fields = { ...STEPS[0], 'question:sys-durability-001:evidence': `Round ${round}.` }
  const pressed = performance.now()
  const { errors } = await control(slack, 'interact', {
    user: writer.id,
    submit: valuesIn(view, fields),
  })
  times.save.push(performance.now() - pressed)
  if (!errors) times.failed++
}

function top({ ws }: Slack, { id }: Writer): ValidView | undefined {
  return stackOf(ws, id).at(-1)?.view
}

function isFirst(view: ValidView | undefined): boolean {
  return JSON.stringify(view?.blocks ?? []).includes('1 of 6')
}
