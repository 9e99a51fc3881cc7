import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inBrowser, say } from '../sandbox/page/support.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { picture } from '../support/pictures.ts'

const { look } = inBrowser()
const petra = 'U0PETRA'

/** A page on the bot's messages to somebody. */
async function inboxOf(door: FrontDoor, as: string): Promise<Page> {
  return look(door.slack, { as, at: await door.imOf(as) })
}

/** Petra books Mila's screen for an afternoon, by what the page shows. */
async function book(page: Page): Promise<void> {
  await say(page, '/schedule-interview Mila')
  const form = page.getByRole('dialog', { name: 'Schedule an interview' })
  await form.getByRole('button', { name: 'Find times' }).waitFor()
  await picture(page, 'form')
  await form.getByLabel('Candidate can come from').fill('14:30')
  await form.getByRole('button', { name: 'Find times' }).click()
  const times = page.getByRole('dialog', { name: 'Times' })
  await times
    .getByRole('button', { name: /^Book / })
    .first()
    .waitFor()
  await picture(page, 'times')
  await times
    .getByRole('button', { name: /^Book / })
    .first()
    .click()
  const booked = page.getByRole('dialog', { name: 'Booked' })
  await booked.waitFor()
  await booked.getByRole('button', { name: 'Close' }).first().click()
}

/** Who has been asked for the seat that counts, as the card names them. */
async function panellist(door: FrontDoor, page: Page): Promise<string> {
  const line = await page
    .getByText(/\(.*[Ii]nterviewer\): no answer yet/)
    .first()
    .textContent()
  const person = [...door.slack.ws.people.values()].find(({ realName }) => line?.includes(realName))
  if (!person) throw new Error(`nobody of this name: ${line}`)
  return person.id
}

test('a recruiter books, the panellist declines, and somebody else is asked and accepts', async () => {
  const door = await frontDoor()
  const page = await inboxOf(door, petra)
  await book(page)
  await page.getByText('Confirmed 0 of').waitFor()
  await picture(page, 'card')

  const asked = await inboxOf(door, await panellist(door, page))
  await asked.getByText("You're asked to interview").waitFor()
  await picture(asked, 'invitation')
  await asked.getByRole('button', { name: "I can't make it" }).click()
  const why = asked.getByRole('dialog', { name: "I can't make it" })
  await why.getByLabel("I'm away").check()
  await why.getByRole('button', { name: 'Say so' }).click()
  await asked.getByText("You can't make").waitFor()

  await page.getByText('is free at the same time').waitFor()
  await picture(page, 'repair')
  await page.getByRole('button', { name: /^Ask / }).click()
  await page.getByText('is free at the same time').waitFor({ state: 'detached' })
  const next = await inboxOf(door, await panellist(door, page))
  await next.getByRole('button', { name: 'Accept' }).click()
  await next.getByText('You interview').waitFor()
  await page.getByText(/: accepted/).waitFor()
})

test('a recruiter moves an interview and then cancels it, each with a reason', async () => {
  const door = await frontDoor()
  const page = await inboxOf(door, petra)
  await book(page)
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  const move = page.getByRole('dialog', { name: 'Move the interview' })
  await move.getByLabel('Earliest day').fill('2027-03-10')
  await move.getByLabel('Why it moves').fill('Mila has an exam')
  await move.getByRole('button', { name: 'Find times' }).click()
  await move.getByText('The same panel').first().waitFor()
  await picture(page, 'move')
  await move
    .getByRole('button', { name: /^Move to Wed 10 Mar/ })
    .first()
    .click()
  const moved = page.getByRole('dialog', { name: 'Moved' })
  await moved.getByText('Wed 10 Mar').waitFor()
  await moved.getByRole('button', { name: 'Done' }).click()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Cancel the interview' }).click()
  const cancel = page.getByRole('dialog', { name: 'Cancel the interview' })
  await cancel.getByLabel('Why').fill('The opening is closed')
  await cancel.getByRole('button', { name: 'Cancel it' }).click()
  await page.getByText('Cancelled:').waitFor()
  expect(await page.getByRole('button', { name: 'Move', exact: true }).count()).toBe(0)
})

test('who may not schedule reads who can', async () => {
  const door = await frontDoor()
  const page = await inboxOf(door, 'U0ANA')
  await say(page, '/schedule-interview')
  await page
    .getByText('the hiring lead of an opening or an admin can schedule an interview.')
    .waitFor()
})

test('where no time fits, the reason is said, and one press takes what would help', async () => {
  const door = await frontDoor()
  const page = await inboxOf(door, petra)
  await say(page, '/schedule-interview Noah')
  const form = page.getByRole('dialog', { name: 'Schedule an interview' })
  await form.getByRole('button', { name: 'Find times' }).waitFor()
  await form.getByLabel('Earliest day').fill('2027-03-03')
  await form.getByLabel('Latest day').fill('2027-03-03')
  await form.getByLabel('Candidate can come from').fill('18:00')
  await form.getByLabel('Candidate can come until').fill('20:00')
  await form.getByRole('button', { name: 'Find times' }).click()
  const none = page.getByRole('dialog', { name: 'No time' })
  await none.getByText('No time fits Noah Tremblay').waitFor()
  await none.getByText('do not work then').waitFor()
  await picture(page, 'no-time')
  await none.getByRole('button', { name: 'Start the day 60 min earlier' }).click()
  const times = page.getByRole('dialog', { name: 'Times' })
  await times
    .getByText(/Wed 3 Mar, 17:00/)
    .first()
    .waitFor()
  await times
    .getByRole('button', { name: /^Book / })
    .first()
    .click()
  await page.getByRole('dialog', { name: 'Booked' }).waitFor()
})
