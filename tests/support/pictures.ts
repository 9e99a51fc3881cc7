import type { Page } from 'playwright-core'

/** Keeps what the page shows as `docs/screenshots/<name>.png` when `PICTURES` is set: the README's pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  await page.screenshot({ path: `docs/screenshots/${name}.png` })
}
