import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FeedRequest, readFeed } from '../../src/calendars/feed.ts'
import { troubleWords } from '../../src/calendars/trouble.ts'
import { ana, calendarOf, thisYear } from '../support/calendar.ts'
import { at, span } from '../support/time.ts'

const meeting = calendarOf('SUMMARY:Doctor', 'DTSTART:20270308T090000Z', 'DTEND:20270308T100000Z')
const busy = [span('2027-03-08T10:00', '2027-03-08T11:00')]

let server: Server
let origin: string
let answer: RequestListener
let asked: { path: string; etag?: string; since?: string }[]

beforeAll(async () => {
  server = createServer((request, response) => {
    const { 'if-none-match': etag, 'if-modified-since': since } = request.headers
    asked.push({ path: request.url ?? '', ...(etag && { etag }), ...(since && { since }) })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
})
beforeEach(() => {
  asked = []
  answer = (_request, response) => response.end(meeting)
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

function reading(changes: Partial<FeedRequest> = {}): ReturnType<typeof readFeed> {
  return readFeed({
    url: `${origin}/secret-7/basic.ics`,
    owner: ana,
    within: thisYear,
    now: at('2027-03-01T12:00'),
    allowedOrigins: [origin],
    ...changes,
  })
}

test('a calendar is read to spans, and its titles go nowhere', async () => {
  answer = (_request, response) => {
    response.setHeader('etag', '"v1"').setHeader('last-modified', 'Mon, 01 Mar 2027 08:00:00 GMT')
    response.setHeader('content-type', 'application/octet-stream').end(meeting)
  }
  expect(await reading()).toEqual({
    kind: 'busy',
    spans: busy,
    unread: 0,
    etag: '"v1"',
    lastModified: 'Mon, 01 Mar 2027 08:00:00 GMT',
  })
})

test('an unchanged calendar is not sent again', async () => {
  answer = (_request, response) => response.writeHead(304).end()
  const known = { etag: '"v1"', lastModified: 'Mon, 01 Mar 2027 08:00:00 GMT' }
  expect(await reading(known)).toEqual({ kind: 'unchanged' })
  expect(asked).toEqual([{ path: '/secret-7/basic.ics', etag: '"v1"', since: known.lastModified }])
})

test('"unchanged" to a question nobody asked is trouble', async () => {
  answer = (_request, response) => response.writeHead(304).end()
  expect(await reading()).toMatchObject({ kind: 'failed' })
})

test.each([
  ['gzip', gzipSync(meeting)],
  ['br', brotliCompressSync(meeting)],
  ['GZIP', gzipSync(meeting)],
])('a calendar packed as %s is unpacked', async (encoding, body) => {
  answer = (_request, response) => response.setHeader('content-encoding', encoding).end(body)
  expect(await reading()).toMatchObject({ kind: 'busy', spans: busy })
})

test('three redirects are followed, also relative ones; a fourth is not', async () => {
  const redirects =
    (count: number): RequestListener =>
    ({ url }, response) => {
      const hop = Number(url?.slice(1))
      if (hop >= count) response.end(meeting)
      else response.writeHead(302, { location: `/${hop + 1}` }).end()
    }
  answer = redirects(3)
  expect(await reading({ url: `${origin}/0` })).toMatchObject({ kind: 'busy', spans: busy })
  answer = redirects(4)
  expect(await reading({ url: `${origin}/0` })).toEqual(trouble({ code: 'too-many-redirects' }))
})

describe('nothing is fetched from', () => {
  test.each([
    ['a private address', 'https://192.168.1.1/a.ics', 'closed-address'],
    ['a name of this machine', 'https://localhost/a.ics', 'closed-address'],
    ['plain http', 'http://example.com/a.ics', 'bad-address'],
    ['a file', 'file:///etc/passwd', 'bad-address'],
    ['an address with a password', 'https://ana:secret@example.com/a.ics', 'bad-address'],
  ] as const)('%s', async (_name, url, code) => {
    expect(await reading({ url })).toEqual(trouble({ code }))
  })

  test('this server, unless the operator allows it', async () => {
    expect(await reading({ allowedOrigins: [] })).toEqual(trouble({ code: 'bad-address' }))
    expect(await reading({ url: origin.replace('http:', 'https:'), allowedOrigins: [] })).toEqual(
      trouble({ code: 'closed-address' }),
    )
    expect(asked).toEqual([])
  })

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://127.0.0.1/',
    'https://localhost/',
    'http://example.com/',
    'file:///etc/passwd',
    'https://[::ffff:10.0.0.1]/',
  ])('where an allowed server redirects to: %s', async (location) => {
    answer = (_request, response) => response.writeHead(301, { location }).end()
    expect(await reading()).toEqual(trouble({ code: 'closed-address' }))
  })
})

describe('the owner is told in words', () => {
  test.each([
    [401, 'signed-in-only'],
    [403, 'signed-in-only'],
    [404, 'gone'],
    [410, 'gone'],
  ] as const)('that the server answered %i', async (status, code) => {
    answer = (_request, response) => response.writeHead(status).end('no')
    expect(await reading()).toEqual(trouble({ code }))
  })

  test('that the server has trouble, and it is left alone as long as it asks', async () => {
    answer = (_request, response) => response.writeHead(503, { 'retry-after': '7200' }).end()
    expect(await reading()).toEqual({
      ...trouble({ code: 'server-trouble', status: 503 }),
      retryAt: at('2027-03-01T14:00'),
    })
    answer = (_request, response) =>
      response.writeHead(429, { 'retry-after': 'Mon, 01 Mar 2027 12:00:00 GMT' }).end()
    expect(await reading()).toEqual({
      ...trouble({ code: 'server-trouble', status: 429 }),
      retryAt: at('2027-03-01T13:00'),
    })
  })

  test('that it is a web page', async () => {
    answer = (_request, response) =>
      response.setHeader('content-type', 'text/calendar').end('<!doctype html>')
    expect(await reading()).toEqual(trouble({ code: 'not-a-calendar' }))
  })

  test('that it broke off, so that a shorter calendar is never taken for fewer entries', async () => {
    answer = (_request, response) => response.end(meeting.slice(0, -20))
    expect(await reading()).toEqual(trouble({ code: 'cut-off' }))
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 10_000 }).write(meeting)
      setTimeout(() => response.destroy(), 50)
    }
    expect(await reading()).toEqual(trouble({ code: 'cut-off' }))
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(meeting).subarray(0, 60))
    expect(await reading()).toEqual(trouble({ code: 'cut-off' }))
  })

  test('that nobody answers', async () => {
    answer = (request) => request.socket.destroy()
    expect(await reading()).toEqual(trouble({ code: 'no-answer' }))
    expect(
      await reading({ url: 'http://127.0.0.1:1/', allowedOrigins: ['http://127.0.0.1:1'] }),
    ).toEqual(trouble({ code: 'no-answer' }))
  })

  test('and the words never hold the address, which works like a password', async () => {
    answer = (_request, response) => response.writeHead(500).end()
    expect(JSON.stringify(await reading())).not.toContain('secret-7')
  })
})

describe('what is too much', () => {
  const limits = { bytes: 100_000, milliseconds: 10_000 }

  test('is cut off while it comes, not after', async () => {
    let sent = 0
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write('X'.repeat(50_000))) sent += 50_000
      }
      response.on('drain', more)
      more()
    }
    expect(await reading({ limits })).toEqual(trouble({ code: 'too-big' }))
    expect(sent).toBeLessThan(50_000_000)
  })

  test('is counted unpacked', async () => {
    answer = (_request, response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(10_000_000)))
    expect(await reading({ limits })).toEqual(trouble({ code: 'too-big' }))
  })

  test('in time is a server that sends a little now and then', async () => {
    answer = (_request, response) => {
      const drip = setInterval(() => response.write('B'), 20)
      response.on('close', () => clearInterval(drip))
    }
    expect(await reading({ limits: { ...limits, milliseconds: 300 } })).toEqual(
      trouble({ code: 'too-slow' }),
    )
  })

  test('in time is a calendar that takes long to read, and nothing waits for it', async () => {
    // No year has a thirtieth of February: no entry ever counts, and each is looked for through ten thousand years.
    const rules = Array.from({ length: 60_000 }, (_, i) =>
      [
        'BEGIN:VEVENT',
        `UID:${i}`,
        'DTSTART;TZID=Europe/Belgrade:20200101T000000',
        'DURATION:PT1M',
        'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
        'END:VEVENT',
      ].join('\r\n'),
    )
    answer = (_request, response) =>
      response.end(['BEGIN:VCALENDAR', ...rules, 'END:VCALENDAR', ''].join('\r\n'))
    let beats = 0
    const heart = setInterval(() => beats++, 10)
    const slow = await reading({ limits: { bytes: 20_000_000, milliseconds: 2_000 } })
    clearInterval(heart)
    expect(slow).toEqual(trouble({ code: 'too-slow' }))
    expect(beats).toBeGreaterThan(5)
  })
})

function trouble(of: Parameters<typeof troubleWords>[0]): { kind: 'failed'; why: string } {
  return { kind: 'failed', why: troubleWords(of) }
}
