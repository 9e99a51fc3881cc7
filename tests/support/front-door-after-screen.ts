/** The furnished workspace once Mila's screen is behind her, and its scorecards are owed. */
import { type FrontDoor, frontDoor } from './front-door.ts'
import { DURABILITY, heldInterview, type Seat } from './held-interview.ts'
import { wordsOf } from './words.ts'

export const [ana, luka, cy] = ['U0ANA', 'U0LUKA', 'U0CY'] as const
export const evidence = `question:${DURABILITY}:evidence`
export const rating = `question:${DURABILITY}:rating`

/** The morning after the end of Mila's screen, half an hour ago. */
export async function morning(
  seats: readonly Seat[] = [ana, luka, { shadow: cy }],
): Promise<FrontDoor> {
  const door = await frontDoor()
  await door.settled()
  await heldInterview(door.database, seats)
  await door.wind(1)
  return door
}

/** What the top modal of somebody says. */
export async function shows(door: FrontDoor, user: string): Promise<string> {
  return wordsOf(await door.modal(user))
}
