import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inBrowser, say } from '../sandbox/page/support.ts'
import { EVIDENCE } from '../support/filled.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { heldInterview } from '../support/held-interview.ts'
import { picture } from '../support/pictures.ts'
import { filledCard, next } from '../support/scorecard.ts'

const { look } = inBrowser()
const [ana, luka] = ['U0ANA', 'U0LUKA'] as const

/** The morning after Mila's screen with Ana and Luka, who leads the opening. */
async function morning(): Promise<FrontDoor> {
  const door = await frontDoor({ door: 'socket' })
  await door.settled()
  await heldInterview(door.database, [ana, luka])
  await door.wind(1)
  return door
}

async function inboxOf(door: FrontDoor, as: string): Promise<Page> {
  return look(door.slack, { as, at: await door.imOf(as) })
}

/** Presses Tab until what has the focus is called `name`. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`nothing called ${name} takes the focus; it is on “${await focused(page)}”`)
}

/** What the focused element is called, and the group it is in. */
function focused(page: Page): Promise<string> {
  // As text: tests are type-checked without the browser's types.
  return page.evaluate<string>(`(() => {
    const at = document.activeElement
    const named = (of) => (of?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.innerText ?? '')
      .join(' ')
    const group = named(at.closest('[role=group],[role=radiogroup]'))
    const label = at.closest('label')?.innerText ?? at.getAttribute('aria-label') ?? named(at)
    return (group + ' ' + label + ' ' + (at.tagName === 'BUTTON' ? at.innerText : '')).trim()
  })()`)
}

/** Chooses the option of a group of circles that has the focus, by so many presses of the arrow. */
async function choose(page: Page, group: RegExp, downs: number): Promise<void> {
  await tabTo(page, group)
  if (downs === 0) await page.keyboard.press('Space')
  for (let i = 0; i < downs; i++) await page.keyboard.press('ArrowDown')
}

async function type(page: Page, field: RegExp, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
}

async function press(page: Page, button: RegExp): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}

test('a panellist fills a card with the keyboard alone', { timeout: 120_000 }, async () => {
  const door = await morning()
  const page = await inboxOf(door, ana)
  await page.getByText('Your scorecard is due').waitFor()
  await page.getByRole('button', { name: 'Fill my scorecard' }).focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'Scorecard · Mila' })

  await card.getByText('1 of 6').waitFor()
  await choose(page, /^Asked.*Yes/s, 0)
  await choose(page, /^Rating/, 3)
  await type(page, /What did Mila say or do/, EVIDENCE)
  await picture(page, 'scorecard')
  await press(page, /^How it was asked/)
  await card.getByLabel('Asked differently from how it is worded').waitFor()
  expect(await focused(page)).toContain('Follow-ups asked')
  await press(page, /^Next$/)

  await card.getByText('2 of 6').waitFor()
  await choose(page, /^Asked/, 1)
  await press(page, /^Next$/)

  await card.getByText('3 of 6').waitFor()
  for (const [title, rating] of [
    ['Systems fundamentals', '4'],
    ['Learning and curiosity', '3'],
    ['Communication', '3'],
  ] as const) {
    await card.getByLabel(`${title}: rating`).focus()
    await pick(page, rating)
  }
  const notes = card.getByLabel('Note')
  for (const i of [1, 2]) {
    await notes.nth(i).focus()
    await page.keyboard.type('She asked what fsync costs and checked what she did not know.')
  }
  await press(page, /^Next$/)

  await card.getByText('4 of 6').waitFor()
  await press(page, /^Next$/)

  await card.getByText('5 of 6').waitFor()
  await choose(page, /^Recommendation/, 2)
  await choose(page, /^How sure/, 1)
  await type(
    page,
    /^Summary/,
    'Explained durability in her own words and checked what she did not know.',
  )
  await type(page, /What would change your mind/, 'A weak answer on networks.')
  await press(page, /^Next$/)

  await card.getByText('Everything is there.').waitFor()
  await press(page, /^Submit$/)
  await card.getByText('You can see the others when they are in: 1 of 2.').waitFor()
})

/** Opens the list that has the focus and picks what begins with `label`. */
async function pick(page: Page, label: string): Promise<void> {
  await page.keyboard.press('Enter')
  const option = page.getByRole('option', { name: new RegExp(`^${label} `) })
  await option.waitFor()
  await page.keyboard.type(label)
  await page.keyboard.press('Enter')
}

test('a draft goes on where it stopped, and a field that is wrong is refused beside it', async () => {
  const door = await morning()
  const page = await inboxOf(door, ana)
  await page.getByRole('button', { name: 'Fill my scorecard' }).click()
  const card = page.getByRole('dialog', { name: 'Scorecard · Mila' })
  await card.getByRole('radio', { name: 'Yes' }).check()
  await card.getByRole('radio', { name: '4 · Strong' }).check()
  await card.getByLabel('What did Mila say or do?').fill('She named fsync.')
  await card.getByRole('button', { name: 'Next' }).click()
  await card.getByText('Needs 8 words or more, so that someone else can follow it.').waitFor()
  await card.getByRole('button', { name: 'Close', exact: true }).click()
  await say(page, '/scorecard Mila')
  await card.getByText('1 of 6').waitFor()
  expect(await card.getByLabel('What did Mila say or do?').inputValue()).toBe('She named fsync.')
  expect(await card.getByRole('radio', { name: '4 · Strong' }).isChecked()).toBe(true)
})

test('the lead on the panel sees nothing before their own card is in, and everything after', {
  timeout: 120_000,
}, async () => {
  const door = await morning()
  await filledCard(door, ana, {
    'competency:communication:rating': '5',
    'competency:communication:note': QUOTED,
  })
  await next(door, ana)
  const page = await inboxOf(door, luka)
  await say(page, '/debrief Mila')
  await page.getByText('1 of 2 scorecards is in.').first().waitFor()
  expect(await page.getByText('quokka').count()).toBe(0)
  await page.keyboard.press('Escape')
  await filledCard(door, luka)
  await next(door, luka)
  await page.getByText('All are in, and you can see the others now.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('quokka').first().waitFor()
})

/** What Ana wrote and Luka could not know. */
const QUOTED =
  'She drew a quokka for each page of the kernel, moved them to the disk one by one and asked whether that was clear.'
