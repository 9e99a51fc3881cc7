import { existsSync } from 'node:fs'
import type { Store } from '../app/store.ts'
import { PARTS } from '../config.ts'
import { DATABASE, type Deed } from '../core/audit.ts'
import type { Instant } from '../core/time.ts'
import { openSource } from '../storage/dialect.ts'
import { openAsItIs, openStore } from '../storage/store.ts'
import { verifyAudit } from './audit.ts'
import { listAudit, listingOf } from './audit-list.ts'
import { type Answer, BadInput } from './command.ts'
import { partOf } from './settings.ts'

/** Copy the database to `file` while it is in use. @throws BadInput if there is none, or `file` exists. */
export async function backUp(file: string, at: Instant): Promise<{ readonly file: string }> {
  if (existsSync(file)) throw new BadInput([`${file} exists. Name a file that does not.`])
  return await within(
    undefined,
    async (store) => {
      await store.backup(file)
      await store.commit({ deeds: [backedUp(at)] })
      return { file }
    },
    openAsItIs,
  )
}

/** So that admins see in Home when the last copy was made. */
function backedUp(at: Instant): Deed {
  return { actor: 'system', verb: 'back up', object: DATABASE, before: {}, after: {}, at }
}

/** Follow the audit chain of `file`, or of the database in use. */
export async function verify(file: string | undefined): Promise<Answer> {
  return await within(file, verifyAudit, openAsItIs)
}

/** List the audit log of the database in use, or of the file that `args` name. @throws BadUsage. */
export async function list(args: readonly string[]): Promise<Answer> {
  const listing = listingOf(args)
  return await within(listing.file, (store) => listAudit(store, listing), openAsItIs)
}

/** Do something with the database of `file`, or the one in use. @throws BadInput if there is none. */
export async function within<T>(
  file: string | undefined,
  work: (store: Store) => Promise<T>,
  open = openStore,
): Promise<T> {
  const database = databaseOf(file)
  if (!database.includes('://') && !existsSync(database)) {
    throw new BadInput([`There is no database ${database}. Set DATABASE, or name the file.`])
  }
  return await on(database, work, open)
}

/** Do something with the database in use, made if there is none yet. */
export async function withinNew<T>(work: (store: Store) => Promise<T>): Promise<T> {
  return await on(databaseOf(undefined), work, openStore)
}

async function on<T>(
  database: string,
  work: (store: Store) => Promise<T>,
  open: typeof openStore,
): Promise<T> {
  const store = await open(await openSource(database))
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function databaseOf(file: string | undefined): string {
  return file ?? partOf(PARTS.database).DATABASE
}
