/** Where banks lie on disk. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

const MANIFEST = 'bank.yaml'

/** `bank.yaml`, at the top of a bank: what holds for all of its questions. */
const Manifest = z.strictObject({ name: z.string().min(1), license: z.string().min(1) })
export type Manifest = z.infer<typeof Manifest>

export interface BankFolder extends Manifest {
  /** Absolute path of the folder that holds `bank.yaml`, else of the folder given. */
  readonly root: string
}

/** Something is wrong with the place, not with a question in it. */
export class BankUnreadable extends Error {
  override readonly name = 'BankUnreadable'
}

/**
 * The bank a folder or file belongs to: the nearest one above it with a `bank.yaml`.
 *
 * @throws BankUnreadable if there is nothing at `place`, or its `bank.yaml` does not fit.
 */
export async function bankOf(place: string): Promise<BankFolder> {
  const start = resolve(place)
  const found = await stat(start).catch(() => undefined)
  if (!found) throw new BankUnreadable(`There is no ${place}; name a folder with question files.`)
  const folder = found.isDirectory() ? start : dirname(start)
  for (let at = folder; ; at = dirname(at)) {
    const text = await readFile(join(at, MANIFEST), 'utf8').catch(() => undefined)
    if (text !== undefined) return { ...manifestIn(text, join(at, MANIFEST)), root: at }
    if (dirname(at) === at) return { name: basename(folder), license: 'MIT', root: folder }
  }
}

/** The YAML files of questions and exercises under a root, in the order of their names. */
export async function questionFiles(root: string): Promise<readonly string[]> {
  const files: string[] = []
  const entries = await readdir(root, { withFileTypes: true })
  const isExercise = entries.some((entry) => entry.name === 'exercise.yaml')
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(root, entry.name)
    if (isExercise ? entry.name === 'exercise.yaml' : isQuestionFile(entry.name)) files.push(path)
    else if (entry.isDirectory() && !isExercise && !entry.name.startsWith('.'))
      files.push(...(await questionFiles(path)))
  }
  return files
}

/** The files below a folder with their text, by path relative to it; empty if there is no folder. */
export async function textsBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name))
  const texts = paths.sort().map(async (path) => {
    return [relative(folder, path), await readFile(path, 'utf8')] as const
  })
  return new Map(await Promise.all(texts))
}

/** How a path is shown: from where the program runs if it lies below, else whole. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}

/** Whether `path` is `place` or lies below it. */
export function within(path: string, place: string): boolean {
  const top = resolve(place)
  return path === top || path.startsWith(top + sep)
}

function isQuestionFile(name: string): boolean {
  return /\.ya?ml$/.test(name) && name !== MANIFEST
}

function manifestIn(text: string, path: string): Manifest {
  const parsed = Manifest.safeParse(parse(text))
  if (parsed.success) return parsed.data
  throw new BankUnreadable(`${shown(path)}: ${z.prettifyError(parsed.error)}`)
}
