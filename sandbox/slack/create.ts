import { randomBytes } from 'node:crypto'
import { channels } from '../furniture/channels.ts'
import { type Furniture, faultsIn } from '../furniture/furniture.ts'
import { meetings } from '../furniture/meetings.ts'
import { founder, people } from '../furniture/people.ts'
import type { Update } from '../protocol.ts'
import { createClock } from './clock.ts'
import type { Json } from './json.ts'
import type { Manifest } from './manifest.ts'
import {
  type AllFaults,
  type AppIdentity,
  NO_FAULTS,
  type Person,
  type Timers,
  type Workspace,
} from './workspace.ts'

/** What a workspace is made of. */
export interface Making {
  readonly manifest: Manifest
  readonly timers: Timers
  readonly faults: AllFaults
  readonly furniture: Furniture
  readonly now?: number
  readonly url: () => string
  readonly tell: (update: Update, to: readonly string[] | 'everyone') => void
  readonly happen: (subscription: string, event: Json) => void
}

const BOT_USER = 'U0LOOPWRIGHT'

/** The app's place in the workspace; secrets are new on each start. */
function newIdentity(): AppIdentity {
  const secret = (bytes: number) => randomBytes(bytes).toString('hex')
  return {
    teamId: 'T0SANDBOX',
    teamName: 'Sandbox',
    teamDomain: 'sandbox',
    appId: 'A0LOOPWRIGHT',
    botId: 'B0LOOPWRIGHT',
    botUser: BOT_USER,
    botToken: `xoxb-0000000000-0000000000-${secret(12)}`,
    appToken: `xapp-1-A0LOOPWRIGHT-0000000000-${secret(32)}`,
    signingSecret: secret(16),
  }
}

/** Make a workspace and put its furniture in. */
export function createWorkspace(making: Making): Workspace {
  const real = () => Date.now()
  const clock = createClock(real, making.now)
  const ws: Workspace = {
    app: newIdentity(),
    manifest: making.manifest,
    timers: making.timers,
    clock,
    real,
    url: making.url,
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    unread: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    log: [],
    faults: { now: { ...NO_FAULTS, ...making.faults } },
    newId: idMaker(),
    newTs: tsMaker(clock.now),
    tell: making.tell,
    happen: making.happen,
  }
  furnish(ws, making.furniture)
  return ws
}

/** Ids as Slack's look, unique while the server runs. */
function idMaker(): (prefix: string) => string {
  const base = randomBytes(3).toString('hex').toUpperCase()
  let count = 0
  return (prefix) => `${prefix}${base}${(++count).toString(36).toUpperCase().padStart(4, '0')}`
}

const TS_REMEMBERED = 200_000

/** Message ids from the workspace's clock: seconds and six decimals, never twice the same, even
 *  when the clock stands still or is set back. */
function tsMaker(now: () => number): () => string {
  const issued = new Set<number>()
  return () => {
    let micros = Math.floor(now()) * 1000
    while (issued.has(micros)) micros++
    issued.add(micros)
    if (issued.size > TS_REMEMBERED) issued.clear()
    const rest = String(micros % 1_000_000).padStart(6, '0')
    return `${String(Math.floor(micros / 1_000_000)).padStart(10, '0')}.${rest}`
  }
}

/** Empty the workspace and put the furniture in again. */
export function furnish(ws: Workspace, furniture: Furniture): void {
  const everyone = [...furniture.people, botOf(ws)]
  const faults = faultsIn({ ...furniture, people: everyone })
  if (faults.length > 0) throw new Error(`The furniture is broken:\n${faults.join('\n')}`)
  const { people, channels, messages, views, stacks, homes, files, unread } = ws
  for (const map of [people, channels, messages, views, stacks, homes, files, unread]) map.clear()
  for (const map of [ws.triggers, ws.responseUrls]) map.clear()
  ws.log.length = 0
  for (const person of everyone) ws.people.set(person.id, person)
  for (const channel of furniture.channels) ws.channels.set(channel.id, channel)
}

function botOf(ws: Workspace): Person {
  return {
    id: ws.app.botUser,
    name: ws.manifest.name.toLowerCase().replaceAll(' ', '-'),
    realName: ws.manifest.name,
    title: '',
    email: '',
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    isAdmin: false,
    isBot: true,
    deleted: false,
  }
}

/** The furniture of a workspace: furnished, or one admin and an empty channel. */
export function furnitureFor(empty: boolean): Furniture {
  const there = empty ? founder : people
  const everybody = there.filter((p) => !p.deleted).map((p) => p.id)
  const all = channels(everybody, BOT_USER)
  return {
    people: there,
    channels: empty ? all.filter((c) => c.name === 'general') : all,
    meetings: empty ? [] : meetings,
  }
}
