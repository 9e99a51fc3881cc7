import { expect, test } from 'vitest'
import { recordIn } from '../../sandbox/slack/json.ts'
import {
  actions,
  button,
  input,
  modal,
  option,
  options,
  type Piece,
  plain,
  section,
  select,
} from './kit.ts'
import type { Heard } from './support.ts'
import { control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

const channel = 'C0HIRING'

/** A message with a button and a menu, and the presses on it as the bot heard them. */
async function pressed(answer?: (heard: Heard) => unknown, timers: { ackMs?: number } = {}) {
  const slack = await workspace({ timers })
  const { heard } = await socketClient(slack, answer)
  const blocks = [
    actions(button({ action_id: 'book', value: 'int_1' }), select({ action_id: 'who' })),
  ]
  const posted = await webClient(slack).apiCall('chat.postMessage', { channel, text: 'Hi', blocks })
  const ts = String(recordIn(posted).ts)
  return { slack, heard, ts, last: () => heard.findLast((h) => h.type === 'interactive')?.body }
}

test('a press arrives with its message, its value and a way to answer', async () => {
  const { slack, last, ts, heard } = await pressed()
  const answer = await control(slack, 'interact', { user: petra, channel, action_id: 'book' })

  expect(answer.ok).toBe(true)
  expect(last()).toMatchObject({
    type: 'block_actions',
    user: { id: petra, username: 'petra', team_id: 'T0SANDBOX' },
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: 'hiring' },
    message: { ts, bot_id: 'B0LOOPWRIGHT' },
    state: { values: {} },
    trigger_id: expect.stringMatching(/.+/),
    response_url: expect.stringContaining(slack.url),
    actions: [{ type: 'button', action_id: 'book', value: 'int_1', text: plain('Go') }],
  })
  expect(heard.at(-1)?.accepts_response_payload).toBe(false)
})

test('a pick carries the whole option, and stands in the state', async () => {
  const { slack, last } = await pressed()
  await control(slack, 'interact', { user: petra, channel, action_id: 'who', value: '1' })
  const chosen = { type: 'static_select', selected_option: option('1') }
  expect(last()?.actions).toMatchObject([chosen])
  expect(Object.values(recordIn(recordIn(last()?.state).values))).toEqual([{ who: chosen }])
})

/** How an action looks by the kind of its element: what was chosen, and what the bot hears. */
const kinds: readonly [string, Piece, unknown, Piece][] = [
  ['overflow', { options: options(2) }, '1', { selected_option: option('1') }],
  ['radio_buttons', { options: options(2) }, '1', { selected_option: option('1') }],
  ['checkboxes', { options: options(2) }, ['0', '1'], { selected_options: options(2) }],
  ['multi_static_select', { options: options(2) }, ['1'], { selected_options: [option('1')] }],
  ['users_select', {}, 'U0ANA', { selected_user: 'U0ANA' }],
  ['multi_users_select', {}, ['U0ANA'], { selected_users: ['U0ANA'] }],
  ['conversations_select', {}, 'C0HIRING', { selected_conversation: 'C0HIRING' }],
  ['channels_select', {}, 'C0HIRING', { selected_channel: 'C0HIRING' }],
  ['datepicker', {}, '2027-03-09', { selected_date: '2027-03-09' }],
  ['timepicker', { timezone: 'Asia/Kolkata' }, '13:30', { selected_time: '13:30' }],
  ['datetimepicker', {}, 1_804_000_000, { selected_date_time: 1_804_000_000 }],
]

test.each(kinds)('a choice in a %s looks as Slack’s', async (type, more, value, held) => {
  const { slack, last } = await pressed()
  const blocks = [actions({ type, action_id: 'x', ...more })]
  await webClient(slack).apiCall('chat.postMessage', { channel, text: 'Choose', blocks })
  await control(slack, 'interact', { user: petra, channel, action_id: 'x', value })
  expect(last()?.actions).toMatchObject([
    { type, action_id: 'x', action_ts: expect.stringMatching(/^\d+\.\d+$/), ...held },
  ])
})

test('nobody can pick what is not offered, or press what is not there', async () => {
  const { slack } = await pressed()
  const press = (more: object) => control(slack, 'interact', { user: petra, channel, ...more })
  expect(await press({ action_id: 'who', value: '9' })).toMatchObject({ error: 'option_not_found' })
  expect(await press({ action_id: 'nothing' })).toMatchObject({ error: 'message_not_found' })
  expect(
    await control(slack, 'interact', { user: 'U0TOM', channel, action_id: 'book' }),
  ).toMatchObject({ error: 'account_inactive' })
})

test('a press on an ephemeral message comes without the message', async () => {
  const { slack, last } = await pressed()
  const blocks = [actions(button({ action_id: 'again' }))]
  const args = { channel, user: petra, text: 'Open again', blocks }
  await webClient(slack).apiCall('chat.postEphemeral', args)
  await control(slack, 'interact', { user: petra, channel, action_id: 'again' })
  expect(last()).toMatchObject({ container: { is_ephemeral: true } })
  expect(last()).not.toHaveProperty('message')
  const other = await control(slack, 'interact', { user: 'U0ANA', channel, action_id: 'again' })
  expect(other).toMatchObject({ error: 'message_not_found' })
})

test('a press that is not acknowledged fails for the person and is not repeated', async () => {
  const { slack, heard } = await pressed(() => {}, { ackMs: 80 })
  const answer = await control(slack, 'interact', { user: petra, channel, action_id: 'book' })
  expect(answer).toMatchObject({ ok: false, error: 'operation_timeout' })
  await new Promise((resolve) => setTimeout(resolve, 250))
  expect(heard.filter((h) => h.type === 'interactive')).toHaveLength(1)
})

test('without a bot a command fails at once', async () => {
  const slack = await workspace()
  expect(await control(slack, 'command', { user: petra, command: '/go' })).toMatchObject({
    ok: false,
    error: '/go failed with the error "dispatch_failed"',
  })
})

test('a command that is not acknowledged in time tells the person so', async () => {
  const slack = await workspace({ timers: { ackMs: 60 } })
  await socketClient(slack, () => {})
  expect(await control(slack, 'command', { user: petra, command: '/go' })).toMatchObject({
    ok: false,
    error: '/go failed with the error "operation_timeout"',
  })
})

test('an app hears only of the commands in its manifest, escaped as it asked', async () => {
  const command = (name: string, should_escape: boolean) => ({ command: name, should_escape })
  const slash_commands = [command('/plain', false), command('/escaped', true)]
  const slack = await workspace({ manifest: { features: { slash_commands } } })
  const { heard } = await socketClient(slack)
  const type = (name: string) =>
    control(slack, 'command', {
      user: petra,
      channel,
      command: name,
      text: 'with @ana in #hiring-search & https://x.org <now>',
    })

  expect(await type('/other')).toMatchObject({ error: '`/other` is not a valid command.' })
  await type('/plain')
  await type('/escaped')
  expect(heard.map((h) => h.body.text)).toEqual([
    'with @ana in #hiring-search & https://x.org <now>',
    'with <@U0ANA|ana> in <#C0HIRESEARCH|> &amp; <https://x.org> &lt;now&gt;',
  ])
})

test('options of a menu come from the bot', async () => {
  const { slack, last } = await pressed(({ body, ack }) =>
    ack(body.type === 'block_suggestion' ? { options: options(2) } : undefined),
  )
  const blocks = [actions({ type: 'external_select', action_id: 'find' })]
  await webClient(slack).apiCall('chat.postMessage', { channel, text: 'Find', blocks })
  const find = { user: petra, channel, action_id: 'find' }
  expect(await control(slack, 'interact', { ...find, options: 'mi' })).toMatchObject({
    ok: true,
    options: options(2),
  })
  expect(last()).toMatchObject({
    type: 'block_suggestion',
    value: 'mi',
    action_id: 'find',
    container: { type: 'message' },
    team: { id: 'T0SANDBOX' },
  })
})

test.each([
  ['more than 100 options', { options: options(101) }],
  ['an option of 76 characters', { options: [option('a', 'x'.repeat(76))] }],
  ['options and groups', { options: options(1), option_groups: [] }],
  ['nothing', {}],
])('%s are no answer for a menu', async (_, answer) => {
  const { slack } = await pressed(({ ack }) => ack(answer))
  const blocks = [actions({ type: 'external_select', action_id: 'find' })]
  await webClient(slack).apiCall('chat.postMessage', { channel, text: 'Find', blocks })
  expect(
    await control(slack, 'interact', { user: petra, channel, action_id: 'find', options: '' }),
  ).toMatchObject({ ok: false, error: 'invalid_options' })
})

test('shortcuts come from the menu and from messages', async () => {
  const { slack, last, ts } = await pressed()
  await control(slack, 'interact', { user: petra, shortcut: 'schedule' })
  expect(last()).toMatchObject({ type: 'shortcut', callback_id: 'schedule' })
  expect(last()).not.toHaveProperty('response_url')
  await control(slack, 'interact', { user: petra, shortcut: 'note', channel, ts })
  expect(last()).toMatchObject({
    type: 'message_action',
    callback_id: 'note',
    message_ts: ts,
    message: { text: 'Hi' },
    response_url: expect.stringContaining('/respond/'),
  })
})

test('a select that asks for it brings a response URL with the submission', async () => {
  const slack = await workspace()
  const client = webClient(slack)
  const element = { type: 'conversations_select', action_id: 'c', response_url_enabled: true }
  const view = modal({
    submit: plain('Go'),
    blocks: [input(element, { block_id: 'b' }), section()],
  })
  const { heard } = await socketClient(slack, async ({ ack, body, type }) => {
    await ack()
    const open = { trigger_id: body.trigger_id, view }
    if (type === 'slash_commands') await client.apiCall('views.open', open)
  })
  await control(slack, 'command', { user: petra, command: '/go' })
  await eventually(() => slack.ws.stacks.has(petra))
  await control(slack, 'interact', { user: petra, submit: { c: channel } })
  expect(heard.at(-1)?.body.response_urls).toMatchObject([
    { block_id: 'b', action_id: 'c', channel_id: channel, response_url: expect.anything() },
  ])
})
