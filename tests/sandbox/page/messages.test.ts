import { expect, test } from 'vitest'
import { recordIn } from '../../../sandbox/slack/json.ts'
import { eventually } from '../support.ts'
import { inBrowser, petra, say } from './support.ts'

const { open, look } = inBrowser()

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a button in a message is pressed once and the message changes in place', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/card')
  await page.getByRole('heading', { name: 'Interview card' }).waitFor()
  await page.getByText('2027-03-08 11:00 with @Ana Nikolić').waitFor()

  await page.getByRole('button', { name: 'Accept' }).click()
  await page.getByText('Accepted, thank you').waitFor()
  await page.getByText('(edited)').waitFor()
  const [press] = bot.interactions('block_actions')
  expect(press?.actions).toMatchObject([
    { type: 'button', block_id: 'answers', action_id: 'accept', value: 'yes' },
  ])
  expect(bot.interactions('block_actions')).toHaveLength(1)
})

test('the same moment shows in the zone of whoever is acted as', async () => {
  const { slack, page } = await open({ at: 'C0HIRING' })
  await say(page, '/card')
  await page.getByText('2027-03-08 11:00').waitFor()
  const bo = await look(slack, { as: 'U0BO', at: 'C0HIRING' })
  await bo.getByText('2027-03-08 15:30').waitFor()
  const dee = await look(slack, { as: 'U0DEE', at: 'C0HIRING' })
  await dee.getByText('2027-03-08 07:00').waitFor()
})

test('a dangerous button asks first and does nothing when told to keep it', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/card')
  await page.getByRole('button', { name: 'Cancel it' }).click()
  const question = page.getByRole('dialog', { name: 'Really?' })
  await question.getByRole('button', { name: 'Keep it' }).click()
  await question.waitFor({ state: 'detached' })
  expect(bot.interactions('block_actions')).toEqual([])

  await page.getByRole('button', { name: 'Cancel it' }).click()
  await question.getByRole('button', { name: 'Cancel the interview' }).click()
  await eventually(() => bot.interactions('block_actions').length === 1)
})

test('an overflow menu sends the option that was picked', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await say(page, '/card')
  await page.getByRole('article').getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'No-show' }).click()
  await eventually(() => bot.interactions('block_actions').length === 1)
  expect(bot.interactions('block_actions')[0]?.actions).toMatchObject([
    { type: 'overflow', selected_option: { value: 'no-show' } },
  ])
})

test('a command is completed as it is typed, and its answer is seen by one person only', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  const field = page.getByPlaceholder('Message #hiring')
  await field.fill('/wh')
  await page.getByRole('option', { name: '/whisper Say it to me only' }).waitFor()
  await field.press('Tab')
  expect(await field.inputValue()).toBe('/whisper ')
  await field.pressSequentially('hi @an')
  await page.getByRole('option', { name: /^Ana Nikolić/ }).click()
  await field.press('Enter')

  await page.getByText('You said hi @Ana Nikolić').waitFor()
  await page.getByText('Only visible to you').waitFor()
})

test('a command that nobody answers says so in Slack’s words', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await say(page, '/slow')
  await page.getByText('/slow failed with the error "operation_timeout"').waitFor()
  await say(page, '/nonsense')
  await page.getByText('/nonsense is not a valid command.').waitFor()
})

test('Home is published when it is opened, and its buttons work', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await page.getByRole('button', { name: 'Loopwright home' }).click()
  await page.getByRole('heading', { name: 'Your week' }).waitFor()
  await page.getByText('Opened 1 times').waitFor()
  await page.getByRole('button', { name: 'Start' }).click()
  await eventually(() => bot.interactions('block_actions').length === 1)
  expect(recordIn(bot.interactions('block_actions')[0]?.view)).toMatchObject({ type: 'home' })

  await page.getByRole('button', { name: 'Messages' }).click()
  await page.getByPlaceholder('Message Loopwright').waitFor()
})

test('pictures are shown, other files are there to be opened, and people can send their own', async () => {
  const { slack, bot, page } = await open()
  const { channel } = await bot.web.conversations.open({ users: petra })
  const dm = recordIn(channel).id
  await bot.web.filesUploadV2({
    channel_id: String(dm),
    file: PIXEL,
    filename: 'load.png',
    alt_text: 'Load',
  })
  await bot.web.filesUploadV2({
    channel_id: String(dm),
    content: 'BEGIN:VCALENDAR',
    filename: 'mila.ics',
  })
  await page.getByRole('button', { name: /^Loopwright .*connected/ }).click()

  await page.getByRole('img', { name: 'Load' }).waitFor()
  await page.waitForFunction('document.querySelector("img[alt=Load]").naturalWidth === 1')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'mila.ics' }).click()
  expect((await download).suggestedFilename()).toBe('mila.ics')

  await page.getByLabel('File to send').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('notes'),
  })
  await page.getByRole('link', { name: 'notes.txt' }).waitFor()
  expect([...slack.ws.files.values()].map(({ name }) => name)).toContain('notes.txt')
})

test('a block the page does not know is named, not hidden', async () => {
  const { slack, bot, page } = await open({ at: 'C0HIRING' })
  await bot.web.chat.postMessage({
    channel: 'C0HIRING',
    text: 'Old',
    blocks: [{ type: 'divider' }],
  })
  await page.getByRole('article').waitFor()
  const [message] = slack.ws.messages.get('C0HIRING') ?? []
  if (message === undefined) throw new Error('the message was not posted')
  slack.ws.messages.set('C0HIRING', [{ ...message, blocks: [{ type: 'hologram' }] }])
  await page.reload()
  await page.getByText('Cannot show hologram').waitFor()
})
