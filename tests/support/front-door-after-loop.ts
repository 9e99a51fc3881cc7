/** The furnished workspace once Mila's technical loop is behind her, and how people open its debrief. */
import type { Scorecard } from '../../src/core/scorecards/scorecard.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { milasApplication, milasUnsealing, storeLoop } from './debrief.ts'
import { type FrontDoor, frontDoor } from './front-door.ts'
import { wordsOf } from './words.ts'

export const lead = 'U0LUKA'
export const value = `${milasApplication}:technical-loop`

/** The furnished workspace with Mila's loop behind her, and these cards handed in. */
export async function looped(cards: readonly Scorecard[], isUnsealed = true): Promise<FrontDoor> {
  const door = await frontDoor()
  // What the bot does at its start is done: one thread cannot wait for its own other connection.
  await door.settled()
  const store = await openStore(await openSource(door.database))
  await storeLoop(store, cards)
  if (isUnsealed) await store.commit({ unsealings: [milasUnsealing()], deeds: [] })
  await store.close()
  return door
}

/** Presses a button in the top modal, about Mila's loop unless `more` says otherwise. */
export async function press(
  door: FrontDoor,
  user: string,
  action_id: string,
  more: object = { value },
) {
  const answer = await door.interact(user, { action_id, ...more })
  await door.settled()
  return answer
}

/** What the top modal of somebody says. */
export const shown = async (door: FrontDoor, user = lead) => wordsOf(await door.modal(user))

/** What `/debrief` shows somebody. */
export async function listed(door: FrontDoor, user = lead, line = '/debrief') {
  await door.type(user, line)
  await door.settled()
  return shown(door, user)
}

/** The packet as it stands in somebody's messages. */
export async function packet(door: FrontDoor, user = lead) {
  await listed(door, user)
  await press(door, user, 'debrief-open')
  await door.interact(user, { close: true })
  const messages = await door.inbox(user)
  const found = messages.find((one) => JSON.stringify(one.blocks ?? []).includes('"table"'))
  if (!found) throw new Error('no packet was posted')
  return found
}
