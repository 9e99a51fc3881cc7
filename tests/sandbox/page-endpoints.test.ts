import { expect, onTestFinished, test } from 'vitest'
import type { Act, Snapshot, Update } from '../../sandbox/protocol.ts'
import type { Slack } from '../../sandbox/server.ts'
import { recordIn, recordsIn } from '../../sandbox/slack/json.ts'
import { actions, button, home, input, modal, plain } from './kit.ts'
import { ana, control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

const channel = 'C0HIRING'

/** A page of `as`: what it was told, oldest first. */
async function page(slack: Slack, as = petra) {
  const stop = new AbortController()
  onTestFinished(() => stop.abort())
  const response = await fetch(`${slack.url}/_client/events?as=${as}`, { signal: stop.signal })
  const told: (Snapshot | Update)[] = []
  const read = async () => {
    let rest = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)))
    }
  }
  read().catch(() => {})
  await eventually(() => told.length > 0)
  return told
}

async function act(slack: Slack, what: Act) {
  const response = await fetch(`${slack.url}/_client/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  })
  return recordIn(await response.json())
}

test('a page begins with everything its person may see', async () => {
  const slack = await workspace()
  await webClient(slack).chat.postMessage({ channel: 'C0HIREBACKEND', text: 'Secret' })
  await webClient(slack).chat.postMessage({ channel, text: 'Open' })
  const [mine] = await page(slack, 'U0OSKAR')
  expect(mine).toMatchObject({
    type: 'snapshot',
    as: 'U0OSKAR',
    team: { id: 'T0SANDBOX', name: 'Sandbox' },
    bot: { user: 'U0LOOPWRIGHT', connected: false },
    channels: [{ name: 'general' }, { name: 'hiring' }, { name: 'search-eng' }],
    messages: [{ text: 'Open', user: 'U0LOOPWRIGHT', edited: false }],
    home: null,
    modals: [],
  })
})

test('pages hear of messages they may see, and only of those', async () => {
  const slack = await workspace()
  const [hers, his] = [await page(slack, petra), await page(slack, 'U0OSKAR')]
  const { chat } = webClient(slack)
  await chat.postMessage({ channel: 'C0HIRESEARCH', text: 'Private' })
  const { ts = '' } = await chat.postMessage({ channel, text: 'Public' })
  await chat.postEphemeral({ channel, user: petra, text: 'Petra only' })
  await chat.delete({ channel, ts })
  const texts = (told: readonly (Snapshot | Update)[]) =>
    told.flatMap((u) => (u.type === 'message' ? [u.message.text] : []))
  await eventually(() => his.at(-1)?.type === 'message-deleted')
  expect(texts(his)).toEqual(['Public'])
  expect(texts(hers)).toEqual(['Private', 'Public', 'Petra only'])
  expect(hers).toContainEqual({ type: 'unread', channel: 'C0HIRESEARCH', count: 1 })
})

test('reading a channel clears its mark', async () => {
  const slack = await workspace()
  const told = await page(slack)
  await webClient(slack).chat.postMessage({ channel, text: 'Hi' })
  expect(await act(slack, { as: petra, do: 'read', channel })).toEqual({ ok: true })
  const marks = () => told.flatMap((u) => (u.type === 'unread' ? [u.count] : []))
  await eventually(() => marks().length === 2)
  expect(marks()).toEqual([1, 0])
})

test('the page shows modals, what is wrong in them, and Home', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const blocks = [input({ type: 'plain_text_input', action_id: 'a' }, { block_id: 'b' })]
  const view = modal({ submit: plain('Save'), callback_id: 'c', blocks })
  await socketClient(slack, async ({ ack, body, type }) => {
    const wrong = { response_action: 'errors', errors: { b: 'No' } }
    await ack(body.type === 'view_submission' ? wrong : undefined)
    const { trigger_id } = body
    if (type === 'slash_commands') await client.apiCall('views.open', { trigger_id, view })
  })
  const told = await page(slack)
  await act(slack, { as: petra, do: 'command', channel, command: '/go', text: '' })
  await eventually(() => told.some((u) => u.type === 'modals'))
  const opened = told.flatMap((u) => (u.type === 'modals' ? u.modals : []))[0]
  expect(opened).toMatchObject({ title: 'Title', submit: 'Save', callbackId: 'c', type: 'modal' })

  const viewId = opened?.id ?? ''
  const values = { b: { a: { type: 'plain_text_input', value: 'x' } } }
  expect(await act(slack, { as: petra, do: 'submit', viewId, values })).toEqual({
    ok: false,
    errors: { b: 'No' },
  })
  await client.apiCall('views.publish', { user_id: petra, view: home() })
  await eventually(() => told.at(-1)?.type === 'home')
  expect(told).toContainEqual(expect.objectContaining({ type: 'modals', errors: { b: 'No' } }))
  expect(await act(slack, { as: ana, do: 'close', viewId, all: false })).toEqual({
    ok: false,
    error: 'not_found',
  })
  expect(await act(slack, { as: petra, do: 'close', viewId, all: true })).toEqual({ ok: true })
})

test('a press on the page reaches the bot as a press', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  const blocks = [actions(button({ action_id: 'go', value: '7' }))].map((b) => ({
    ...b,
    block_id: 'b',
  }))
  const { ts } = await webClient(slack)
    .apiCall('chat.postMessage', { channel, text: 'x', blocks })
    .then((answer) => ({ ts: String(Object(answer).ts) }))
  const action = { type: 'button', block_id: 'b', action_id: 'go', value: 'forged' }
  expect(
    await act(slack, { as: petra, do: 'block-action', in: { channel, ts }, action, values: {} }),
  ).toEqual({ ok: true })
  expect(heard.at(-1)?.body.actions).toMatchObject([{ value: '7' }])
})

test('nobody presses in what only another sees', async () => {
  const slack = await workspace()
  await socketClient(slack)
  const client = webClient(slack)
  const blocks = [{ ...actions(button({ action_id: 'go' })), block_id: 'b' }]
  const action = { type: 'button', block_id: 'b', action_id: 'go' }
  const press = (as: string, at: { channel: string; ts: string } | { viewId: string }) =>
    act(slack, { as, do: 'block-action', in: at, action, values: {} })

  const shown = await client.apiCall('chat.postEphemeral', {
    channel,
    user: petra,
    text: 'x',
    blocks,
  })
  const at = { channel, ts: String(recordIn(shown).message_ts) }
  expect(await press(ana, at)).toEqual({ ok: false, error: 'message_not_found' })
  expect(await press(petra, at)).toEqual({ ok: true })

  await client.apiCall('views.publish', { user_id: petra, view: home({ blocks }) })
  const viewId = slack.ws.homes.get(petra) ?? ''
  expect(await press(ana, { viewId })).toEqual({ ok: false, error: 'not_found' })
  expect(await press(petra, { viewId })).toEqual({ ok: true })
})

test('Slack’s own words reach the page when a command fails', async () => {
  const slack = await workspace()
  const told = await page(slack)
  await act(slack, { as: petra, do: 'command', channel, command: '/go', text: '' })
  await eventually(() => told.at(-1)?.type === 'slackbot')
  expect(told.at(-1)).toEqual({
    type: 'slackbot',
    text: '/go failed with the error "dispatch_failed"',
  })
})

test('the page winds the clock, asks for faults, and starts over', async () => {
  const slack = await workspace({ now: Date.parse('2027-03-01T09:00:00Z') })
  const told = await page(slack)
  await act(slack, { as: petra, do: 'clock', running: false })
  await act(slack, { as: petra, do: 'clock', windMinutes: 90 })
  await act(slack, { as: petra, do: 'faults', faults: { delayMs: 5 } })
  await act(slack, { as: petra, do: 'message', channel, text: 'Hello' })
  await act(slack, { as: petra, do: 'reset' })
  await eventually(() => told.filter((u) => u.type === 'snapshot').length === 2)
  const clocks = told.flatMap((u) => (u.type === 'clock' ? [u.clock] : []))
  expect(clocks.at(-1)?.running).toBe(false)
  expect(new Date(clocks.at(-1)?.now ?? 0).toISOString()).toMatch(/^2027-03-01T10:30:0/)
  expect(told).toContainEqual({ type: 'faults', faults: expect.objectContaining({ delayMs: 5 }) })
  expect(told.at(-1)).toMatchObject({ messages: [], faults: { delayMs: 0 } })
})

test('older messages come a hundred at a time, and threads whole', async () => {
  const slack = await workspace()
  const { chat } = webClient(slack)
  const { ts: first = '' } = await chat.postMessage({ channel, text: '0' })
  for (let i = 1; i < 130; i++) await chat.postMessage({ channel, text: `${i}` })
  await chat.postMessage({ channel, text: 'reply', thread_ts: first })
  const history = async (query: string) => {
    const path = `/_client/history?as=${petra}&channel=${channel}${query}`
    const { messages, more } = recordIn(await (await fetch(slack.url + path)).json())
    return { messages: recordsIn(messages), more }
  }
  const newest = await history('')
  expect([newest.messages.length, newest.more]).toEqual([100, true])
  expect(newest.messages.at(-1)).toMatchObject({ text: 'reply', threadTs: first })
  const older = await history(`&before=${newest.messages[0]?.ts}`)
  expect([older.messages.length, older.more, older.messages[0]?.text]).toEqual([31, false, '0'])
  const thread = await history(`&thread=${first}`)
  expect(thread.messages.map((m) => m.text)).toEqual(['0', 'reply'])
})

test('an uploaded file is a message, or waits for the modal that asked for it', async () => {
  const slack = await workspace()
  const base64 = Buffer.from('CV').toString('base64')
  const upload = (to: string) =>
    act(slack, { as: petra, do: 'upload', channel: to, name: 'cv.pdf', base64 })
  const shared = await upload(channel)
  expect(slack.ws.messages.get(channel)).toMatchObject([{ user: petra, files: [shared.id] }])
  const kept = await upload('')
  expect(kept.id).toMatch(/^F/)
  expect(slack.ws.messages.get(channel)).toHaveLength(1)
})

test('a page of nobody known is Petra’s, and an unknown act is refused', async () => {
  const slack = await workspace()
  const [first] = await page(slack, 'U0NOBODY')
  expect(first).toMatchObject({ type: 'snapshot', as: petra })
  expect(await control(slack, 'dance', {})).toEqual({ ok: false, error: 'unknown_control' })
  const wrong = JSON.stringify({ as: petra, do: 'dance' })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${slack.url}/_client/act`, { method: 'POST', headers, body: wrong })
  expect(await response.json()).toEqual({ ok: false, error: 'unknown_act' })
})
