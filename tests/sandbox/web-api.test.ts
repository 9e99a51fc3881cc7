import { expect, test } from 'vitest'
import { recordIn, recordsIn } from '../../sandbox/slack/json.ts'
import { ana, petra, webClient, workspace } from './support.ts'

const bot = 'U0LOOPWRIGHT'

async function raw(url: string, init: RequestInit) {
  const response = await fetch(url, { method: 'POST', ...init })
  return recordIn(await response.json())
}

test('a token may stand in the header or in a form, but not in JSON', async () => {
  const slack = await workspace()
  const url = `${slack.apiUrl}auth.test`
  const form = new URLSearchParams({ token: slack.botToken })
  const json = { 'content-type': 'application/json' }

  expect(await raw(url, { headers: { authorization: `Bearer ${slack.botToken}` } })).toMatchObject({
    ok: true,
  })
  expect(await raw(url, { body: form })).toMatchObject({ ok: true })
  expect(
    await raw(url, { headers: json, body: JSON.stringify({ token: slack.botToken }) }),
  ).toMatchObject({ ok: false, error: 'not_authed' })
})

test('tokens of the wrong kind are told apart from wrong tokens', async () => {
  const slack = await workspace()
  const failure = (token: string, method: string) =>
    webClient(slack, token)
      .apiCall(method)
      .catch((e) => e.data.error)

  expect(await failure('xoxb-nobody', 'auth.test')).toBe('invalid_auth')
  expect(await failure(slack.appToken, 'auth.test')).toBe('not_allowed_token_type')
  expect(await failure(slack.botToken, 'apps.connections.open')).toBe('not_allowed_token_type')
  expect(await failure(slack.botToken, 'chat.whisper')).toBe('unknown_method')
})

test('a body that is no JSON is refused', async () => {
  const slack = await workspace()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` }
  const post = (body: string) => raw(`${slack.apiUrl}auth.test`, { headers, body })
  expect(await post('{')).toMatchObject({ ok: false, error: 'invalid_json' })
  expect(await post('[]')).toMatchObject({ ok: false, error: 'json_not_object' })
})

test('an app gets only what its scopes allow', async () => {
  const manifest = { oauth_config: { scopes: { bot: ['chat:write', 'users:read'] } } }
  const slack = await workspace({ manifest })
  const client = webClient(slack)

  await expect(client.conversations.list()).rejects.toMatchObject({
    data: { error: 'missing_scope', provided: 'chat:write,users:read' },
  })
  const { user } = await client.users.info({ user: ana })
  expect(user?.profile?.email).toBeUndefined()
})

test('each kind of channel takes its own scope to look at', async () => {
  const manifest = { oauth_config: { scopes: { bot: ['channels:read'] } } }
  const slack = await workspace({ manifest })
  const look = (channel: string) =>
    webClient(slack)
      .conversations.info({ channel })
      .then(({ channel: seen }) => seen?.is_private)
      .catch((e) => [e.data.error, e.data.needed])
  expect(await look('C0SEARCH')).toBe(false)
  expect(await look('C0HIRESEARCH')).toEqual(['missing_scope', 'groups:read'])
  expect(await look('C0NOWHERE')).toEqual(['channel_not_found', undefined])
})

test('people come with their zone, and the offset of the day', async () => {
  const slack = await workspace({ now: Date.parse('2027-07-01T12:00:00Z') })
  const client = webClient(slack)
  const { user } = await client.users.info({ user: 'U0ELI', include_locale: true })

  expect(user).toMatchObject({
    id: 'U0ELI',
    name: 'eli',
    real_name: 'Elisha Penney',
    tz: 'America/St_Johns',
    tz_offset: -9000,
    locale: 'en-GB',
    is_bot: false,
    profile: { email: 'eli@example.org' },
  })
  slack.setClock({ set: Date.parse('2027-12-01T12:00:00Z') })
  const winter = await client.users.info({ user: 'U0ELI' })
  expect(winter.user).toMatchObject({ tz_offset: -12_600 })
  expect(winter.user?.locale).toBeUndefined()
})

test('people who have left keep no zone and cannot be found by e-mail', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const { user } = await client.users.info({ user: 'U0TOM' })
  expect(user).toMatchObject({ deleted: true })
  expect(user?.tz).toBeUndefined()
  await expect(client.users.lookupByEmail({ email: 'tom@example.org' })).rejects.toMatchObject({
    data: { error: 'users_not_found' },
  })
  const found = await client.users.lookupByEmail({ email: 'ANA@example.org' })
  expect(found.user?.id).toBe(ana)
})

test('lists come in pages', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const seen: string[] = []
  for await (const page of client.paginate('users.list', { limit: 5 })) {
    seen.push(...recordsIn(recordIn(page).members).map((m) => String(m.id)))
  }
  expect(seen).toHaveLength(18)
  expect(new Set(seen).size).toBe(18)
  await expect(client.users.list({ cursor: 'nonsense' })).rejects.toMatchObject({
    data: { error: 'invalid_cursor' },
  })
})

test('a direct message is opened once', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  await expect(
    client.conversations.open({ users: petra, prevent_creation: true }),
  ).rejects.toMatchObject({ data: { error: 'channel_not_found' } })
  const first = await client.conversations.open({ users: petra })
  const second = await client.conversations.open({ users: petra })
  expect(first.channel?.id).toMatch(/^D[A-Z0-9]+$/)
  expect(second.channel?.id).toBe(first.channel?.id)
  expect(second.already_open).toBe(true)
})

test.each([
  ['U0NOBODY', 'user_not_found'],
  ['U0TOM', 'user_disabled'],
  [bot, 'cannot_dm_bot'],
  [`${petra},${ana}`, 'method_not_supported_for_channel_type'],
])('a direct message with %s cannot be opened: %s', async (users, error) => {
  const slack = await workspace()
  await expect(webClient(slack).conversations.open({ users })).rejects.toMatchObject({
    data: { error },
  })
})

test.each([
  ['C0SEARCH', 'not_in_channel'],
  ['C0HIREOLD', 'is_archived'],
  ['C0NOWHERE', 'channel_not_found'],
  ['#hiring', 'channel_not_found'],
])('posting to %s answers %s', async (channel, error) => {
  const slack = await workspace()
  await expect(webClient(slack).chat.postMessage({ channel, text: 'Hi' })).rejects.toMatchObject({
    data: { error },
  })
})

test('a private channel the bot is not in does not exist for it', async () => {
  const slack = await workspace()
  const hidden = slack.ws.channels.get('C0HIRESEARCH')
  if (hidden) slack.ws.channels.set(hidden.id, { ...hidden, members: [petra] })
  const client = webClient(slack)
  await expect(client.conversations.info({ channel: 'C0HIRESEARCH' })).rejects.toMatchObject({
    data: { error: 'channel_not_found' },
  })
  const { channels } = await client.conversations.list({ types: 'public_channel,private_channel' })
  expect(channels?.map((c) => c.name)).not.toContain('hiring-search')
})

test('the bot may join a public channel and then write there', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  await client.conversations.join({ channel: 'C0SEARCH' })
  const { ok } = await client.chat.postMessage({ channel: 'C0SEARCH', text: 'Hello' })
  expect(ok).toBe(true)
  const { members } = await client.conversations.members({ channel: 'C0SEARCH' })
  expect(members).toContain(bot)
})

test('a body over 4 MB is not read', async () => {
  const slack = await workspace()
  const text = 'x'.repeat(4 * 1024 * 1024)
  const body = new URLSearchParams({ token: slack.botToken, channel: 'C0HIRING', text })
  const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body })
  expect(response.status).toBe(413)
})
