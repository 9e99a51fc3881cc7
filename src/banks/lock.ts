/**
 * `versions.lock.json`, in each folder that holds questions: `id@version` to the hash of what is
 * rated. Statistics are kept by id and version, so a version whose text changes would mix two
 * questions; the lock is how the linter notices.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Status } from '../core/questions/fields.ts'
import { isItem } from '../core/questions/lint/problem.ts'
import { BankUnreadable, shown } from './files.ts'
import type { Shelved } from './read.ts'

const LOCK = 'versions.lock.json'
const Lock = z.record(z.string(), z.string())

/** Once it may be asked, a version stands. */
const IN_USE: readonly Status[] = ['pilot', 'active', 'paused']

/** What was recorded for the questions, over all their folders. */
export async function recordedFor(
  entries: readonly Shelved[],
): Promise<ReadonlyMap<string, string>> {
  const locks = await Promise.all([...new Set(entries.map(folderOf))].map(readLock))
  return new Map(locks.flatMap((lock) => Object.entries(lock)))
}

/**
 * Record the versions in use that are not recorded yet; answers how many were new.
 *
 * @throws BankUnreadable if a recorded version has another text by now: it needs a new number.
 */
export async function recordVersions(entries: readonly Shelved[]): Promise<number> {
  const inUse = entries.filter((entry) => IN_USE.includes(entry.question.status))
  let added = 0
  for (const [folder, group] of Map.groupBy(inUse, folderOf)) {
    const lock = await readLock(folder)
    const fresh = group.filter((entry) => !(nameOf(entry) in lock))
    const changed = group.filter((entry) => (lock[nameOf(entry)] ?? entry.hash) !== entry.hash)
    if (changed.length > 0)
      throw new BankUnreadable(
        `Changed since recorded: ${changed.map(nameOf).join(', ')}; raise their versions first.`,
      )
    added += fresh.length
    if (fresh.length > 0) await writeLock(folder, { ...lock, ...hashesOf(fresh) })
  }
  return added
}

/** Items lie in the folder itself, exercises in folders of their own beside them. */
function folderOf(entry: Shelved): string {
  const folder = dirname(entry.path)
  return isItem(entry.question) ? folder : dirname(folder)
}

function nameOf({ question }: Shelved): string {
  return `${question.id}@${question.version}`
}

function hashesOf(entries: readonly Shelved[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [nameOf(entry), entry.hash]))
}

async function readLock(folder: string): Promise<Record<string, string>> {
  const path = join(folder, LOCK)
  const text = await readFile(path, 'utf8').catch(() => '{}')
  const parsed = Lock.safeParse(JSON.parse(text))
  if (parsed.success) return parsed.data
  throw new BankUnreadable(
    `${shown(path)} is no list of versions; restore it from version control.`,
  )
}

async function writeLock(folder: string, lock: Record<string, string>): Promise<void> {
  const sorted = Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1))
  await writeFile(join(folder, LOCK), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
