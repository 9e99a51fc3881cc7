import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { loopwright } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { at } from '../support/time.ts'

/** Ana and Bo change two things on three days. */
beforeEach(async () => {
  const database = join(await folder({}), 'audit.db')
  vi.stubEnv('DATABASE', database)
  const store = await openStore(await openSource(database))
  const deed = (actor: string, object: string, wall: string) => ({
    ...{ actor, object, verb: 'edit' as const, before: { status: 'a' }, after: { status: 'b' } },
    at: at(wall),
  })
  await store.commit({
    deeds: [
      deed('U0ANA', 'cand_1', '2027-03-01T10:00'),
      deed('U0BO', 'cand_1', '2027-03-02T10:00'),
      deed('U0ANA', 'cand_2', '2027-03-03T10:00'),
    ],
  })
  await store.close()
})

const seqs = async (...words: string[]) => {
  const { entries } = (await loopwright(['audit', 'list', ...words])).json()
  return entries.map(({ seq }: { seq: number }) => seq)
}

test('the log is listed newest first, with what changed', async () => {
  const listed = (await loopwright(['audit', 'list', '--limit', '1'])).json()
  expect(listed).toEqual({
    entries: [
      {
        seq: 3,
        at: '2027-03-03T09:00:00.000Z',
        actor: 'U0ANA',
        verb: 'edit' as const,
        object: 'cand_2',
        before: { status: 'a' },
        after: { status: 'b' },
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ],
    older: 3,
  })
  expect((await loopwright(['audit', 'list', '--before', '2', '--json'])).json()).toMatchObject({
    entries: [{ seq: 1 }],
    older: null,
  })
})

test('it is searched by who, what and when', async () => {
  expect(await seqs('--actor', 'U0ANA')).toEqual([3, 1])
  expect(await seqs('--object', 'cand_1')).toEqual([2, 1])
  expect(await seqs('--object', 'cand_1', '--object', 'cand_2')).toEqual([3, 2, 1])
  const day = ['--from', '2027-03-02T00:00:00Z', '--until', '2027-03-03T00:00:00Z']
  expect(await seqs(...day)).toEqual([2])
})

test.each([
  [['--from', 'yesterday'], '--from is yesterday; expected an instant'],
  [['--limit', '0'], '--limit is 0; expected a whole number'],
  [['--colour', 'red'], "Unknown option '--colour'"],
  [['a.db', 'b.db'], 'Name one file, or none.'],
])('what is not understood is said: %j', async (words, said) => {
  const { status, error } = await loopwright(['audit', 'list', ...words])
  expect(status).toBe(2)
  expect(error).toContain(said)
})
