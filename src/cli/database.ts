import { existsSync } from 'node:fs'
import type { Store } from '../app/ports.ts'
import { USUAL_DATABASE } from '../config.ts'
import { openSource } from '../storage/dialect.ts'
import { openStore } from '../storage/store.ts'
import { verifyAudit } from './audit.ts'
import { type Answer, BadInput } from './command.ts'

/** Copy the database to `file` while it is in use. @throws BadInput if there is none, or `file` exists. */
export async function backUp(file: string): Promise<{ readonly file: string }> {
  if (existsSync(file)) throw new BadInput([`${file} exists. Name a file that does not.`])
  return await within(undefined, async (store) => {
    await store.backup(file)
    return { file }
  })
}

/** Follow the audit chain of `file`, or of the database in use. */
export async function verify(file: string | undefined): Promise<Answer> {
  return await within(file, verifyAudit)
}

/** Do something with the database of `file`, or the one in use. It must exist unless `make`. */
export async function within<T>(
  file: string | undefined,
  work: (store: Store) => Promise<T>,
  make = false,
): Promise<T> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const database = file ?? process.env.DATABASE ?? USUAL_DATABASE
  if (!make && !database.includes('://') && !existsSync(database)) {
    throw new BadInput([`There is no database ${database}. Set DATABASE, or name the file.`])
  }
  const store = await openStore(await openSource(database))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
