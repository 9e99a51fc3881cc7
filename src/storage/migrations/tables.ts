/** What migrations make tables and indexes with. */
import type { CreateTableBuilder, Kysely } from 'kysely'

/** A table of records: id, revision and body; what is searched by is added. */
export function record(
  db: Kysely<unknown>,
  table: string,
): CreateTableBuilder<string, 'id' | 'rev' | 'body'> {
  return db.schema
    .createTable(table)
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('rev', 'integer', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
}

/** An index over one column. */
export async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute()
}
