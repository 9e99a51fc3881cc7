/** Fetch the text at an address that a person typed: bounded in time, size and reach. */
import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { fetchable, isOpen } from './addresses.ts'
import { CutOff, TooBig, textOf } from './body.ts'
import type { Trouble } from './trouble.ts'

export interface Wanted {
  readonly address: string
  /** What the last full answer carried, to be told if nothing changed. */
  readonly etag?: string
  readonly lastModified?: string
  /** Origins of the operator's own network that may be read, such as `https://cloud.internal`. */
  readonly allowedOrigins: readonly string[]
  readonly mostBytes: number
}

export type Download =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly etag?: string
      readonly lastModified?: string
    }
  | { readonly kind: 'failed'; readonly trouble: Trouble; readonly retryAfter?: string }

const REDIRECTS = 3
const MOST_HEADER = 1000
const BAD_CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS/

/** The address's host is not on the open internet. */
class ClosedAddress extends Error {}

/** Get what is at the address. Whatever goes wrong out there is an answer, not an error. */
export async function download(wanted: Wanted, signal: AbortSignal): Promise<Download> {
  try {
    return await follow(wanted, signal)
  } catch (error) {
    return failed(troubleOf(error, signal))
  }
}

async function follow(wanted: Wanted, signal: AbortSignal): Promise<Download> {
  let address = wanted.address
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const url = fetchable(address, wanted.allowedOrigins)
    if (url === undefined)
      return failed({ code: hop === 0 ? refusedAs(address) : 'closed-address' })
    const response = await get(url, wanted, signal)
    const next = response.headers.location
    if (!isRedirect(response) || next === undefined) return await answerOf(response, wanted)
    response.destroy()
    address = URL.parse(next, url)?.href ?? ''
  }
  return failed({ code: 'too-many-redirects' })
}

function get(url: URL, wanted: Wanted, signal: AbortSignal): Promise<IncomingMessage> {
  const { allowedOrigins, etag, lastModified } = wanted
  const request = url.protocol === 'https:' ? overHttps : overHttp
  const isAllowed = allowedOrigins.includes(url.origin)
  return new Promise((resolve, reject) => {
    request(
      url,
      {
        signal,
        // No agent: a kept connection would skip the look-up, and with it the check.
        agent: false,
        ...(!isAllowed && { lookup: openOnly(lookup) }),
        headers: {
          accept: 'text/calendar, */*;q=0.1',
          'accept-encoding': 'gzip, deflate, br',
          'user-agent': 'Loopwright',
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
        },
      },
      resolve,
    )
      .on('error', reject)
      .end()
  })
}

/**
 * A look-up that refuses a host with any address off the open internet. The connection is made to the very
 * addresses that were checked, so that a name cannot mean one thing when asked and another when dialled.
 */
export function openOnly(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const [first] = addresses ?? []
      if (error !== null) callback(error, '')
      else if (first === undefined || !addresses.every(({ address }) => isOpen(address))) {
        callback(new ClosedAddress(), '')
      } else if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

async function answerOf(response: IncomingMessage, wanted: Wanted): Promise<Download> {
  const status = response.statusCode ?? 0
  if (status !== 200) {
    response.destroy()
    const wasAsked = wanted.etag !== undefined || wanted.lastModified !== undefined
    if (status === 304 && wasAsked) return { kind: 'unchanged' }
    return failed(troubleOfStatus(status), response.headers['retry-after'])
  }
  const { etag, 'last-modified': lastModified } = response.headers
  return {
    kind: 'text',
    text: await textOf(response, wanted.mostBytes),
    ...(isKept(etag) && { etag }),
    ...(isKept(lastModified) && { lastModified }),
  }
}

function troubleOf(error: unknown, signal: AbortSignal): Trouble {
  if (signal.aborted) return { code: 'too-slow' }
  if (error instanceof ClosedAddress) return { code: 'closed-address' }
  if (error instanceof TooBig) return { code: 'too-big' }
  if (error instanceof CutOff) return { code: 'cut-off' }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (BAD_CERTIFICATE.test(code)) return { code: 'certificate' }
  if (/^(ENOTFOUND|EAI_NODATA|EAI_NONAME)$/.test(code)) return { code: 'no-such-server' }
  return { code: 'no-answer' }
}

function troubleOfStatus(status: number): Trouble {
  if (status === 401 || status === 403 || status === 407) return { code: 'signed-in-only' }
  if (status === 404 || status === 410) return { code: 'gone' }
  return { code: 'server-trouble', status }
}

function refusedAs(address: string): 'bad-address' | 'closed-address' {
  const url = URL.parse(address.trim())
  return url?.protocol === 'https:' && url.username === '' && url.password === ''
    ? 'closed-address'
    : 'bad-address'
}

function isRedirect({ statusCode = 0 }: IncomingMessage): boolean {
  return [301, 302, 303, 307, 308].includes(statusCode)
}

/** Sent back as they came, so only what fits in a header line. */
function isKept(header: string | undefined): header is string {
  return header !== undefined && header.length <= MOST_HEADER && /^[\x20-\x7e]+$/.test(header)
}

function failed(trouble: Trouble, retryAfter?: string): Download {
  return { kind: 'failed', trouble, ...(retryAfter !== undefined && { retryAfter }) }
}
