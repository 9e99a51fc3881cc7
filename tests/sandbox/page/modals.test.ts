import { expect, test } from 'vitest'
import { type Json, recordIn } from '../../../sandbox/slack/json.ts'
import { eventually } from '../support.ts'
import type { Bot } from './bot.ts'
import { inBrowser, say } from './support.ts'

const { open } = inBrowser()

test('a modal with every kind of input sends what was put in, as Slack would', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/form for @ana')
  const modal = page.getByRole('dialog', { name: 'Every input' })
  const box = (name: RegExp | string) => modal.getByRole('combobox', { name })
  const pick = async (name: RegExp | string, choice: string) => {
    await box(name).click()
    await page.getByRole('option', { name: choice }).click()
  }

  await modal.getByLabel('Summary').fill('A summary')
  await modal.getByLabel(/^Notes/).fill('*bold* and <@U0ANA>')
  await modal.getByLabel(/^Minutes/).fill('60')
  await modal.getByLabel(/^Email/).fill('mila@example.com')
  await modal.getByLabel(/^Link/).fill('https://example.com/call')
  await box(/^Day/).fill('2027-03-09')
  await box(/^Start/).fill('10:30')
  await modal
    .getByRole('group', { name: /^Deadline/ })
    .getByLabel('Date')
    .fill('2027-03-28')
  await modal
    .getByRole('group', { name: /^Deadline/ })
    .getByLabel('Time')
    .fill('17:00')
  await modal.getByRole('radio', { name: 'Onsite' }).check()
  await modal.getByRole('checkbox', { name: 'Rust' }).check()
  await modal.getByRole('checkbox', { name: 'Linux' }).check()
  await pick(/^Stage/, 'Loop')
  await pick(/^Levels/, 'Two')
  await page.keyboard.press('Escape')
  await box(/^Candidate/).fill('kov')
  await page.getByRole('option', { name: 'Mila Kovač' }).click()
  await pick(/^Lead/, 'Luka Jovanović')
  await box(/^Panel/).fill('nikolic')
  await page.getByRole('option', { name: 'Ana Nikolić' }).click()
  await box(/^Panel/).fill('mistry')
  await page.getByRole('option', { name: 'Boman Mistry' }).click()
  await page.keyboard.press('Escape')
  await pick(/^Post to/, '#hiring-search')
  await pick(/^Channel/, '#general')
  await pick(/^Others/, 'Jelena Simić')
  await page.keyboard.press('Escape')
  await box(/^Talks/).click()
  expect(await page.getByRole('option').allTextContents()).toEqual([
    '#hiring-backend',
    '#hiring-search',
  ])
  await page.getByRole('option', { name: '#hiring-backend' }).click()
  await page.getByRole('option', { name: '#hiring-search' }).click()
  await page.keyboard.press('Escape')
  await pick(/^Rooms/, '#general')
  await page.getByRole('option', { name: '#search-eng' }).click()
  await page.keyboard.press('Escape')
  await modal.getByLabel(/^Résumé/).setInputFiles({
    name: 'cv.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Ten years of search'),
  })
  await modal.getByText('cv.txt').waitFor()
  await modal.getByRole('button', { name: 'Save' }).click()
  await modal.waitFor({ state: 'detached' })

  expect(bot.heard[0]?.body.text).toBe('for <@U0ANA|ana>')
  expect(valuesOf(bot)).toEqual({
    plain_text_input: { value: 'A summary' },
    rich_text_input: {
      rich_text_value: {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'bold', style: { bold: true } },
              { type: 'text', text: ' and ' },
              { type: 'user', user_id: 'U0ANA' },
            ],
          },
        ],
      },
    },
    number_input: { value: '60' },
    email_text_input: { value: 'mila@example.com' },
    url_text_input: { value: 'https://example.com/call' },
    datepicker: { selected_date: '2027-03-09' },
    timepicker: { selected_time: '10:30', timezone: 'Europe/Belgrade' },
    // The clocks in Belgrade went forward that morning: 17:00 is 15:00 UTC.
    datetimepicker: { selected_date_time: Date.UTC(2027, 2, 28, 15) / 1000 },
    radio_buttons: { selected_option: option('Onsite') },
    checkboxes: { selected_options: [option('Linux'), option('Rust')] },
    static_select: { selected_option: option('Loop') },
    multi_static_select: { selected_options: [option('Two')] },
    external_select: {
      selected_option: { text: { type: 'plain_text', text: 'Mila Kovač' }, value: 'Mila Kovač' },
    },
    users_select: { selected_user: 'U0LUKA' },
    multi_users_select: { selected_users: ['U0ANA', 'U0BO'] },
    conversations_select: { selected_conversation: 'C0HIRESEARCH' },
    channels_select: { selected_channel: 'C0GENERAL' },
    multi_external_select: {
      selected_options: [
        { text: { type: 'plain_text', text: 'Jelena Simić' }, value: 'Jelena Simić' },
      ],
    },
    multi_conversations_select: { selected_conversations: ['C0HIREBACKEND', 'C0HIRESEARCH'] },
    // No more than the one that the field allows.
    multi_channels_select: { selected_channels: ['C0GENERAL'] },
    file_input: {
      files: [expect.objectContaining({ id: expect.stringMatching(/^F/), name: 'cv.txt' })],
    },
  })
})

test('what is missing or wrong is said at its field, by Slack first and then by the app', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/form')
  const modal = page.getByRole('dialog', { name: 'Every input' })
  const summary = modal.getByLabel('Summary')
  const save = modal.getByRole('button', { name: 'Save' })

  await modal.getByLabel(/^Minutes/).fill('200')
  await save.click()
  await modal.getByText('Please complete this required field.').waitFor()
  await modal.getByText('Enter 180 or less.').waitFor()
  expect(await summary.getAttribute('aria-invalid')).toBe('true')
  expect(bot.interactions('view_submission')).toEqual([])

  await modal.getByLabel(/^Minutes/).fill('90')
  await summary.fill('bad summary')
  await save.click()
  await modal.getByText('Say something better').waitFor()
  expect(await summary.inputValue()).toBe('bad summary')

  await summary.fill('A better summary')
  await save.click()
  await modal.waitFor({ state: 'detached' })
})

test('while the app thinks the modal waits, and what failed can be sent again', async () => {
  const { slack, bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/form')
  const modal = page.getByRole('dialog', { name: 'Every input' })
  await modal.getByLabel('Summary').fill('A summary')
  slack.setFaults({ loseNext: 1 })
  const save = modal.getByRole('button', { name: 'Save' })
  await save.click()
  expect(await save.isDisabled()).toBe(true)
  await modal.getByText('Nothing is lost; try again.').waitFor()
  expect(bot.interactions('view_submission')).toEqual([])

  await save.click()
  await modal.waitFor({ state: 'detached' })
  expect(bot.interactions('view_submission')).toHaveLength(1)
})

test('an update keeps what was typed, and a pushed modal gives the one below back', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await say(page, '/steps')
  const steps = page.getByRole('dialog', { name: 'Steps' })
  await steps.getByLabel(/^Your name/).fill('Petra')
  await steps.getByRole('combobox', { name: /^Stage/ }).click()
  await page.getByRole('option', { name: 'Loop' }).click()
  await steps.getByLabel(/^Why loop/).waitFor()
  expect(await steps.getByLabel(/^Your name/).inputValue()).toBe('Petra')

  await steps.getByRole('button', { name: 'More' }).click()
  const top = page.getByRole('dialog', { name: 'On top' })
  await top.getByText('One above the other').waitFor()
  await top.getByRole('button', { name: 'Back' }).click()
  expect(await steps.getByLabel(/^Your name/).inputValue()).toBe('Petra')
  expect(await steps.getByRole('combobox', { name: /^Stage/ }).inputValue()).toBe('Loop')
})

test('closing a modal tells the app; its cross closes all of them', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/form')
  await page.getByRole('dialog').getByRole('button', { name: 'Never mind' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await eventually(() => bot.interactions('view_closed').length === 1)
  expect(bot.interactions('view_closed')).toMatchObject([{ is_cleared: false }])

  await say(page, '/steps')
  await page.getByRole('button', { name: 'More' }).click()
  await page
    .getByRole('dialog', { name: 'On top' })
    .getByRole('button', { name: 'Close all' })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('a global shortcut opens a modal, a message shortcut acts on its message', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await say(page, 'Worth keeping')
  await page.getByRole('article').getByText('Worth keeping').hover()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /^Quote this/ }).click()
  await page.locator('blockquote', { hasText: 'Worth keeping' }).waitFor()

  await page.getByRole('button', { name: 'Shortcuts' }).click()
  await page.getByRole('menuitem', { name: /^Open the form/ }).click()
  await page.getByRole('dialog', { name: 'Every input' }).waitFor()
})

function option(text: string): Json {
  return { text: { type: 'plain_text', text }, value: text.toLowerCase() }
}

/** The submitted values by block id, without the ids and types that say it again. */
function valuesOf(bot: Bot): Json {
  const view = recordIn(bot.interactions('view_submission')[0]?.view)
  const values = recordIn(recordIn(view.state).values)
  return Object.fromEntries(
    Object.entries(values).map(([id, actions]) => {
      const { type: _, ...value } = recordIn(recordIn(actions)[id])
      return [id, value]
    }),
  )
}
