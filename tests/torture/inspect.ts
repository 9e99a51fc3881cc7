/** What a database and a workspace look like afterwards, and what is wrong with them. */
import Database from 'better-sqlite3'
import type { Slack } from '../../sandbox/server.ts'
import { messagesOf } from '../../sandbox/slack/messages.ts'
import { showingKey, showings } from '../../src/core/announce.ts'
import { firstBroken } from '../../src/core/audit.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { type Instant, iso, overlaps } from '../../src/core/time.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import type { Offered } from '../support/offers.ts'
import { BACKEND } from '../support/offers.ts'

const EVER = { start: 0, end: 4_000_000_000_000 } as Interview['span']

/** Everything that is booked. */
export async function bookedIn(database: string): Promise<Interview[]> {
  const store = await openStore(await openSource(database))
  const people = (await store.people()).map(({ id }) => id)
  const interviews = await store.interviewsWith(people, EVER)
  await store.close()
  return interviews
}

/** Pairs of interviews that want the same person at the same time. */
export function overlapping(interviews: readonly Interview[]): number {
  let pairs = 0
  for (const [i, one] of interviews.entries()) {
    for (const other of interviews.slice(i + 1)) {
      const shared = one.panel.some((p) => other.panel.some((q) => q.person === p.person))
      if ((shared || one.candidate === other.candidate) && overlaps(one.span, other.span)) pairs++
    }
  }
  return pairs
}

/** Whether SQLite finds its file whole. */
export function wholeFile(database: string): boolean {
  const sqlite = new Database(database, { readonly: true })
  const integrity = sqlite.pragma('integrity_check', { simple: true })
  const foreign = sqlite.pragma('foreign_key_check')
  sqlite.close()
  return integrity === 'ok' && Array.isArray(foreign) && foreign.length === 0
}

/** Whether the chain holds, and how many interviews it does not tell of exactly once. */
export async function auditTrouble(
  database: string,
  interviews: readonly Interview[],
): Promise<{ chainBroken: number; unaudited: number }> {
  const store = await openStore(await openSource(database))
  const entries = await store.auditFrom(1, 1_000_000)
  await store.close()
  const told = entries.filter(({ verb }) => verb === 'book').map(({ object }) => object)
  return {
    chainBroken: firstBroken(entries, sha256) ? 1 : 0,
    unaudited: interviews.filter(({ id }) => told.filter((o) => o === id).length !== 1).length,
  }
}

/** How many notices these interviews must have brought: messages, Homes that follow, what is worked out of reminders and kits. */
export async function owedFor(database: string, interviews: readonly Interview[]): Promise<number> {
  const store = await openStore(await openSource(database))
  const opening = await store.opening(BACKEND)
  await store.close()
  const { leads = [], recruiters = [] } = opening ?? {}
  const owed = interviews.map(({ panel, bookedBy }) => {
    const sitters = panel.map(({ person }) => person)
    const homes = new Set([bookedBy, ...sitters, ...leads, ...recruiters])
    return ['card', 'channel', 'reminders', 'kit', ...sitters].length + homes.size
  })
  return owed.reduce((sum, one) => sum + one, 0)
}

/** Whether a link of the audit log is broken. */
export async function chainTrouble(database: string): Promise<number> {
  const store = await openStore(await openSource(database))
  const entries = await store.auditFrom(1, 1_000_000)
  await store.close()
  return firstBroken(entries, sha256) ? 1 : 0
}

/** How many notices nobody has sent although they are due. */
export function unsentIn(database: string, now: Instant): number {
  const sqlite = new Database(database, { readonly: true })
  const owed = sqlite
    .prepare('select count(*) from notices where receipt is null and due_at <= ?')
    .pluck()
    .get(iso(now))
  sqlite.close()
  return Number(owed)
}

/** Messages about interviews that are missing, and those posted more than once. */
export async function messages(
  slack: Slack,
  database: string,
  interviews: readonly Interview[],
): Promise<{ missing: number; repeated: number }> {
  const store = await openStore(await openSource(database))
  const channel = (await store.opening(BACKEND))?.channel ?? null
  let [missing, repeated] = [0, 0]
  for (const interview of interviews) {
    for (const showing of showings(interview, channel)) {
      const place = await store.posted(showingKey(interview, showing))
      const there = place ? messagesOf(slack.ws, place.channel) : []
      if (!there.some(({ ts }) => ts === place?.ts)) missing++
      const name = `Candidate ${interview.candidate.slice('cand_'.length)}`
      // A digest names candidates too, and is no message about the interview.
      const about = there.filter(
        (m) =>
          !m.threadTs &&
          !/waits? on you/.test(JSON.stringify(m.blocks)) &&
          JSON.stringify(m.blocks).includes(name),
      )
      repeated += Math.max(0, about.length - 1)
    }
  }
  await store.close()
  return { missing, repeated }
}

/** Offers that were refused although nothing stands in their way. */
export function wronged(offers: readonly Offered[], interviews: readonly Interview[]): Offered[] {
  const booked = new Set<string>(interviews.map(({ candidate }) => candidate))
  return offers.filter(
    ({ id, panellist, span }) =>
      !booked.has(`cand_${id}`) &&
      !interviews.some(
        (i) => i.panel.some(({ person }) => person === panellist) && overlaps(i.span, span),
      ),
  )
}
