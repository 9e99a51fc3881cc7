import { Kysely, sql } from 'kysely'
import type { Store } from '../app/store.ts'
import { agendaReads } from './agenda.ts'
import { assessmentReads } from './assessment-reads.ts'
import { append, auditLog } from './audit.ts'
import type { Source } from './dialect.ts'
import { bumpDiaries, diaryReads } from './diaries.ts'
import { busyReads, replaceBusy } from './feeds.ts'
import { erasing, forget } from './forget.ts'
import { migrate, refuseForeign } from './migrations.ts'
import { outbox, owe, plan, withdraw } from './outbox.ts'
import { recordReads } from './record-reads.ts'
import { writeRecords } from './records.ts'
import type { Tables } from './schema.ts'

/**
 * Opens the database and brings its schema up to date. Only the source knows which database it is.
 *
 * @throws Unusable if it was written by newer code than this, or by another program.
 */
export async function openStore({ dialect, ...own }: Source): Promise<Store> {
  const db = new Kysely<Tables>({ dialect })
  await usable(db, (opened) => migrate(opened))
  return storeOn(db, own)
}

/** Opens the database as it is: a copy that is only looked at keeps the schema it was made with. */
export async function openAsItIs({ dialect, ...own }: Source): Promise<Store> {
  const db = new Kysely<Tables>({ dialect })
  await usable(db, refuseForeign)
  return storeOn(db, own)
}

async function usable(
  db: Kysely<Tables>,
  prepare: (db: Kysely<Tables>) => Promise<void>,
): Promise<void> {
  try {
    await prepare(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
}

function storeOn(db: Kysely<Tables>, { backup, scrub, sizeQuery }: Omit<Source, 'dialect'>): Store {
  return {
    ...recordReads(db),
    ...assessmentReads(db),
    ...agendaReads(db),
    ...diaryReads(db),
    ...busyReads(db),
    ...outbox(db),
    ...auditLog(db),
    ...erasing(db),
    scrub,
    posted: (key) => db.selectFrom('posted').selectAll().where('key', '=', key).executeTakeFirst(),
    async markPosted(posted) {
      await db
        .insertInto('posted')
        .values(posted)
        .onConflict((oc) => oc.column('key').doUpdateSet(posted))
        .execute()
    },
    async commit(changes) {
      await db.transaction().execute(async (tx) => {
        await bumpDiaries(tx, changes.reliedOn ?? [])
        await writeRecords(tx, changes)
        if (changes.forget) await forget(tx, changes.forget)
        await replaceBusy(tx, changes.busy ?? [])
        await withdraw(tx, changes.withdraw ?? [])
        await owe(tx, changes.notices ?? [])
        await plan(tx, changes.planned ?? [])
        await append(tx, changes.deeds)
      })
    },
    async workspace(named) {
      const known = await db.selectFrom('workspace').selectAll().executeTakeFirst()
      if (known) return known
      await db
        .insertInto('workspace')
        .values(named)
        .onConflict((oc) => oc.doNothing())
        .execute()
      return named
    },
    backup,
    async size() {
      const { rows } = await sql<{ bytes: number | string }>`${sql.raw(sizeQuery)}`.execute(db)
      return Number(rows[0]?.bytes ?? 0)
    },
    close: () => db.destroy(),
  }
}
