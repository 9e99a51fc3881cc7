import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Block } from '../../../sandbox/protocol.ts'
import type { Slack } from '../../../sandbox/server.ts'
import { eventually } from '../support.ts'
import { findings, inBrowser } from './support.ts'

const { open } = inBrowser()

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const raw = (text: string) => ({ type: 'raw_text', text })
const count = (value: number) => ({ type: 'raw_number', value, text: String(value) })
const words = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
})

/** Put blocks into a channel past the server's checks: what the page draws is not for it to say. */
async function show(slack: Slack, page: Page, blocks: readonly Block[]): Promise<void> {
  slack.ws.messages.set('C0HIRING', [
    {
      channel: 'C0HIRING',
      ts: '1804500000.000100',
      user: slack.ws.app.botUser,
      byBot: true,
      text: 'Blocks',
      blocks,
      attachments: [],
      files: [],
    },
  ])
  await page.reload()
  await page.getByRole('article').waitFor()
}

const everyBlock = (picture: string): readonly Block[] => [
  { type: 'section', fields: [mrkdwn('*Left*'), plain('Right :eyes:')] },
  { type: 'context', elements: [mrkdwn('small print')] },
  { type: 'divider' },
  { type: 'image', image_url: picture, alt_text: 'The icon', title: plain('A picture') },
  { type: 'markdown', text: '## Second\n1. first\n2. then' },
  { type: 'alert', level: 'warning', text: mrkdwn('Mind the gap') },
  {
    type: 'table',
    rows: [
      [raw('Who'), raw('How')],
      [raw('Ana'), words('well')],
    ],
  },
  {
    type: 'container',
    title: plain('Folded'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [{ type: 'section', text: mrkdwn('Inside') }],
  },
  { type: 'card', title: mrkdwn('A card'), body: mrkdwn('with a body') },
  { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('In a row') }] },
  {
    type: 'plan',
    title: 'The plan',
    tasks: [{ type: 'task_card', task_id: '1', title: 'A step', status: 'complete' }],
  },
  {
    type: 'video',
    title: plain('A film'),
    title_url: 'https://example.com',
    alt_text: 'Still',
    thumbnail_url: picture,
    video_url: 'https://example.com',
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'f',
        positive_button: { text: plain('Good'), value: '1' },
        negative_button: { text: plain('Bad'), value: '0' },
      },
    ],
  },
  {
    type: 'data_visualization',
    title: 'Shares',
    chart: {
      type: 'pie',
      segments: [
        { label: 'Yes', value: 3 },
        { label: 'No', value: 1 },
      ],
    },
  },
  {
    type: 'data_visualization',
    title: 'Weeks',
    chart: {
      type: 'line',
      series: [
        {
          name: 'Loops',
          data: [
            { label: 'W1', value: 2 },
            { label: 'W2', value: 5 },
          ],
        },
      ],
      axis_config: { categories: ['W1', 'W2'] },
    },
  },
]

test('every kind of block is drawn', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  await show(slack, page, everyBlock(`${slack.url}/page/icon.svg`))
  for (const text of [
    'Left',
    'small print',
    'A picture',
    'then',
    'Mind the gap',
    'well',
    'A card',
    'with a body',
    'In a row',
    'The plan',
    'A step',
    'A film',
    'Good',
    'Bad',
  ]) {
    await page.getByText(text, { exact: true }).first().waitFor()
  }
  expect(await page.getByText('Cannot show').count()).toBe(0)
  expect(await page.getByRole('table', { name: 'Weeks' }).textContent()).toContain('W25')
  expect(await page.getByText('Inside').count()).toBe(0)
  await page.getByRole('button', { name: 'Folded' }).click()
  await page.getByText('Inside').waitFor()
  expect(await findings(page)).toEqual([])
})

test('a data table is sorted, searched and paged by its reader', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  const people = ['Ana', 'Bo', 'Cy', 'Dee', 'Eli', 'Fatima', 'Gita']
  const rows = [
    [raw('Who'), raw('Load')],
    ...people.map((name, at) => [raw(name), count((at * 5) % 7)]),
  ]
  await show(slack, page, [{ type: 'data_table', caption: 'Load', rows, page_size: 3 }])
  const first = () => page.getByRole('row').nth(1).textContent()

  expect(await first()).toContain('Ana')
  await page.getByText('Page 1 of 3, 7 rows').waitFor()
  await page.getByRole('button', { name: 'Load' }).click()
  await page.getByRole('button', { name: 'Load' }).click()
  await expect.poll(first).toContain('Eli6')
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await page.getByText('Page 2 of 3').waitFor()
  await page.getByLabel('Search in Load').fill('gita')
  await expect.poll(first).toContain('Gita')
})

test('what a message says can never run in the page', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  const evil = '<img src=x onerror="window.ran = 1"><script>window.ran = 1</script>'
  await show(slack, page, [
    {
      type: 'section',
      text: mrkdwn(`${evil} <javascript:alert(1)|press me> <data:text/html,x|or me>`),
    },
    { type: 'header', text: plain(evil) },
    { type: 'markdown', text: `[press](javascript:alert(1)) ${evil}` },
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: 'b', text: plain(evil), url: 'javascript:alert(1)' }],
    },
    { type: 'image', image_url: 'javascript:alert(1)', alt_text: evil },
  ])
  expect(await page.getByRole('article').getByRole('link').count()).toBe(0)
  expect(await page.evaluate('window.ran')).toBeUndefined()
  expect(await page.locator('.message script, .message [onerror]').count()).toBe(0)
})

test('fields in a message tell the app at once, with the state of all of them', async () => {
  const { slack, bot, page } = await open({ at: 'C0HIRING' })
  const options = ['Remote', 'Onsite'].map((text) => ({ text: plain(text), value: text }))
  await bot.web.apiCall('chat.postMessage', {
    channel: 'C0HIRING',
    text: 'Fields',
    blocks: [
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        dispatch_action: true,
        element: { type: 'plain_text_input', action_id: 'note' },
      },
      {
        type: 'section',
        block_id: 'where',
        text: mrkdwn('Where'),
        accessory: {
          type: 'static_select',
          action_id: 'where',
          placeholder: plain('Pick'),
          options,
        },
      },
    ],
  })
  await page.getByLabel('Note').fill('by the door')
  await page.getByLabel('Note').press('Enter')
  await eventually(() => bot.interactions('block_actions').length === 1)
  await page.getByRole('combobox', { name: 'Where' }).click()
  await page.getByRole('option', { name: 'Onsite' }).click()
  await eventually(() => bot.interactions('block_actions').length === 2)
  expect(bot.interactions('block_actions')[1]).toMatchObject({
    actions: [{ type: 'static_select', selected_option: { value: 'Onsite' } }],
    state: {
      values: {
        note: { note: { value: 'by the door' } },
        where: { where: { selected_option: { value: 'Onsite' } } },
      },
    },
  })
  expect(slack.ws.messages.get('C0HIRING')).toHaveLength(1)
})
