import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { signatureOf } from '../../sandbox/delivery/http.ts'
import { newTrigger } from '../../sandbox/slack/triggers.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Bot } from '../../src/main.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { type Offered, proposalOf, putOffers } from '../support/offers.ts'
import { span } from '../support/time.ts'
import { ana } from '../support/world.ts'

const petra = PersonId.parse('U0PETRA')
const MINUTE_S = 60

test('requests are taken on the loopback unless told otherwise', async () => {
  const { bot } = await frontDoor({ door: 'http' })
  expect(bot.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
})

test('a look at /healthz says that the bot runs, without a signature', async () => {
  const { bot } = await frontDoor({ door: 'http' })
  const answer = await fetch(`${bot.address}/healthz`)
  expect([answer.status, await answer.text()]).toEqual([200, 'ok\n'])
})

test('whatever else is asked for is not found, also at an address that is none', async () => {
  const { bot } = await frontDoor({ door: 'http' })
  const asked = [
    ['GET', '/slack/events'],
    ['POST', '/healthz'],
    ['POST', '/slack/install'],
    ['POST', '/slack/events/'],
    ['GET', '/../.env'],
    ['GET', '//'],
    ['POST', '//[/slack/events'],
  ] as const
  for (const [method, path] of asked)
    expect([path, await statusOf(bot, method, path)]).toEqual([path, 404])
  expect(await statusOf(bot, 'GET', '/healthz?from=proxy')).toBe(200)
})

/** What the bot answers to a path just as it stands: `fetch` would mend it. */
function statusOf({ address }: Bot, method: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(address ?? '')
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test.each([
  ['signed with another secret', { secret: 'another-secret' }],
  ['signed for another body', { signedBody: 'something=else' }],
  ['without a signature', { drop: 'x-slack-signature' }],
  ['without a time', { drop: 'x-slack-request-timestamp' }],
  ['from more than five minutes ago', { ago: 5 * MINUTE_S + 2 }],
  ['from more than five minutes ahead', { ago: -5 * MINUTE_S - 2 }],
  ['with a time that is none', { timestamp: 'tomorrow' }],
])('a request %s is refused and does nothing', async (_name, spoilt) => {
  const door = await frontDoor({ door: 'http' })
  const offered = await offeredTo(door)
  expect((await send(door, pressOf(door, offered), spoilt)).status).toBe(401)
  await door.settled()
  expect(await bookedIn(door, offered)).toBe(false)
})

test('a request from a minute ago or ahead is taken: clocks differ', async () => {
  const door = await frontDoor({ door: 'http' })
  for (const ago of [MINUTE_S, -MINUTE_S]) {
    const offered = await offeredTo(door)
    expect((await send(door, pressOf(door, offered), { ago })).status).toBe(200)
    await door.settled()
    expect(await bookedIn(door, offered)).toBe(true)
  }
})

test('a request that is sent again within five minutes books nothing twice', async () => {
  const door = await frontDoor({ door: 'http' })
  const offered = await offeredTo(door)
  const press = pressOf(door, offered)
  const timestamp = seconds()
  for (let i = 0; i < 3; i++) expect((await send(door, press, { timestamp })).status).toBe(200)
  // The bot has forgotten that it was here before, as after a restart: a new trigger hides the repetition.
  await send(door, pressOf(door, offered), { timestamp })
  const cards = (await door.inbox(petra)).filter((m) => JSON.stringify(m).includes(offered.id))
  expect(cards).toHaveLength(1)
  expect(await interviewsIn(door, offered)).toHaveLength(1)
})

test('a body larger than Slack ever sends is refused before it is read whole', async () => {
  const door = await frontDoor({ door: 'http' })
  expect((await send(door, `payload=${'x'.repeat(1_000_001)}`)).status).toBe(413)
})

test('Slack can convince itself that the address is right', async () => {
  const door = await frontDoor({ door: 'http' })
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c4', token: 't' })
  const answer = await send(door, body, { type: 'application/json' })
  expect(await answer.text()).toContain('c4')
})

test('a stop hangs up on those who only keep the line open', async () => {
  const door = await frontDoor({ door: 'http' })
  const { port } = new URL(door.bot.address ?? '')
  const idle = connect(Number(port), '127.0.0.1')
  const answered = new Promise((resolve) => idle.once('data', resolve))
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n')
  await answered
  const began = performance.now()
  const hungUp = new Promise((resolve) => idle.once('close', resolve))
  await door.bot.stop()
  await hungUp
  expect(performance.now() - began).toBeLessThan(4_000)
})

test('a port that is taken is told of in words', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const PORT = String(typeof address === 'object' ? address?.port : '')
  await expect(frontDoor({ door: 'http', environment: { PORT } })).rejects.toThrow(
    /^Requests cannot be taken at HOST and PORT: .*EADDRINUSE/,
  )
})

interface Spoilt {
  readonly secret?: string
  readonly signedBody?: string
  readonly drop?: string
  /** Seconds. */
  readonly ago?: number
  readonly timestamp?: string
  readonly type?: string
}

const FORM = 'application/x-www-form-urlencoded'

/** Sends a body as Slack would, but for what is spoilt. */
async function send({ slack, bot }: FrontDoor, body: string, spoilt: Spoilt = {}) {
  const { secret = slack.signingSecret, signedBody = body, ago = 0, type = FORM } = spoilt
  const timestamp = spoilt.timestamp ?? seconds(ago)
  const headers = new Headers({
    'content-type': type,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': signatureOf(secret, timestamp, signedBody),
  })
  if (spoilt.drop) headers.delete(spoilt.drop)
  return fetch(`${bot.address}/slack/events`, { method: 'POST', body, headers })
}

function seconds(ago = 0): string {
  return String(Math.floor(Date.now() / 1_000) - ago)
}

/** The body of a press of `Book this time`. */
function pressOf({ slack }: FrontDoor, offered: Offered): string {
  const payload = {
    type: 'block_actions',
    team: { id: slack.ws.app.teamId },
    user: { id: offered.recruiter, team_id: slack.ws.app.teamId },
    trigger_id: newTrigger(slack.ws, offered.recruiter),
    container: { type: 'message', channel_id: 'C0HIRING', message_ts: '1.0' },
    actions: [
      {
        type: 'button',
        action_id: 'book-offer',
        block_id: 'b',
        action_ts: '1.0',
        value: `${proposalOf(offered)}:0`,
      },
    ],
  }
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}

let offers = 0

async function offeredTo({ database }: FrontDoor): Promise<Offered> {
  const day = `2027-03-${String(9 + (offers % 15)).padStart(2, '0')}`
  const when = span(`${day}T10:00`, `${day}T10:30`)
  const offered = { id: `door${offers++}`, recruiter: petra, panellist: ana, span: when }
  const store = await openStore(await openSource(database))
  await putOffers(store, [offered])
  await store.close()
  return offered
}

async function interviewsIn({ database }: FrontDoor, { id }: Offered) {
  const store = await openStore(await openSource(database))
  const found = await store.interviewsWith([ana], span('2027-03-01T00:00', '2027-04-01T00:00'))
  await store.close()
  return found.filter((interview) => interview.candidate === `cand_${id}`)
}

async function bookedIn(door: FrontDoor, offered: Offered): Promise<boolean> {
  return (await interviewsIn(door, offered)).length > 0
}
