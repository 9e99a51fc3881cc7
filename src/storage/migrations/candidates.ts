/** People's own calendars, candidates by mail, and searches that stay quick. Released migrations are never edited. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { searchable } from '../../core/search.ts'
import { index, record } from './tables.ts'

export const calendarsAndCandidates: Migration = {
  async up(db) {
    await record(db, 'feeds').execute()
    await db.schema
      .createTable('busy')
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('starts_at', 'text', (c) => c.notNull())
      .addColumn('ends_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('busy_pk', ['person', 'starts_at'])
      .execute()
    for (const column of ['mail', 'added_at']) {
      await db.schema
        .alterTable('candidates')
        .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
        .execute()
    }
    await fillCandidates(db)
    await index(db, 'candidates', 'added_at')
    // One candidate an address. Those without one are many.
    await sql`create unique index candidates_by_mail on candidates (mail) where mail <> ''`.execute(
      db,
    )
  },
}

export const quickSearches: Migration = {
  async up(db) {
    // What somebody has before them is little; what lies behind them grows for ever.
    await db.schema
      .createIndex('engagements_by_end')
      .on('engagements')
      .columns(['diary', 'ends_at'])
      .execute()
    await db.schema.dropIndex('interviews_by_starts_at').execute()
    await index(db, 'interviews', 'ends_at')
    // A search reads every candidate: better this index, newest first, than rows with everything in them.
    await db.schema.dropIndex('candidates_by_added_at').execute()
    await db.schema
      .createIndex('candidates_by_search')
      .on('candidates')
      .columns(['added_at', 'id', 'search'])
      .execute()
  },
}

/** Candidates of before these columns. Of two with one address the first keeps it for searches by mail. */
async function fillCandidates(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`select id, body from candidates`.execute(
    db,
  )
  const seen = new Set<string>()
  for (const { id, body } of rows) {
    const { name, mail } = JSON.parse(body)
    const own = String(mail ?? '').toLowerCase()
    const free = seen.has(own) ? '' : own
    seen.add(own)
    const search = searchable(`${name} ${own}`)
    await sql`update candidates set mail = ${free}, search = ${search} where id = ${id}`.execute(db)
  }
}
