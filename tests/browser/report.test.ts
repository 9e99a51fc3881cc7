import { expect, test } from 'vitest'
import { inBrowser, say } from '../sandbox/page/support.ts'
import { frontDoor } from '../support/front-door.ts'
import { pastSeason } from '../support/past.ts'
import { picture } from '../support/pictures.ts'

const { look } = inBrowser()
const petra = 'U0PETRA'

test('a recruiter asks how hiring goes and sees it in pictures, each with its words', async () => {
  const door = await frontDoor()
  await pastSeason(door.database)
  const page = await look(door.slack, { as: petra, at: await door.imOf(petra) })
  await say(page, '/hiring-report')
  const form = page.getByRole('dialog', { name: 'Hiring report' })
  await form.getByRole('button', { name: 'Make the report' }).click()
  await form.getByText('It is in our direct messages').waitFor()
  await form.getByRole('button', { name: 'Close' }).first().click()
  await page.getByText('Hiring report: 2 openings').waitFor()
  const shown = page.getByRole('img', { name: /^How long it takes\. / })
  await shown.waitFor()
  expect(await shown.getAttribute('alt')).toMatch(/To schedule: median [\d.]+, nine in ten [\d.]+/)
  for (const title of [
    'Scorecards by age',
    'How far applications came',
    'Why invitations were declined',
    'How interviews are spread',
  ]) {
    await page.getByRole('img', { name: new RegExp(`^${title}`) }).waitFor()
  }
  // Drawn, and not only promised.
  await expect
    .poll(() =>
      shown.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)),
    )
    .toBeGreaterThan(600)
  await page.getByText('hiring-report.csv').waitFor()
  await shown.scrollIntoViewIfNeeded()
  await picture(page, 'report')
})
