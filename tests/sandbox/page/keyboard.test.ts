import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inBrowser } from './support.ts'

const { open } = inBrowser()

test('everything from a command to a submission works without a pointer', async () => {
  const { bot, page } = await open({ at: 'C0HIRING' })
  await tabTo(page, 'Message #hiring')
  await page.keyboard.type('/fo')
  await page.getByRole('option', { name: /^\/form/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Every input' }).waitFor()
  expect(await focused(page)).toBe('Summary')

  await page.keyboard.type('By hand')
  await tabTo(page, 'Day (optional)')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('dialog', { name: 'Pick a day' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('combobox', { name: /^Day/ }).inputValue()).toBe('Tue 16 Mar 2027')

  await tabTo(page, 'Kind (optional)')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Lead (optional)')
  await page.keyboard.type('ana')
  await page.keyboard.press('Enter')
  expect(await page.getByRole('combobox', { name: /^Lead/ }).inputValue()).toBe('Ana Nikolić')
  await tabTo(page, 'Save')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(bot.interactions('view_submission')).toHaveLength(1)
  expect(JSON.stringify(bot.interactions('view_submission')[0])).toContain('"onsite"')
})

test('a modal keeps the focus inside, and Escape closes first its list and then the modal', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await tabTo(page, 'Message #hiring')
  await page.keyboard.type('/steps ')
  await page.keyboard.press('Enter')
  const modal = page.getByRole('dialog', { name: 'Steps' })
  await modal.waitFor()
  for (let step = 0; step < 20; step += 1) {
    await page.keyboard.press('Tab')
    // Between its last and first control the browser's own bar may have the focus; the page never.
    expect(await page.evaluate('document.activeElement.matches("body, dialog, dialog *")')).toBe(
      true,
    )
  }

  await modal.getByRole('combobox', { name: /^Stage/ }).focus()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  expect(await modal.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await modal.waitFor({ state: 'detached' })
  // And gives it back to where it was.
  expect(await focused(page)).toBe('Message #hiring')
})

test('people, channels and messages are walked with Tab and arrows', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  await tabTo(page, 'Message #hiring')
  for (const text of ['one', 'two', 'three']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await page.getByText(text, { exact: true }).waitFor()
  }
  await tabTo(page, 'Messages in #hiring')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await page.evaluate('document.activeElement.textContent')).toContain('two')

  await tabTo(page, /^Acting as Petra/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Act as' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Acting as Luka/ }).waitFor()
})

test('the focus can always be seen', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  const shown =
    '(() => { const s = getComputedStyle(document.activeElement); const box = document.activeElement.closest(".composer-box, .pick"); const around = box ? getComputedStyle(box).boxShadow : "none"; return s.outlineStyle !== "none" || s.boxShadow !== "none" || around !== "none" })()'
  const unseen: string[] = []
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press('Tab')
    const onPage = await page.evaluate('document.activeElement !== document.body')
    if (onPage && (await page.evaluate(shown)) !== true) unseen.push(await focused(page))
  }
  expect(unseen).toEqual([])
})

const NAME_OF_FOCUS = `(() => {
  const at = document.activeElement
  const by = at.closest('[role=radiogroup], [role=group].checks') ?? at
  const labelled = by.getAttribute('aria-labelledby')
  const words = labelled ? document.getElementById(labelled).textContent : by.getAttribute('aria-label') ?? by.textContent
  return words.trim()
})()`

async function focused(page: Page): Promise<string> {
  return String(await page.evaluate(NAME_OF_FOCUS))
}

async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    const now = await focused(page)
    if (typeof name === 'string' ? now === name : name.test(now)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} is not reached with Tab`)
}
