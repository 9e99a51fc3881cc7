import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { HTTPReceiver, type Logger } from '@slack/bolt'
import type { Door } from './receivers.ts'

/** Slack's own payloads stay far below. */
const MOST_BODY_BYTES = 1_000_000
/** How far Slack's clock may be ahead of ours. */
const MOST_AHEAD_S = 5 * 60
/** How long a request may take to arrive. */
const ARRIVAL_MS = 10_000
/** How long closing waits for answers that are under way. */
const CLOSING_MS = 5_000

export interface HttpOptions {
  readonly signingSecret: string
  readonly host: string
  readonly port: number
  readonly logger: Logger
  /** The time of day, to which Slack's signatures belong; milliseconds since 1970. */
  readonly wall: () => number
}

/** Takes Slack's signed requests at `/slack/events`, and says at `/healthz` that it runs. */
export function httpDoor({ signingSecret, host, port, logger, wall }: HttpOptions): Door {
  const bolt = new HTTPReceiver({ signingSecret, logger, bodyLimit: MOST_BODY_BYTES })
  const server = createServer({ requestTimeout: ARRIVAL_MS }, (request, response) => {
    // Not through URL, which throws at an address such as `//`: anybody could end the process with it.
    const [pathname] = (request.url ?? '').split('?', 1)
    if (pathname === '/healthz' && request.method === 'GET') return end(response, 200, 'ok\n')
    if (pathname !== '/slack/events' || request.method !== 'POST') return end(response, 404)
    // Bolt checks the signature and refuses what is too old, but not what is from the future.
    if (isAhead(request, wall())) return end(response, 401)
    bolt.requestListener(request, response)
  })
  return {
    init: (app) => bolt.init(app),
    start: () => listening(server, host, port),
    stop: () => closed(server),
    address: () => addressOf(server),
  }
}

function isAhead(request: IncomingMessage, now: number): boolean {
  const at = Number(request.headers['x-slack-request-timestamp'])
  return !Number.isFinite(at) || at > now / 1_000 + MOST_AHEAD_S
}

function end(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text)
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

/** Answers what has arrived; hangs up on those who only keep the line open, and in the end on everybody. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
    server.close((error) => {
      clearTimeout(patience)
      if (error) reject(error)
      else resolve()
    })
    server.closeIdleConnections()
  })
}

function addressOf(server: Server): string | undefined {
  const address = server.address()
  if (typeof address !== 'object' || !address) return undefined
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}
