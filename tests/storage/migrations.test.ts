import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { migrate } from '../../src/storage/migrations.ts'
import type { Tables } from '../../src/storage/schema.ts'
import { openStore } from '../../src/storage/store.ts'

/** A database as the first version left it, with two candidates of one address. */
async function firstVersion(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'old.db')
  const db = new Kysely<Tables>({ dialect: (await openSource(file)).dialect })
  await migrate(db, '0001-foundation')
  await db.destroy()
  const sqlite = new Database(file)
  const insert = sqlite.prepare(
    'insert into candidates (id, rev, search, body) values (?, 1, ?, ?)',
  )
  for (const id of ['cand_1', 'cand_2']) {
    const body = {
      id,
      rev: 1,
      name: 'Mila Kovač',
      mail: 'Mila@example.org',
      zone: 'Europe/Belgrade',
    }
    insert.run(id, 'mila kovač mila@example.org', JSON.stringify(body))
  }
  sqlite.close()
  return file
}

test('candidates of the first version are found by mail and without marks, also two of one address', async () => {
  const store = await openStore(await openSource(await firstVersion()))
  onTestFinished(() => store.close())
  expect((await store.candidateByMail('mila@example.org'))?.id).toBe('cand_1')
  expect((await store.findCandidates('kovac', 9)).map(({ id }) => id)).toEqual(['cand_2', 'cand_1'])
})
