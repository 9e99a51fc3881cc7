/** The races on a real Postgres: the one that PG_URL names, or one of this machine, started for the purpose. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Order, type Verdict, verdict } from './harness.ts'
import { race } from './races.ts'

const HARM = [
  ...['lost', 'doubled', 'overlapping', 'wronged', 'faults', 'sentTwice', 'unsent'],
  ...['unaudited', 'chainBroken', 'mailLost', 'mailTwice'],
]
const STARTING_MS = 30_000

interface Server {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** In a new database each round. */
export async function postgres(order: Order): Promise<Verdict> {
  const server = await reachable()
  if (!server) {
    order.say(
      'there is no Postgres here. Set PG_URL, or install postgresql (apt-get install postgresql).',
    )
    return { rounds: 0, missing: true, ok: false }
  }
  try {
    const found: Record<string, number>[] = []
    for (let round = 1; round <= order.rounds; round++) {
      const url = new URL(server.url)
      url.pathname = `/torture_${process.pid}_${round}`
      await sql(server.url, `create database ${url.pathname.slice(1)}`)
      found.push(await race(url.href, order))
      await sql(server.url, `drop database ${url.pathname.slice(1)} with (force)`)
      order.say(`round ${round}: ${JSON.stringify(found.at(-1))}`)
    }
    return verdict(found, HARM)
  } finally {
    await server.stop()
  }
}

async function reachable(): Promise<Server | undefined> {
  const { PG_URL } = process.env
  if (PG_URL) return { url: PG_URL, stop: async () => {} }
  const folder = programs()
  return folder === undefined ? undefined : await started(folder)
}

/** Where `initdb` and `postgres` are: on the path, or where Debian keeps them. */
function programs(): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter)
  const debian = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed()
  return [...debian, ...onPath].find((folder) => existsSync(join(folder, 'initdb')))
}

/** A server of our own on a socket in a folder of our own. */
async function started(folder: string): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), 'loopwright-pg-'))
  const as = owner()
  if ('uid' in as) chownSync(data, as.uid, as.gid)
  const options = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  execFileSync(join(folder, 'initdb'), options, { ...as, stdio: 'ignore' })
  const child = spawn(
    join(folder, 'postgres'),
    ['-D', data, '-k', data, '-c', 'listen_addresses='],
    {
      ...as,
      stdio: 'ignore',
    },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(data)}`
  await answering(url)
  return {
    url,
    stop: async () => {
      child.kill('SIGINT')
      await ended
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Postgres refuses to run as root. */
function owner(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function answering(url: string): Promise<void> {
  const until = performance.now() + STARTING_MS
  for (;;) {
    try {
      return await sql(url, 'select 1')
    } catch (error) {
      if (performance.now() > until) throw error
      await sleep(100)
    }
  }
}

async function sql(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
