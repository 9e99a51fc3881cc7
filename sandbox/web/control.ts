import { runCommand } from '../acts/command.ts'
import { openHome, openIm } from '../acts/open.ts'
import { upload, writeMessage } from '../acts/write.ts'
import { verifyUrl } from '../delivery/http.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, numberIn, recordIn, textIn } from '../slack/json.ts'
import { messageJson, messagesOf } from '../slack/messages.ts'
import { isZone, personOf, savePerson } from '../slack/people.ts'
import { homeOf, stackOf, viewJson } from '../slack/views.ts'
import type { Person, StoredMessage, Workspace } from '../slack/workspace.ts'
import { interact } from './interact.ts'
import type { Sandbox } from './sandbox.ts'

/** Do what a test asks for. `name` is the part of the path after `/_control/`. Refusals are answers. */
export async function control(sandbox: Sandbox, name: string, body: Json): Promise<Json> {
  try {
    return { ok: true, ...(await done(sandbox, name, body)) }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { ok: false, error: error.code, ...error.extra }
  }
}

async function done(sandbox: Sandbox, name: string, body: Json): Promise<Json> {
  const { stage, ws } = sandbox
  const text = (key: string) => textIn(body, key) ?? ''
  const as = text('user')
  const channel = text('channel') || openImWithBot(sandbox, as)
  switch (name) {
    case 'command': {
      const [command = '', ...rest] = text('command').split(' ')
      const words = textIn(body, 'text') ?? rest.join(' ')
      const error = await runCommand(stage, { as, channel, command, text: words })
      return error ? { ok: false, error, ...seenBy(ws, as) } : seenBy(ws, as)
    }
    case 'interact':
      return { ...(await interact(sandbox, body)), ...seenBy(ws, as) }
    case 'message': {
      const threadTs = textIn(body, 'thread_ts')
      const said = { as, channel, text: text('text'), ...(threadTs && { threadTs }) }
      return { channel, ts: writeMessage(stage, said).ts }
    }
    case 'upload': {
      const bytes = Buffer.from(text('base64'), 'base64')
      return { id: upload(stage, { as, channel: text('channel'), name: text('name'), bytes }) }
    }
    case 'open-home':
      openHome(stage, as, body.tab === 'messages' ? 'messages' : 'home')
      return {}
    case 'open-im':
      return { channel: openIm(stage, as, text('other') || ws.app.botUser) }
    case 'verify':
      if (!(await verifyUrl(ws, text('url')))) throw new SlackError('url_not_verified')
      return {}
    case 'user':
      return { id: changePerson(ws, body) }
    default:
      return settings(sandbox, name, body)
  }
}

const WAYS_TO_DISCONNECT = ['refresh', 'oldest', 'cut', 'link_disabled'] as const

function settings(sandbox: Sandbox, name: string, body: Json): Json {
  switch (name) {
    case 'clock':
      sandbox.setClock(body)
      return { clock: sandbox.ws.clock.shown() }
    case 'faults':
      sandbox.setFaults(body)
      return { faults: sandbox.ws.faults.now }
    case 'disconnect':
      sandbox.disconnect(WAYS_TO_DISCONNECT.find((how) => how === body.how))
      return {}
    case 'delivery':
      sandbox.deliverTo(textIn(body, 'to') ?? 'socket')
      return {}
    case 'reset':
      sandbox.reset()
      return {}
    default:
      throw new SlackError('unknown_control')
  }
}

function openImWithBot({ stage, ws }: Sandbox, as: string): string {
  return ws.people.has(as) ? openIm(stage, as, ws.app.botUser) : ''
}

/** The modals and the Home of someone, as the bot knows them. */
function seenBy(ws: Workspace, as: string): Json {
  const home = homeOf(ws, as)
  return {
    modals: stackOf(ws, as).map((view) => viewJson(ws, view, view.values)),
    home: home ? viewJson(ws, home, home.values) : null,
  }
}

function changePerson(ws: Workspace, body: Json): string {
  const id = textIn(body, 'user')
  const old = id ? personOf(ws, id) : newcomer(ws, body)
  const tz = textIn(body, 'tz') ?? old.tz
  if (!isZone(tz)) throw new SlackError('invalid_zone')
  savePerson(ws, {
    ...old,
    tz,
    realName: textIn(body, 'real_name') ?? old.realName,
    title: textIn(body, 'title') ?? old.title,
    email: textIn(body, 'email') ?? old.email,
    locale: textIn(body, 'locale') ?? old.locale,
    deleted: typeof body.deleted === 'boolean' ? body.deleted : old.deleted,
  })
  return old.id
}

function newcomer(ws: Workspace, body: Json): Person {
  const name = textIn(body, 'name')
  if (!name) throw new SlackError('user_not_found')
  const rights = { isAdmin: false, isBot: false, deleted: false, locale: 'en-GB' }
  const email = `${name}@example.org`
  return { ...rights, id: ws.newId('U'), name, realName: name, title: '', email, tz: 'Etc/UTC' }
}

const LONGEST_WAIT_MS = 30_000

/** The messages of a channel, or `@<user>` for the bot's direct message with them, as the bot would
 *  read them; ephemeral ones are marked. `after` and `wait` (ms) wait for a newer one. */
export async function messagesFor(sandbox: Sandbox, place: string, query: Json): Promise<Json> {
  const { ws, hub } = sandbox
  try {
    const id = place.startsWith('@') ? openImWithBot(sandbox, place.slice(1)) : place
    if (!ws.channels.has(id)) throw new SlackError('channel_not_found')
    const after = textIn(query, 'after') ?? '0'
    const newer = () => messagesOf(ws, id).filter((m) => Number(m.ts) > Number(after))
    const wait = Math.min(LONGEST_WAIT_MS, numberIn(query, 'wait') ?? 0)
    if (wait > 0) await hub.until(() => newer().length > 0, wait)
    return { ok: true, channel: id, messages: newer().map((m) => whole(ws, m)) }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { ok: false, error: error.code }
  }
}

function whole(ws: Workspace, message: StoredMessage): Json {
  const { ephemeralTo, metadata } = message
  return {
    ...messageJson(ws, message),
    ...(ephemeralTo && { ephemeral_to: ephemeralTo }),
    ...(metadata && { metadata }),
  }
}

/** The whole workspace in one answer, but for messages and bytes of files. */
export function stateFor({ ws, connected }: Sandbox): Json {
  const of = (map: Map<string, unknown>) => [...map.values()]
  return {
    ok: true,
    team: { id: ws.app.teamId, name: ws.app.teamName },
    bot: { user: ws.app.botUser, bot_id: ws.app.botId, connected: connected() },
    clock: ws.clock.shown(),
    faults: ws.faults.now,
    people: of(ws.people),
    channels: of(ws.channels),
    counts: Object.fromEntries([...ws.messages].map(([id, all]) => [id, all.length])),
    unread: Object.fromEntries([...ws.unread].map(([id, n]) => [id, Object.fromEntries(n)])),
    modals: Object.fromEntries(
      [...ws.stacks.keys()].map((user) => [user, recordIn(seenBy(ws, user)).modals]),
    ),
    homes: [...ws.homes].map(([user, id]) => ({ user, view_id: id })),
    files: [...ws.files.values()].map(({ bytes, ...rest }) => ({
      ...rest,
      bytes: bytes?.length ?? 0,
    })),
  }
}

/** What went over the wire, oldest first; `kind`, `what` and `after` (index) narrow it. */
export function logFor({ ws }: Sandbox, query: Json): Json {
  const fits = (key: 'kind' | 'what', value: string) => (textIn(query, key) ?? value) === value
  const entries = ws.log
    .slice(numberIn(query, 'after') ?? 0)
    .filter((e) => fits('kind', e.kind) && fits('what', e.what))
  return { ok: true, next: ws.log.length, entries }
}
