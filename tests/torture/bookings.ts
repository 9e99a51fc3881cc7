/** The bot is killed at random while many recruiters book at once, and started again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createSlack, type Slack } from '../../sandbox/server.ts'
import { stackOf } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import type { Draw } from '../../src/core/random.ts'
import type { Instant } from '../../src/core/time.ts'
import { type Offered, showOffer } from '../support/offers.ts'
import { type BotProcess, launchBot } from './bot-process.ts'
import { type Order, type Verdict, verdict } from './harness.ts'
import {
  auditTrouble,
  bookedIn,
  messages,
  overlapping,
  unsentIn,
  wholeFile,
  wronged,
} from './inspect.ts'
import { furnish, MORNING, makeOffers, settle } from './town.ts'

const HARM = [
  ...['lost', 'doubled', 'overlapping', 'unanswered', 'wronged', 'missing', 'overRepeated'],
  ...['unsent', 'unaudited', 'chainBroken', 'corrupt', 'badStops'],
]
const BOOKINGS = 200
/** Deliveries that the bot has under way at a time, and may not know the outcome of when it dies. */
const UNDER_WAY = 4
/** A kill waits so long for its moment, which is drawn as a number of people told: a machine's speed is no matter. */
const LONGEST_BUSY_MS = 60_000
/** And then strikes within so many milliseconds, anywhere in the steps of the next booking. */
const BOOKING_MS = 150
/** Whoever lost a race is shown other times, which have to be found first. */
const TELLING_MS = 20_000
/** Who hears nothing presses again; after so many presses in a row that told nobody anything, it is over. */
const VAIN_PRESSES = 4
/** What is owed is waited for while it grows less, however slowly; after so long without, it is over. */
const STUCK_MS = 60_000
/** Longer than a claim of the outbox lasts. */
const CLAIM_MINUTES = 6

export async function bookings(order: Order, count = BOOKINGS): Promise<Verdict> {
  const found: Record<string, number>[] = []
  for (let round = 1; round <= order.rounds; round++) {
    const figures = await oneRound(order.draw, count)
    order.say(`round ${round}: ${JSON.stringify(figures)}`)
    found.push(figures)
  }
  return verdict(found, HARM)
}

/** Who has been told that they have booked, and who that they cannot. */
interface Told {
  readonly booked: Set<string>
  readonly refused: Set<string>
}

async function oneRound(draw: Draw, count: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-torture-'))
  const database = join(folder, 'torture.db')
  const manifest: unknown = JSON.parse(readFileSync('manifest.json', 'utf8'))
  // Slack's three seconds for a modal are not what is tried here, and 200 open at once.
  const timers = { triggerMs: 60_000 }
  const slack = await createSlack({ rateLimits: false, manifest, now: MORNING, timers })
  try {
    return await underFire(slack, database, makeOffers(count, draw), draw)
  } finally {
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function underFire(
  slack: Slack,
  database: string,
  offers: readonly Offered[],
  draw: Draw,
): Promise<Record<string, number>> {
  settle(slack, offers)
  await furnish(database, offers)
  const told: Told = { booked: new Set(), refused: new Set() }
  let bot = await launchBot(slack, database)
  for (const offered of offers) await showOffer(slack.ws, offered)
  const killings = 1 + draw(3)
  let [toldBeforeKill, faults] = [0, 0]
  for (let kills = 0; kills < killings; kills++) {
    const pressing = pressAll(slack, offers, told)
    await untilTold(slack, offers, told, draw(offers.length))
    await sleep(draw(BOOKING_MS))
    await bot.kill()
    faults += bot.faults()
    await pressing
    note(slack, offers, told)
    toldBeforeKill += told.booked.size + told.refused.size
    bot = await launchBot(slack, database)
  }
  const presses = await untilAllAreTold(slack, offers, told)
  await untilAllIsSent(slack, database, bot)
  faults += bot.faults()
  const badStops = (await bot.stop()) === 0 ? 0 : 1
  const figures = await harmDone(slack, database, offers, told)
  const overRepeated = Math.max(0, figures.repeated - killings * UNDER_WAY)
  return { kills: killings, toldBeforeKill, presses, faults, ...figures, overRepeated, badStops }
}

/** Everybody who has not been told presses; half of them twice, as impatient people do. */
async function pressAll(slack: Slack, offers: readonly Offered[], told: Told): Promise<void> {
  const waiting = offers.filter(({ id }) => !told.booked.has(id) && !told.refused.has(id))
  const press = async (offered: Offered) => {
    // Who was left with a modal that says no more than "one moment" opens the times again.
    if (!shownTo(slack, offered).includes('book-offer')) await showOffer(slack.ws, offered)
    await control(slack, 'interact', { user: offered.recruiter, action_id: 'book-offer' })
  }
  await Promise.all(
    waiting.flatMap((offered, i) => (i % 2 ? [press(offered), press(offered)] : [press(offered)])),
  )
}

async function untilAllAreTold(
  slack: Slack,
  offers: readonly Offered[],
  told: Told,
): Promise<number> {
  const count = () => told.booked.size + told.refused.size
  let presses = 0
  for (let vain = 0; count() < offers.length && vain < VAIN_PRESSES; presses++) {
    const before = count()
    await pressAll(slack, offers, told)
    // A press while answers are on their way would only make the bot do their work again.
    for (let seen = -1; count() > seen && count() < offers.length; ) {
      seen = count()
      await untilTold(slack, offers, told, seen + 1, TELLING_MS)
    }
    vain = count() > before ? 0 : vain + 1
  }
  return presses
}

/** Waits until so many have been told how it went. */
async function untilTold(
  slack: Slack,
  offers: readonly Offered[],
  told: Told,
  count: number,
  milliseconds = LONGEST_BUSY_MS,
): Promise<void> {
  await slack.until(() => {
    note(slack, offers, told)
    return told.booked.size + told.refused.size >= count
  }, milliseconds)
}

/** Reads what people see: the modal that says it is booked, or that somebody else was faster. */
function note(slack: Slack, offers: readonly Offered[], { booked, refused }: Told): void {
  for (const offered of offers) {
    const words = shownTo(slack, offered)
    if (words.includes('"schedule-booked"')) booked.add(offered.id)
    if (words.includes('That time was booked')) refused.add(offered.id)
  }
}

/** The modal that a recruiter has before them, as JSON. */
function shownTo({ ws }: Slack, { recruiter }: Offered): string {
  return JSON.stringify(stackOf(ws, recruiter).at(-1)?.view ?? {})
}

/** Winds the clock past the claims of the dead, until nothing is owed. */
async function untilAllIsSent(slack: Slack, database: string, bot: BotProcess): Promise<void> {
  let [least, since] = [Number.POSITIVE_INFINITY, performance.now()]
  for (;;) {
    const owed = unsentIn(database, clockOf(slack))
    if (owed < least) [least, since] = [owed, performance.now()]
    if (owed === 0 || performance.now() - since > STUCK_MS) return
    slack.setClock({ windMinutes: CLAIM_MINUTES })
    bot.tick()
    await sleep(200)
  }
}

function clockOf({ ws }: Slack): Instant {
  return ws.clock.now() as Instant
}

async function harmDone(
  slack: Slack,
  database: string,
  offers: readonly Offered[],
  { booked, refused }: Told,
) {
  const interviews = await bookedIn(database)
  const candidates = interviews.map(({ candidate }) => String(candidate))
  const kept = new Set(candidates)
  return {
    bookings: interviews.length,
    acknowledged: booked.size,
    refused: refused.size,
    lost: [...booked].filter((id) => !kept.has(`cand_${id}`)).length,
    doubled: candidates.length - kept.size,
    overlapping: overlapping(interviews),
    unanswered: offers.filter(({ id }) => !booked.has(id) && !refused.has(id)).length,
    wronged: wronged(offers, interviews).length,
    ...(await messages(slack, database, interviews)),
    ...(await auditTrouble(database, interviews)),
    unsent: unsentIn(database, clockOf(slack)),
    corrupt: wholeFile(database) ? 0 : 1,
  }
}
