import { type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, sql } from 'kysely'
import {
  DEFAULT_MIGRATION_TABLE,
  type Migration,
  type MigrationProvider,
  Migrator,
} from 'kysely/migration'
import { searchable } from '../core/search.ts'
import { Unusable } from '../core/unusable.ts'
import type { Tables } from './schema.ts'

/** Append only. A migration that has been released is never edited. */
const migrations: Record<string, Migration> = {
  '0001-foundation': {
    async up(db) {
      await db.schema
        .createTable('workspace')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .execute()
      await record(db, 'people').execute()
      await record(db, 'memberships')
        .addColumn('pool', 'text', (c) => c.notNull())
        .addColumn('person', 'text', (c) => c.notNull())
        .execute()
      await record(db, 'openings').execute()
      await record(db, 'candidates')
        .addColumn('search', 'text', (c) => c.notNull())
        .execute()
      await record(db, 'applications')
        .addColumn('candidate', 'text', (c) => c.notNull().references('candidates.id'))
        .addColumn('opening', 'text', (c) => c.notNull().references('openings.id'))
        .execute()
      await index(db, 'applications', 'candidate')
      await index(db, 'applications', 'opening')
      await record(db, 'proposals')
        .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
        .execute()
      await record(db, 'loops')
        .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
        .execute()
      await index(db, 'loops', 'application')
      await record(db, 'interviews')
        .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
        .addColumn('starts_at', 'text', (c) => c.notNull())
        .addColumn('ends_at', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .execute()
      await index(db, 'interviews', 'application')
      await index(db, 'interviews', 'starts_at')
      await db.schema
        .createTable('sitters')
        .addColumn('interview', 'text', (c) => c.notNull().references('interviews.id'))
        .addColumn('person', 'text', (c) => c.notNull())
        .addPrimaryKeyConstraint('sitters_pk', ['person', 'interview'])
        .execute()
      await index(db, 'sitters', 'interview')
      await db.schema
        .createTable('diaries')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('version', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      await db.schema
        .createTable('engagements')
        .addColumn('diary', 'text', (c) => c.notNull())
        .addColumn('starts_at', 'text', (c) => c.notNull())
        .addColumn('ends_at', 'text', (c) => c.notNull())
        .addColumn('interview', 'text', (c) => c.notNull().references('interviews.id'))
        .addPrimaryKeyConstraint('engagements_pk', ['diary', 'starts_at', 'interview'])
        .execute()
      await index(db, 'engagements', 'interview')
      await db.schema
        .createTable('notices')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('recipient', 'text', (c) => c.notNull())
        .addColumn('due_at', 'text', (c) => c.notNull())
        .addColumn('next_try_at', 'text', (c) => c.notNull())
        .addColumn('body', 'text', (c) => c.notNull())
        .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('revision', 'integer', (c) => c.notNull().defaultTo(0))
        .addColumn('last_error', 'text')
        .addColumn('receipt', 'text')
        .addColumn('dead', 'integer', (c) => c.notNull().defaultTo(0))
        .execute()
      // Only what is owed: notices that were sent stay, and are soon most of them.
      await db.schema
        .createIndex('notices_owed')
        .on('notices')
        .column('next_try_at')
        .where(sql.ref('receipt'), 'is', null)
        .execute()
      await db.schema
        .createTable('posted')
        .addColumn('key', 'text', (c) => c.primaryKey())
        .addColumn('channel', 'text', (c) => c.notNull())
        .addColumn('ts', 'text', (c) => c.notNull())
        .addColumn('digest', 'text', (c) => c.notNull())
        .execute()
      await db.schema
        .createTable('audit')
        .addColumn('seq', 'integer', (c) => c.primaryKey())
        .addColumn('actor', 'text', (c) => c.notNull())
        .addColumn('verb', 'text', (c) => c.notNull())
        .addColumn('object', 'text', (c) => c.notNull())
        .addColumn('before', 'text', (c) => c.notNull())
        .addColumn('after', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .addColumn('previous', 'text', (c) => c.notNull())
        .addColumn('hash', 'text', (c) => c.notNull())
        .execute()
      await index(db, 'audit', 'object')
    },
  },
  '0002-calendars-and-candidates': {
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
  },
  '0003-quick-searches': {
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
  },
  '0004-assessment': {
    async up(db) {
      const of = (table: string, references: string) => (c: ColumnDefinitionBuilder) =>
        c.notNull().references(`${table}.${references}`)
      await record(db, 'kits')
        .addColumn('interview', 'text', of('interviews', 'id'))
        .addColumn('application', 'text', of('applications', 'id'))
        .addColumn('opening', 'text', of('openings', 'id'))
        .addColumn('stage', 'text', (c) => c.notNull())
        .addColumn('kind', 'text', (c) => c.notNull())
        .execute()
      await index(db, 'kits', 'application')
      await index(db, 'kits', 'opening')
      await index(db, 'kits', 'interview')
      await record(db, 'rounds').execute()
      await record(db, 'askings')
        .addColumn('candidate', 'text', of('candidates', 'id'))
        .addColumn('question', 'text', (c) => c.notNull())
        .addColumn('interview', 'text', of('interviews', 'id'))
        .addColumn('status', 'text', (c) => c.notNull())
        .addColumn('at', 'text', (c) => c.notNull())
        .execute()
      for (const column of ['candidate', 'question', 'interview', 'at']) {
        await index(db, 'askings', column)
      }
      await record(db, 'kept_questions').execute()
      await record(db, 'question_reports')
        .addColumn('question', 'text', (c) => c.notNull())
        .execute()
      await record(db, 'scorecards')
        .addColumn('interview', 'text', of('interviews', 'id'))
        .addColumn('application', 'text', of('applications', 'id'))
        .addColumn('person', 'text', (c) => c.notNull())
        .addColumn('status', 'text', (c) => c.notNull())
        .execute()
      for (const column of ['interview', 'application', 'person']) {
        await index(db, 'scorecards', column)
      }
      await record(db, 'unsealings')
        .addColumn('application', 'text', of('applications', 'id'))
        .execute()
      await index(db, 'unsealings', 'application')
      await record(db, 'decisions')
        .addColumn('application', 'text', of('applications', 'id'))
        .addColumn('at', 'text', (c) => c.notNull())
        .execute()
      await index(db, 'decisions', 'application')
      await record(db, 'readers').execute()
    },
  },
  '0005-audit-readers': {
    async up(db) {
      for (const column of ['actor', 'at']) await index(db, 'audit', column)
    },
  },
  '0006-agenda': {
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
  },
  '0007-past-ratings': {
    async up(db) {
      await record(db, 'past_ratings').execute()
    },
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

const provider: MigrationProvider = { getMigrations: async () => migrations }

/**
 * Brings the schema up to date, or only to the migration `last`, as an older version would have left it.
 *
 * @throws Unusable as `refuseForeign` does.
 */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<void> {
  await refuseForeign(db)
  const migrator = new Migrator({ db, provider })
  const { error } = last ? await migrator.migrateTo(last) : await migrator.migrateToLatest()
  if (error) throw error
}

/** @throws Unusable if the database was written by newer code than this, or by another program. */
export async function refuseForeign(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.length === 0) return
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) {
    throw new Unusable(
      'This database holds something else than Loopwright. Set DATABASE to another.',
    )
  }
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name`.execute(db)
  const newer = rows.find(({ name }) => !(name in migrations))
  if (!newer) return
  throw new Unusable(
    `This database was written by a newer Loopwright (it holds ${newer.name}). ` +
      'Start that version again, or restore a backup made before the upgrade.',
  )
}

function record(
  db: Kysely<unknown>,
  table: string,
): CreateTableBuilder<string, 'id' | 'rev' | 'body'> {
  return db.schema
    .createTable(table)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rev', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute()
}
