import { useShortcut } from '../acts/open.ts'
import type { Where } from '../acts/place.ts'
import { press, suggest } from '../acts/press.ts'
import { closeView, submit } from '../acts/submit.ts'
import type { Block } from '../protocol.ts'
import { interactives } from '../slack/blocks.ts'
import { SlackError } from '../slack/error.ts'
import { defined, isRecord, type Json, listIn, recordIn, textIn } from '../slack/json.ts'
import { messagesOf } from '../slack/messages.ts'
import { holderOf } from '../slack/state.ts'
import { optionsOf } from '../slack/validate/objects.ts'
import { homeOf, stackOf } from '../slack/views.ts'
import type { StoredView, Values, Workspace } from '../slack/workspace.ts'
import type { Sandbox } from './sandbox.ts'

/**
 * One interaction of a test. Which one, the members say:
 * `submit`, `close`, `shortcut`, `options`, else a press of `action_id`.
 *
 * @throws SlackError when there is nothing of that id.
 */
export async function interact({ ws, stage }: Sandbox, body: Json): Promise<Json> {
  const as = textIn(body, 'user') ?? ''
  const shortcut = textIn(body, 'shortcut')
  if (shortcut) {
    const [channel, ts] = [textIn(body, 'channel'), textIn(body, 'ts')]
    const on = channel && ts ? { channel, ts } : undefined
    return failing(await useShortcut(stage, { as, callbackId: shortcut, ...(on && { on }) }))
  }
  if (body.submit !== undefined) {
    const top = topModal(ws, as)
    const values = plainValues(top.view.blocks, recordIn(body.submit))
    const { error, errors } = await submit(stage, { as, viewId: top.id, values })
    return { ok: !error && !errors, ...defined({ error, errors }) }
  }
  if (body.close !== undefined) {
    const top = topModal(ws, as)
    await closeView(stage, { as, viewId: top.id, all: body.close === 'all' })
    return {}
  }
  return pressed({ ws, stage }, as, body)
}

async function pressed(
  { ws, stage }: Pick<Sandbox, 'ws' | 'stage'>,
  as: string,
  body: Json,
): Promise<Json> {
  const actionId = textIn(body, 'action_id') ?? ''
  const { where, blocks } = findPlace(ws, as, body, actionId)
  const wantedBlock = textIn(body, 'block_id')
  const found = interactives(blocks).find(
    (at) => at.actionId === actionId && (!wantedBlock || at.blockId === wantedBlock),
  )
  if (!found) throw new SlackError('action_not_found')
  const at = { as, where, blockId: found.blockId, actionId }
  const values = plainValues(blocks, recordIn(body.values))
  const query = textIn(body, 'options')
  if (query !== undefined) {
    const { error, options, optionGroups } = await suggest(stage, { ...at, value: query, values })
    return { ...failing(error), ...defined({ options, option_groups: optionGroups }) }
  }
  const chosen = chosenFrom(found.element, body.value)
  return failing(await press(stage, { ...at, chosen, values }))
}

function failing(error: string | undefined): Json {
  return error ? { ok: false, error } : {}
}

function topModal(ws: Workspace, as: string): StoredView {
  const top = stackOf(ws, as).at(-1)
  if (!top) throw new SlackError('no_modal')
  return top
}

/** Where to press: `view` is `home`, `top` or an id; else a message by `ts`, or the newest with that action. */
function findPlace(
  ws: Workspace,
  as: string,
  body: Json,
  actionId: string,
): { where: Where; blocks: readonly Block[] } {
  const channel = textIn(body, 'channel')
  if (!channel) {
    const asked = textIn(body, 'view') ?? 'top'
    const view =
      asked === 'home' ? homeOf(ws, as) : asked === 'top' ? topModal(ws, as) : ws.views.get(asked)
    if (!view) throw new SlackError('not_found')
    return { where: { viewId: view.id }, blocks: view.view.blocks }
  }
  const ts = textIn(body, 'ts')
  const has = (blocks: readonly Block[]) =>
    interactives(blocks).some((a) => a.actionId === actionId)
  const message = messagesOf(ws, channel).findLast(
    (m) =>
      (!m.ephemeralTo || m.ephemeralTo === as) && (ts === undefined ? has(m.blocks) : m.ts === ts),
  )
  if (!message) throw new SlackError('message_not_found')
  return { where: { channel, ts: message.ts }, blocks: message.blocks }
}

/** Plain values by action id, or by block id and then action id, as `state.values`. */
function plainValues(blocks: readonly Block[], given: Json): Values {
  const values: Record<string, Record<string, Json>> = {}
  for (const { blockId, actionId, element } of interactives(blocks)) {
    const inBlock = given[blockId]
    const plain = isRecord(inBlock) && actionId in inBlock ? inBlock[actionId] : given[actionId]
    if (plain === undefined) continue
    values[blockId] = { ...values[blockId], [actionId]: chosenFrom(element, plain) }
  }
  return values
}

/** What a person chose, from a plain value: the text typed, the value of an option, an id, a date. */
function chosenFrom(element: Json & { readonly type: string }, plain: unknown): Json {
  const holder = element.type === 'overflow' ? 'selected_option' : holderOf(element.type)
  if (!holder) return {}
  // Already in Slack's form.
  if (isRecord(plain) && holder in plain) return { ...plain, type: element.type }
  const value = holder.startsWith('selected_option') ? optionFrom(element, plain) : plain
  const files = holder === 'files' ? listIn(plain).map((id) => ({ id })) : value
  return { type: element.type, [holder]: files }
}

function optionFrom(element: Json, plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map((each) => optionFrom(element, each))
  if (typeof plain !== 'string') return plain
  const found = optionsOf(element).find((option) => option.value === plain)
  const loaded = String(element.type).includes('external')
  if (!found && !loaded) throw new SlackError('option_not_found')
  return found ?? { text: { type: 'plain_text', text: plain, emoji: true }, value: plain }
}
