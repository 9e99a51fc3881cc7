import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'

/** A database as the first version left it, with two candidates of one address. */
async function firstVersion(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'old.db')
  await (await openStore(await openSource(file))).close()
  const sqlite = new Database(file)
  sqlite.exec(`
    drop index candidates_by_mail; drop index candidates_by_search; drop index engagements_by_end;
    drop index interviews_by_ends_at; create index interviews_by_starts_at on interviews (starts_at);
    alter table candidates drop column mail; alter table candidates drop column added_at;
    drop table feeds; drop table busy;
    delete from kysely_migration where name > '0002';
  `)
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
