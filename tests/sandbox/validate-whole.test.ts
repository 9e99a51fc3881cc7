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
  home,
  input,
  long,
  many,
  modal,
  mrkdwn,
  option,
  type Piece,
  plain,
  section,
} from './kit.ts'

const message = (...blocks: readonly unknown[]) => problemsInMessage({ text: 'Hi', blocks })
const inModal = (...blocks: readonly unknown[]) =>
  problemsInView(modal({ submit: plain('Go'), blocks }))

const table: Piece = { type: 'table', rows: [[cell()]] }
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

function series(name: string): Piece {
  return { name, data: [{ label: 'x', value: 1 }] }
}

function chart(all: readonly Piece[], categories?: readonly string[]): Piece {
  const axis = categories ? { axis_config: { categories } } : { axis_config: {} }
  return { type: 'data_visualization', title: 't', chart: { type: 'line', series: all, ...axis } }
}
