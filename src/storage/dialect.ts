import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { type Dialect, PostgresDialect, SqliteDialect } from 'kysely'
import type { Pool } from 'pg'
import { z } from 'zod'
import { Unusable } from '../core/unusable.ts'
import { breathing } from './breathing.ts'

/** An opened database: how Kysely talks to it, and what only this kind can do. */
export interface Source {
  readonly dialect: Dialect
  /** Copies the whole database to `file` while it is in use. */
  readonly backup: (file: string) => Promise<void>
  /** What gives the bytes it takes, as `bytes`. */
  readonly sizeQuery: string
  /** Takes what was deleted out of the files as well. False if somebody else's reading kept it from that. */
  readonly scrub: () => Promise<boolean>
}

const Checkpoint = z.array(z.object({ busy: z.number() }))

/** How long a writer waits for another process's write, in milliseconds. */
const BUSY_MS = 5_000

/** How long Postgres may take to let somebody in, in milliseconds. */
const CONNECT_MS = 10_000

/**
 * `postgres://…` means Postgres, which needs the `pg` package; anything else is a SQLite file.
 *
 * @throws Unusable in words that never hold an address: there may be a password in it.
 */
export async function openSource(database: string): Promise<Source> {
  if (/^postgres(?:ql)?:/.test(database)) return await openPostgres(database)
  if (!database.includes('://')) return openSqlite(database)
  throw new Unusable(
    'DATABASE is an address of no kind that I know. Give a file, or an address that begins with postgres://.',
  )
}

function openSqlite(file: string): Source {
  const sqlite = opened(file)
  // FULL, not NORMAL: a booking that somebody was told of must outlive a power cut.
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  // What is deleted is overwritten: an erased candidate must not stay in free pages of the file.
  sqlite.pragma('secure_delete = ON')
  sqlite.pragma(`busy_timeout = ${BUSY_MS}`)
  return {
    dialect: sqliteDialect(sqlite),
    backup: async (to) => {
      try {
        await sqlite.backup(to)
      } catch (error) {
        throw new Unusable(`${to} cannot be written: ${wordsOf(error)}.`)
      }
    },
    sizeQuery:
      'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
    scrub: async () => {
      // Free pages of before `secure_delete`, then the write-ahead log, which holds pages as they were.
      try {
        sqlite.exec('vacuum')
        const [left] = Checkpoint.parse(sqlite.pragma('wal_checkpoint(TRUNCATE)'))
        return left?.busy === 0
      } catch (error) {
        if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return false
        throw error
      }
    },
  }
}

/**
 * Kysely believes that SQLite cannot change its schema in a transaction. It can, and must: a process that
 * dies half way, or two that start at once, would otherwise leave a database that no start can use.
 */
function sqliteDialect(sqlite: Database.Database): Dialect {
  const dialect = new SqliteDialect({ database: prepared(sqlite) })
  return {
    createAdapter: () =>
      Object.defineProperty(dialect.createAdapter(), 'supportsTransactionalDdl', { value: true }),
    createDriver: () => breathing(dialect.createDriver()),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/** The database in `file`, its folder made if need be. @throws Unusable if the file cannot be a database. */
function opened(file: string): Database.Database {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const sqlite = new Database(file)
    sqlite.pragma('journal_mode = WAL')
    return sqlite
  } catch (error) {
    throw new Unusable(`${file} cannot be opened as a database: ${wordsOf(error)}.`)
  }
}

/** Statements are prepared once each, and transactions begin as writers. */
function prepared(sqlite: Database.Database) {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  return {
    close: () => void sqlite.close(),
    prepare: (sql: string) => {
      const known = statements.get(sql)
      if (known) return known
      // A reader that turns writer fails at once when another process wrote in between, whatever the busy timeout.
      const fresh = sqlite.prepare<unknown[]>(sql === 'begin' ? 'begin immediate' : sql)
      statements.set(sql, fresh)
      return fresh
    },
  }
}

async function openPostgres(url: string): Promise<Source> {
  if (!URL.canParse(url)) {
    throw new Unusable(
      'DATABASE is not an address such as postgres://user:password@host/name. Write what is neither letter nor digit in its password as %40 and the like.',
    )
  }
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  // A connection that breaks while nobody uses it is replaced at the next query, and no reason to end.
  pool.on('error', () => {})
  await letIn(pool)
  return {
    dialect: new PostgresDialect({ pool }),
    scrub: async () => {
      await pool.query('vacuum full')
      return true
    },
    backup: async () => {
      throw new Unusable('Back up Postgres with pg_dump.')
    },
    sizeQuery: 'select pg_database_size(current_database()) as bytes',
  }
}

/** @throws Unusable if Postgres cannot be reached, or does not let us in. */
async function letIn(pool: Pool): Promise<void> {
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end()
    throw new Unusable(
      `Postgres cannot be used (${wordsOf(error)}). Look at DATABASE, and whether the server runs.`,
    )
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
