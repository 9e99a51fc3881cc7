import { runCommand } from '../acts/command.ts'
import { openHome, openIm, useShortcut } from '../acts/open.ts'
import type { Where } from '../acts/place.ts'
import { press, suggest } from '../acts/press.ts'
import { closeView, submit } from '../acts/submit.ts'
import { markRead, upload, writeMessage } from '../acts/write.ts'
import type { ActAnswer, History, Snapshot } from '../protocol.ts'
import { audience, channelShown } from '../slack/conversations.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, numberIn, recordIn, textIn } from '../slack/json.ts'
import { messageShown, messagesOf, waitingFor } from '../slack/messages.ts'
import { personOf, userShown } from '../slack/people.ts'
import { valuesFrom } from '../slack/state.ts'
import { homeOf, stackOf, viewShown } from '../slack/views.ts'
import type { StoredMessage, Workspace } from '../slack/workspace.ts'
import type { Sandbox } from './sandbox.ts'

const NEWEST = 100

/** Who looks: `asked`, or the first person there is, as when a page names nobody or someone of another day. */
export function viewerFor({ ws }: Sandbox, asked: string | undefined): string {
  const known = ws.people.get(asked ?? '')
  if (known && !known.isBot && !known.deleted) return known.id
  const first = [...ws.people.values()].find((person) => !person.isBot && !person.deleted)
  return first?.id ?? ''
}

/** Everything the page of `as` starts with. @throws SlackError `user_not_found`. */
export function snapshotFor(sandbox: Sandbox, as: string): Snapshot {
  const { ws } = sandbox
  personOf(ws, as)
  const channels = [...ws.channels.values()].filter(
    (c) => !c.archived && audience(ws, c).includes(as),
  )
  const home = homeOf(ws, as)
  const { commands, shortcuts } = ws.manifest
  return {
    type: 'snapshot',
    as,
    team: { id: ws.app.teamId, name: ws.app.teamName },
    bot: { user: ws.app.botUser, connected: sandbox.connected() },
    users: [...ws.people.values()].map(userShown),
    channels: channels.map((c) => channelShown(c, as)),
    messages: channels.flatMap((c) =>
      visibleTo(ws, as, c.id)
        .slice(-NEWEST)
        .map((m) => messageShown(ws, m)),
    ),
    unread: Object.fromEntries(ws.unread.get(as) ?? []),
    waiting: Object.fromEntries([...ws.unread.keys()].map((id) => [id, waitingFor(ws, id)])),
    home: home ? viewShown(home) : null,
    modals: stackOf(ws, as).map(viewShown),
    commands: commands === 'any' ? [] : commands,
    shortcuts: shortcuts === 'any' ? [] : shortcuts,
    clock: ws.clock.shown(),
    faults: ws.faults.now,
  }
}

function visibleTo(ws: Workspace, as: string, channel: string): readonly StoredMessage[] {
  return messagesOf(ws, channel).filter((m) => !m.ephemeralTo || m.ephemeralTo === as)
}

/** Older messages of a channel, or of one thread, oldest first. @throws SlackError `channel_not_found`. */
export function historyFor(sandbox: Sandbox, query: Json): History {
  const { ws } = sandbox
  const as = textIn(query, 'as') ?? ''
  const channel = ws.channels.get(textIn(query, 'channel') ?? '')
  if (!channel || !audience(ws, channel).includes(as)) throw new SlackError('channel_not_found')
  const before = textIn(query, 'before') ?? '99999999999'
  const thread = textIn(query, 'thread')
  const limit = Math.min(500, Math.max(1, numberIn(query, 'limit') ?? NEWEST))
  const fits = (m: StoredMessage) =>
    m.ts < before && (!thread || m.ts === thread || m.threadTs === thread)
  const all = visibleTo(ws, as, channel.id).filter(fits)
  return {
    messages: all.slice(-limit).map((m) => messageShown(ws, m)),
    more: all.length > limit,
  }
}

/** Do what a person did on the page. Refusals are answers, in Slack's words. */
export async function act(sandbox: Sandbox, body: Json): Promise<ActAnswer> {
  try {
    return await done(sandbox, body)
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    return { ok: false, error: error.code }
  }
}

async function done(sandbox: Sandbox, body: Json): Promise<ActAnswer> {
  const { stage } = sandbox
  const text = (name: string) => textIn(body, name) ?? ''
  const as = text('as')
  switch (body.do) {
    case 'message': {
      const threadTs = textIn(body, 'threadTs')
      const said = { as, channel: text('channel'), text: text('text') }
      writeMessage(stage, { ...said, ...(threadTs && { threadTs }) })
      return { ok: true }
    }
    case 'command': {
      const { channel, command } = { channel: text('channel'), command: text('command') }
      return answerWith(await runCommand(stage, { as, channel, command, text: text('text') }))
    }
    case 'shortcut':
      return answerWith(await useShortcut(stage, { as, callbackId: text('callbackId') }))
    case 'message-shortcut': {
      const on = { channel: text('channel'), ts: text('ts') }
      return answerWith(await useShortcut(stage, { as, callbackId: text('callbackId'), on }))
    }
    case 'block-action':
    case 'options':
      return inBlocks(sandbox, as, body)
    case 'submit': {
      const values = valuesFrom(body.values)
      const { error, errors } = await submit(stage, { as, viewId: text('viewId'), values })
      const wrong = { ...(error && { error }), ...(errors && { errors }) }
      return { ok: !error && !errors, ...wrong }
    }
    case 'close':
      await closeView(stage, { as, viewId: text('viewId'), all: body.all === true })
      return { ok: true }
    case 'open-home':
      openHome(stage, as)
      return { ok: true }
    case 'open-im':
      return { ok: true, id: openIm(stage, as, text('user')) }
    case 'read':
      markRead(stage, as, text('channel'))
      return { ok: true }
    case 'upload': {
      const bytes = Buffer.from(text('base64'), 'base64')
      const id = upload(stage, { as, channel: text('channel'), name: text('name'), bytes })
      return { ok: true, id }
    }
    case 'clock':
      sandbox.setClock(body)
      return { ok: true }
    case 'faults':
      sandbox.setFaults(recordIn(body.faults))
      return { ok: true }
    case 'disconnect':
      sandbox.disconnect()
      return { ok: true }
    case 'reset':
      sandbox.reset()
      return { ok: true }
    default:
      return { ok: false, error: 'unknown_act' }
  }
}

async function inBlocks({ stage }: Sandbox, as: string, body: Json): Promise<ActAnswer> {
  const where = whereIn(body)
  const values = valuesFrom(body.values)
  if (body.do === 'options') {
    const blockId = textIn(body, 'blockId')
    const at = { actionId: textIn(body, 'actionId') ?? '', value: textIn(body, 'value') ?? '' }
    const asked = { as, where, ...(blockId && { blockId }), ...at, values }
    const { error, ...offered } = await suggest(stage, asked)
    return { ok: !error, ...(error && { error }), ...offered }
  }
  const chosen = recordIn(body.action)
  const blockId = textIn(chosen, 'block_id')
  const actionId = textIn(chosen, 'action_id') ?? ''
  const pressed = { as, where, ...(blockId && { blockId }), actionId, chosen, values }
  return answerWith(await press(stage, pressed))
}

function whereIn(body: Json): Where {
  const place = recordIn(body.in)
  const viewId = textIn(place, 'viewId')
  if (viewId) return { viewId }
  return { channel: textIn(place, 'channel') ?? '', ts: textIn(place, 'ts') ?? '' }
}

function answerWith(error: string | undefined): ActAnswer {
  return error === undefined ? { ok: true } : { ok: false, error }
}
