import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import {
  actions,
  button,
  cell,
  image,
  input,
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

function series(name: string): Piece {
  return { name, data: [{ label: 'x', value: 1 }] }
}

function chart(all: readonly Piece[], categories?: readonly string[]): Piece {
  const axis = categories ? { axis_config: { categories } } : { axis_config: {} }
  return { type: 'data_visualization', title: 't', chart: { type: 'line', series: all, ...axis } }
}
