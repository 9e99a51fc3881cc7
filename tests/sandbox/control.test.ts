import { expect, test } from 'vitest'
import { recordsIn } from '../../sandbox/slack/json.ts'
import { note } from '../../sandbox/slack/workspace.ts'
import { control, look, petra, socketClient, webClient, workspace } from './support.ts'

test('messages of a channel can be waited for', async () => {
  const slack = await workspace()
  const { chat } = webClient(slack)
  const { ts = '' } = await chat.postMessage({ channel: 'C0HIRING', text: 'First' })
  const waiting = look(slack, `messages/C0HIRING?after=${ts}&wait=2000`)
  await chat.postMessage({ channel: 'C0HIRING', text: 'Second' })
  expect((await waiting).messages).toMatchObject([{ text: 'Second' }])
  const nothing = await look(slack, `messages/C0HIRING?after=${Number(ts) + 1e6}&wait=20`)
  expect(nothing.messages).toEqual([])
  expect(await look(slack, 'messages/C0NOWHERE')).toMatchObject({ error: 'channel_not_found' })
})

test('a direct message with the bot is found by the person', async () => {
  const slack = await workspace()
  await webClient(slack).chat.postMessage({ channel: petra, text: 'Psst' })
  const { channel, messages } = await look(slack, `messages/@${petra}`)
  expect(channel).toMatch(/^D/)
  expect(messages).toMatchObject([{ text: 'Psst' }])
})

test('the log holds every call and delivery, with outcome and time', async () => {
  const slack = await workspace()
  await socketClient(slack)
  await control(slack, 'command', { user: petra, command: '/go', text: 'now' })
  await webClient(slack)
    .chat.postMessage({ channel: 'C0SEARCH', text: 'x' })
    .catch(() => {})
  const { entries, next } = await look(slack, 'log')
  expect(entries).toMatchObject([
    { kind: 'api', what: 'apps.connections.open', outcome: 'ok' },
    {
      kind: 'delivery',
      what: '/go',
      outcome: 'acknowledged',
      detail: { payload: { text: 'now' } },
    },
    { kind: 'api', what: 'chat.postMessage', outcome: 'not_in_channel' },
  ])
  expect(recordsIn(entries).every((e) => typeof e.milliseconds === 'number')).toBe(true)
  expect(await look(slack, `log?after=${next}`)).toMatchObject({ entries: [] })
  expect(recordsIn((await look(slack, 'log?kind=delivery')).entries)).toHaveLength(1)
})

test('the log keeps no token', async () => {
  const slack = await workspace()
  const form = new URLSearchParams({ token: slack.botToken, channel: 'C0HIRING', text: 'x' })
  await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body: form })
  const log = JSON.stringify(await look(slack, 'log'))
  expect(log).toContain('chat.postMessage')
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret]) {
    expect(log).not.toContain(secret)
  }
})

test('reset puts the furniture back, keeps the bot connected and says so', async () => {
  let resets = 0
  const slack = await workspace({ wasReset: () => resets++ })
  await socketClient(slack)
  await control(slack, 'message', { user: petra, channel: 'C0HIRING', text: 'Hi' })
  await control(slack, 'user', { user: petra, tz: 'Asia/Tokyo' })
  await control(slack, 'reset', {})
  const state = await look(slack, 'state')
  expect(state).toMatchObject({ counts: {}, bot: { connected: true } })
  expect(resets).toBe(1)
  expect(recordsIn(state.people).find((p) => p.id === petra)).toMatchObject({
    tz: 'Europe/Belgrade',
  })
})

test('the clock can be set, wound forward and stopped', async () => {
  const slack = await workspace()
  await control(slack, 'clock', { set: Date.parse('2027-03-28T00:30:00Z'), running: false })
  await control(slack, 'clock', { windMinutes: 60 })
  const { clock } = await look(slack, 'clock')
  expect(clock).toEqual({ now: Date.parse('2027-03-28T01:30:00Z'), running: false })
  const { ts } = await control(slack, 'message', { user: petra, text: 'Spring' })
  expect(String(ts)).toMatch(/^1806197400\.\d{6}$/)
  expect(await control(slack, 'clock', {})).toMatchObject({ error: 'invalid_clock' })
})

test('whoever follows the clock hears of each change', async () => {
  const heard: boolean[] = []
  const slack = await workspace({ clockChanged: ({ running }) => heard.push(running) })
  await control(slack, 'clock', { running: false })
  await control(slack, 'clock', { windMinutes: 5, running: true })
  expect(heard).toEqual([false, true])
})

test('deliveries go to web addresses only', async () => {
  const slack = await workspace()
  for (const to of ['nowhere', 'file:///etc/hosts', '']) {
    expect(await control(slack, 'delivery', { to })).toMatchObject({ error: 'invalid_url' })
  }
  expect(await control(slack, 'delivery', {})).toMatchObject({ ok: true })
})

test('the log forgets the oldest', async () => {
  const { ws } = await workspace()
  const entry = { kind: 'api', outcome: 'ok', milliseconds: 0, detail: {} } as const
  for (let i = 0; i <= 2000; i++) note(ws, { ...entry, what: `${i}` })
  expect([ws.log.length, ws.log[0]?.what]).toEqual([2000, '1'])
})

test('a bare workspace has one admin and one channel', async () => {
  const slack = await workspace({ empty: true })
  const state = await look(slack, 'state')
  expect(state.channels).toMatchObject([{ name: 'general', members: ['U0VERA'] }])
  expect(recordsIn(state.people).map((p) => p.id)).toEqual(['U0VERA', 'U0LOOPWRIGHT'])
})

test('a zone that does not exist is refused', async () => {
  const slack = await workspace()
  for (const tz of ['Mars/Olympus', '+05:30', '']) {
    expect(await control(slack, 'user', { user: petra, tz })).toMatchObject({
      error: 'invalid_zone',
    })
  }
})
