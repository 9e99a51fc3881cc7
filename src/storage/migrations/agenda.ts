/** What waits on whom, and ratings that outlive a candidate. Released migrations are never edited. */
import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { record } from './tables.ts'

export const agenda: Migration = {
  async up(db) {
    const text = (table: string, column: string) =>
      db.schema
        .alterTable(table)
        .addColumn(column, 'text', (c) => c.notNull().defaultTo(''))
        .execute()
    await text('posted', 'about')
    for (const column of ['status', 'stage', 'created_at']) await text('applications', column)
    for (const column of ['opening', 'booked_by', 'needs']) await text('interviews', column)
    await fillAgenda(db)
    await db.schema
      .createIndex('applications_by_opening_and_status')
      .on('applications')
      .columns(['opening', 'status', 'created_at', 'id', 'stage'])
      .execute()
    await db.schema.dropIndex('applications_by_opening').execute()
    await db.schema
      .createIndex('interviews_by_application_and_status')
      .on('interviews')
      .columns(['application', 'status', 'starts_at', 'id'])
      .execute()
    await db.schema.dropIndex('interviews_by_application').execute()
    await db.schema
      .createIndex('scorecards_by_sitter')
      .on('scorecards')
      .columns(['interview', 'person', 'status'])
      .execute()
    await db.schema.dropIndex('scorecards_by_interview').execute()
    await db.schema
      .createIndex('interviews_by_opening')
      .on('interviews')
      .columns(['opening', 'status', 'starts_at'])
      .execute()
    // Few wait for anybody at a time, of all that there ever were.
    await db.schema
      .createIndex('interviews_in_need')
      .on('interviews')
      .columns(['opening', 'starts_at'])
      .where(sql.ref('needs'), '<>', '')
      .execute()
  },
}

export const pastRatings: Migration = {
  async up(db) {
    await record(db, 'past_ratings').execute()
  },
}

export const quickSitters: Migration = {
  async up(db) {
    // Who sat lately, of all who ever did: asked every quarter of an hour.
    await db.schema
      .createIndex('interviews_by_start')
      .on('interviews')
      .columns(['starts_at', 'status'])
      .execute()
  },
}

/** Applications and interviews of before these columns. */
async function fillAgenda(db: Kysely<unknown>): Promise<void> {
  const all = (table: string) =>
    sql<{ id: string; body: string }>`select id, body from ${sql.table(table)}`.execute(db)
  for (const { id, body } of (await all('applications')).rows) {
    const { status, stage, createdAt } = JSON.parse(body)
    await sql`
      update applications set status = ${status}, stage = ${stage}, created_at = ${createdAt}
      where id = ${id}`.execute(db)
  }
  for (const { id, body } of (await all('interviews')).rows) {
    const { opening, bookedBy, status, vacancies, panel } = JSON.parse(body)
    const isAsked = panel.some((place: { rsvp: string }) => place.rsvp === 'asked')
    const waits = vacancies.length > 0 ? 'seat' : isAsked ? 'answer' : ''
    const needs = status === 'booked' ? waits : ''
    await sql`
      update interviews set opening = ${opening}, booked_by = ${bookedBy}, needs = ${needs}
      where id = ${id}`.execute(db)
  }
}
