/** Fresh folders, and programs started in them under the limits of a verification. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clearAway, clearAwayNow } from './clear.ts'
import type { Machine, Program } from './machine.ts'
import { type Ended, endAll, execute } from './process.ts'
import type { Step } from './recipe.ts'

const RUN_MS = 30_000
const COMPILE_MS = 120_000
const MEGABYTES = 512
/** A sanitizer keeps notes on every byte; the program itself gets about what the others do. */
const RESERVING_MEGABYTES = 1024

const SQLITE = fileURLToPath(new URL('run-sqlite.ts', import.meta.url))

export interface Workshop {
  readonly machine: Machine
  /** Work in a folder with these files, which is gone afterwards. */
  readonly inFolder: <T>(files: Files, work: (folder: string) => Promise<T>) => Promise<T>
  readonly start: (step: Step, folder: string, stdin?: string) => Promise<Ended>
}

export type Files = Readonly<Record<string, string>>

export function workshopOn(machine: Machine): Workshop {
  return {
    machine,
    inFolder,
    start: (step, folder, stdin) =>
      execute({
        argv: argvOf(step, machine),
        cwd: folder,
        env: envFor(machine, folder),
        limits: limitsOf(step, machine),
        ...(stdin === undefined ? {} : { stdin }),
      }),
  }
}

const benches = new Set<string>()

/** End what runs and remove what was made, at once. For when we are told to stop. */
export function abandon(): void {
  endAll()
  for (const bench of benches) clearAwayNow(bench)
}

/** A home is made beside the folder, so that a program sees nothing in its folder but its own files. */
async function inFolder<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const bench = await mkdtemp(join(tmpdir(), 'loopwright-check-'))
  const folder = join(bench, 'work')
  benches.add(bench)
  try {
    await write(join(bench, 'home'), HOME_FILES)
    await mkdir(folder)
    await write(folder, files)
    return await work(folder)
  } finally {
    await clearAway(bench)
    benches.delete(bench)
  }
}

/** Otherwise the go command leaves a process behind that counts its use. */
const HOME_FILES: Files = { '.config/go/telemetry/mode': 'off', 'tmp/.keep': '' }

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), content)
  }
}

function argvOf({ argv }: Step, { programs }: Machine): readonly string[] {
  const [first = '', ...rest] = argv
  if (first === 'sqlite') return [process.execPath, SQLITE, ...rest]
  const named = new Map<string, string>([...programs])
  return [named.get(first) ?? first, ...rest]
}

function limitsOf({ reserves, compiles }: Step, { cutOff }: Machine) {
  return {
    milliseconds: compiles ? COMPILE_MS : RUN_MS,
    ...(compiles ? {} : { megabytes: reserves ? RESERVING_MEGABYTES : MEGABYTES }),
    count: reserves ? ('resident' as const) : ('data' as const),
    ...(cutOff ? { cutOff } : {}),
  }
}

/** Nothing of the person who runs this: no home, no proxies, no tokens. */
function envFor({ goCache }: Machine, folder: string): Record<string, string> {
  const home = join(folder, '..', 'home')
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    // Not the folder itself: the go command ignores a module in the temporary folder.
    TMPDIR: join(home, 'tmp'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    GOCACHE: goCache ?? join(home, '.cache'),
    GOPATH: join(home, '.go'),
    GOTOOLCHAIN: 'local',
    GOPROXY: 'off',
    GOFLAGS: '-buildvcs=false',
    PYTHONDONTWRITEBYTECODE: '1',
  }
}

/** Whether the machine has what a step of that name needs. */
export function has(machine: Machine, needs: Program | 'node'): boolean {
  return needs === 'node' || machine.programs.has(needs)
}
