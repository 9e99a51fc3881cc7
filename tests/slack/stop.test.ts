import { expect, test } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { frontDoor } from '../support/front-door.ts'
import { putOffers, showOffer } from '../support/offers.ts'
import { span } from '../support/time.ts'
import { ana, petra } from '../support/world.ts'

test('a stop finishes what was acknowledged, down to what the person sees', async () => {
  const door = await frontDoor()
  const store = await openStore(await openSource(door.database))
  const when = span('2027-03-09T10:00', '2027-03-09T10:30')
  const offered = { id: 'stop', recruiter: petra, panellist: ana, span: when }
  await putOffers(store, [offered])
  await showOffer(door.slack.ws, offered)
  door.slack.setFaults({ slowApiMs: 700 })
  await door.interact(petra, { action_id: 'book-offer' })
  expect(await door.bot.stop()).toBe(true)
  expect(await store.interviewsWith([ana], when)).toHaveLength(1)
  await store.close()
  expect((await door.modal(petra))?.title).toMatchObject({ text: 'Booked' })
})
