import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { PersonId } from '../../src/core/ids.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { loopwright } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { frontDoor } from '../support/front-door.ts'
import { type Offered, putOffers, showOffer } from '../support/offers.ts'
import { span } from '../support/time.ts'

const gita = PersonId.parse('U0GITA')
const week = span('2027-03-08T00:00', '2027-03-15T00:00')
const offers: Offered[] = ['U0PETRA', 'U0MARA', 'U0VERA'].map((id, i) => ({
  id: `backup${i}`,
  recruiter: PersonId.parse(id),
  panellist: gita,
  span: span(`2027-03-1${i}T11:00`, `2027-03-1${i}T11:30`),
}))

test('a backup made while people book is whole, and the bot goes on from it', async () => {
  const door = await frontDoor({ door: 'socket' })
  const [first, second, third] = offers
  if (!first || !second || !third) throw new Error('there are three offers')
  const store = await openStore(await openSource(door.database))
  await putOffers(store, offers)
  const book = async ({ slack, interact }: typeof door, offered: Offered) => {
    await showOffer(slack.ws, offered)
    await interact(offered.recruiter, { action_id: 'book-offer' })
    await door.settled()
  }
  await book(door, first)

  const copy = join(await folder({}), 'copy.db')
  vi.stubEnv('DATABASE', door.database)
  const [, backup] = await Promise.all([book(door, second), loopwright(['backup', copy])])
  expect(backup).toMatchObject({ status: 0, out: `${JSON.stringify({ file: copy })}\n` })
  await store.close()
  await door.bot.stop()

  expect((await loopwright(['audit', 'verify', copy])).status).toBe(0)
  const restored = await frontDoor({ door: 'socket', environment: { DATABASE: copy } })
  await book(restored, third)
  await restored.settled()
  const kept = await openStore(await openSource(copy))
  const booked = (await kept.interviewsWith([gita], week)).map(({ candidate }) => candidate)
  await kept.close()
  expect(booked).toEqual(expect.arrayContaining(['cand_backup0', 'cand_backup2']))
})
