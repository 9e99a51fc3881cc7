import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { unsealFacts } from '../../src/app/unsealing.ts'
import { unsealIfComplete } from '../../src/core/scorecards/unseal.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { inBrowser, say } from '../sandbox/page/support.ts'
import {
  anasCard,
  bosCard,
  fatimasCard,
  kaitosCard,
  milasApplication,
  OTHER_QUOTE,
  QUOTE,
  storeLoop,
} from '../support/debrief.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { picture } from '../support/pictures.ts'
import { at } from '../support/time.ts'

const { look } = inBrowser()
const lead = 'U0LUKA'

/** Mila's loop lies behind her, and Fatima's scorecard is missing. */
async function awaiting(): Promise<FrontDoor> {
  const door = await frontDoor()
  await door.settled()
  const store = await openStore(await openSource(door.database))
  await storeLoop(store, [anasCard, bosCard, kaitosCard])
  await store.close()
  return door
}

/** Fatima hands in the last scorecard: with it, in the same commit, all of them open. */
async function lastCard(door: FrontDoor): Promise<void> {
  const store = await openStore(await openSource(door.database))
  const facts = await unsealFacts(
    { store, plans: readPlans('interview-plans') },
    milasApplication,
    'technical-loop',
  )
  const cards = [...facts.cards, fatimasCard]
  const opened = unsealIfComplete({ ...facts, cards }, at('2027-03-01T09:00'))
  await store.commit({ ...opened, scorecards: [fatimasCard] })
  await store.close()
  await door.settled()
}

async function debriefs(page: Page) {
  await say(page, '/debrief')
  const list = page.getByRole('dialog', { name: 'Debriefs' })
  await list.getByText('Mila Kovač').waitFor()
  return list
}

test('a lead sees nothing before the last scorecard is in, everything after it, and decides', async () => {
  const door = await awaiting()
  const page = await look(door.slack, { as: lead, at: await door.imOf(lead) })
  const list = await debriefs(page)
  await list.getByText('Sealed · 2 of 3 scorecards are in').waitFor()
  for (const secret of [QUOTE, OTHER_QUOTE, 'strong yes']) {
    expect(await page.getByText(secret).count()).toBe(0)
  }
  expect(await list.getByRole('button', { name: /Open the packet/ }).count()).toBe(0)
  await list.getByRole('button', { name: 'Close' }).first().click()

  await lastCard(door)
  await page.getByText('Look here first').waitFor()
  for (const said of [QUOTE, OTHER_QUOTE]) await page.getByText(said).first().waitFor()
  await page.getByText('Debrief · Mila Kovač').first().scrollIntoViewIfNeeded()
  await page.getByRole('table').waitFor()
  await picture(page, 'debrief')

  await page.getByRole('button', { name: /^Show the composite/ }).click()
  const composite = page.getByRole('dialog', { name: 'Composite' })
  await composite.getByText('the bar is 3').waitFor()
  await composite.getByRole('button', { name: 'Back' }).first().click()

  await page.getByRole('button', { name: /^Decide/ }).click()
  const form = page.getByRole('dialog', { name: 'Decide' })
  await form.getByLabel('Make an offer').check()
  await form.getByLabel('Why?').fill('Strong fundamentals, and learns from correction')
  await form.getByLabel(/Feedback/).fill('You explained durability better than most.')
  await form.getByRole('button', { name: 'Decide' }).click()
  const decided = page.getByRole('dialog', { name: 'Decided' })
  await decided.getByText('You explained durability better than most.').waitFor()
  await decided.getByRole('button', { name: 'Done' }).first().click()
  await page.getByText(/^Mila Kovač, Technical loop,.*gets an offer/).waitFor()
  expect(await page.getByText('Look here first').count()).toBe(0)
})
