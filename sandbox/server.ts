import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Courier } from './delivery/courier.ts'
import { createPost } from './delivery/deliver.ts'
import { httpCourier } from './delivery/http.ts'
import { eventPayload } from './delivery/payloads.ts'
import { createSocketMode } from './delivery/socket.ts'
import type { Clock } from './protocol.ts'
import { createWorkspace, furnish, furnitureFor } from './slack/create.ts'
import { SlackError } from './slack/error.ts'
import { type Json, recordsIn } from './slack/json.ts'
import { createLimits } from './slack/limits.ts'
import { readManifest } from './slack/manifest.ts'
import { setClock, setFaults } from './slack/settings.ts'
import {
  type AllFaults,
  NO_FAULTS,
  SLACK_TIMERS,
  type Timers,
  type Workspace,
} from './slack/workspace.ts'
import { control, messagesFor } from './web/control.ts'
import { isForUs } from './web/http.ts'
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
  /** Do what `POST /_control/<name>` does. */
  readonly control: (name: string, body?: Json) => Promise<Json>
  /** What `GET /_control/messages/<place>` says: a channel, or `@<user>` for the bot's direct message. */
  readonly messages: (place: string) => Promise<readonly Json[]>
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
  let port = 0
  const { sandbox, limits, socket, post } = assemble(options, () => `http://127.0.0.1:${port}`)
  const server = createServer((request, response) => {
    route({ sandbox, limits, connect: socket.ticket, port }, request, response)
  })
  // Longer than any client keeps a connection: one that is closed as it is used again is a call that fails.
  server.keepAliveTimeout = 120_000
  server.on('upgrade', (request, stream, head) => {
    if (isForUs(request, port)) socket.upgrade(request, stream, head)
    else stream.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  port = portOf(server.address())
  const close = async () => {
    post.close()
    socket.close()
    sandbox.hub.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const { connections } = socket
  return { ...sandbox, ...driven(sandbox), connections, idle: post.idle, close }
}

/** The parts, wired to each other. */
function assemble(options: Options, url: () => string) {
  const hub = createHub()
  const furniture = furnitureFor(options.empty === true)
  const ws = createWorkspace({
    manifest: readManifest(options.manifest),
    timers: { ...SLACK_TIMERS, ...options.timers },
    faults: { ...NO_FAULTS, ...options.faults },
    furniture,
    ...(options.now !== undefined && { now: options.now }),
    url,
    tell: (update, to) => {
      hub.tell(update, to)
      if (update.type === 'clock') options.clockChanged?.(update.clock)
    },
    happen: (subscription, event) => {
      const { events } = ws.manifest
      if (events === 'all' || events.has(subscription)) post.report(eventPayload(ws, event))
    },
  })
  const socket = createSocketMode(ws, () => tellConnected())
  let courier: Courier = socket
  const tellConnected = () => hub.tell({ type: 'bot', connected: courier.connected() }, 'everyone')
  const deliverTo = (where: string) => {
    const proper = URL.canParse(where) && /^https?:$/.test(new URL(where).protocol)
    if (where !== 'socket' && !proper) throw new SlackError('invalid_url')
    courier = where === 'socket' ? socket : httpCourier(ws, where)
    tellConnected()
  }
  if (options.deliverTo) deliverTo(options.deliverTo)
  const post = createPost(ws, () => courier)
  const limits = options.rateLimits === false ? null : createLimits(ws.real)
  const sandbox: Sandbox = {
    ws,
    stage: { ws, post },
    hub,
    furniture,
    startedAt: ws.clock.now(),
    connected: () => courier.connected(),
    setClock: (change) => setClock(ws, change),
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
    deliverTo,
  }
  return { sandbox, limits, socket, post }
}

/** What a test in the same process needs beside the sandbox itself. */
function driven(sandbox: Sandbox) {
  const { ws, hub } = sandbox
  const { botToken, appToken, signingSecret } = ws.app
  return {
    url: ws.url(),
    apiUrl: `${ws.url()}/api/`,
    botToken,
    appToken,
    signingSecret,
    control: (name: string, body: Json = {}) => control(sandbox, name, body),
    messages: async (place: string) => recordsIn((await messagesFor(sandbox, place, {})).messages),
    until: (holds: (ws: Workspace) => boolean, milliseconds = 5_000) =>
      hub.until(() => holds(ws), milliseconds),
  }
}

function portOf(address: string | AddressInfo | null): number {
  return typeof address === 'object' && address ? address.port : 0
}
