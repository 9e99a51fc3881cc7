import { test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import { type Bound, bounded } from './bounds.ts'
import {
  actions,
  button,
  confirm,
  context,
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
  section,
  select,
} from './kit.ts'

const inMessage = (block: Piece) => problemsInMessage({ text: 'Hi', blocks: [block] })
const inModal = (block: Piece) => problemsInView(modal({ submit: plain('Go'), blocks: [block] }))

const blockLimits: readonly Bound[] = [
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

const elementLimits: readonly Bound[] = [
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

const inputLimits: readonly Bound[] = [
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

test.each(blockLimits)('a %s may have its limit and no more', (...row) => {
  bounded(row, inMessage, '/blocks/0')
})

test.each(elementLimits)('a %s may have its limit and no more', (...row) => {
  bounded(row, (element) => inMessage(actions(element)), '/blocks/0/elements/0')
})

test.each(inputLimits)('an input’s %s may have its limit and no more', (...row) => {
  bounded(row, (element) => inModal(input(element)), '/view/blocks/0/element')
})

function urlOf(length: number): string {
  return 'https://example.org/'.padEnd(length, 'x').slice(0, length)
}

function group(label: string, n: number): Piece {
  return { label: plain(label), options: options(n) }
}
