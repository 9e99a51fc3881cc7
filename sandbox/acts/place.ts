import type { Place } from '../delivery/payloads.ts'
import { type Interactive, interactives } from '../slack/blocks.ts'
import { SlackError } from '../slack/error.ts'
import { messageAt } from '../slack/messages.ts'
import { stateOf } from '../slack/state.ts'
import { rememberValues, viewOf } from '../slack/views.ts'
import type { Person, Values, Workspace } from '../slack/workspace.ts'
import { placeFor } from './act.ts'

/** Where someone pressed: a message or a view. */
export type Where = { readonly channel: string; readonly ts: string } | { readonly viewId: string }

/** Find the place and the values in it; what was typed into a view is kept with it.
 *  @throws SlackError `message_not_found`, `not_found`, `channel_not_found`. */
export function placeAt(ws: Workspace, person: Person, where: Where, typed: Values): Place {
  if ('viewId' in where) {
    const view = viewOf(ws, { id: where.viewId })
    if (view.user !== person.id) throw new SlackError('not_found')
    const kept = rememberValues(ws, view, merged(view.values, typed))
    return { view: kept, values: stateOf(kept.view.blocks, kept.values) }
  }
  const channel = placeFor(ws, person, where.channel)
  const message = messageAt(ws, channel.id, where.ts)
  if (message.ephemeralTo && message.ephemeralTo !== person.id) {
    throw new SlackError('message_not_found')
  }
  return { channel, message, values: stateOf(message.blocks, typed) }
}

function merged(old: Values, typed: Values): Values {
  const all: Record<string, Values[string]> = { ...old }
  for (const [blockId, actions] of Object.entries(typed)) {
    all[blockId] = { ...all[blockId], ...actions }
  }
  return all
}

/** The element that was pressed. @throws SlackError `action_not_found`. */
export function elementAt(
  place: Place,
  blockId: string | undefined,
  actionId: string,
): Interactive {
  const blocks = 'view' in place ? place.view.view.blocks : place.message.blocks
  const found = interactives(blocks).find(
    (at) => at.actionId === actionId && (blockId === undefined || at.blockId === blockId),
  )
  if (!found) throw new SlackError('action_not_found')
  return found
}
