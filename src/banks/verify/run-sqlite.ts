/**
 * Run SQL scripts one after the other in a fresh database and print the rows as text, values
 * separated by `|`, NULL spelled out. A program of its own, so that a query without end can be killed.
 */
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { statementsOf } from './statements.ts'

const db = new Database(':memory:')
db.pragma('foreign_keys = on')
try {
  for (const file of process.argv.slice(2))
    for (const statement of statementsOf(readFileSync(file, 'utf8'))) print(db.prepare(statement))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function print(statement: Database.Statement): void {
  if (!statement.reader) {
    statement.run()
    return
  }
  for (const row of statement.raw(true).iterate())
    if (Array.isArray(row)) process.stdout.write(`${row.map(shown).join('|')}\n`)
}

function shown(value: unknown): string {
  return value === null ? 'NULL' : Buffer.isBuffer(value) ? value.toString('hex') : String(value)
}
