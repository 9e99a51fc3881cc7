import { expect, test } from 'vitest'
import { eventually } from '../support.ts'
import { inBrowser, monday, petra, say } from './support.ts'

const { open, look } = inBrowser()

test('a message written by one person is read by another in their own zone', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  const ana = await look(slack, { as: 'U0BO', at: 'C0HIRING' })

  await say(page, 'Morning, *everyone* @bo <script>alert(1)</script>')

  const sent = page.getByRole('article', { name: 'Petra Petrović, 09:00' })
  await sent.getByText('Morning, everyone @Boman Mistry <script>alert(1)</script>').waitFor()
  const read = ana.getByRole('article', { name: 'Petra Petrović, 13:30' })
  await read.getByText('@Boman Mistry').waitFor()
  expect(await read.locator('strong', { hasText: /^everyone$/ }).count()).toBe(1)
})

test('acting as someone else shows their channels, their zone and what they may see', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await bot.web.chat.postEphemeral({ channel: 'C0HIRING', user: petra, text: 'For Petra alone' })
  await page.getByText('Only visible to you').waitFor()

  await page.getByRole('button', { name: /^Acting as Petra Petrović/ }).click()
  await page.getByRole('button', { name: /^Gita Raghunathan/ }).click()

  await page.getByRole('button', { name: /^Acting as Gita Raghunathan/ }).waitFor()
  expect(await page.getByText('For Petra alone').count()).toBe(0)
  expect(await page.getByRole('button', { name: /^hiring-search/ }).count()).toBe(0)
  expect(await page.getByRole('group', { name: 'Workspace clock' }).textContent()).toContain(
    '13:30',
  )
})

test('unread messages are counted, marked where they begin, and read by being looked at', async () => {
  const { slack, bot, page } = await open({ at: 'C0HIRING' })
  await bot.web.chat.postMessage({ channel: 'C0HIRESEARCH', text: 'First' })
  await bot.web.chat.postMessage({ channel: 'C0HIRESEARCH', text: 'Second' })
  const line = page.getByRole('button', { name: 'hiring-search 2 unread' })
  await line.click()

  await page.getByRole('separator', { name: 'New messages' }).waitFor()
  await page.getByRole('button', { name: 'hiring-search', exact: true }).waitFor()
  expect(slack.ws.unread.get(petra)?.get('C0HIRESEARCH') ?? 0).toBe(0)
})

test('a direct message opens with someone one has never written to', async () => {
  const { slack, page } = await open()
  await page.getByRole('button', { name: 'New message' }).click()
  await page.getByRole('menuitem', { name: /^Ana Nikolić/ }).click()

  await page.getByRole('heading', { name: 'Ana Nikolić', level: 1 }).waitFor()
  await say(page, 'Are you free at 10?')
  await page
    .getByRole('button', { name: /Change person: 1 other person has new messages$/ })
    .click()
  await page.getByRole('button', { name: /^Ana Nikolić .* 1 new/ }).waitFor()
  await page.keyboard.press('Escape')
  const ana = await look(slack, { as: 'U0ANA' })
  await ana.getByRole('button', { name: 'Petra Petrović 1 unread' }).waitFor()
})

test('a thread opens beside its channel and counts its replies', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await say(page, 'Who can take Tuesday?')
  await page.getByRole('article').getByText('Who can take Tuesday?').hover()
  await page.getByRole('button', { name: 'Reply in thread' }).click()

  const thread = page.getByRole('complementary', { name: 'Thread' })
  await thread.getByLabel('Reply', { exact: true }).fill('I can')
  await thread.getByLabel('Reply', { exact: true }).press('Enter')
  await thread.getByText('I can', { exact: true }).waitFor()
  await page.getByRole('button', { name: '1 reply' }).waitFor()

  await thread.getByRole('button', { name: 'Close thread' }).click()
  expect(await page.getByText('I can', { exact: true }).count()).toBe(0)
})

test('the page says whether the bot is connected', async () => {
  const { slack, page } = await open()
  await page.getByText('Bot connected').waitFor()
  slack.disconnect()
  await page.getByText('Bot not connected').waitFor()
})

test('faults are set from the drawer and taken away again, and a reset asks first', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  await say(page, 'Soon gone')
  await page.getByRole('button', { name: 'Faults' }).click()
  const drawer = page.getByRole('dialog', { name: 'Faults' })
  await drawer.getByLabel(/^Lose the next deliveries/).fill('2')
  await drawer.getByLabel(/^Lose the next deliveries/).press('Tab')
  await drawer.getByLabel(/^Deliver everything twice/).check()
  await eventually(() => slack.ws.faults.now.double)
  expect(slack.ws.faults.now).toMatchObject({ loseNext: 2, double: true })

  await drawer.getByRole('button', { name: 'No faults' }).click()
  await eventually(() => !slack.ws.faults.now.double)
  expect(slack.ws.faults.now.loseNext).toBe(0)

  await drawer.getByRole('button', { name: 'Start the workspace afresh' }).click()
  const question = page.getByRole('dialog', { name: 'Start afresh?' })
  await question.getByRole('button', { name: 'Start afresh' }).click()
  await page.getByText('Soon gone').waitFor({ state: 'detached' })
})

test('winding the clock moves the day, the greetings and the dividers', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  await say(page, 'Written on Monday')
  await page.getByRole('separator', { name: 'Today' }).waitFor()
  const clock = page.getByRole('group', { name: 'Workspace clock' })

  await clock.getByRole('button', { name: '+15 min' }).click()
  await clock.getByText('Mon 8 Mar 2027, 09:15').waitFor()
  await clock.getByRole('button', { name: '+1 h' }).click()
  await clock.getByText('Mon 8 Mar 2027, 10:15').waitFor()
  await clock.getByRole('button', { name: 'Next 09:00' }).click()
  await clock.getByText('Tue 9 Mar 2027, 09:00').waitFor()
  await page.getByRole('separator', { name: 'Yesterday' }).waitFor()

  await clock.getByRole('button', { name: 'Set…' }).click()
  const setting = page.getByRole('dialog', { name: 'Set the clock' })
  await setting.getByLabel('Date').fill('2027-03-28')
  await setting.getByLabel('Time').fill('03:30')
  await page.getByRole('button', { name: 'Set the clock' }).click()
  await clock.getByText('Sun 28 Mar 2027, 03:30').waitFor()
  await clock.getByRole('button', { name: 'Pause' }).click()
  await clock.getByText('paused').waitFor()
  expect(slack.ws.clock.shown().running).toBe(false)
  expect(slack.ws.clock.now()).toBeGreaterThan(monday)
})
