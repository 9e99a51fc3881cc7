/** What this machine has to prove questions with. */
import { execFile } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** Programs by the name authors know them under. */
export type Program =
  | 'go'
  | 'gofmt'
  | 'rustc'
  | 'rustfmt'
  | 'gcc'
  | 'g++'
  | 'sh'
  | 'bash'
  | 'python3'

export interface Machine {
  /** Where a program is, or nothing if it is not installed. */
  readonly programs: ReadonlyMap<Program, string>
  /** What to put before a command so that it has no network but its own loopback. */
  readonly cutOff: readonly string[] | undefined
  /** Where Go keeps what it has compiled; sharing it saves a minute. */
  readonly goCache: string | undefined
  /** The Go release, such as `1.26`. */
  readonly goRelease: string
}

const PROGRAMS: readonly Program[] = [
  'go',
  'gofmt',
  'rustc',
  'rustfmt',
  'gcc',
  'g++',
  'sh',
  'bash',
  'python3',
]

const ask = promisify(execFile)

/** Look around once; the answer holds for the run. */
export async function lookAround(): Promise<Machine> {
  const found = PROGRAMS.flatMap((name) => {
    const path = onPath(name)
    return path ? [[name, path] as const] : []
  })
  const programs = new Map(found)
  const rust = await answer(programs.get('rustc'), ['--print', 'sysroot'])
  // Version managers put slow stand-ins on the path, which also need their owner's home.
  if (rust)
    for (const name of ['rustc', 'rustfmt'] as const)
      redirect(programs, name, join(rust, 'bin', name))
  const python = await answer(programs.get('python3'), ['-c', 'import sys; print(sys.executable)'])
  if (python) redirect(programs, 'python3', python)
  const goVersion = await answer(programs.get('go'), ['env', 'GOVERSION'])
  return {
    programs,
    cutOff: await wayToCutOff(),
    goCache: await answer(programs.get('go'), ['env', 'GOCACHE']),
    goRelease: /^go(\d+\.\d+)/.exec(goVersion ?? '')?.[1] ?? '1.22',
  }
}

/** A network namespace of its own, as root or through a user namespace; nothing where neither is allowed. */
async function wayToCutOff(): Promise<readonly string[] | undefined> {
  const path = onPath('unshare')
  if (!path) return undefined
  const loopback = `sh -c 'ip link set lo up 2>/dev/null; exec "$@"' sh`
  for (const flags of ['-n', '-rn'])
    if ((await answer(path, [flags, 'true'])) !== undefined) return [path, flags, loopback]
  return undefined
}

async function answer(
  program: string | undefined,
  args: readonly string[],
): Promise<string | undefined> {
  if (!program) return undefined
  const asked = ask(program, [...args], { timeout: 30_000 })
  return asked.then(({ stdout }) => stdout.trim()).catch(() => undefined)
}

function redirect(programs: Map<Program, string>, name: Program, path: string): void {
  if (programs.has(name) && isProgram(path)) programs.set(name, path)
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, name)).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
