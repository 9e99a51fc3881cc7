import type { Kysely, Selectable, Transaction, Updateable } from 'kysely'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Outbox, PendingNotice } from '../app/store.ts'
import { ChannelId, PersonId } from '../core/ids.ts'
import { Body, type Notice } from '../core/notices.ts'
import { Instant, iso, later } from '../core/time.ts'
import type { Tables } from './schema.ts'

/** How long a claimed notice is left alone before it counts as lost with its process. */
const SET_ASIDE_MINUTES = 5

/**
 * How many notices of one conversation are claimed together. They go out one a second: with a few, a busy
 * channel holds up nobody else's messages for long.
 */
const AT_ONCE = 3

/** Who a notice goes to, and where a message stands. */
export const Recipient = z.union([PersonId, ChannelId])
const NoticeChannel = z.enum(['slack', 'home', 'self', 'digest'])

export function outbox(db: Kysely<Tables>): Outbox {
  return {
    async claimDue(now, limit, of = NoticeChannel.options) {
      const turns = db
        .selectFrom('notices')
        .select((eb) => [
          'key',
          'due_at',
          eb.fn
            .agg<number>('row_number')
            .over((over) =>
              over.partitionBy(['channel', 'recipient']).orderBy('due_at').orderBy('key'),
            )
            .as('turn'),
        ])
        .where('receipt', 'is', null)
        .where('dead', '=', 0)
        .where('next_try_at', '<=', iso(now))
        .where('channel', 'in', of)
      const due = db
        .selectFrom(turns.as('owed'))
        .select('key')
        .where('turn', '<=', AT_ONCE)
        .orderBy('due_at')
        .orderBy('key')
        .limit(limit)
      const rows = await db
        .updateTable('notices')
        .set((eb) => ({
          next_try_at: iso(later(now, SET_ASIDE_MINUTES)),
          attempts: eb('attempts', '+', 1),
          revision: eb('revision', '+', 1),
        }))
        // Asked twice on purpose: another process may have claimed the row since the inner question.
        .where('key', 'in', due)
        .where('next_try_at', '<=', iso(now))
        .returningAll()
        .execute()
      return rows.map(toNotice).toSorted((a, b) => a.due - b.due || (a.key < b.key ? -1 : 1))
    },
    markSent: (claimed, receipt) => settle(db, claimed, { receipt }),
    markFailed: (claimed, error, retryAt) =>
      settle(db, claimed, { last_error: error, next_try_at: iso(retryAt) }),
    markDead: (claimed, error) => settle(db, claimed, { last_error: error, dead: 1 }),
    async deadNotices() {
      const rows = await db
        .selectFrom('notices')
        .selectAll()
        .where('dead', '=', 1)
        .orderBy('due_at')
        .execute()
      return rows.map(toNotice)
    },
  }
}

/** Drops unsent notices whose key begins with one of `prefixes`. */
export async function withdraw(
  tx: Transaction<Tables>,
  prefixes: readonly string[],
): Promise<void> {
  for (const prefix of prefixes) {
    await tx
      .deleteFrom('notices')
      .where('receipt', 'is', null)
      .where(sql<boolean>`substr(key, 1, ${sql.lit(prefix.length)}) = ${prefix}`)
      .execute()
  }
}

/** Writes notices: each replaces the unsent one of its key, and is dropped if that was sent. */
export async function owe(tx: Transaction<Tables>, notices: readonly Notice[]): Promise<void> {
  for (const { key, channel, to, due, body } of notices) {
    const row = {
      channel,
      recipient: to,
      due_at: iso(due),
      next_try_at: iso(due),
      body: JSON.stringify(body),
      attempts: 0,
      receipt: null,
      last_error: null,
      dead: 0,
    }
    await tx
      .insertInto('notices')
      .values({ key, ...row, revision: 0 })
      .onConflict((oc) =>
        oc
          .column('key')
          .doUpdateSet((eb) => ({ ...row, revision: eb('notices.revision', '+', 1) }))
          .where('notices.receipt', 'is', null),
      )
      .execute()
  }
}

/**
 * Writes what a plan wants: a key that is there moves to the new due if nobody has tried to send it, else it stays.
 *
 * Replacing it as `owe` does would send again what another process is sending this moment.
 */
export async function plan(tx: Transaction<Tables>, notices: readonly Notice[]): Promise<void> {
  for (const { key, channel, to, due, body } of notices) {
    const times = { due_at: iso(due), next_try_at: iso(due) }
    await tx
      .insertInto('notices')
      .values({
        ...{ key, channel, recipient: to, body: JSON.stringify(body), ...times },
        ...{ attempts: 0, revision: 0, dead: 0 },
      })
      .onConflict((oc) =>
        oc
          .column('key')
          .doUpdateSet(times)
          .where('notices.receipt', 'is', null)
          .where('notices.attempts', '=', 0)
          .where('notices.due_at', '<>', times.due_at),
      )
      .execute()
  }
}

/** Records how a delivery went, unless the notice has moved on since it was claimed. */
async function settle(
  db: Kysely<Tables>,
  { key, revision }: PendingNotice,
  outcome: Updateable<Tables['notices']>,
): Promise<void> {
  await db
    .updateTable('notices')
    .set(outcome)
    .where('key', '=', key)
    .where('revision', '=', revision)
    .execute()
}

function toNotice(row: Selectable<Tables['notices']>): PendingNotice {
  return {
    key: row.key,
    channel: NoticeChannel.parse(row.channel),
    to: Recipient.parse(row.recipient),
    due: Instant.parse(row.due_at),
    body: Body.parse(JSON.parse(row.body)),
    attempts: row.attempts,
    revision: row.revision,
  }
}
