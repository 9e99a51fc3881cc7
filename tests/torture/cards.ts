/** The bot is killed at random while fifty people fill scorecards, and started again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSlack, type Slack } from '../../sandbox/server.ts'
import type { Draw } from '../../src/core/random.ts'
import type { Instant } from '../../src/core/time.ts'
import { type BotProcess, launchBot } from './bot-process.ts'
import { furnishCards, staleDrafts, submittedCards } from './card-town.ts'
import { fill, type Told, writers } from './card-writers.ts'
import { type Order, type Verdict, verdict } from './harness.ts'
import { chainTrouble, unsentIn, wholeFile } from './inspect.ts'
import { MORNING } from './town.ts'

const HARM = [
  'lost',
  'doubled',
  'stale',
  'unfinished',
  'unsealed',
  'unsent',
  'chainBroken',
  'corrupt',
  'badStops',
]
const CARDS = 50
/** Steps of a card, and its submission. */
const STEPS = 6
/** A kill comes within so many milliseconds after the step it waits for. */
const SAVING_MS = 60
const LONGEST_MS = 30_000
const CLAIM_MINUTES = 6

export async function cards(order: Order, count = CARDS): Promise<Verdict> {
  const found: Record<string, number>[] = []
  for (let round = 1; round <= order.rounds; round++) {
    const figures = await oneRound(order.draw, count)
    order.say(`round ${round}: ${JSON.stringify(figures)}`)
    found.push(figures)
  }
  return verdict(found, HARM)
}

async function oneRound(draw: Draw, count: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-torture-'))
  const database = join(folder, 'torture.db')
  const manifest: unknown = JSON.parse(readFileSync('manifest.json', 'utf8'))
  const timers = { triggerMs: 60_000 }
  const slack = await createSlack({ rateLimits: false, manifest, now: MORNING, timers })
  try {
    await furnishCards(slack, database, writers(count))
    return await underFire(slack, database, count, draw)
  } finally {
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function underFire(
  slack: Slack,
  database: string,
  count: number,
  draw: Draw,
): Promise<Record<string, number>> {
  const told: Told = { kept: new Map(), sent: new Map(), submitted: new Set(), steps: 0 }
  let bot = await launchBot(slack, database)
  const killings = 1 + draw(3)
  let [stale, lostEarly, faults] = [0, 0, 0]
  for (let kills = 0; kills < killings; kills++) {
    const writing = everybody(slack, count, told)
    const wanted = told.steps + draw(Math.max(1, (count * STEPS) / killings))
    await slack.until(() => told.steps >= wanted || told.submitted.size === count, LONGEST_MS)
    await sleep(draw(SAVING_MS))
    await bot.kill()
    faults += bot.faults()
    await writing
    // Now, while nothing runs that could mend it: what was acknowledged is there.
    stale += await staleDrafts(database, told)
    lostEarly += (await submittedCards(database, told)).lost
    bot = await launchBot(slack, database)
  }
  for (let vain = 0; told.submitted.size < count && vain < 5; vain++)
    await everybody(slack, count, told)
  await untilAllIsSent(slack, database, bot)
  faults += bot.faults()
  const badStops = (await bot.stop()) === 0 ? 0 : 1
  const { lost, doubled, unsealed } = await submittedCards(database, told)
  return {
    kills: killings,
    steps: told.steps,
    submitted: told.submitted.size,
    unfinished: count - told.submitted.size,
    lost: lost + lostEarly,
    doubled,
    unsealed,
    stale: stale + (await staleDrafts(database, told)),
    faults,
    unsent: unsentIn(database, clockOf(slack)),
    chainBroken: await chainTrouble(database),
    corrupt: wholeFile(database) ? 0 : 1,
    badStops,
  }
}

/** Everybody goes on with their card until it is submitted or the bot answers no more. */
async function everybody(slack: Slack, count: number, told: Told): Promise<void> {
  await Promise.all(writers(count).map((writer) => fill(slack, writer, told)))
}

async function untilAllIsSent(slack: Slack, database: string, bot: BotProcess): Promise<void> {
  for (let tries = 0; tries < 60 && unsentIn(database, clockOf(slack)) > 0; tries++) {
    slack.setClock({ windMinutes: CLAIM_MINUTES })
    bot.tick()
    await sleep(200)
  }
}

function clockOf({ ws }: Slack): Instant {
  return ws.clock.now() as Instant
}
