import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import type { Slack } from '../../../sandbox/server.ts'
import { startBrowser } from '../../support/browser.ts'
import { workspace } from '../support.ts'
import { type Bot, manifest, startBot } from './bot.ts'

/** Monday 8 March 2027, 09:00 in Belgrade, 13:30 in Kolkata. */
export const monday = Date.UTC(2027, 2, 8, 8, 0)

export const petra = 'U0PETRA'

/** A workspace, a bot in it and a page on it. */
export interface Opened {
  readonly slack: Slack
  readonly bot: Bot
  readonly page: Page
}

/** How to open a page, beyond what a browser may be told. */
export interface Asked extends BrowserContextOptions {
  readonly as?: string
  /** A channel's id, or `home`. */
  readonly at?: string
}

/** One browser for all tests of a file; each test opens pages of its own in it. */
export function inBrowser(): {
  readonly open: (asked?: Asked) => Promise<Opened>
  readonly look: (slack: Slack, asked?: Asked) => Promise<Page>
} {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await startBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  const look = async (slack: Slack, { as = petra, at, ...options }: Asked = {}): Promise<Page> => {
    if (browser === undefined) throw new Error('the browser has not started')
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    quietly(page)
    const query = new URLSearchParams({ as, ...(at === undefined ? {} : { at }) })
    await page.goto(`${slack.url}/?${query}`)
    await page.getByRole('main').waitFor()
    return page
  }
  const open = async (asked?: Asked): Promise<Opened> => {
    const slack = await workspace({ manifest, now: monday, timers: { triggerMs: 15_000 } })
    const bot = await startBot(slack)
    return { slack, bot, page: await look(slack, asked) }
  }
  return { open, look }
}

/** Write `text` where a message is written, and send it. What a page loses that is just drawn anew is written again. */
export async function say(page: Page, text: string): Promise<void> {
  const send = page.getByRole('button', { name: 'Send', exact: true })
  await expect
    .poll(async () => {
      await page.getByPlaceholder(/^Message /).fill(text)
      return send.isEnabled()
    })
    .toBe(true)
  await send.click()
}

/** What axe finds serious on the page as it stands. */
export async function findings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
}

// A page that complains in the console fails its test, whatever else it shows.
function quietly(page: Page): void {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  onTestFinished(() => expect(complaints).toEqual([]))
}
