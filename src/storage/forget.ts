/** What is deleted when a candidate is erased, and what is known to have been said about them. */

import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Erasing } from '../app/store.ts'
import type { Forgotten } from '../core/changes.ts'
import type { Filed, Told } from '../core/erasing.ts'
import { ProposalId } from '../core/proposals.ts'
import { type Instant, iso } from '../core/time.ts'
import { Recipient } from './outbox.ts'
import { kinds, read, readAll } from './records.ts'
import type { Tables } from './schema.ts'

/** Slack's time stamp of a message; other receipts are of what was no message. */
const TS = /^\d+\.\d+$/

/** Places of files are remembered beside those of messages, by the id of the file. */
const OF_A_FILE = /^(picture|file):/

export function erasing(db: Kysely<Tables>): Omit<Erasing, 'scrub'> {
  return {
    async proposalsOf(applications) {
      if (applications.length === 0) return []
      const rows = await db
        .selectFrom('proposals')
        .select('id')
        .where('application', 'in', applications)
        .orderBy('id')
        .execute()
      return rows.map(({ id }) => ProposalId.parse(id))
    },
    async saidAbout(ids, since) {
      const notices = [...(await sent(db, ids)), ...(await digests(db, since))]
      const places = await posted(db, ids)
      const files = places.filter(({ key }) => OF_A_FILE.test(key))
      const messages = places.filter(({ key }) => !OF_A_FILE.test(key))
      const told = [...messages.map(({ channel, ts }) => ({ to: channel, ts })), ...notices]
      return {
        told: once(told, ({ ts }) => ts),
        filed: files.map(({ channel, ts }): Filed => ({ to: channel, file: ts })),
      }
    },
    async pastRatings() {
      const rows = await db.selectFrom('past_ratings').selectAll().orderBy('id').execute()
      return readAll(kinds.past_ratings, rows)
    },
  }
}

/** Deletes what was assessed, proposed and owed, and where messages about them lie. */
export async function forget(
  tx: Transaction<Tables>,
  { candidate, applications, ids }: Forgotten,
): Promise<void> {
  await tx.deleteFrom('askings').where('candidate', '=', candidate).execute()
  if (applications.length > 0) {
    for (const table of ['kits', 'scorecards', 'unsealings', 'decisions', 'proposals'] as const) {
      await tx.deleteFrom(table).where('application', 'in', applications).execute()
    }
  }
  for (const id of ids) {
    await tx
      .deleteFrom('posted')
      .where(sql<boolean>`key like ${inKey(id)}`)
      .execute()
    await tx
      .deleteFrom('notices')
      .where('receipt', 'is', null)
      .where(sql<boolean>`(body like ${inBody(id)} or key like ${inKey(id)})`)
      .execute()
  }
  await withoutNotes(tx, ids)
}

/** What people found wrong with a question stays; what they wrote about the interview goes. */
async function withoutNotes(tx: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (const row of await tx.selectFrom('question_reports').selectAll().execute()) {
    const report = read(kinds.question_reports, row)
    if (report.interview === null || !ids.includes(report.interview)) continue
    const settled = report.settled && { ...report.settled, note: '' }
    const body = z.encode(kinds.question_reports.schema, { ...report, note: '', settled })
    await tx
      .updateTable('question_reports')
      .set({ body: JSON.stringify(body) })
      .where('id', '=', row.id)
      .execute()
  }
}

async function sent(db: Kysely<Tables>, ids: readonly string[]): Promise<Told[]> {
  const found: Told[] = []
  for (const id of ids) {
    const rows = await db
      .selectFrom('notices')
      .select(['recipient', 'receipt'])
      .where('channel', '=', 'slack')
      .where('receipt', 'is not', null)
      .where(sql<boolean>`(body like ${inBody(id)} or key like ${inKey(id)})`)
      .execute()
    found.push(...rows.flatMap(toldBy))
  }
  return found
}

async function digests(db: Kysely<Tables>, since: Instant): Promise<Told[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['recipient', 'receipt'])
    .where('receipt', 'is not', null)
    .where('due_at', '>=', iso(since))
    .where(sql<boolean>`(body like '{"kind":"digest"%' or body like '{"kind":"channel digest"%')`)
    .execute()
  return rows.flatMap(toldBy)
}

function toldBy(row: { readonly recipient: string; readonly receipt: string | null }): Told[] {
  const { recipient, receipt } = row
  return receipt && TS.test(receipt) ? [{ to: Recipient.parse(recipient), ts: receipt }] : []
}

async function posted(db: Kysely<Tables>, ids: readonly string[]) {
  const found: { key: string; channel: Told['to']; ts: string }[] = []
  for (const id of ids) {
    const rows = await db
      .selectFrom('posted')
      .selectAll()
      .where(sql<boolean>`key like ${inKey(id)}`)
      .execute()
    for (const row of rows) found.push({ ...row, channel: Recipient.parse(row.channel) })
  }
  return once(found, ({ key }) => key)
}

/** Ids stand between colons in keys, and in quotes in bodies, so that none is found in a longer one. */
function inKey(id: string): string {
  return `%:${id}:%`
}

function inBody(id: string): string {
  return `%"${id}"%`
}

function once<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()]
}
