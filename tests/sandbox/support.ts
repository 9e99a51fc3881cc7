import { createServer } from 'node:http'
import { LogLevel, SocketModeClient } from '@slack/socket-mode'
import { WebClient } from '@slack/web-api'
import { onTestFinished } from 'vitest'
import { createSlack, type Options, type Slack } from '../../sandbox/server.ts'
import { recordIn } from '../../sandbox/slack/json.ts'

/** A workspace for one test, without rate limits unless it asks for them. */
export async function workspace(options: Options = {}): Promise<Slack> {
  const slack = await createSlack({ rateLimits: false, ...options })
  onTestFinished(() => slack.close())
  return slack
}

/** The official client with the bot's token, which gives up at once instead of trying again. */
export function webClient(slack: Slack, token = slack.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  })
}

const nothing = () => {}
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
}

/** What the official Socket Mode client hands over. */
export interface Heard {
  readonly type: string
  readonly body: Record<string, unknown>
  readonly retry_num?: number
  readonly retry_reason?: string
  readonly accepts_response_payload?: boolean
  readonly ack: (answer?: Record<string, unknown>) => Promise<void>
}

/** A connected Socket Mode client that does `answer` with all it hears, and remembers it. */
export async function socketClient(
  slack: Slack,
  answer: (heard: Heard) => unknown = ({ ack }) => ack(),
  /** The client waits so long for a pong, and before it connects again. */
  clientPingTimeout = 5_000,
) {
  const client = new SocketModeClient({
    appToken: slack.appToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    logger: silent,
    clientPingTimeout,
  })
  const heard: Heard[] = []
  client.on('slack_event', (each: Heard) => {
    heard.push(each)
    void answer(each)
  })
  await client.start()
  onTestFinished(async () => {
    await client.disconnect()
  })
  return { client, heard }
}

/** A request as a signed-HTTP receiver gets it. */
export interface Received {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What a hand-written receiver answers. */
export interface Reply {
  readonly status?: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** An HTTP server of our own that the workspace delivers to. */
export async function receiver(
  slack: Slack,
  answer: (received: Received) => Reply | Promise<Reply> = () => ({}),
) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString() }
      received.push(one)
      const { status = 200, headers = {}, body = '' } = await answer(one)
      response.writeHead(status, headers).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `http://127.0.0.1:${port}/slack/events`
  slack.deliverTo(url)
  return { received, url }
}

/** Call the control API. */
export async function control(slack: Slack, name: string, body: object) {
  const response = await fetch(`${slack.url}/_control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return recordIn(await response.json())
}

/** Read from the control API. */
export async function look(slack: Slack, path: string) {
  const response = await fetch(`${slack.url}/_control/${path}`)
  return recordIn(await response.json())
}

/** Wait for `holds`, which nothing announces. */
export async function eventually(holds: () => boolean, milliseconds = 30_000): Promise<void> {
  const until = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > until) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export const petra = 'U0PETRA'
export const ana = 'U0ANA'
