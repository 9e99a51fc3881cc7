import type { ServerResponse } from 'node:http'
import type { Update } from '../protocol.ts'

const MOST_PAGES = 64
const MOST_BUFFERED = 8 * 1024 * 1024

/** The open pages, and tests that wait for something to change. */
export interface Hub {
  readonly tell: (update: Update, to: readonly string[] | 'everyone') => void
  /** Add a page; `first` makes what it begins with, and begins with again after a reset. */
  readonly join: (as: string, response: ServerResponse, first: () => unknown) => void
  readonly restart: () => void
  /** Resolves true as soon as `holds`, or false after so many milliseconds. */
  readonly until: (holds: () => boolean, milliseconds: number) => Promise<boolean>
  readonly close: () => void
}

/** Make the hub. */
export function createHub(): Hub {
  const pages = new Map<ServerResponse, { as: string; first: () => unknown }>()
  const waiting = new Set<() => void>()
  const heartbeat = setInterval(() => {
    for (const page of pages.keys()) page.write(': still here\n\n')
  }, 15_000)
  heartbeat.unref()
  return {
    tell: (update, to) => {
      for (const [page, { as }] of pages) {
        if (to === 'everyone' || to.includes(as)) page.write(eventOf(update))
        // A page that does not read gets cut off; it comes back by itself and begins anew.
        if (page.writableLength > MOST_BUFFERED) page.destroy()
      }
      for (const look of [...waiting]) look()
    },
    join: (as, response, first) => {
      if (pages.size >= MOST_PAGES) pages.keys().next().value?.end()
      const begin = eventOf(first())
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      response.write(begin)
      pages.set(response, { as, first })
      response.on('close', () => pages.delete(response))
    },
    restart: () => {
      for (const [page, { first }] of pages) page.write(eventOf(first()))
    },
    until: (holds, milliseconds) =>
      new Promise((resolve) => {
        const done = (held: boolean) => {
          waiting.delete(look)
          clearTimeout(timer)
          resolve(held)
        }
        const look = () => {
          if (holds()) done(true)
        }
        const timer = setTimeout(() => done(holds()), milliseconds)
        waiting.add(look)
        look()
      }),
    close: () => {
      clearInterval(heartbeat)
      for (const page of pages.keys()) page.end()
    },
  }
}

function eventOf(update: unknown): string {
  return `data: ${JSON.stringify(update)}\n\n`
}
