import { expect, test } from 'vitest'
import type { Slack } from '../../sandbox/server.ts'
import { stackOf, viewShown } from '../../sandbox/slack/views.ts'
import { input, modal, option, options, type Piece, plain, section } from './kit.ts'
import { control, eventually, petra, socketClient, webClient, workspace } from './support.ts'

/** A modal that is open, and a bot that answers its submission with `answer`. */
async function open(view: Piece, answer?: Record<string, unknown>) {
  const slack = await workspace()
  const client = webClient(slack)
  const { heard } = await socketClient(slack, async ({ ack, body, type }) => {
    await ack(body.type === 'view_submission' ? answer : undefined)
    const { trigger_id } = body
    if (type === 'slash_commands') await client.apiCall('views.open', { trigger_id, view })
  })
  await control(slack, 'command', { user: petra, command: '/go' })
  await eventually(() => slack.ws.stacks.has(petra))
  const submit = (values: object) => control(slack, 'interact', { user: petra, submit: values })
  return { slack, heard, submit, last: () => heard.at(-1)?.body }
}

const form = (more: Piece = {}) =>
  modal({
    submit: plain('Save'),
    blocks: [input({ type: 'plain_text_input', action_id: 'name' }, { block_id: 'b' })],
    ...more,
  })

const titles = (slack: Slack) => stackOf(slack.ws, petra).map((view) => viewShown(view).title)

test('an empty acknowledgement closes the modal', async () => {
  const { slack, submit, last } = await open(form({ private_metadata: 'm', callback_id: 'c' }))
  expect(await submit({ name: 'Mila' })).toMatchObject({ ok: true, modals: [] })
  expect(last()).toMatchObject({
    type: 'view_submission',
    view: {
      callback_id: 'c',
      private_metadata: 'm',
      state: { values: { b: { name: { type: 'plain_text_input', value: 'Mila' } } } },
    },
    response_urls: [],
  })
  expect(titles(slack)).toEqual([])
})

test('errors stand at their fields and the modal stays', async () => {
  const errors = { b: 'Mila is in another interview then.' }
  const { slack, submit } = await open(form(), { response_action: 'errors', errors })
  expect(await submit({ name: 'Mila' })).toMatchObject({ ok: false, errors })
  expect(titles(slack)).toEqual(['Title'])
})

test.each([
  ['a block that is no input', { s: 'wrong' }],
  ['a block that is not there', { x: 'wrong' }],
  ['no words', { b: '' }],
  ['no block', {}],
])('errors for %s are no answer', async (_, errors) => {
  const { slack, submit } = await open(
    form({ blocks: [...inputs(), section({ block_id: 's' })] }),
    { response_action: 'errors', errors },
  )
  expect(await submit({ name: 'Mila' })).toMatchObject({
    ok: false,
    error: 'We had some trouble connecting. Try again?',
  })
  expect(titles(slack)).toEqual(['Title'])
})

function inputs() {
  return [input({ type: 'plain_text_input', action_id: 'name' }, { block_id: 'b' })]
}

test('an update takes the place of the modal', async () => {
  const view = modal({ title: plain('Next') })
  const { slack, submit } = await open(form(), { response_action: 'update', view })
  await submit({ name: 'Mila' })
  expect(titles(slack)).toEqual(['Next'])
})

test('a push stands on top, and closing it shows the one below', async () => {
  const view = modal({ title: plain('Second'), notify_on_close: true })
  const { slack, submit, last } = await open(form(), { response_action: 'push', view })
  await submit({ name: 'Mila' })
  expect(titles(slack)).toEqual(['Title', 'Second'])
  await control(slack, 'interact', { user: petra, close: true })
  expect(titles(slack)).toEqual(['Title'])
  expect(last()).toMatchObject({
    type: 'view_closed',
    is_cleared: false,
    view: { title: { text: 'Second' }, state: { values: {} } },
  })
})

test('clear closes all', async () => {
  const { slack, submit } = await open(form(), { response_action: 'clear' })
  await submit({ name: 'Mila' })
  expect(titles(slack)).toEqual([])
})

test('an answer with a broken view leaves the modal, and the log says why', async () => {
  const { slack, submit } = await open(form(), {
    response_action: 'update',
    view: { type: 'modal' },
  })
  expect(await submit({ name: 'Mila' })).toMatchObject({ ok: false })
  expect(titles(slack)).toEqual(['Title'])
  expect(slack.ws.log.at(-1)).toMatchObject({
    what: 'response_action',
    outcome: 'invalid_arguments',
  })
})

test('the cross closes the whole stack and tells of its root', async () => {
  const { slack, last, heard } = await open(form({ notify_on_close: true }))
  await control(slack, 'interact', { user: petra, close: 'all' })
  expect(last()).toMatchObject({ type: 'view_closed', is_cleared: true })
  expect(heard.at(-1)?.accepts_response_payload).toBe(false)
})

test('the cross on a second modal tells of the first', async () => {
  const view = modal({ title: plain('Second') })
  const first = form({ notify_on_close: true })
  const { slack, submit, last } = await open(first, { response_action: 'push', view })
  await submit({ name: 'Mila' })
  await control(slack, 'interact', { user: petra, close: 'all' })
  expect(last()).toMatchObject({ type: 'view_closed', view: { title: { text: 'Title' } } })
  expect(titles(slack)).toEqual([])
})

test('a modal that did not ask for it is closed in silence', async () => {
  const { slack, heard } = await open(form())
  const before = heard.length
  await control(slack, 'interact', { user: petra, close: true })
  await slack.idle()
  expect(heard).toHaveLength(before)
})

/** What Slack's client refuses before the app hears of it. */
const refused: readonly [string, Piece, unknown, string][] = [
  ['nothing', { type: 'plain_text_input' }, '', 'required'],
  ['too little', { type: 'plain_text_input', min_length: 3 }, 'ab', 'at least 3'],
  ['too much', { type: 'plain_text_input', max_length: 3 }, 'abcd', 'at most 3'],
  ['no number', { type: 'number_input', is_decimal_allowed: true }, 'many', 'Enter a number'],
  ['half a number', { type: 'number_input', is_decimal_allowed: false }, '1.5', 'whole number'],
  [
    'a small number',
    { type: 'number_input', is_decimal_allowed: false, min_value: '2' },
    '1',
    '2 or more',
  ],
  [
    'a large number',
    { type: 'number_input', is_decimal_allowed: false, max_value: '2' },
    '3',
    '2 or less',
  ],
  ['no e-mail address', { type: 'email_text_input' }, 'mila', 'valid email'],
  ['no web address', { type: 'url_text_input' }, 'here', 'valid URL'],
  ['no ticked box', { type: 'checkboxes', options: options(2) }, [], 'required'],
]

test.each(refused)(
  '%s in a field is refused before the bot hears of it',
  async (_, element, value, words) => {
    const blocks = [input({ ...element, action_id: 'x' }, { block_id: 'b' })]
    const { submit, heard } = await open(form({ blocks }))
    const before = heard.length
    expect(await submit({ x: value })).toMatchObject({
      ok: false,
      errors: { b: expect.stringContaining(words) },
    })
    expect(heard).toHaveLength(before)
  },
)

/** How the state of each kind of input looks: untouched with an initial value, empty, and filled. */
const kinds: readonly [string, Piece, unknown, Piece][] = [
  ['plain_text_input', {}, 'x', { value: 'x' }],
  ['number_input', { is_decimal_allowed: false }, '7', { value: '7' }],
  ['email_text_input', {}, 'a@b.org', { value: 'a@b.org' }],
  ['url_text_input', {}, 'https://b.org', { value: 'https://b.org' }],
  ['datepicker', {}, '2027-03-09', { selected_date: '2027-03-09' }],
  [
    'timepicker',
    { timezone: 'Asia/Kolkata' },
    '10:00',
    { selected_time: '10:00', timezone: 'Asia/Kolkata' },
  ],
  ['datetimepicker', {}, 1_804_000_000, { selected_date_time: 1_804_000_000 }],
  ['static_select', { options: options(2) }, '1', { selected_option: option('1') }],
  ['external_select', {}, 'mila', { selected_option: { value: 'mila' } }],
  ['radio_buttons', { options: options(2) }, '0', { selected_option: option('0') }],
  ['checkboxes', { options: options(2) }, ['0', '1'], { selected_options: options(2) }],
  ['multi_static_select', { options: options(2) }, ['1'], { selected_options: [option('1')] }],
  ['users_select', {}, 'U0ANA', { selected_user: 'U0ANA' }],
  ['multi_users_select', {}, ['U0ANA'], { selected_users: ['U0ANA'] }],
  ['conversations_select', {}, 'C0HIRING', { selected_conversation: 'C0HIRING' }],
  ['multi_conversations_select', {}, ['C0HIRING'], { selected_conversations: ['C0HIRING'] }],
  ['channels_select', {}, 'C0HIRING', { selected_channel: 'C0HIRING' }],
  ['multi_channels_select', {}, ['C0HIRING'], { selected_channels: ['C0HIRING'] }],
  ['file_input', {}, ['F1'], { files: [{ id: 'F1' }] }],
]

test.each(kinds)('the state of a %s is shaped as Slack’s', async (type, more, value, held) => {
  const element = { type, action_id: 'x', ...more }
  const blocks = [
    input(element, { block_id: 'filled' }),
    input(element, { block_id: 'empty', optional: true }),
  ]
  const { submit, last } = await open(form({ blocks }))
  await submit({ filled: { x: value }, empty: {} })
  const empty = Object.fromEntries(
    Object.entries(held).map(([k, v]) => [k, k === 'timezone' ? v : Array.isArray(v) ? [] : null]),
  )
  expect(last()?.view).toMatchObject({
    state: { values: { filled: { x: { type, ...held } }, empty: { x: { type, ...empty } } } },
  })
})
