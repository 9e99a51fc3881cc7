import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, inBrowser, say } from '../sandbox/page/support.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { picture } from '../support/pictures.ts'

const { look } = inBrowser()
const petra = 'U0PETRA'

async function inboxOf(door: FrontDoor, as: string): Promise<Page> {
  return look(door.slack, { as, at: await door.imOf(as) })
}

/** Petra books somebody's screen for the first afternoon; gives who is asked for the seat that counts. */
async function booked(door: FrontDoor, name: string): Promise<string> {
  await door.type(petra, `/schedule-interview ${name}`)
  await door.settled()
  await door.interact(petra, { submit: { from: '14:30' } })
  await door.settled()
  await door.interact(petra, { action_id: 'book-offer' })
  await door.settled()
  await door.interact(petra, { close: true })
  const page = await inboxOf(door, petra)
  const line = await page
    .getByText(/\(.*[Ii]nterviewer\): no answer yet/)
    .last()
    .textContent()
  const person = [...door.slack.ws.people.values()].find(({ realName }) => line?.includes(realName))
  if (!person) throw new Error(`nobody of this name: ${line}`)
  return person.id
}

/** Opens the kit for a candidate by the list of kits; gives the titles of its questions. */
async function openKit(page: Page, name: string): Promise<string[]> {
  await say(page, '/interview-kit')
  const list = page.getByRole('dialog', { name: 'Interview kits' })
  await list.getByRole('button', { name: new RegExp(`Open the kit for ${name}`) }).click()
  return titlesIn(page)
}

async function titlesIn(page: Page): Promise<string[]> {
  const kit = page.getByRole('dialog', { name: 'Kit', exact: true })
  await kit.getByText('min of questions').waitFor()
  const bold = await kit.locator('b, strong').allTextContents()
  return bold.flatMap((text) => /^\d\s{2}(.+)$/.exec(text)?.[1] ?? [])
}

/** Picks a question in the one menu of a form. */
async function choose(page: Page, form: Locator, title: string): Promise<void> {
  await form.getByRole('combobox').first().click()
  await page.getByRole('option', { name: title }).click()
}

test('an interviewer opens a kit, swaps a question, and reports one, which is replaced elsewhere too', async () => {
  const door = await frontDoor()
  const one = await booked(door, 'Mila')
  const two = await booked(door, 'Ivan')
  const page = await inboxOf(door, one)
  const titles = await openKit(page, 'Mila')
  expect(titles).toHaveLength(2)
  await picture(page, 'kit')
  expect(await findings(page)).toEqual([])
  const kit = page.getByRole('dialog', { name: 'Kit', exact: true })
  await kit
    .getByRole('button', { name: /^Show key/ })
    .first()
    .click()
  const key = page.getByRole('dialog', { name: 'Key' })
  await key.getByText('Why it is in this kit').waitFor()
  await key.getByRole('button', { name: 'Back' }).first().click()

  await kit.getByRole('button', { name: 'Swap a question' }).click()
  const swap = page.getByRole('dialog', { name: 'Swap a question' })
  await choose(page, swap, titles[0] ?? '')
  await swap.getByRole('radio').first().check()
  await swap.getByLabel('Why').fill('I asked it last week')
  await swap.getByRole('button', { name: 'Swap it' }).click()
  const swapped = await titlesIn(page)
  expect(swapped[0]).not.toBe(titles[0])
  expect(swapped[1]).toBe(titles[1])

  const other = await inboxOf(door, two)
  const before = await openKit(other, 'Ivan')
  const shared = swapped.find((title) => before.includes(title)) ?? ''
  expect(shared).not.toBe('')
  await other.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()

  await kit.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Report leaked or wrong' }).click()
  const report = page.getByRole('dialog', { name: 'Leaked or wrong' })
  await choose(page, report, shared)
  await report.getByLabel('Leaked').check()
  await report.getByLabel('What you saw').fill('It is in a public forum')
  await report.getByRole('button', { name: 'Report it' }).click()
  expect(await titlesIn(page)).not.toContain(shared)

  await door.settled()
  await other.getByText(/The kit for .*Ivan.* has changed/).waitFor()
  await other.reload()
  const after = await openKit(other, 'Ivan')
  expect(after).toHaveLength(before.length)
  expect(after).not.toContain(shared)
})
