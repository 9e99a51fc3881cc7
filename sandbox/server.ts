import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Stage } from './acts/act.ts'
import type { Courier } from './delivery/courier.ts'
import { createPost } from './delivery/deliver.ts'
import { httpCourier } from './delivery/http.ts'
import { eventPayload } from './delivery/payloads.ts'
import { createSocketMode } from './delivery/socket.ts'
import type { Clock } from './protocol.ts'
import { createWorkspace, furnish, furnitureFor } from './slack/create.ts'
import { SlackError } from './slack/error.ts'
import { type Json, numberIn } from './slack/json.ts'
import { createLimits } from './slack/limits.ts'
import { readManifest } from './slack/manifest.ts'
import {
  type AllFaults,
  NO_FAULTS,
  SLACK_TIMERS,
  type Timers,
  type Workspace,
} from './slack/workspace.ts'
import { createHub } from './web/hub.ts'
import { route } from './web/route.ts'
import type { Sandbox } from './web/sandbox.ts'

/** How a workspace should be. */
export interface Options {
  /** 0, the default, takes any free port. */
  readonly port?: number
  /** Start bare: one admin and an empty channel. */
  readonly empty?: boolean
  /** The app's manifest, as JSON. Without it every command, event and scope is allowed. */
  readonly manifest?: unknown
  readonly faults?: Partial<AllFaults>
  /** Real-time limits; Slack's own where not given. */
  readonly timers?: Partial<Timers>
  /** Off for tests that post faster than Slack would let them. On unless false. */
  readonly rateLimits?: boolean
  /** `'socket'`, the default, or the address for signed HTTP requests. */
  readonly deliverTo?: string
  /** What the workspace's clock shows first, in milliseconds since 1970. */
  readonly now?: number
  /** Told when somebody sets, winds or stops the clock. */
  readonly clockChanged?: (clock: Clock) => void
  /** Told when the workspace went back to its furniture. */
  readonly wasReset?: () => void
}

/** A running workspace. */
export interface Slack extends Sandbox {
  /** `http://127.0.0.1:<port>`; the Web API is under `/api/`. */
  readonly url: string
  /** `url` and `/api/`: what `slackApiUrl` of a client wants. */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** Open Socket Mode connections. */
  readonly connections: () => number
  /** Resolves when nothing is on its way to the bot. */
  readonly idle: () => Promise<void>
  /** Resolves true once `holds`, false after so many milliseconds; looks at each change. */
  readonly until: (holds: (ws: Workspace) => boolean, milliseconds?: number) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Start a local Slack workspace on 127.0.0.1. @throws Error if the port is taken. */
export async function createSlack(options: Options = {}): Promise<Slack> {
  const hub = createHub()
  const furniture = furnitureFor(options.empty === true)
  let port = 0
  const ws = createWorkspace({
    manifest: readManifest(options.manifest),
    timers: { ...SLACK_TIMERS, ...options.timers },
    faults: { ...NO_FAULTS, ...options.faults },
    furniture,
    ...(options.now !== undefined && { now: options.now }),
    url: () => `http://127.0.0.1:${port}`,
    tell: hub.tell,
    happen: (subscription, event) => {
      const { events } = ws.manifest
      if (events === 'all' || events.has(subscription)) post.report(eventPayload(ws, event))
    },
  })
  const socket = createSocketMode(ws, () => tellConnected())
  let courier: Courier = socket
  const tellConnected = () => hub.tell({ type: 'bot', connected: courier.connected() }, 'everyone')
  const post = createPost(ws, () => courier)
  const limits = options.rateLimits === false ? null : createLimits(ws.real)
  const stage: Stage = { ws, post }

  const sandbox: Sandbox = {
    ws,
    stage,
    hub,
    furniture,
    startedAt: ws.clock.now(),
    connected: () => courier.connected(),
    setClock: (change) => {
      setClock(ws, change)
      options.clockChanged?.(ws.clock.shown())
    },
    setFaults: (change) => setFaults(ws, change),
    disconnect: (how = 'refresh') => {
      if (how === 'cut') socket.cut()
      else if (how === 'oldest') socket.refreshOldest()
      else socket.refresh(how === 'refresh' ? 'refresh_requested' : how)
    },
    reset: () => {
      furnish(ws, furniture)
      limits?.reset()
      ws.faults.now = NO_FAULTS
      hub.restart()
      options.wasReset?.()
    },
    deliverTo: (where) => {
      courier = where === 'socket' ? socket : httpCourier(ws, where)
      tellConnected()
    },
  }
  if (options.deliverTo) sandbox.deliverTo(options.deliverTo)

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    route({ sandbox, limits, connect: socket.ticket, port }, request, response)
  })
  server.on('upgrade', socket.upgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  port = portOf(server.address())

  return {
    ...sandbox,
    url: ws.url(),
    apiUrl: `${ws.url()}/api/`,
    botToken: ws.app.botToken,
    appToken: ws.app.appToken,
    signingSecret: ws.app.signingSecret,
    connections: socket.connections,
    idle: post.idle,
    until: (holds, milliseconds = 5_000) => hub.until(() => holds(ws), milliseconds),
    close: async () => {
      post.close()
      socket.close()
      hub.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address ? address.port : 0
}

function setClock(ws: Workspace, change: Json): void {
  const set = numberIn(change, 'set')
  const wind = numberIn(change, 'windMinutes')
  if (set === undefined && wind === undefined && typeof change.running !== 'boolean') {
    throw new SlackError('invalid_clock')
  }
  if (typeof change.running === 'boolean') ws.clock.run(change.running)
  if (set !== undefined) ws.clock.set(set)
  if (wind !== undefined) ws.clock.wind(wind * 60_000)
  ws.tell({ type: 'clock', clock: ws.clock.shown() }, 'everyone')
}

function setFaults(ws: Workspace, change: Json): void {
  const faults: Record<string, unknown> = { ...ws.faults.now }
  for (const [name, value] of Object.entries(change)) {
    const number = typeof value === 'number' && Number.isFinite(value) && value >= 0
    const fits = name === 'double' ? typeof value === 'boolean' : number
    if (!(name in NO_FAULTS) || !fits) throw new SlackError('invalid_faults')
    faults[name] = value
  }
  const count = (name: string) => numberIn(faults, name) ?? 0
  ws.faults.now = {
    delayMs: Math.min(60_000, count('delayMs')),
    double: faults.double === true,
    loseNext: count('loseNext'),
    limitNext: count('limitNext'),
    breakNext: count('breakNext'),
    breakAfterNext: count('breakAfterNext'),
    slowApiMs: Math.min(60_000, count('slowApiMs')),
  }
  ws.tell({ type: 'faults', faults: ws.faults.now }, 'everyone')
}
