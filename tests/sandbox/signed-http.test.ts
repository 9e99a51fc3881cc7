import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { jsonFrom, recordIn } from '../../sandbox/slack/json.ts'
import { actions, button } from './kit.ts'
import type { Received } from './support.ts'
import { control, eventually, petra, receiver, webClient, workspace } from './support.ts'

const json = { 'content-type': 'application/json' }
const form = (one: Received | undefined) => Object.fromEntries(new URLSearchParams(one?.body))

test('every request is signed, fresh and in ASCII', async () => {
  const slack = await workspace()
  const { received } = await receiver(slack)
  await control(slack, 'message', { user: petra, text: 'Zdravo, Mila Kovač 🙂' })
  await eventually(() => received.length === 1)
  const [{ headers, body } = { headers: {}, body: '' }] = received

  const at = String(headers['x-slack-request-timestamp'])
  const mac = createHmac('sha256', slack.signingSecret).update(`v0:${at}:${body}`).digest('hex')
  expect(headers['x-slack-signature']).toBe(`v0=${mac}`)
  expect(Math.abs(Date.now() / 1000 - Number(at))).toBeLessThan(5)
  expect(body).toMatch(/^[\x20-\x7e]+$/)
  expect(headers['content-type']).toBe('application/json')
  expect(recordIn(jsonFrom(body)).event).toMatchObject({ text: 'Zdravo, Mila Kovač 🙂' })
})

test('a command is a form and may be answered in the response', async () => {
  const slack = await workspace()
  const { received } = await receiver(slack, () => ({ body: 'At your service' }))
  await control(slack, 'command', {
    user: petra,
    channel: 'C0HIRING',
    command: '/kit',
    text: 'a & b',
  })
  expect(received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  expect(form(received[0])).toMatchObject({
    command: '/kit',
    text: 'a &amp; b',
    user_id: petra,
    is_enterprise_install: 'false',
  })
  expect(slack.ws.messages.get('C0HIRING')).toMatchObject([
    { text: 'At your service', ephemeralTo: petra },
  ])
})

test('an interaction is a form with one field, payload', async () => {
  const slack = await workspace()
  const { received } = await receiver(slack)
  const blocks = [actions(button({ action_id: 'go', value: '7' }))]
  const args = { channel: 'C0HIRESEARCH', text: 'Hi', blocks }
  await webClient(slack).apiCall('chat.postMessage', args)
  await slack.idle()
  await control(slack, 'interact', { user: petra, channel: 'C0HIRESEARCH', action_id: 'go' })
  const last = form(received.at(-1))
  expect(Object.keys(last)).toEqual(['payload'])
  expect(jsonFrom(last.payload ?? '')).toMatchObject({
    type: 'block_actions',
    channel: { name: 'privategroup' },
    actions: [{ value: '7' }],
  })
})

test('a submission is answered in the response', async () => {
  const slack = await workspace()
  const answer = { response_action: 'errors', errors: { b: 'No' } }
  const { received } = await receiver(slack, ({ body }) =>
    body.includes('view_submission') ? { headers: json, body: JSON.stringify(answer) } : {},
  )
  await control(slack, 'command', { user: petra, command: '/go' })
  const element = { type: 'plain_text_input', action_id: 'a' }
  const label = { type: 'plain_text', text: 'L' }
  const view = {
    type: 'modal',
    title: label,
    submit: label,
    blocks: [{ type: 'input', block_id: 'b', label, element }],
  }
  const { trigger_id } = form(received.at(-1))
  await webClient(slack).apiCall('views.open', { trigger_id, view })
  expect(await control(slack, 'interact', { user: petra, submit: { a: 'x' } })).toMatchObject({
    errors: { b: 'No' },
  })
})

test('an event that fails is sent again, with number and reason', async () => {
  const slack = await workspace({ timers: { ackMs: 30_000, retriesMs: [5, 10, 15] } })
  const { received } = await receiver(slack, () => ({ status: 500 }))
  await control(slack, 'message', { user: petra, text: 'Hi' })
  await eventually(() => received.length === 4)
  expect(
    received.map(({ headers: h }) => [h['x-slack-retry-num'], h['x-slack-retry-reason']]),
  ).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_error'],
    ['3', 'http_error'],
  ])
})

test('x-slack-no-retry stops the repetitions', async () => {
  const slack = await workspace({ timers: { ackMs: 30_000, retriesMs: [5, 10, 15] } })
  const answer = { status: 500, headers: { 'x-slack-no-retry': '1' } }
  const { received } = await receiver(slack, () => answer)
  await control(slack, 'message', { user: petra, text: 'Hi' })
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(received).toHaveLength(1)
})

test('a receiver that does not answer in time fails as one that is away does', async () => {
  const slack = await workspace({ timers: { ackMs: 1_000 } })
  await receiver(slack, () => new Promise<never>(() => {}))
  const command = () => control(slack, 'command', { user: petra, command: '/go' })
  expect(await command()).toMatchObject({ error: expect.stringContaining('operation_timeout') })
  await control(slack, 'delivery', { to: 'http://127.0.0.1:1/slack/events' })
  expect(await command()).toMatchObject({ error: expect.stringContaining('dispatch_failed') })
})

test('an address is verified by its challenge', async () => {
  const slack = await workspace()
  const echo = ({ body }: Received) => ({
    headers: json,
    body: JSON.stringify({ challenge: recordIn(jsonFrom(body)).challenge }),
  })
  const good = await receiver(slack, echo)
  expect(await control(slack, 'verify', { url: good.url })).toMatchObject({ ok: true })
  expect(good.received[0]?.headers['x-slack-signature']).toMatch(/^v0=[0-9a-f]{64}$/)
  const bad = await receiver(slack)
  expect(await control(slack, 'verify', { url: bad.url })).toMatchObject({
    ok: false,
    error: 'url_not_verified',
  })
})
