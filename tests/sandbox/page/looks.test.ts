import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { card, home } from './forms.ts'
import { findings, inBrowser, petra, say } from './support.ts'

const { open, look } = inBrowser()
const phone = { viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true }

test.each(['light', 'dark'] as const)(
  'in %s colours axe finds nothing serious',
  async (colorScheme) => {
    const { slack, bot, page } = await open({ at: 'C0HIRING', colorScheme })
    await say(page, 'A line with `code`, *bold* and https://example.com')
    await bot.web.apiCall('chat.postMessage', { channel: 'C0HIRING', text: 'Card', blocks: card })
    await bot.web.chat.postEphemeral({
      channel: 'C0HIRING',
      user: petra,
      text: 'Only you <@U0PETRA>',
    })
    await page.getByText('Only visible to you').waitFor()
    await page.getByRole('article').first().hover()
    expect(await findings(page)).toEqual([])

    await say(page, '/form')
    await page
      .getByRole('dialog', { name: 'Every input' })
      .getByRole('button', { name: 'Save' })
      .click()
    await page.getByText('Please complete this required field.').waitFor()
    await page.getByRole('combobox', { name: /^Lead/ }).click()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Faults' }).click()
    expect(await findings(page)).toEqual([])
    await bot.web.apiCall('views.publish', { user_id: petra, view: home(1) })
    const atHome = await look(slack, { at: 'home', colorScheme })
    await atHome.getByRole('heading', { name: 'Your week' }).waitFor()
    expect(await findings(atHome)).toEqual([])
  },
)

test.each(['light', 'dark'] as const)(
  'in %s colours what opens over the page is as sound',
  async (colorScheme) => {
    const { page } = await open({ at: 'C0HIRING', colorScheme })
    await say(page, '/card')
    await page.getByRole('heading', { name: 'Interview card' }).waitFor()
    const shown = async () => {
      expect(await findings(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: /^Acting as/ }).click()
    await shown()
    await page.getByRole('article').getByRole('button', { name: 'More', exact: true }).click()
    await shown()
    await page.getByRole('button', { name: 'Cancel it' }).click()
    await shown()
    await page.getByRole('button', { name: 'Set…' }).click()
    await page.getByRole('combobox', { name: 'Date' }).click()
    await shown()
    await page.keyboard.press('Escape')
    await page.getByText('Mila at').hover()
    await page.getByRole('button', { name: 'Reply in thread' }).click()
    await page.getByPlaceholder('Message #hiring').fill('/')
    await page.getByRole('option', { name: /^\/form/ }).waitFor()
    await shown()
  },
)

test('the colours follow the device until someone turns them, and then stay', async () => {
  const { page } = await open({ colorScheme: 'dark' })
  const back = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const dark = await back()
  await page.getByRole('button', { name: 'Light colours' }).click()
  expect(await back()).not.toBe(dark)
  await page.reload()
  await page.getByRole('button', { name: 'Dark colours' }).waitFor()
  expect(await back()).not.toBe(dark)
})

test('on a phone the list and the conversation take turns, and nothing is wider than the screen', async () => {
  const { bot, page } = await open({ at: 'C0HIRING', ...phone })
  await bot.web.apiCall('chat.postMessage', { channel: 'C0HIRING', text: 'Card', blocks: card })
  await page.getByRole('heading', { name: 'Interview card' }).waitFor()
  await fits(page)

  await page.getByRole('button', { name: 'Channels and people' }).click()
  await page.getByRole('button', { name: /^general/ }).click()
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor()
  expect(await page.getByRole('navigation', { name: 'Workspace' }).isVisible()).toBe(false)

  await say(page, '/form')
  const modal = page.getByRole('dialog', { name: 'Every input' })
  await modal.getByRole('combobox', { name: /^Day/ }).click()
  await page
    .getByRole('dialog', { name: 'Pick a day' })
    .getByRole('button', { name: 'Tue 9 Mar 2027' })
    .click()
  await fits(page)
  await modal.getByRole('button', { name: 'Never mind' }).click()

  const clock = page.getByRole('group', { name: 'Workspace clock' })
  await clock.getByRole('button', { name: /Mon 8 Mar/ }).click()
  await clock.getByRole('button', { name: '+1 h' }).click()
  await clock.getByText('10:00').waitFor()
  expect(await findings(page)).toEqual([])
})

test('a narrow phone shows a thread instead of its channel', async () => {
  const { page } = await open({ at: 'C0HIRING', ...phone })
  await say(page, 'Start of a thread')
  await page.getByText('Start of a thread').tap()
  await page.getByRole('button', { name: 'Reply in thread' }).tap()
  await page.getByRole('complementary', { name: 'Thread' }).getByText('Start of a thread').waitFor()
  await fits(page)
  await page.getByRole('button', { name: 'Close thread' }).click()
  await page.getByPlaceholder('Message #hiring').waitFor()
})

async function fits(page: Page): Promise<void> {
  const wider =
    'document.documentElement.scrollWidth > innerWidth || document.querySelector(".main").scrollWidth > innerWidth'
  expect(await page.evaluate(wider)).toBe(false)
}
