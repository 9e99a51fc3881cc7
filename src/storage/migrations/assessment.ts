/** Kits, scorecards, decisions, and reading the audit log. Released migrations are never edited. */
import type { ColumnDefinitionBuilder } from 'kysely'
import type { Migration } from 'kysely/migration'
import { index, record } from './tables.ts'

export const assessment: Migration = {
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
}

export const auditReaders: Migration = {
  async up(db) {
    for (const column of ['actor', 'at']) await index(db, 'audit', column)
  },
}

export const questionFigures: Migration = {
  async up(db) {
    await record(db, 'figures').execute()
  },
}
