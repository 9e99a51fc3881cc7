import { Worker } from 'node:worker_threads'
import type { Pictures } from '../app/pictures.ts'
import type { DrawReply } from './messages.ts'

/** How long an idle thread is kept, in milliseconds: it holds some 80 MB, and pictures come in bunches. */
const IDLE_MS = 20_000

interface Waiting {
  readonly resolve: (png: Uint8Array) => void
  readonly reject: (reason: unknown) => void
}

/** Draws in one thread, started with the first picture and ended when nobody has wanted one for a while. */
export function drawingThread(idleMs = IDLE_MS): Pictures {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last = 0

  function thread(): Worker {
    if (worker) return worker
    const fresh = new Worker(new URL('./draw-worker.ts', import.meta.url))
    fresh.on('message', (reply: DrawReply) => {
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.kind === 'drawn') asked?.resolve(reply.png)
      else asked?.reject(new Error(reply.message))
      if (waiting.size === 0) rest(fresh)
    })
    fresh.on('error', (error) => lose(fresh, error))
    fresh.on('exit', () => lose(fresh, new Error('the drawing thread ended')))
    worker = fresh
    return fresh
  }

  function rest(of: Worker): void {
    of.unref()
    idle = setTimeout(() => {
      // Given up before it ends, so that a picture wanted meanwhile finds a fresh thread.
      if (worker === of) worker = undefined
      void of.terminate()
    }, idleMs)
    idle.unref()
  }

  /** Whoever waits hears of it; the next picture starts another thread. */
  function lose(of: Worker, reason: unknown): void {
    if (worker !== of) return
    worker = undefined
    clearTimeout(idle)
    for (const { reject } of waiting.values()) reject(reason)
    waiting.clear()
  }

  return {
    draw(chart) {
      clearTimeout(idle)
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
      const id = ++last
      waiting.set(id, { resolve, reject })
      const drawing = thread()
      drawing.ref()
      drawing.postMessage({ id, chart })
      return promise
    },
    async close() {
      clearTimeout(idle)
      await worker?.terminate()
    },
  }
}
