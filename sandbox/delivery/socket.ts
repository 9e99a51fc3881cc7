import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { isRecord, jsonFrom, textIn } from '../slack/json.ts'
import { bound, note, type Workspace } from '../slack/workspace.ts'
import type { Ack, Courier, Parcel } from './courier.ts'

/** Slack's bound of connections for one app. */
const MOST_CONNECTIONS = 10
const TICKET_MS = 30_000
const DEBUG_RECONNECT_MS = 360_000

/** Socket Mode: tickets, connections, and parcels to any one of them. */
export interface SocketMode extends Courier {
  /** A one-time address, as `apps.connections.open` gives it. */
  readonly ticket: () => string
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** End every connection as Slack does now and then: a warning first, then `refresh_requested`. */
  readonly refresh: (reason?: 'refresh_requested' | 'link_disabled') => void
  /** The same for the connection that has been open longest: each of them has its own hours. */
  readonly refreshOldest: () => void
  /** Cut every connection without a word, as networks do. */
  readonly cut: () => void
  readonly connections: () => number
  readonly close: () => void
}

/** Run Socket Mode for the workspace. `changed` is called when the bot comes or goes. */
export function createSocketMode(ws: Workspace, changed: () => void): SocketMode {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 })
  const tickets = new Map<string, number>()
  const open: WebSocket[] = []
  const waiting = new Map<string, (ack: Ack) => void>()
  let turn = 0

  const leave = (socket: WebSocket) => {
    const at = open.indexOf(socket)
    if (at < 0) return
    open.splice(at, 1)
    changed()
  }
  const enter = (socket: WebSocket, debug: boolean) => {
    if (open.length >= MOST_CONNECTIONS) {
      say(socket, { type: 'disconnect', reason: 'too_many_websockets', debug_info: DEBUG })
      socket.close()
      return
    }
    open.push(socket)
    socket.on('message', (raw) => settle(waiting, raw))
    socket.on('close', () => leave(socket))
    socket.on('error', () => leave(socket))
    keepAlive(ws, socket)
    say(socket, hello(ws, open.length, debug))
    if (debug) setTimeout(() => refreshOne(ws, socket), DEBUG_RECONNECT_MS).unref()
    changed()
  }

  return {
    ticket: () => {
      const ticket = randomBytes(18).toString('base64url')
      tickets.set(ticket, ws.real() + TICKET_MS)
      bound(tickets, 100)
      return `${ws.url().replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${ws.app.appId}`
    },
    upgrade: (request, socket, head) => {
      const { searchParams, pathname } = new URL(request.url ?? '/', ws.url())
      const ticket = searchParams.get('ticket') ?? ''
      const until = tickets.get(ticket) ?? 0
      tickets.delete(ticket)
      if (pathname !== '/link/' || until < ws.real()) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
        return
      }
      const debug = searchParams.get('debug_reconnects') === 'true'
      server.handleUpgrade(request, socket, head, (made) => enter(made, debug))
    },
    send: (parcel) => {
      const ready = open.filter((socket) => socket.readyState === socket.OPEN)
      const socket = ready[turn++ % Math.max(1, ready.length)]
      if (!socket) return Promise.resolve({ ok: false, reason: 'connection_failed' })
      say(socket, envelope(parcel))
      return new Promise((resolve) => {
        // The same parcel may go out twice; its first acknowledgement answers both.
        const before = waiting.get(parcel.id)
        waiting.set(parcel.id, (ack) => {
          before?.(ack)
          resolve(ack)
        })
        bound(waiting, 2_000)
      })
    },
    refresh: (reason = 'refresh_requested') => {
      for (const socket of [...open]) refreshOne(ws, socket, reason)
    },
    refreshOldest: () => {
      const [oldest] = open
      if (oldest) refreshOne(ws, oldest)
    },
    cut: () => {
      for (const socket of [...open]) socket.terminate()
    },
    connections: () => open.length,
    connected: () => open.length > 0,
    close: () => {
      for (const socket of [...open]) socket.terminate()
      server.close()
    },
  }
}

const DEBUG = { host: 'sandbox' }

function say(socket: WebSocket, message: unknown): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
}

function hello(ws: Workspace, connections: number, debug: boolean) {
  const seconds = debug ? DEBUG_RECONNECT_MS / 1000 : 18_060
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { ...DEBUG, build_number: 1, approximate_connection_time: seconds },
    connection_info: { app_id: ws.app.appId },
  }
}

function envelope({ id, kind, payload, acceptsAnswer, retry }: Parcel) {
  return {
    envelope_id: id,
    type: kind,
    accepts_response_payload: acceptsAnswer,
    payload,
    ...(kind === 'events_api' && {
      retry_attempt: retry?.attempt ?? 0,
      retry_reason: retry?.reason ?? '',
    }),
  }
}

function settle(waiting: Map<string, (ack: Ack) => void>, raw: RawData): void {
  const ack = jsonFrom(String(raw))
  if (!isRecord(ack)) return
  const id = textIn(ack, 'envelope_id') ?? ''
  waiting.get(id)?.({ ok: true, answer: ack.payload })
  waiting.delete(id)
}

function keepAlive(ws: Workspace, socket: WebSocket): void {
  let alive = true
  socket.on('pong', () => {
    alive = true
  })
  const timer = setInterval(() => {
    if (!alive) return socket.terminate()
    alive = false
    socket.ping()
  }, ws.timers.pingMs)
  timer.unref()
  socket.on('close', () => clearInterval(timer))
}

function refreshOne(ws: Workspace, socket: WebSocket, reason = 'refresh_requested'): void {
  const { disconnectMs } = ws.timers
  note(ws, { kind: 'socket', what: 'disconnect', outcome: reason, milliseconds: 0, detail: {} })
  if (reason === 'refresh_requested') {
    say(socket, { type: 'disconnect', reason: 'warning', debug_info: DEBUG })
  } else {
    say(socket, { type: 'disconnect', reason, debug_info: DEBUG })
    socket.close()
    return
  }
  const last = () => {
    say(socket, { type: 'disconnect', reason, debug_info: DEBUG })
    socket.close()
  }
  setTimeout(last, disconnectMs).unref()
}
