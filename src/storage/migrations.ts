import { type Kysely, sql } from 'kysely'
import {
  DEFAULT_MIGRATION_TABLE,
  type Migration,
  type MigrationProvider,
  Migrator,
} from 'kysely/migration'
import { Unusable } from '../core/unusable.ts'
import { agenda, pastRatings, quickSitters } from './migrations/agenda.ts'
import { assessment, auditReaders, questionFigures } from './migrations/assessment.ts'
import { calendarsAndCandidates, quickSearches } from './migrations/candidates.ts'
import { foundation } from './migrations/foundation.ts'
import type { Tables } from './schema.ts'

/** Append only. A migration that has been released is never edited. */
const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-calendars-and-candidates': calendarsAndCandidates,
  '0003-quick-searches': quickSearches,
  '0004-assessment': assessment,
  '0005-audit-readers': auditReaders,
  '0006-agenda': agenda,
  '0007-past-ratings': pastRatings,
  '0008-question-figures': questionFigures,
  '0009-quick-sitters': quickSitters,
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
