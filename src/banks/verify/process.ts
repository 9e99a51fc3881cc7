/** Run one foreign program: alone, bounded, and gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Command {
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly limits: Limits
  readonly stdin?: string
}

export interface Limits {
  readonly milliseconds: number
  readonly megabytes?: number
  /**
   * `data` is set in the kernel before the program starts. Sanitizers and Node reserve far more
   * than they use, so for them what is resident is watched instead.
   */
  readonly count?: 'data' | 'resident'
  /** Words put before the command that take its network away. */
  readonly cutOff?: readonly string[]
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** Why we ended it, if we did. */
  readonly stopped?: string
}

const OUTPUT_CHARACTERS = 1_000_000
const WATCH_EVERY_MS = 100
/** For a child that left its group but holds our pipe. */
const PIPE_GRACE_MS = 500

const running = new Set<ChildProcess>()

/** End every program that is still running, with all it started. For when we are told to stop. */
export function endAll(): void {
  for (const child of running) endGroup(child)
}

/** Run to the end, or to a limit; everything left of its process group is then killed. */
export function execute({ argv, cwd, env, limits, stdin }: Command): Promise<Ended> {
  const child = spawn('/bin/sh', ['-c', shellFor(limits), 'sh', ...argv], {
    cwd,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  child.stdin.on('error', () => {}).end(stdin ?? '')
  let stopped: string | undefined
  const stop = (why: string) => {
    stopped ??= why
    endGroup(child)
  }
  const out = collect(child.stdout, () => stop('it wrote more than a megabyte'))
  const err = collect(child.stderr, () => stop('it wrote more than a megabyte'))
  const clock = setTimeout(
    () => stop(`it ran longer than ${limits.milliseconds / 1000} s`),
    limits.milliseconds,
  )
  const watch = watchMemory(child, limits, stop)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', () => {
      clearTimeout(clock)
      clearInterval(watch)
      running.delete(child)
      endGroup(child)
      setTimeout(
        () => [child.stdout, child.stderr].map((pipe) => pipe.destroy()),
        PIPE_GRACE_MS,
      ).unref()
    })
    child.on('close', (code, signal) => {
      const ended = { code, signal, stdout: out(), stderr: err() }
      resolve(stopped === undefined ? ended : { ...ended, stopped })
    })
  })
}

function shellFor({ megabytes, count, cutOff }: Limits): string {
  const kernel =
    megabytes && count !== 'resident' ? `ulimit -d ${megabytes * 1024} 2>/dev/null; ` : ''
  const run = cutOff ? `exec ${cutOff.join(' ')} "$@"` : 'exec "$@"'
  return `ulimit -c 0; ${kernel}${run}`
}

function collect(pipe: NodeJS.ReadableStream, onFlood: () => void): () => string {
  let text = ''
  pipe.setEncoding('utf8').on('data', (more: string) => {
    if (text.length < OUTPUT_CHARACTERS) text += more
    else onFlood()
  })
  return () => text
}

function watchMemory(
  child: ChildProcess,
  { megabytes, count }: Limits,
  stop: (why: string) => void,
) {
  if (!megabytes || count !== 'resident') return undefined
  return setInterval(() => {
    if (residentMegabytes(child.pid) > megabytes) stop(`it used more than ${megabytes} MB`)
  }, WATCH_EVERY_MS)
}

/** Nothing where there is no /proc: there the time limit alone holds. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone, with all it started.
  }
}
