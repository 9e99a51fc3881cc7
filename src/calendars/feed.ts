/** A person's published calendar: fetched, read and forgotten but for the spans in which they are busy. */
import { Worker } from 'node:worker_threads'
import type { FeedRead } from '../core/calendar-feeds.ts'
import type { Instant, Span } from '../core/time.ts'
import type { Busy } from './busy.ts'
import { instantFrom } from './clock.ts'
import { type Download, download } from './download.ts'
import type { Owner } from './entries.ts'
import type { Job } from './read-worker.ts'
import { type Trouble, troubleWords } from './trouble.ts'

export interface FeedRequest {
  readonly url: string
  /** What the last full answer carried; leave out to be given everything again. */
  readonly etag?: string
  readonly lastModified?: string
  readonly owner: Owner
  readonly within: Span
  readonly now: Instant
  /** Origins besides public https ones that may be read, such as `https://cloud.internal`. */
  readonly allowedOrigins: readonly string[]
  readonly limits?: Limits
}

export interface Limits {
  readonly bytes: number
  /** For all of it: looking up, redirects, download and reading. */
  readonly milliseconds: number
}

const LIMITS: Limits = { bytes: 5_000_000, milliseconds: 10_000 }
const MEMORY_MEGABYTES = 256

/**
 * Read the busy time of a published calendar. Titles, places and people never leave this function.
 *
 * A calendar that cannot be had or read is an answer with words for its owner, not an error.
 */
export async function readFeed(request: FeedRequest): Promise<FeedRead> {
  const { bytes, milliseconds } = request.limits ?? LIMITS
  const signal = AbortSignal.timeout(milliseconds)
  const got = await download({ ...request, address: request.url, mostBytes: bytes }, signal)
  switch (got.kind) {
    case 'unchanged':
      return got
    case 'failed':
      return failed(got.trouble, retryAt(got.retryAfter, request.now))
    case 'text':
      return readOf(got, await readApart(got.text, request, signal))
  }
}

function readOf(got: Download & { kind: 'text' }, busy: Busy | 'too-slow' | 'unread'): FeedRead {
  if (typeof busy === 'string') return failed({ code: busy })
  if (busy.kind === 'unusable') return failed({ code: busy.why })
  const { etag, lastModified } = got
  return {
    ...busy,
    ...(etag !== undefined && { etag }),
    ...(lastModified !== undefined && { lastModified }),
  }
}

/**
 * Read the text in a thread: a large calendar takes seconds, in which Slack would wait for us, and a hostile
 * one can be stopped. The thread has no environment, and its warnings, which may quote the calendar, go nowhere.
 */
function readApart(
  text: string,
  { owner, within }: FeedRequest,
  signal: AbortSignal,
): Promise<Busy | 'too-slow' | 'unread'> {
  const job: Job = { text, owner, within }
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
      workerData: job,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MEGABYTES },
    })
    const stop = () => void worker.terminate()
    signal.addEventListener('abort', stop, { once: true })
    worker.stdout.resume()
    worker.stderr.resume()
    worker.once('message', resolve)
    // Whatever brought the thread down is in the calendar; its owner is told, and nothing else is lost.
    worker.once('error', () => resolve('unread'))
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop)
      resolve(signal.aborted ? 'too-slow' : 'unread')
    })
    if (signal.aborted) stop()
  })
}

/** Retry-After in seconds or as a date (RFC 9110 10.2.3). */
function retryAt(header: string | undefined, now: Instant): Instant | undefined {
  if (header === undefined) return undefined
  const milliseconds = /^\d{1,6}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return milliseconds > 0 ? instantFrom(now + milliseconds) : undefined
}

function failed(trouble: Trouble, retry?: Instant): FeedRead {
  return {
    kind: 'failed',
    why: troubleWords(trouble),
    ...(retry !== undefined && { retryAt: retry }),
  }
}
