import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Unusable } from '../../src/core/unusable.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { folder } from '../support/folder.ts'

/** A port on which nobody listens: it is kept for a service that is no longer in use. */
const NOBODY = '127.0.0.1:9'

test.each([
  [
    'postgres',
    `postgres://joe:hunter2@${NOBODY}/loop`,
    /^Postgres cannot be used \(.*ECONNREFUSED/,
  ],
  ['postgresql', `postgresql://joe:hunter2@${NOBODY}/loop`, /^Postgres cannot be used/],
  [
    'a password that no address may hold',
    'postgres://joe:hunter2@host:99999/x',
    /such as postgres:/,
  ],
  ['another kind of database', 'mysql://joe:hunter2@127.0.0.1/loop', /no kind that I know/],
])(
  '%s: a database that cannot be had is refused in words, without its password',
  async (_name, address, words) => {
    const refused = await openSource(address).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Unusable)
    expect(String(refused)).toMatch(/DATABASE/)
    expect(refused).toMatchObject({ message: expect.stringMatching(words) })
    expect(String(refused)).not.toContain('hunter2')
  },
)

test('a database in a folder that cannot be made is refused in words', async () => {
  const place = await folder({ 'a-file': '' })
  const below = join(place, 'a-file', 'loopwright.db')
  await expect(openSource(below)).rejects.toThrow(`${below} cannot be opened as a database: `)
})

test('a copy that cannot be written is refused in words', async () => {
  const place = await folder({})
  const { backup } = await openSource(join(place, 'loopwright.db'))
  const nowhere = join(place, 'missing', 'copy.db')
  await expect(backup(nowhere)).rejects.toThrow(`${nowhere} cannot be written: `)
})
