import { expect, test } from 'vitest'
import { control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

const quick = { ackMs: 1_000, retriesMs: [10, 20, 30] }

test('a lost event comes again; a lost command does not', async () => {
  const slack = await workspace({ timers: quick })
  const { heard } = await socketClient(slack)
  await control(slack, 'faults', { loseNext: 1 })
  await control(slack, 'message', { user: petra, text: 'Hello' })
  await eventually(() => heard.length === 1)
  expect(heard[0]?.retry_num).toBe(1)

  await control(slack, 'faults', { loseNext: 1 })
  expect(await control(slack, 'command', { user: petra, command: '/go' })).toMatchObject({
    ok: false,
    error: '/go failed with the error "operation_timeout"',
  })
  expect(heard).toHaveLength(1)
})

test('doubled deliveries come twice and count once', async () => {
  const slack = await workspace({ faults: { double: true } })
  const { heard } = await socketClient(slack, ({ ack }) => ack({ text: 'Once' }))
  await control(slack, 'command', { user: petra, channel: 'C0HIRING', command: '/go' })
  await eventually(() => heard.length === 2)
  expect(heard[0]?.body).toEqual(heard[1]?.body)
  expect(slack.ws.messages.get('C0HIRING')).toHaveLength(1)
})

test('delayed deliveries eat from the three seconds', async () => {
  const slack = await workspace({ timers: quick, faults: { delayMs: 30 } })
  const { heard } = await socketClient(slack)
  const command = () => control(slack, 'command', { user: petra, command: '/go' })
  expect(await command()).toMatchObject({ ok: true })
  await control(slack, 'faults', { delayMs: 1_500 })
  expect(await command()).toMatchObject({ ok: false })
  await eventually(() => heard.length === 2)
})

test('calls can meet 429 and 503, so many times and no more', async () => {
  const slack = await workspace({ faults: { limitNext: 1, breakNext: 1 } })
  const client = webClient(slack)
  await expect(client.auth.test()).rejects.toMatchObject({ code: 'slack_webapi_http_error' })
  await expect(client.auth.test()).rejects.toMatchObject({
    code: 'slack_webapi_rate_limited_error',
    retryAfter: 1,
  })
  expect(await client.auth.test()).toMatchObject({ ok: true })
})

test('a call can be done although its answer is lost', async () => {
  const slack = await workspace({ faults: { breakAfterNext: 1 } })
  const post = webClient(slack).chat.postMessage({ channel: 'C0HIRING', text: 'Twice?' })
  await expect(post).rejects.toMatchObject({ code: 'slack_webapi_http_error' })
  expect(slack.ws.messages.get('C0HIRING')).toHaveLength(1)
})

test('a fault that does not exist is refused', async () => {
  const slack = await workspace()
  for (const faults of [{ explode: 1 }, { delayMs: -1 }, { delayMs: 'long' }, { double: 1 }]) {
    expect(await control(slack, 'faults', faults)).toMatchObject({ error: 'invalid_faults' })
  }
})

test('a channel takes a short burst of messages and then one a second', async () => {
  const slack = await workspace({ rateLimits: true })
  const { chat } = webClient(slack)
  for (let i = 0; i < 5; i++) await chat.postMessage({ channel: 'C0HIRING', text: `${i}` })
  await expect(chat.postMessage({ channel: 'C0HIRING', text: '6' })).rejects.toMatchObject({
    code: 'slack_webapi_rate_limited_error',
    retryAfter: 1,
  })
  expect(await chat.postMessage({ channel: 'C0HIRESEARCH', text: '1' })).toMatchObject({ ok: true })
})

test.each([
  ['users.list', 20],
  ['conversations.info', 50],
  ['users.info', 100],
])('%s may be called %i times a minute', async (method, most) => {
  const slack = await workspace({ rateLimits: true })
  const client = webClient(slack)
  const call = () => client.apiCall(method, { channel: 'C0HIRING', user: petra })
  const done = await Promise.allSettled(Array.from({ length: most }, call))
  expect(done.filter((d) => d.status === 'rejected')).toEqual([])
  const refused = await call().catch((error) => error)
  expect(refused.code).toBe('slack_webapi_rate_limited_error')
  // The next one is due a minute's share later, less what has passed since.
  expect(refused.retryAfter).toBeGreaterThanOrEqual(1)
  expect(refused.retryAfter).toBeLessThanOrEqual(Math.ceil(60 / most))
  expect(await client.auth.test()).toMatchObject({ ok: true })
})
