import { type Json, textIn } from '../../sandbox/slack/json.ts'
import type { ValidView } from '../../sandbox/slack/views.ts'
import { messagesFor } from '../../sandbox/web/control.ts'
import type { FrontDoor } from './front-door.ts'

/** A form that can be sent off as it is, by action id. */
export const filled = {
  'find-candidate': 'cand_mila',
  'choose-opening': 'open_search-backend-infra-intern',
  what: 'screen/screen',
  minutes: 'plan',
  panel: 'pools',
  first: '2027-03-08',
  last: '2027-03-12',
  days: ['1', '2', '3', '4', '5'],
  from: '09:00',
  to: '18:00',
  'find-zone': 'Europe/Belgrade',
  place: 'video',
}

/** Opens the form for Mila and sends it off, with `changed` fields. Gives what the modal shows then. */
export async function asked(
  door: FrontDoor,
  changed: Json = {},
  user = 'U0PETRA',
): Promise<ValidView | undefined> {
  await door.type(user, '/schedule-interview Mila')
  await door.settled()
  await door.interact(user, { submit: { ...filled, ...changed } })
  return door.modal(user)
}

/** Presses a button of the top modal, and gives what the modal shows then. */
export async function pressed(
  door: FrontDoor,
  action: string,
  {
    block,
    value,
    user = 'U0PETRA',
  }: { block?: string; value?: string | string[]; user?: string } = {},
): Promise<ValidView | undefined> {
  const how = { action_id: action, ...(block && { block_id: block }), ...(value && { value }) }
  await door.interact(user, how)
  return door.modal(user)
}

/** The direct messages of the bot with somebody. */
export async function dmOf(door: FrontDoor, user: string): Promise<string> {
  return textIn(await messagesFor(door.slack, `@${user}`, {}), 'channel') ?? ''
}
