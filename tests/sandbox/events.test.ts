import { expect, test } from 'vitest'
import { WebSocket as RawSocket } from 'ws'
import { recordIn } from '../../sandbox/slack/json.ts'
import { home } from './kit.ts'
import { control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

const quick = { ackMs: 40, retriesMs: [5, 30, 60] }

const eventIn = (body: Record<string, unknown> | undefined) => recordIn(body?.event)

test('a direct message to the bot arrives as message.im', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  const { channel, ts } = await control(slack, 'message', { user: petra, text: 'Hi <b> & @ana' })
  await slack.idle()
  expect(heard[0]).toMatchObject({
    type: 'events_api',
    retry_num: 0,
    accepts_response_payload: false,
  })
  expect(heard[0]?.body).toMatchObject({
    type: 'event_callback',
    team_id: 'T0SANDBOX',
    api_app_id: 'A0LOOPWRIGHT',
    authorizations: [{ team_id: 'T0SANDBOX', user_id: 'U0LOOPWRIGHT', is_bot: true }],
    event: {
      type: 'message',
      channel,
      channel_type: 'im',
      user: petra,
      ts,
      event_ts: ts,
      text: 'Hi &lt;b&gt; &amp; <@U0ANA>',
    },
  })
})

test('the bot hears of what it subscribed to, and of nothing else', async () => {
  const bot_events = ['message.im', 'user_change']
  const slack = await workspace({ manifest: { settings: { event_subscriptions: { bot_events } } } })
  const { heard } = await socketClient(slack)
  await control(slack, 'message', { user: petra, channel: 'C0HIRING', text: 'Not for you' })
  await control(slack, 'user', { user: petra, tz: 'Asia/Kolkata' })
  await control(slack, 'message', { user: petra, text: 'For you' })
  await slack.idle()
  expect(heard.map((h) => eventIn(h.body).type)).toEqual(['user_change', 'message'])
  expect(heard[0]?.body.event).toMatchObject({ user: { id: petra, tz: 'Asia/Kolkata' } })
})

test('the bot hears its own messages, their changes and their end', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  const { chat } = webClient(slack)
  const channel = 'C0HIRING'
  const { ts = '' } = await chat.postMessage({ channel, text: 'One' })
  await chat.update({ channel, ts, text: 'Two' })
  await chat.delete({ channel, ts })
  await slack.idle()
  expect(heard.map((h) => h.body.event)).toMatchObject([
    { type: 'message', bot_id: 'B0LOOPWRIGHT', channel_type: 'channel', text: 'One' },
    { subtype: 'message_changed', message: { text: 'Two' }, previous_message: { text: 'One' } },
    { subtype: 'message_deleted', deleted_ts: ts },
  ])
})

test('opening Home tells the bot, with the Home it last published', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  await control(slack, 'open-home', { user: petra })
  await webClient(slack).apiCall('views.publish', { user_id: petra, view: home() })
  await control(slack, 'open-home', { user: petra })
  await control(slack, 'open-home', { user: petra, tab: 'messages' })
  await slack.idle()
  const events = heard.map((h) => eventIn(h.body))
  expect(events).toMatchObject([
    { type: 'app_home_opened', user: petra, tab: 'home' },
    { tab: 'home', view: { type: 'home', id: expect.any(String), hash: expect.any(String) } },
    { tab: 'messages' },
  ])
  expect(events[0]).not.toHaveProperty('view')
})

test('a mention in a channel of the bot is an event of its own; newcomers are announced', async () => {
  const slack = await workspace()
  const { heard } = await socketClient(slack)
  await control(slack, 'message', { user: petra, channel: 'C0HIRING', text: '@loopwright hello' })
  await control(slack, 'user', { name: 'zoe', tz: 'Africa/Nairobi' })
  await slack.idle()
  expect(heard.map((h) => eventIn(h.body))).toMatchObject([
    { type: 'message', text: '<@U0LOOPWRIGHT> hello' },
    { type: 'app_mention', user: petra },
    { type: 'team_join', user: { name: 'zoe', tz: 'Africa/Nairobi' } },
  ])
})

test('an event that is not acknowledged comes three more times, with the same event id', async () => {
  const slack = await workspace({ timers: quick })
  const { heard } = await socketClient(slack, () => {})
  await control(slack, 'message', { user: petra, text: 'Hello?' })
  await eventually(() => heard.length === 4)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(heard.map((h) => [h.retry_num, h.retry_reason])).toEqual([
    [0, ''],
    [1, 'timeout'],
    [2, 'timeout'],
    [3, 'timeout'],
  ])
  expect(new Set(heard.map((h) => h.body.event_id)).size).toBe(1)
})

test('an event that is acknowledged the second time does not come again', async () => {
  // Time enough to acknowledge the second, however busy the machine.
  const slack = await workspace({ timers: { ...quick, ackMs: 1_500 } })
  const { heard } = await socketClient(slack, ({ ack, retry_num }) => retry_num === 1 && ack())
  await control(slack, 'message', { user: petra, text: 'Hello?' })
  await eventually(() => heard.length === 2)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(heard).toHaveLength(2)
})

test('Slack waits about no time, a minute and five minutes', async () => {
  const slack = await workspace()
  expect(slack.ws.timers).toMatchObject({ ackMs: 3000, retriesMs: [100, 60_000, 300_000] })
})

test('each payload goes to any one of several connections', async () => {
  const slack = await workspace()
  const one = await socketClient(slack)
  const other = await socketClient(slack)
  for (let i = 0; i < 6; i++) await control(slack, 'message', { user: petra, text: `${i}` })
  await slack.idle()
  expect([one.heard.length, other.heard.length]).toEqual([3, 3])
})

test('connections are refreshed after a warning, and the client comes back', async () => {
  const slack = await workspace({ timers: { disconnectMs: 20 } })
  const { client, heard } = await socketClient(slack, ({ ack }) => ack(), 300)
  const reasons: unknown[] = []
  client.on('ws_message', (raw: unknown) => {
    const message = recordIn(JSON.parse(String(raw)))
    if (message.type === 'disconnect') reasons.push(message.reason)
  })
  await control(slack, 'disconnect', {})
  await eventually(() => !slack.connected())
  await eventually(() => slack.connected())
  expect(reasons[0]).toBe('warning')
  await control(slack, 'message', { user: petra, text: 'Back?' })
  await slack.idle()
  expect(heard).toHaveLength(1)
})

test('an event that finds nobody connected comes after the reconnect', async () => {
  const slack = await workspace({ timers: { ...quick, retriesMs: [20, 900, 9_000] } })
  const { heard } = await socketClient(slack, ({ ack }) => ack(), 300)
  await control(slack, 'disconnect', { how: 'cut' })
  await eventually(() => !slack.connected())
  await control(slack, 'message', { user: petra, text: 'Anybody?' })
  await eventually(() => heard.length === 1)
  expect(heard[0]?.retry_num).toBeGreaterThanOrEqual(2)
})

test('an eleventh connection is turned away', async () => {
  const slack = await workspace()
  const { url } = await webClient(slack, slack.appToken).apps.connections.open()
  expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=.+&app_id=A0LOOPWRIGHT$/)
  const greetings: string[] = []
  for (let i = 0; i < 11; i++) {
    const opened = await webClient(slack, slack.appToken).apps.connections.open()
    const socket = new WebSocket(opened.url ?? '')
    socket.onmessage = ({ data }) => {
      const { type, num_connections, reason } = recordIn(JSON.parse(String(data)))
      greetings.push(type === 'hello' ? `hello ${num_connections}` : String(reason))
    }
    await eventually(() => greetings.length === i + 1)
  }
  expect(greetings.slice(0, 2)).toEqual(['hello 1', 'hello 2'])
  expect(greetings[10]).toBe('too_many_websockets')
})

test('a ticket works once', async () => {
  const slack = await workspace()
  const { url = '' } = await webClient(slack, slack.appToken).apps.connections.open()
  const first = new WebSocket(url)
  await new Promise((resolve) => first.addEventListener('message', resolve))
  const second = new WebSocket(url)
  const refused = await new Promise((resolve) => {
    second.onopen = () => resolve(false)
    second.onerror = () => resolve(true)
  })
  expect(refused).toBe(true)
})

test('a connection that names another host is refused', async () => {
  const slack = await workspace()
  const { url = '' } = await webClient(slack, slack.appToken).apps.connections.open()
  const socket = new RawSocket(url, { headers: { host: 'rebound.example' } })
  const refusal = await new Promise((resolve) => {
    socket.on('error', (error) => resolve(error.message))
    socket.on('open', () => resolve('open'))
  })
  expect(refusal).toContain('421')
})
