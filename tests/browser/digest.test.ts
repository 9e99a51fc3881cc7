import { expect, test } from 'vitest'
import { inBrowser } from '../sandbox/page/support.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { picture } from '../support/pictures.ts'

const { look } = inBrowser()
const petra = 'U0PETRA'

/** Petra books Mila for the next afternoon. */
async function book(door: FrontDoor): Promise<void> {
  await door.type(petra, '/schedule-interview Mila')
  await door.settled()
  for (const how of [{ submit: { from: '14:30' } }, { action_id: 'book-offer' }]) {
    await door.interact(petra, how)
    await door.settled()
  }
}

test('a working day and a weekend: the digest comes in the morning, its button nudges, and Saturday is silent', async () => {
  const door = await frontDoor()
  await book(door)
  await door.interact(petra, { close: true })
  await door.type(petra, '/digest channels')
  await door.settled()
  const page = await look(door.slack, { as: petra, at: await door.imOf(petra) })
  await page.getByRole('button', { name: 'Change the digest of Search' }).click()
  await page.getByText('It is private.').waitFor()
  await page.getByText('Post it each working day').click()
  await page.getByText('Name candidates while').click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('next Tue 2 Mar, 09:00 Belgrade').first().waitFor()
  await page.getByRole('button', { name: 'Close' }).last().click()
  await door.wind(24 * 60)
  const unconfirmed = page.getByText('Unconfirmed').first()
  await unconfirmed.waitFor()
  await picture(page, 'digest')
  await page
    .getByRole('button', { name: /^Nudge / })
    .first()
    .click()
  await page.getByText('hears of it now').waitFor()
  const channel = await look(door.slack, { as: 'U0LUKA', at: 'C0HIRESEARCH' })
  await channel.getByText('7 things wait').waitFor()
  await picture(channel, 'channel-digest')
  await channel.close()
  for (let day = 0; day < 3; day++) await door.wind(24 * 60)
  await page.getByText('Fri 5 Mar').first().waitFor()
  for (let day = 0; day < 2; day++) await door.wind(24 * 60)
  await page.getByText('Fri 5 Mar').first().waitFor()
  expect(await page.getByText(/S(at|un) \d Mar · /).count()).toBe(0)
})

test.each([
  ['a recruiter', petra, ['Scheduling', 'No next step', 'My openings'], 'home-recruiter'],
  ['a panellist', 'U0ANA', ['My interviews', 'My week'], 'home-panellist'],
  ['a hiring lead', 'U0LUKA', ['My interviews', 'Scheduling', 'My openings'], 'home-lead'],
  ['an admin', 'U0VERA', ['My interviews', 'Scheduling'], 'home-admin'],
])('the Home of %s', async (_, as, headings, name) => {
  const door = await frontDoor()
  await book(door)
  await door.wind(25 * 60)
  const page = await look(door.slack, { as, at: 'home' })
  for (const heading of headings) {
    await page.getByText(heading, { exact: true }).first().waitFor()
  }
  const health = page.getByText('messages waiting')
  expect(await health.count()).toBe(as === 'U0VERA' ? 1 : 0)
  await picture(page, name)
})
