import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inBrowser } from './support.ts'

const { open, look } = inBrowser()

const FIRST_PAINT_MS = 1_000
// Measured: 130 ms on two busy cores. The rest is room for a machine that runs the other tests too.
const LONGEST_STALL_MS = 500

test('the page paints, and can be written in, within a second', async () => {
  const { page } = await open({ at: 'C0HIRING' })
  const times: { painted: number; usable: number }[] = []
  // The best of three, because other tests may have the processors at any one moment.
  for (let turn = 0; turn < 3; turn += 1) {
    await page.reload()
    await page.getByPlaceholder('Message #hiring').waitFor()
    const usable = Number(await page.evaluate('performance.now()'))
    const paint = 'performance.getEntriesByName("first-contentful-paint")[0].startTime'
    times.push({ painted: Number(await page.evaluate(paint)), usable })
  }
  expect(Math.min(...times.map(({ painted }) => painted))).toBeLessThan(FIRST_PAINT_MS)
  expect(Math.min(...times.map(({ usable }) => usable))).toBeLessThan(FIRST_PAINT_MS)
})

test('5,000 messages are scrolled through to the first without a stall', async () => {
  const { slack } = await open()
  const { ws } = slack
  ws.messages.set(
    'C0HIRING',
    Array.from({ length: 5_000 }, (_, index) => ({
      channel: 'C0HIRING',
      ts: `${1_800_000_000 + index * 60}.000000`,
      user: index % 7 < 4 ? 'U0ANA' : 'U0BO',
      byBot: false,
      text: `Message *${index}* with <https://example.com|a link>${' and more words'.repeat(index % 12)}`,
      blocks: [],
      attachments: [],
      files: [],
    })),
  )
  const page = await look(slack, { at: 'C0HIRING' })
  await page.getByText('Message 4999').waitFor()
  const longest: number[] = []
  for (let turn = 0; turn < 3; turn += 1) longest.push(await longestStall(page))
  expect(Math.min(...longest)).toBeLessThan(LONGEST_STALL_MS)

  // Only what is near the view is drawn.
  await expect.poll(() => page.getByRole('article').count()).toBeLessThan(200)
  await page.evaluate('scroller.scrollTop = scroller.scrollHeight')
  await page.getByText('Message 4999').waitFor()
}, 240_000)

/** Scrolls from the last message to the first. Gives the longest time the page did nothing else, in milliseconds. */
async function longestStall(page: Page): Promise<number> {
  await page.evaluate('document.querySelector(".scroller").scrollTop = 1e9')
  await page.getByText('Message 4999').waitFor()
  await page.evaluate(`
    window.stalls = []
    window.watching = new PerformanceObserver((list) =>
      stalls.push(...list.getEntries().map((one) => one.duration)))
    watching.observe({ type: 'longtask' })
    window.scroller = document.querySelector('.scroller')
    window.scrolling = setInterval(() => scroller.scrollBy(0, -3000), 30)`)
  await page.getByText('Message 0 with').waitFor({ timeout: 60_000 })
  const stalls = await page.evaluate('clearInterval(scrolling), watching.disconnect(), stalls')
  return Math.max(0, ...(Array.isArray(stalls) ? stalls : []))
}
