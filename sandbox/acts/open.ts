import { shortcutPayload } from '../delivery/payloads.ts'
import { directMessage } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { messageAt } from '../slack/messages.ts'
import { homeOf, viewJson } from '../slack/views.ts'
import { actor, errorOf, placeFor, type Stage } from './act.ts'

/** Open the bot's Home (or its messages): the bot hears `app_home_opened`. */
export function openHome({ ws }: Stage, as: string, tab: 'home' | 'messages' = 'home'): void {
  const person = actor(ws, as)
  if (tab === 'home' && !ws.manifest.homeTab) throw new SlackError('not_enabled')
  const home = homeOf(ws, person.id)
  const channel = directMessage(ws, ws.app.botUser, person.id).id
  ws.happen('app_home_opened', {
    type: 'app_home_opened',
    user: person.id,
    channel,
    tab,
    event_ts: ws.newTs(),
    ...(tab === 'home' && home && { view: viewJson(ws, home, {}) }),
  })
}

/** Open the direct message with someone. Answers its id. */
export function openIm({ ws }: Stage, as: string, user: string): string {
  return directMessage(ws, actor(ws, as).id, user).id
}

/** Use a shortcut from the menu, or on a message. */
export async function useShortcut(
  { ws, post }: Stage,
  of: { as: string; callbackId: string; on?: { channel: string; ts: string } },
): Promise<string | undefined> {
  const person = actor(ws, of.as)
  const { shortcuts } = ws.manifest
  if (shortcuts !== 'any' && !shortcuts.some((s) => s.callbackId === of.callbackId)) {
    throw new SlackError('shortcut_not_found')
  }
  if (!of.on) {
    return errorOf(await post.ask('interactive', shortcutPayload(ws, person, of.callbackId)))
  }
  const channel = placeFor(ws, person, of.on.channel)
  const message = messageAt(ws, channel.id, of.on.ts)
  const payload = shortcutPayload(ws, person, of.callbackId, { channel, message })
  return errorOf(await post.ask('interactive', payload))
}
