import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import { type Bound, bounded } from './bounds.ts'
import {
  button,
  cell,
  home,
  long,
  many,
  modal,
  mrkdwn,
  type Piece,
  plain,
  richSection,
  richText,
  section,
} from './kit.ts'

const inMessage = (block: Piece) => problemsInMessage({ text: 'Hi', blocks: [block] })

const messageLimits: readonly Bound[] = [
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

const viewLimits: readonly Bound[] = [
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

test.each(messageLimits)('in a message, %s may have its limit and no more', (...row) => {
  bounded(row, inMessage, '/blocks/0')
})

test.each(viewLimits)('a view’s %s may have its limit and no more', (...row) => {
  bounded(row, (view) => problemsInView(view), '')
})

test('a message has at most 50 blocks', () => {
  const blocks = (n: number) => problemsInMessage({ text: 'Hi', blocks: many(n, () => section()) })
  expect(blocks(50)).toEqual([])
  expect(blocks(51)).toEqual([{ pointer: '/blocks', message: 'no more than 50 items allowed' }])
})

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
