import { expect, test } from 'vitest'
import type { Problem } from '../../sandbox/slack/validate/check.ts'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import {
  actions,
  button,
  cell,
  confirm,
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

type Build = (n: number) => Piece

const inMessage = (block: Piece) => problemsInMessage({ text: 'Hi', blocks: [block] })
const inModal = (block: Piece) => problemsInView(modal({ submit: plain('Go'), blocks: [block] }))

/** What is bounded, the block with `n` of it, the least and the most that Slack takes, and where it complains. */
const blockLimits: readonly [string, Build, number, number, string][] = [
  ['section text', (n) => section({ text: mrkdwn(long(n)) }), 1, 3000, '/text/text'],
  ['section fields', (n) => section({ fields: many(n, () => plain('x')) }), 1, 10, '/fields'],
  ['field text', (n) => section({ fields: [mrkdwn(long(n))] }), 1, 2000, '/fields/0/text'],
  ['block_id', (n) => section({ block_id: long(n) }), 1, 255, '/block_id'],
  ['context elements', (n) => context(...many(n, () => plain('x'))), 1, 10, '/elements'],
  ['context text', (n) => context(mrkdwn(long(n))), 1, 3000, '/elements/0/text'],
  [
    'actions elements',
    (n) => actions(...many(n, (i) => button({ action_id: `a${i}` }))),
    1,
    25,
    '/elements',
  ],
  ['header text', (n) => ({ type: 'header', text: plain(long(n)) }), 1, 150, '/text/text'],
  ['header level', (n) => ({ type: 'header', text: plain('x'), level: n }), 1, 4, '/level'],
  ['image alt_text', (n) => image({ alt_text: long(n) }), 1, 2000, '/alt_text'],
  ['image title', (n) => image({ title: plain(long(n)) }), 1, 2000, '/title/text'],
  ['image url', (n) => image({ image_url: urlOf(n) }), 18, 3000, '/image_url'],
  ['input label', (n) => input(undefined, { label: plain(long(n)) }), 1, 2000, '/label/text'],
  ['input hint', (n) => input(undefined, { hint: plain(long(n)) }), 1, 2000, '/hint/text'],
]

const elementLimits: readonly [string, Build, number, number, string][] = [
  ['action_id', (n) => button({ action_id: long(n) }), 1, 255, '/action_id'],
  ['button text', (n) => button({ text: plain(long(n)) }), 1, 75, '/text/text'],
  ['button value', (n) => button({ value: long(n) }), 1, 2000, '/value'],
  ['button url', (n) => button({ url: urlOf(n) }), 18, 3000, '/url'],
  [
    'accessibility_label',
    (n) => button({ accessibility_label: long(n) }),
    1,
    75,
    '/accessibility_label',
  ],
  [
    'confirm title',
    (n) => button({ confirm: confirm({ title: plain(long(n)) }) }),
    1,
    100,
    '/confirm/title/text',
  ],
  [
    'confirm text',
    (n) => button({ confirm: confirm({ text: mrkdwn(long(n)) }) }),
    1,
    300,
    '/confirm/text/text',
  ],
  [
    'confirm yes',
    (n) => button({ confirm: confirm({ confirm: plain(long(n)) }) }),
    1,
    30,
    '/confirm/confirm/text',
  ],
  [
    'confirm no',
    (n) => button({ confirm: confirm({ deny: plain(long(n)) }) }),
    1,
    30,
    '/confirm/deny/text',
  ],
  ['checkboxes', (n) => ({ type: 'checkboxes', options: options(n) }), 1, 10, '/options'],
  ['radio buttons', (n) => ({ type: 'radio_buttons', options: options(n) }), 1, 10, '/options'],
  ['overflow', (n) => ({ type: 'overflow', options: options(n) }), 1, 5, '/options'],
  ['select options', (n) => select({ options: options(n) }), 1, 100, '/options'],
  [
    'option text',
    (n) => select({ options: [option('a', long(n))] }),
    1,
    75,
    '/options/0/text/text',
  ],
  ['option value', (n) => select({ options: [option(long(n), 'a')] }), 1, 150, '/options/0/value'],
  [
    'option description',
    (n) => select({ options: [{ ...option('a'), description: plain(long(n)) }] }),
    1,
    75,
    '/options/0/description/text',
  ],
  ['placeholder', (n) => select({ placeholder: plain(long(n)) }), 1, 150, '/placeholder/text'],
  [
    'option groups',
    (n) => ({ type: 'static_select', option_groups: many(n, (i) => group(`g${i}`, 1)) }),
    1,
    100,
    '/option_groups',
  ],
  [
    'options of a group',
    (n) => ({ type: 'static_select', option_groups: [group('g', n)] }),
    1,
    100,
    '/option_groups/0/options',
  ],
  [
    'group label',
    (n) => ({ type: 'static_select', option_groups: [group(long(n), 1)] }),
    1,
    75,
    '/option_groups/0/label/text',
  ],
  [
    'min_query_length',
    (n) => ({ type: 'external_select', min_query_length: n }),
    0,
    3000,
    '/min_query_length',
  ],
  [
    'max_selected_items',
    (n) => ({ type: 'multi_users_select', max_selected_items: n }),
    1,
    1_000_000,
    '/max_selected_items',
  ],
  [
    'moment',
    (n) => ({ type: 'datetimepicker', initial_date_time: n }),
    1_000_000_000,
    9_999_999_999,
    '/initial_date_time',
  ],
]

const inputLimits: readonly [string, Build, number, number, string][] = [
  ['min_length', (n) => ({ type: 'plain_text_input', min_length: n }), 0, 3000, '/min_length'],
  ['max_length', (n) => ({ type: 'plain_text_input', max_length: n }), 1, 3000, '/max_length'],
  [
    'initial_value',
    (n) => ({ type: 'plain_text_input', initial_value: long(n) }),
    0,
    3000,
    '/initial_value',
  ],
  ['files', (n) => ({ type: 'file_input', max_files: n }), 1, 10, '/max_files'],
  ['min_lines', (n) => ({ type: 'rich_text_input', min_lines: n }), 1, 100, '/min_lines'],
  ['max_lines', (n) => ({ type: 'rich_text_input', max_lines: n }), 1, 100, '/max_lines'],
]

const messageLimits: readonly [string, Build, number, number, string][] = [
  ['markdown text', (n) => ({ type: 'markdown', text: long(n) }), 1, 12_000, '/text'],
  [
    'context actions',
    (n) => ({ type: 'context_actions', elements: many(n, (i) => trash(`t${i}`)) }),
    1,
    5,
    '/elements',
  ],
  ['table rows', (n) => ({ type: 'table', rows: many(n, () => [cell()]) }), 1, 100, '/rows'],
  ['table cells', (n) => ({ type: 'table', rows: [many(n, () => cell())] }), 1, 20, '/rows/0'],
  [
    'table columns',
    (n) => ({
      type: 'table',
      rows: [[cell()]],
      column_settings: many(n, () => ({ align: 'right' })),
    }),
    1,
    20,
    '/column_settings',
  ],
  ['data table rows', (n) => dataTable(n, 1), 2, 101, '/rows'],
  ['data table columns', (n) => dataTable(2, n), 1, 20, '/rows/0'],
  ['data table page', (n) => ({ ...dataTable(2, 1), page_size: n }), 1, 100, '/page_size'],
  ['chart title', (n) => ({ ...pie(1), title: long(n) }), 1, 50, '/title'],
  ['chart series', (n) => bars(n, 1), 1, 6, '/chart/series'],
  ['chart points', (n) => bars(1, n), 1, 20, '/chart/series/0/data'],
  ['pie segments', (n) => pie(n), 1, 6, '/chart/segments'],
  ['card title', (n) => ({ type: 'card', title: mrkdwn(long(n)) }), 1, 150, '/title/text'],
  ['card body', (n) => ({ type: 'card', body: mrkdwn(long(n)) }), 1, 200, '/body/text'],
  [
    'card actions',
    (n) => ({ type: 'card', actions: many(n, (i) => button({ action_id: `a${i}` })) }),
    1,
    2,
    '/actions',
  ],
  [
    'carousel cards',
    (n) => ({ type: 'carousel', elements: many(n, () => ({ type: 'card', title: mrkdwn('x') })) }),
    1,
    10,
    '/elements',
  ],
  [
    'container blocks',
    (n) => ({ type: 'container', title: plain('x'), child_blocks: many(n, () => section()) }),
    1,
    10,
    '/child_blocks',
  ],
  ['video title', (n) => video({ title: plain(long(n)) }), 1, 199, '/title/text'],
  ['video author', (n) => video({ author_name: long(n) }), 1, 49, '/author_name'],
  ['video description', (n) => video({ description: plain(long(n)) }), 1, 199, '/description/text'],
  ['rich list indent', (n) => richText(list({ indent: n })), 0, 8, '/elements/0/indent'],
  ['rich list border', (n) => richText(list({ border: n })), 0, 1, '/elements/0/border'],
]

const viewLimits: readonly [string, Build, number, number, string][] = [
  ['title', (n) => modal({ title: plain(long(n)) }), 1, 24, '/view/title/text'],
  ['submit', (n) => modal({ submit: plain(long(n)) }), 1, 24, '/view/submit/text'],
  ['close', (n) => modal({ close: plain(long(n)) }), 1, 24, '/view/close/text'],
  [
    'private_metadata',
    (n) => modal({ private_metadata: long(n) }),
    0,
    3000,
    '/view/private_metadata',
  ],
  ['callback_id', (n) => modal({ callback_id: long(n) }), 0, 255, '/view/callback_id'],
  ['external_id', (n) => modal({ external_id: long(n) }), 0, 255, '/view/external_id'],
  ['modal blocks', (n) => modal({ blocks: many(n, () => section()) }), 1, 100, '/view/blocks'],
  ['home blocks', (n) => home({ blocks: many(n, () => section()) }), 1, 100, '/view/blocks'],
]

test.each(blockLimits)('a %s may have its limit and no more', (...row) => {
  bounded(row, inMessage, '/blocks/0')
})

test.each(messageLimits)('in a message, %s may have its limit and no more', (...row) => {
  bounded(row, inMessage, '/blocks/0')
})

test.each(elementLimits)('a %s may have its limit and no more', (...row) => {
  bounded(row, (element) => inMessage(actions(element)), '/blocks/0/elements/0')
})

test.each(inputLimits)('an input’s %s may have its limit and no more', (...row) => {
  bounded(row, (element) => inModal(input(element)), '/view/blocks/0/element')
})

test.each(viewLimits)('a view’s %s may have its limit and no more', (...row) => {
  bounded(row, (view) => problemsInView(view), '')
})

test('a message has at most 50 blocks', () => {
  const blocks = (n: number) => problemsInMessage({ text: 'Hi', blocks: many(n, () => section()) })
  expect(blocks(50)).toEqual([])
  expect(blocks(51)).toEqual([{ pointer: '/blocks', message: 'no more than 50 items allowed' }])
})

function bounded(
  [, build, least, most, pointer]: readonly [string, Build, number, number, string],
  look: (piece: Piece) => readonly Problem[],
  base: string,
): void {
  expect(look(build(least))).toEqual([])
  expect(look(build(most))).toEqual([])
  expect(look(build(most + 1)).map((p) => p.pointer)).toContain(base + pointer)
  if (least > 0 && least < 10) {
    expect(look(build(least - 1)).map((p) => p.pointer)).toContain(base + pointer)
  }
}

function urlOf(length: number): string {
  return 'https://example.org/'.padEnd(length, 'x').slice(0, length)
}

function group(label: string, n: number): Piece {
  return { label: plain(label), options: options(n) }
}

function trash(actionId: string): Piece {
  return { type: 'icon_button', icon: 'trash', text: plain('Delete'), action_id: actionId }
}

function dataTable(rows: number, columns: number): Piece {
  return {
    type: 'data_table',
    caption: 'Load',
    rows: many(rows, () => many(columns, () => cell())),
  }
}

function bars(series: number, points: number): Piece {
  const data = many(points, (i) => ({ label: `p${i}`, value: i }))
  return {
    type: 'data_visualization',
    title: 'Load',
    chart: {
      type: 'bar',
      series: many(series, (i) => ({ name: `s${i}`, data })),
      axis_config: { x_label: 'week' },
    },
  }
}

function pie(segments: number): Piece {
  const chart = { type: 'pie', segments: many(segments, (i) => ({ label: `l${i}`, value: i + 1 })) }
  return { type: 'data_visualization', title: 'Load', chart }
}

function video(more: Piece): Piece {
  const url = 'https://example.org/v'
  const rest = { alt_text: 'A', video_url: url, thumbnail_url: url }
  return { type: 'video', title: plain('T'), ...rest, ...more }
}

function list(more: Piece): Piece {
  const elements = [richSection({ type: 'text', text: 'x' })]
  return { type: 'rich_text_list', style: 'bullet', elements, ...more }
}
