import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { afterAll } from 'vitest'
import { openSource, type Source } from '../../src/storage/dialect.ts'

const pglite = new PGlite()
afterAll(() => pglite.close())

/** Closing a store closes its database; this one is closed once, at the end. */
const kept = new Proxy(pglite, {
  get(target, name) {
    if (name === 'close') return async () => {}
    const member: unknown = Reflect.get(target, name)
    return typeof member === 'function' ? member.bind(target) : member
  },
})

/** One Postgres for all tests, emptied before each: starting one takes seconds. */
async function postgres(): Promise<Source> {
  await pglite.exec('drop schema public cascade; create schema public')
  const scrub = async () => {
    await pglite.exec('vacuum full')
    return true
  }
  return {
    dialect: new PGliteDialect({ pglite: kept }),
    backup: async () => {},
    scrub,
    sizeQuery: 'select pg_database_size(current_database()) as bytes',
  }
}

/** Every database the store runs on, empty. For tests that hold on all of them. */
export const sources: Record<string, () => Promise<Source>> = {
  sqlite: () => openSource(':memory:'),
  postgres,
}
