import { createHash } from 'node:crypto'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { type Log, Stale } from '../app/store.ts'
import { type Deed, type Entry, Facts, follow } from '../core/audit.ts'
import { Instant, iso } from '../core/time.ts'
import type { Tables } from './schema.ts'

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function auditLog(db: Kysely<Tables>): Log {
  return {
    async auditFrom(fromSeq, limit) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>=', fromSeq)
        .orderBy('seq')
        .limit(limit)
        .execute()
      return rows.map(toEntry)
    },
    async auditWhere({ actor, objects, from, until, before }, limit) {
      let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit)
      if (actor !== undefined) query = query.where('actor', '=', actor)
      if (objects !== undefined) query = query.where('object', 'in', objects)
      if (from !== undefined) query = query.where('at', '>=', iso(from))
      if (until !== undefined) query = query.where('at', '<', iso(until))
      if (before !== undefined) query = query.where('seq', '<', before)
      return (await query.execute()).map(toEntry)
    },
    async auditOf(object) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('object', '=', object)
        .orderBy('seq')
        .execute()
      return rows.map(toEntry)
    },
  }
}

/** Appends to the chain. @throws Stale if another process took the next place in it. */
export async function append(tx: Transaction<Tables>, deeds: readonly Deed[]): Promise<void> {
  const newest = await tx
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let last = newest && toEntry(newest)
  for (const deed of deeds) {
    last = follow(last, deed, sha256)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('audit')
      .values({
        ...last,
        before: JSON.stringify(last.before),
        after: JSON.stringify(last.after),
        at: iso(last.at),
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) throw new Stale(`audit entry ${last.seq} is taken`)
  }
}

function toEntry(row: Selectable<Tables['audit']>): Entry {
  return {
    ...row,
    before: Facts.parse(JSON.parse(row.before)),
    after: Facts.parse(JSON.parse(row.after)),
    at: Instant.parse(row.at),
  }
}
