import { expect, test } from 'vitest'
import {
  isTooLarge,
  MOST_VIEW_BYTES,
  problemsInMessage,
  problemsInView,
} from '../../sandbox/slack/validate/surfaces.ts'
import {
  actions,
  button,
  cell,
  context,
  home,
  image,
  input,
  long,
  many,
  modal,
  mrkdwn,
  option,
  options,
  type Piece,
  plain,
  richSection,
  richText,
  section,
  select,
} from './kit.ts'

const message = (...blocks: readonly unknown[]) => problemsInMessage({ text: 'Hi', blocks })
const inModal = (...blocks: readonly unknown[]) =>
  problemsInView(modal({ submit: plain('Go'), blocks }))
const inHome = (...blocks: readonly unknown[]) => problemsInView(home({ blocks }))

/** Blocks that are whole and sound, by surface: true where Slack takes them. */
const table: Piece = { type: 'table', rows: [[cell()]] }
const surfaces: readonly [string, Piece, boolean, boolean, boolean][] = [
  ['section', section(), true, true, true],
  ['context', context(mrkdwn('x'), image()), true, true, true],
  ['actions', actions(button()), true, true, true],
  ['divider', { type: 'divider' }, true, true, true],
  ['header', { type: 'header', text: plain('x') }, true, true, true],
  ['image', image(), true, true, true],
  ['input', input(), true, true, true],
  ['rich_text', richText(richSection({ type: 'text', text: 'x' })), true, true, true],
  ['container', { type: 'container', child_blocks: [section()] }, true, true, true],
  ['markdown', { type: 'markdown', text: '# x' }, true, false, false],
  ['table', table, true, false, false],
  ['context_actions', { type: 'context_actions', elements: [feedback()] }, true, false, false],
  ['card', { type: 'card', title: mrkdwn('x') }, true, false, true],
  ['plan', { type: 'plan', title: 'x' }, true, false, false],
  [
    'task_card',
    { type: 'task_card', task_id: '1', title: 'x', status: 'pending' },
    true,
    false,
    false,
  ],
  ['alert', { type: 'alert', text: plain('x'), level: 'warning' }, false, true, false],
  ['file', { type: 'file', external_id: 'x', source: 'remote' }, false, false, false],
  ['a datetimepicker in actions', actions({ type: 'datetimepicker' }), true, true, false],
  [
    'a datetimepicker beside a section',
    section({ accessory: { type: 'datetimepicker' } }),
    false,
    false,
    false,
  ],
  ['a workflow button', actions(workflowButton()), true, false, false],
  [
    'a number input',
    input({ type: 'number_input', is_decimal_allowed: false }),
    false,
    true,
    false,
  ],
  ['an e-mail input', input({ type: 'email_text_input' }), false, true, false],
  ['a file input', input({ type: 'file_input' }), false, true, false],
  ['a rich text input', input({ type: 'rich_text_input' }), false, true, true],
  ['an image beside a section', section({ accessory: image() }), true, true, true],
  ['an image among actions', actions(image()), false, false, false],
  ['a button as an input', input(button()), false, false, false],
  ['an unknown block', { type: 'marquee' }, false, false, false],
]

test.each(surfaces)(
  '%s stands only where Slack takes it',
  (_, block, onMessage, onModal, onHome) => {
    expect(message(block).length === 0, 'message').toBe(onMessage)
    expect(inModal(block).length === 0, 'modal').toBe(onModal)
    expect(inHome(block).length === 0, 'home').toBe(onHome)
  },
)

/** What is wrong with a block, where Slack says so, and in which words. */
const wrong: readonly [string, Piece, string, string][] = [
  ['a section without words', { type: 'section' }, '/blocks/0', 'one of these is required'],
  ['a member nobody knows', section({ colour: 'red' }), '/blocks/0', 'additional property: colour'],
  [
    'emoji on mrkdwn',
    section({ text: { ...mrkdwn('x'), emoji: true } }),
    '/blocks/0/text',
    'emoji',
  ],
  ['markup in a header', { type: 'header', text: mrkdwn('x') }, '/blocks/0/text/type', 'mrkdwn'],
  [
    'markup on a button',
    actions(button({ text: mrkdwn('x') })),
    '/blocks/0/elements/0/text/type',
    'mrkdwn',
  ],
  [
    'a number for a text',
    section({ text: { type: 'plain_text', text: 7 } }),
    '/blocks/0/text/text',
    'must be a string',
  ],
  [
    'a style nobody knows',
    actions(button({ style: 'default' })),
    '/blocks/0/elements/0/style',
    'primary',
  ],
  ['no alt text', { ...image(), alt_text: undefined }, '/blocks/0', 'alt_text'],
  ['two sources of a picture', image({ slack_file: { id: 'F1' } }), '/blocks/0', 'exactly one'],
  ['no source of a picture', { type: 'image', alt_text: 'A' }, '/blocks/0', 'exactly one'],
  [
    'a file by id and address',
    { type: 'image', alt_text: 'A', slack_file: { id: 'F1', url: 'https://x.org' } },
    '/blocks/0/slack_file',
    'exactly one',
  ],
  [
    'options and groups',
    actions(select({ option_groups: [{ label: plain('g'), options: options(1) }] })),
    '/blocks/0/elements/0',
    'exactly one',
  ],
  [
    'neither options nor groups',
    actions({ type: 'static_select' }),
    '/blocks/0/elements/0',
    'exactly one',
  ],
  [
    'an initial option that is none',
    actions(select({ initial_option: option('9') })),
    '/blocks/0/elements/0',
    'must match',
  ],
  [
    'an initial option with other words',
    actions(select({ initial_option: option('0', 'zero') })),
    '/blocks/0/elements/0',
    'must match',
  ],
  [
    'a ticked box that is none',
    actions({ type: 'checkboxes', options: options(2), initial_options: [option('7')] }),
    '/blocks/0/elements/0',
    'must match',
  ],
  [
    'markup in a menu',
    actions(select({ options: [{ text: mrkdwn('*x*'), value: 'x' }] })),
    '/blocks/0/elements/0/options/0/text/type',
    'mrkdwn',
  ],
  [
    'a link in a select',
    actions(select({ options: [{ ...option('x'), url: 'https://x.org' }] })),
    '/blocks/0/elements/0/options/0',
    'url',
  ],
  [
    'an empty filter',
    actions({ type: 'conversations_select', filter: {} }),
    '/blocks/0/elements/0/filter',
    'must not be empty',
  ],
  [
    'a response URL outside a modal',
    actions({ type: 'conversations_select', response_url_enabled: true }),
    '/blocks/0/elements/0',
    'response_url_enabled',
  ],
  [
    'a day that is none',
    actions({ type: 'datepicker', initial_date: '2027-13-01' }),
    '/blocks/0/elements/0/initial_date',
    'YYYY-MM-DD',
  ],
  [
    'a time that is none',
    actions({ type: 'timepicker', initial_time: '9:00' }),
    '/blocks/0/elements/0/initial_time',
    'HH:mm',
  ],
  [
    'a zone that is none',
    actions({ type: 'timepicker', timezone: 'Mars/Olympus' }),
    '/blocks/0/elements/0/timezone',
    'IANA',
  ],
  [
    'an address that is none',
    actions(button({ url: 'nowhere' })),
    '/blocks/0/elements/0/url',
    'valid URL',
  ],
  [
    'a list style nobody knows',
    richText({ type: 'rich_text_list', style: 'roman', elements: [richSection()] }),
    '/blocks/0/elements/0/style',
    'bullet',
  ],
  [
    'an empty rich text leaf',
    richText(richSection({ type: 'text', text: '' })),
    '/blocks/0/elements/0/elements/0/text',
    'more than 0',
  ],
  [
    'a level nobody knows',
    { type: 'task_card', task_id: '1', title: 'x', status: 'done' },
    '/blocks/0/status',
    'pending',
  ],
  [
    'an empty card',
    { type: 'card', subtitle: mrkdwn('x') },
    '/blocks/0',
    'one of these is required',
  ],
  [
    'uneven rows',
    { type: 'data_table', caption: 'c', rows: [[cell()], [cell(), cell()]] },
    '/blocks/0/rows',
    'same number',
  ],
  [
    'a rich header cell',
    { type: 'data_table', caption: 'c', rows: [[richText(richSection())], [cell()]] },
    '/blocks/0/rows/0/0/type',
    'rich_text',
  ],
  [
    'an empty slice',
    {
      type: 'data_visualization',
      title: 't',
      chart: { type: 'pie', segments: [{ label: 'a', value: 0 }] },
    },
    '/blocks/0/chart/segments/0/value',
    'greater than 0',
  ],
  ['series of one name', chart([series('a'), series('a')]), '/blocks/0/chart/series', 'unique'],
  [
    'a category without a point',
    chart([series('a')], ['x', 'y']),
    '/blocks/0/chart/series/0/data',
    'each category',
  ],
]

test.each(wrong)('a message with %s is refused', (_, block, pointer, words) => {
  const found = message(block)
  expect(found).toContainEqual({ pointer, message: expect.stringContaining(words) })
})

const inputs: readonly [string, Piece, string][] = [
  [
    'lengths the wrong way round',
    { type: 'plain_text_input', min_length: 9, max_length: 8 },
    'min_length',
  ],
  [
    'numbers the wrong way round',
    { type: 'number_input', is_decimal_allowed: true, min_value: '9', max_value: '8' },
    'min_value',
  ],
  [
    'a number that is a number',
    { type: 'number_input', is_decimal_allowed: true, min_value: 9 },
    'written as a string',
  ],
  [
    'an initial number outside',
    { type: 'number_input', is_decimal_allowed: true, max_value: '5', initial_value: '6' },
    'within',
  ],
  ['no word on decimals', { type: 'number_input' }, 'is_decimal_allowed'],
  [
    'an unknown dispatch',
    { type: 'plain_text_input', dispatch_action_config: { trigger_actions_on: ['on_blur'] } },
    'on_enter_pressed',
  ],
]

test.each(inputs)('an input with %s is refused', (_, element, words) => {
  expect(
    inModal(input(element))
      .map((p) => p.message)
      .join(),
  ).toContain(words)
})

test('a select in an input block of a modal may ask for a response URL', () => {
  const asking = { type: 'conversations_select', response_url_enabled: true }
  expect(inModal(input(asking))).toEqual([])
})

test('a file input cannot dispatch', () => {
  const problems = inModal(input({ type: 'file_input' }, { dispatch_action: true }))
  expect(problems[0]?.message).toContain('file_input')
})

test('only radio buttons and checkboxes may have markup in their options', () => {
  const marked = [{ text: mrkdwn('*x*'), value: 'x' }]
  expect(message(actions({ type: 'radio_buttons', options: marked }))).toEqual([])
  expect(message(actions({ type: 'overflow', options: marked }))).toHaveLength(1)
})

test('only an overflow menu may have links in its options', () => {
  const linked = [{ ...option('x'), url: 'https://example.org' }]
  expect(message(actions({ type: 'overflow', options: linked }))).toEqual([])
})

test('block ids occur once', () => {
  const twice = message(section({ block_id: 'a' }), section({ block_id: 'a' }))
  expect(twice).toEqual([{ pointer: '/blocks/1/block_id', message: 'block_id already exists: a' }])
  expect(message(section({ block_id: 'a' }), section({ block_id: 'b' }))).toEqual([])
})

test('action ids occur once in a block, and may occur again in another', () => {
  const one = button({ action_id: 'a' })
  expect(message(actions(one, one))).toHaveLength(1)
  expect(message(actions(one), actions(one))).toEqual([])
})

test('one element at most takes the focus', () => {
  const focused = input({ type: 'plain_text_input', focus_on_load: true })
  expect(inModal(focused)).toEqual([])
  expect(inModal(focused, focused)).toHaveLength(1)
})

test('a modal that asks for input needs a submit button', () => {
  const asking = modal({ blocks: [input()] })
  expect(problemsInView(asking)).toHaveLength(1)
  expect(problemsInView({ ...asking, submit: plain('Go') })).toEqual([])
  expect(problemsInView(modal())).toEqual([])
})

test.each(['title', 'submit', 'close'])('a Home has no %s', (member) => {
  expect(problemsInView(home({ [member]: plain('x') }))).toEqual([
    { pointer: '/view', message: `invalid additional property: ${member}` },
  ])
})

test('a modal needs a title', () => {
  const { title, ...untitled } = modal()
  expect(title).toBeDefined()
  expect(problemsInView(untitled)).toEqual([
    { pointer: '/view', message: 'missing required field: title' },
  ])
})

test('a view that is neither a modal nor a Home is refused', () => {
  for (const view of [null, 'x', [], {}, { type: 'sheet', blocks: [] }]) {
    expect(problemsInView(view)).toHaveLength(1)
  }
})

test('a view has at most 250 KB as JSON', () => {
  const of = (bytes: number) => {
    const bare = JSON.stringify(home({ x: '' })).length
    return home({ x: long(bytes - bare) })
  }
  expect(JSON.stringify(of(MOST_VIEW_BYTES))).toHaveLength(MOST_VIEW_BYTES)
  expect(isTooLarge(of(MOST_VIEW_BYTES))).toBe(false)
  expect(isTooLarge(of(MOST_VIEW_BYTES + 1))).toBe(true)
})

test('markdown blocks share 12,000 characters', () => {
  const of = (n: number) =>
    message({ type: 'markdown', text: long(6000) }, { type: 'markdown', text: long(n) })
  expect(of(6000)).toEqual([])
  expect(of(6001)[0]?.message).toContain('12001')
})

test('a message has one table, of 10,000 characters', () => {
  const of = (n: number) => ({
    type: 'table',
    rows: many(10, (i) => [cell(long(i === 0 ? n - 9 * 1000 : 1000))]),
  })
  expect(message(of(10_000))).toEqual([])
  expect(message(of(10_001))[0]?.message).toContain('10001')
  expect(message(table, table)).toContainEqual({
    pointer: '/blocks',
    message: 'only_one_table_allowed',
  })
})

test('a message has two charts at most', () => {
  const one = chart([series('a')])
  expect(message(one, one)).toEqual([])
  expect(message(one, one, one)).toHaveLength(1)
})

test('all blocks of a message together have about 13,200 characters', () => {
  // Five sections, each with a text object: ten containers of 32.
  const of = (total: number) => {
    const last = total - 10 * 32 - 4 * 3000
    return message(...many(5, (i) => section({ text: mrkdwn(long(i < 4 ? 3000 : last)) })))
  }
  expect(of(13_200)).toEqual([])
  expect(of(13_201)[0]?.message).toContain('msg_blocks_too_long')
})

test('a message without a text for screen readers is a problem of ours, not of Slack’s', () => {
  expect(problemsInMessage({ blocks: [section()] })).toEqual([
    { pointer: '/text', message: expect.stringContaining('screen readers') },
  ])
  expect(problemsInMessage([section()])).toEqual([])
  expect(problemsInMessage({ text: long(4000) })).toEqual([])
  expect(problemsInMessage({ text: long(4001) })).toHaveLength(1)
})

test.each([null, 7, 'x', {}, [null], ['x'], [[]], [{}], [{ type: 7 }]])(
  'rubbish in place of blocks is a problem and no fault: %j',
  (blocks) => {
    expect(problemsInMessage({ text: 'Hi', blocks }).length).toBe(blocks === null ? 0 : 1)
  },
)

function feedback(): Piece {
  const one = { text: plain('Good'), value: 'good' }
  return { type: 'feedback_buttons', positive_button: one, negative_button: one }
}

function workflowButton(): Piece {
  const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft1/x' } }
  return { type: 'workflow_button', text: plain('Run'), workflow }
}

function series(name: string): Piece {
  return { name, data: [{ label: 'x', value: 1 }] }
}

function chart(all: readonly Piece[], categories?: readonly string[]): Piece {
  const axis = categories ? { axis_config: { categories } } : { axis_config: {} }
  return { type: 'data_visualization', title: 't', chart: { type: 'line', series: all, ...axis } }
}
