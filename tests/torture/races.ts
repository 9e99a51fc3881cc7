/** Several processes book the same offers over one database at the same moment. */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Draw } from '../../src/core/random.ts'
import type { Offered } from '../support/offers.ts'
import { type Order, type Verdict, verdict } from './harness.ts'
import { auditTrouble, bookedIn, overlapping, owedFor, wholeFile, wronged } from './inspect.ts'
import type { Finish } from './racer.ts'
import { furnish, MAILS, makeOffers } from './town.ts'

const HARM = [
  ...['lost', 'doubled', 'overlapping', 'wronged', 'faults', 'sentTwice', 'unsent'],
  ...['unaudited', 'chainBroken', 'corrupt', 'mailLost', 'mailTwice'],
]
const PROCESSES = 4
const OFFERS = 48

/** On a new SQLite file each round. */
export async function races(order: Order): Promise<Verdict> {
  const found: Record<string, number>[] = []
  for (let round = 1; round <= order.rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'loopwright-torture-'))
    const database = join(folder, 'torture.db')
    const figures = await race(database, order)
    found.push({ ...figures, corrupt: wholeFile(database) ? 0 : 1 })
    order.say(`round ${round}: ${JSON.stringify(found.at(-1))}`)
    rmSync(folder, { recursive: true, force: true })
  }
  return verdict(found, HARM)
}

/** One race over an empty database, which the racers open at the same moment too. */
export async function race(database: string, { draw }: Order): Promise<Record<string, number>> {
  const offers = makeOffers(OFFERS, draw)
  const racers = await Promise.all(Array.from({ length: PROCESSES }, () => racer(database)))
  await furnish(database, offers)
  const finishes = await Promise.all(racers.map((run) => run(shuffled(offers, draw))))
  const interviews = await bookedIn(database)
  const candidates = interviews.map(({ candidate }) => String(candidate))
  const kept = new Set(candidates)
  const sent = finishes.flatMap((finish) => finish.sent)
  const owed = await owedFor(database, interviews)
  const added = finishes.flatMap((finish) => finish.added)
  return {
    bookings: interviews.length,
    refusals: finishes.flatMap(({ refused }) => refused).length,
    lost: finishes.flatMap(({ booked }) => booked).filter((id) => !kept.has(`cand_${id}`)).length,
    doubled: candidates.length - kept.size,
    overlapping: overlapping(interviews),
    wronged: wronged(offers, interviews).length,
    faults: finishes.flatMap(({ faults }) => faults).length,
    sent: sent.length,
    sentTwice: sent.length - new Set(sent).size,
    unsent: owed - new Set(sent).size,
    added: added.length,
    mailLost: MAILS.length - new Set(added).size,
    mailTwice: added.length - new Set(added).size,
    ...(await auditTrouble(database, interviews)),
  }
}

function shuffled(offers: readonly Offered[], draw: Draw): Offered[] {
  const left = [...offers]
  return offers.flatMap(() => left.splice(draw(left.length), 1))
}

/** Starts a racer; what it resolves to sets it off. */
async function racer(database: string): Promise<(offers: readonly Offered[]) => Promise<Finish>> {
  const child = fork('tests/torture/racer.ts', [], {
    env: { ...process.env, DATABASE: database },
  })
  const heard = () =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve)
      child.once('exit', (code) => reject(new Error(`a racer ended with ${code}`)))
    })
  await heard()
  return async (offers) => {
    const finish = heard()
    child.send([...offers])
    return (await finish) as Finish
  }
}
