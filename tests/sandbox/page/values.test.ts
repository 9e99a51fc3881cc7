import { expect, test } from 'vitest'
import { commandIn, completed, completionsOf } from '../../../sandbox/page/messages/completion.ts'
import { problemsOf } from '../../../sandbox/page/state/problems.ts'
import type { Json } from '../../../sandbox/page/state/read.ts'
import { mainLine, reduce, type State, threadOf } from '../../../sandbox/page/state/state.ts'
import { carryOver, dispatches, fieldsOf, withValue } from '../../../sandbox/page/state/values.ts'
import type { Message, Snapshot } from '../../../sandbox/protocol.ts'

const input = (element: Json, block: Json = {}): Json => ({
  type: 'input',
  block_id: 'b',
  element: { action_id: 'a', ...element },
  ...block,
})

const red = { text: { type: 'plain_text', text: 'Red' }, value: 'red' }

test.each([
  [{ type: 'plain_text_input', initial_value: 'x' }, { value: 'x' }],
  [{ type: 'number_input' }, { value: null }],
  [{ type: 'datepicker', initial_date: '2027-03-09' }, { selected_date: '2027-03-09' }],
  [
    { type: 'timepicker', timezone: 'Asia/Kolkata' },
    { selected_time: null, timezone: 'Asia/Kolkata' },
  ],
  [
    { type: 'datetimepicker', initial_date_time: 1_804_500_000 },
    { selected_date_time: 1_804_500_000 },
  ],
  [{ type: 'static_select', initial_option: red }, { selected_option: red }],
  [{ type: 'multi_static_select' }, { selected_options: [] }],
  [{ type: 'checkboxes', initial_options: [red] }, { selected_options: [red] }],
  [{ type: 'users_select', initial_user: 'U1' }, { selected_user: 'U1' }],
  [{ type: 'multi_users_select' }, { selected_users: [] }],
  [{ type: 'conversations_select' }, { selected_conversation: null }],
  [{ type: 'multi_channels_select' }, { selected_channels: [] }],
  [{ type: 'file_input' }, { files: [] }],
])('%j starts as %j', (element, expected) => {
  expect(carryOver({}, [input(element)])).toEqual({ b: { a: { type: element.type, ...expected } } })
})

test('an update keeps a value under the same ids and starts a new id afresh', () => {
  const before = [input({ type: 'plain_text_input', initial_value: 'old' })]
  const [field] = fieldsOf(before)
  if (field === undefined) throw new Error('there is one field')
  const typed = withValue(carryOver({}, before), field, 'typed')

  const same = [input({ type: 'plain_text_input', initial_value: 'new' })]
  expect(carryOver(typed, same)).toEqual({ b: { a: { type: 'plain_text_input', value: 'typed' } } })
  const renamed = [input({ type: 'plain_text_input', initial_value: 'new' }, { block_id: 'c' })]
  expect(carryOver(typed, renamed)).toEqual({
    c: { a: { type: 'plain_text_input', value: 'new' } },
  })
  const another = [input({ type: 'number_input' })]
  expect(carryOver(typed, another)).toEqual({ b: { a: { type: 'number_input', value: null } } })
})

test('fields are found in sections, actions and containers, and buttons are none', () => {
  const blocks = [
    { type: 'section', block_id: 's', accessory: { type: 'datepicker', action_id: 'd' } },
    {
      type: 'actions',
      block_id: 'x',
      elements: [
        { type: 'button', action_id: 'n' },
        { type: 'checkboxes', action_id: 'c' },
      ],
    },
    { type: 'container', child_blocks: [input({ type: 'plain_text_input' })] },
  ]
  expect(fieldsOf(blocks).map(({ actionId }) => actionId)).toEqual(['d', 'c', 'a'])
  expect(fieldsOf(blocks).map(dispatches)).toEqual([true, true, false])
})

test.each([
  [{ type: 'plain_text_input' }, null, 'Please complete this required field.'],
  [{ type: 'plain_text_input', min_length: 3 }, 'ab', 'Write at least 3 characters; this has 2.'],
  [{ type: 'plain_text_input', max_length: 2 }, 'abc', 'Write at most 2 characters; this has 3.'],
  [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'Enter a whole number.'],
  [{ type: 'number_input', is_decimal_allowed: true }, 'one', 'Enter a number.'],
  [{ type: 'number_input', is_decimal_allowed: true, min_value: '2' }, '1.5', 'Enter 2 or more.'],
  [{ type: 'number_input', is_decimal_allowed: false, max_value: '9' }, '10', 'Enter 9 or less.'],
  [{ type: 'email_text_input' }, 'mila@', 'Enter a valid email address.'],
  [{ type: 'url_text_input' }, 'example.com', 'Enter a valid URL, with https:// in front.'],
  [{ type: 'number_input', is_decimal_allowed: true, max_value: '9' }, '9', undefined],
  [{ type: 'url_text_input' }, 'https://example.com', undefined],
])('%j with %j is refused with %j', (element, value, problem) => {
  const values = { b: { a: { type: element.type, value } } }
  expect(problemsOf([input(element)], values)).toEqual(problem === undefined ? {} : { b: problem })
})

test('an optional field may stay empty', () => {
  expect(problemsOf([input({ type: 'plain_text_input' }, { optional: true })], {})).toEqual({})
})

const message = (ts: string, more: Partial<Message> = {}): Message => ({
  channel: 'C1',
  ts,
  user: 'U1',
  text: ts,
  blocks: [],
  files: [],
  edited: false,
  ...more,
})

const snapshot: Snapshot = {
  type: 'snapshot',
  as: 'U1',
  team: { id: 'T1', name: 'Team' },
  bot: { user: 'U0', connected: true },
  users: [],
  channels: [],
  messages: [message('10.000000'), message('20.000000')],
  unread: {},
  waiting: {},
  home: null,
  modals: [],
  commands: [],
  shortcuts: [],
  clock: { now: 0, running: true },
  faults: { delayMs: 0, double: false, loseNext: 0, limitNext: 0, breakNext: 0 },
}

const after = (...events: readonly Parameters<typeof reduce>[1][]): State => {
  const state = events.reduce<State | null>(reduce, reduce(null, snapshot))
  if (state === null) throw new Error('a snapshot makes a state')
  return state
}

test('messages stand in order, edits in place, and old edits do not hide a gap', () => {
  const order = (state: State) => state.messages.C1?.map(({ text }) => text)
  const older = { type: 'older', messages: [message('5.000000')] } as const
  expect(order(after({ type: 'message', message: message('30.000000') }))).toEqual([
    '10.000000',
    '20.000000',
    '30.000000',
  ])
  expect(
    order(after({ type: 'message', message: message('10.000000', { text: 'edited' }) })),
  ).toEqual(['edited', '20.000000'])
  expect(order(after({ type: 'message', message: message('5.000000') }))).toEqual([
    '10.000000',
    '20.000000',
  ])
  expect(order(after(older))).toEqual(['5.000000', '10.000000', '20.000000'])
  expect(order(after({ type: 'message-deleted', channel: 'C1', ts: '10.000000' }))).toEqual([
    '20.000000',
  ])
})

test('replies stand in their thread and not in the channel', () => {
  const reply = message('11.000000', { threadTs: '10.000000' })
  const { C1 = [] } = after({ type: 'message', message: reply }).messages
  expect(mainLine(C1).map(({ ts }) => ts)).toEqual(['10.000000', '20.000000'])
  expect(threadOf(C1, '10.000000').map(({ ts }) => ts)).toEqual(['10.000000', '11.000000'])
})

const known = {
  commands: [{ command: '/scorecard', description: 'Cards I owe', usageHint: '[who]' }],
  people: [
    {
      id: 'U2',
      name: 'petra',
      realName: 'Petra Petrović',
      title: 'Recruiter',
      tz: 'UTC',
      isBot: false,
      deleted: false,
    },
    {
      id: 'U3',
      name: 'gone',
      realName: 'Petra Gone',
      title: '',
      tz: 'UTC',
      isBot: false,
      deleted: true,
    },
  ],
  channels: [
    { id: 'C1', kind: 'public' as const, name: 'hiring', members: [], topic: 'All of it' },
  ],
}

test.each([
  ['/sco', '/scorecard '],
  ['ask @petrovic', 'ask @petra '],
  ['in #hir', 'in #hiring '],
])('%s is completed to %s', (typed, expected) => {
  const [first] = completionsOf(typed, known)
  expect(first && completed(typed, first)).toBe(expected)
})

test('nothing is completed inside a word, an address or after a command', () => {
  expect(completionsOf('mail@petra', known)).toEqual([])
  expect(completionsOf('see /sco', known)).toEqual([])
})

test('a command is cut at its first space; with a space before it, it is a message', () => {
  expect(commandIn('/scorecard  for @ana ')).toEqual({ command: '/scorecard', text: 'for @ana' })
  expect(commandIn('/scorecard')).toEqual({ command: '/scorecard', text: '' })
  expect(commandIn(' /scorecard')).toBeNull()
  expect(commandIn('/usr/bin')).toBeNull()
})
