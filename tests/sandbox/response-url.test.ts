import { expect, test } from 'vitest'
import { recordsIn } from '../../sandbox/slack/json.ts'
import { actions, button, section } from './kit.ts'
import { ana, control, look, petra, socketClient, webClient, workspace } from './support.ts'

const channel = 'C0HIRING'

/** A response URL, of a press on a message or of a command. */
async function given(by: 'press' | 'command', timers = {}) {
  const slack = await workspace({ timers })
  const { heard } = await socketClient(slack)
  if (by === 'press') {
    const blocks = [actions(button({ action_id: 'go' }))]
    await webClient(slack).apiCall('chat.postMessage', { channel, text: 'Press', blocks })
    await control(slack, 'interact', { user: petra, channel, action_id: 'go' })
  } else {
    await control(slack, 'command', { user: petra, channel, command: '/go' })
  }
  const url = String(heard.at(-1)?.body.response_url)
  const respond = async (body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: response.status, body: await response.text() }
  }
  const texts = async () =>
    recordsIn((await look(slack, `messages/${channel}`)).messages).map((m) => [
      m.text,
      m.ephemeral_to,
    ])
  return { slack, respond, texts }
}

test('answers go to the person only, unless they are for the channel', async () => {
  const { respond, texts } = await given('command')
  expect(await respond({ text: 'For you' })).toEqual({ status: 200, body: 'ok' })
  await respond({ text: 'For all', response_type: 'in_channel' })
  expect(await texts()).toEqual([
    ['For you', petra],
    ['For all', undefined],
  ])
})

test('a response URL works five times', async () => {
  const { respond, texts } = await given('command')
  for (let i = 1; i <= 5; i++) expect((await respond({ text: `${i}` })).status).toBe(200)
  expect(await respond({ text: '6' })).toEqual({
    status: 404,
    body: JSON.stringify({ ok: false, error: 'used_url' }),
  })
  expect(await texts()).toHaveLength(5)
})

test('an answer in the acknowledgement is not one of the five', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack, ({ ack }) => ack({ text: 'At once' }))
  await control(slack, 'command', { user: petra, channel, command: '/go' })
  const send = () =>
    fetch(String(heard[0]?.body.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"text":"Later"}',
    })
  for (let i = 1; i <= 5; i++) expect((await send()).status).toBe(200)
  expect((await send()).status).toBe(404)
})

test('a response URL works for its time, thirty minutes in Slack', async () => {
  const { slack, respond } = await given('command', { responseUrlMs: 40 })
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect((await respond({ text: 'late' })).body).toContain('expired_url')
  expect((await workspace()).ws.timers.responseUrlMs).toBe(30 * 60_000)
  expect(slack.ws.log.at(-1)).toMatchObject({ kind: 'response_url', outcome: 'expired_url' })
})

test('the message that was pressed can be replaced and deleted', async () => {
  const { respond, texts } = await given('press')
  await respond({ text: 'Booked', replace_original: true })
  expect(await texts()).toEqual([['Booked', undefined]])
  await respond({ delete_original: true })
  expect(await texts()).toEqual([])
})

test('an ephemeral message can be replaced, which chat.update cannot', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  const blocks = [actions(button({ action_id: 'go' }))]
  await webClient(slack).apiCall('chat.postEphemeral', { channel, user: ana, text: 'Psst', blocks })
  await control(slack, 'interact', { user: ana, channel, action_id: 'go' })
  await fetch(String(heard.at(-1)?.body.response_url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Thanks', replace_original: true }),
  })
  expect((await look(slack, `messages/${channel}`)).messages).toMatchObject([
    { text: 'Thanks', ephemeral_to: ana },
  ])
})

test('bad blocks are refused with 404 and the reason', async () => {
  const { respond, texts } = await given('command')
  const answer = await respond({ blocks: [section({ text: undefined })] })
  expect(answer.status).toBe(404)
  expect(answer.body).toContain('"error":"invalid_blocks"')
  expect(await texts()).toEqual([])
})

test('a response URL works where the bot may not post', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  await control(slack, 'command', { user: ana, channel: 'C0SEARCH', command: '/go' })
  const url = String(heard.at(-1)?.body.response_url)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ text: 'Hello', response_type: 'in_channel' })
  expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200)
})

test('an address that nobody gave does nothing', async () => {
  const { slack } = await given('command')
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: '{"text":"x"}' }
  expect((await fetch(`${slack.url}/respond/T0SANDBOX/guess`, init)).status).toBe(404)
})
