/** A few threads that plan loops, so that a long search holds up neither Slack nor the next search. */
import { Worker } from 'node:worker_threads'
import type { Planner } from '../app/planner.ts'
import { PlannerFault } from '../core/scheduling/problem.ts'
import type { PlanReply, PlanRequest } from './messages.ts'

/** A search that somebody waits for. */
interface Job {
  readonly request: PlanRequest
  readonly resolve: (reply: Answered) => void
  readonly reject: (reason: unknown) => void
}

interface Thread {
  readonly worker: Worker
  job: Job | undefined
}

type Answered = Extract<PlanReply, { kind: 'answer' | 'offers' | 'why' }>

const THREADS = 4

/** A planner on up to `most` threads, each started when first needed and kept. More searches than that wait. */
export function planPool(most = THREADS): Planner {
  const threads: Thread[] = []
  const waiting: Job[] = []

  function start(): Thread {
    const worker = new Worker(new URL('./plan-worker.ts', import.meta.url))
    const thread: Thread = { worker, job: undefined }
    worker.on('message', (reply: PlanReply) => {
      const { job } = thread
      thread.job = undefined
      worker.unref()
      if (job) settle(job, reply)
      give()
    })
    worker.on('error', (error) => lose(thread, error))
    worker.on('exit', () => lose(thread, new Error('the planning thread ended')))
    worker.unref()
    threads.push(thread)
    return thread
  }

  /** A thread that died takes only its own search with it. */
  function lose(thread: Thread, reason: unknown): void {
    const at = threads.indexOf(thread)
    if (at >= 0) threads.splice(at, 1)
    thread.job?.reject(reason)
    thread.job = undefined
    give()
  }

  function give(): void {
    while (waiting.length > 0) {
      const idle = threads.find(({ job }) => !job) ?? (threads.length < most ? start() : undefined)
      const job = idle && waiting.shift()
      if (!idle || !job) return
      idle.job = job
      // A thread keeps the process alive only while somebody waits for it.
      idle.worker.ref()
      idle.worker.postMessage(job.request)
    }
  }

  function ask(asked: Omit<PlanRequest, 'cancelled'>, signal?: AbortSignal): Promise<Answered> {
    const cancelled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
    const { promise, resolve, reject } = Promise.withResolvers<Answered>()
    const job: Job = { request: { ...asked, cancelled }, resolve, reject }
    const abort = () => {
      Atomics.store(cancelled, 0, 1)
      const at = waiting.indexOf(job)
      if (at >= 0) waiting.splice(at, 1)
      reject(signal?.reason)
    }
    if (signal?.aborted) {
      abort()
      return promise
    }
    signal?.addEventListener('abort', abort, { once: true })
    waiting.push(job)
    give()
    return promise.finally(() => signal?.removeEventListener('abort', abort))
  }

  async function close(): Promise<void> {
    const reason = new Error('the planner is closed')
    for (const job of waiting.splice(0)) job.reject(reason)
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }

  return {
    async plan(problem, signal) {
      const reply = await ask({ problem }, signal)
      if (reply.kind !== 'answer') throw new Error('the thread answered another question')
      return reply.answer
    },
    async offer(problem, how, signal) {
      const reply = await ask({ problem, offers: how }, signal)
      if (reply.kind !== 'offers') throw new Error('the thread answered another question')
      return reply.offers
    },
    async explain(problem, plan, signal) {
      const reply = await ask({ problem, plan }, signal)
      if (reply.kind !== 'why') throw new Error('the thread answered another question')
      return reply.why
    },
    close,
  }
}

function settle({ resolve, reject }: Job, reply: PlanReply): void {
  switch (reply.kind) {
    case 'answer':
    case 'offers':
    case 'why':
      resolve(reply)
      return
    case 'refused':
      reject(new PlannerFault(reply.message))
      return
    case 'fault':
      reject(Object.assign(new Error(reply.message), { stack: reply.stack }))
  }
}
