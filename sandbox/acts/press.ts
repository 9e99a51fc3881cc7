import { actionPayload, suggestionPayload } from '../delivery/payloads.ts'
import type { Interactive } from '../slack/blocks.ts'
import { told } from '../slack/content.ts'
import { defined, type Json, recordIn, recordsIn } from '../slack/json.ts'
import { holderOf } from '../slack/state.ts'
import { optionsOf } from '../slack/validate/objects.ts'
import { problemsInOptions } from '../slack/validate/surfaces.ts'
import { note, type Values, type Workspace } from '../slack/workspace.ts'
import { actor, errorOf, type Stage } from './act.ts'
import { elementAt, placeAt, type Where } from './place.ts'

/** Press, pick or type. Answers what went wrong, if anything did. */
export async function press(
  { ws, post }: Stage,
  of: {
    as: string
    where: Where
    blockId?: string
    actionId: string
    /** What was chosen, in the form of `state.values`. */
    chosen: Json
    values: Values
  },
): Promise<string | undefined> {
  const person = actor(ws, of.as)
  const found = elementAt(placeAt(ws, person, of.where, {}), of.blockId, of.actionId)
  const held = chosenValue(found, of.chosen)
  const own = held ? { [found.blockId]: { [found.actionId]: held } } : {}
  const place = placeAt(ws, person, of.where, withOwn(of.values, own))
  const action = actionOf(found, of.chosen, ws.newTs())
  return errorOf(await post.ask('interactive', actionPayload(ws, person, place, action)))
}

function withOwn(values: Values, own: Values): Values {
  const all = { ...values }
  for (const [blockId, actions] of Object.entries(own)) {
    all[blockId] = { ...all[blockId], ...actions }
  }
  return all
}

function chosenValue({ element }: Interactive, chosen: Json): Json | undefined {
  const holder = holderOf(element.type)
  if (!holder) return undefined
  return { type: element.type, [holder]: chosen[holder] ?? null }
}

/** Slack's `actions[0]`: what the app itself wrote comes from its blocks, the choice from the person. */
function actionOf({ blockId, actionId, element }: Interactive, chosen: Json, ts: string): Json {
  const holder = holderOf(element.type)
  return defined({
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    action_ts: ts,
    ...(element.type === 'button' || element.type === 'icon_button'
      ? { text: element.text, value: element.value, style: element.style, url: element.url }
      : { placeholder: element.placeholder }),
    ...(element.type === 'overflow' && { selected_option: optionChosen(element, chosen) }),
    ...(holder && { [holder]: chosen[holder] ?? null }),
    ...(element.type === 'timepicker' && { timezone: element.timezone }),
  })
}

function optionChosen(element: Json, chosen: Json): Json | undefined {
  const wanted = recordsIn([chosen.selected_option])[0]
  return optionsOf(element).find((option) => option.value === wanted?.value)
}

/** Options for a menu, or why there are none. */
export interface Offered {
  readonly error?: string
  readonly options?: readonly Json[]
  readonly optionGroups?: readonly Json[]
}

/** Ask the bot for the options of a menu. */
export async function suggest(
  { ws, post }: Stage,
  of: {
    as: string
    where: Where
    blockId?: string
    actionId: string
    value: string
    values: Values
  },
): Promise<Offered> {
  const person = actor(ws, of.as)
  const place = placeAt(ws, person, of.where, of.values)
  const { blockId, actionId } = elementAt(place, of.blockId, of.actionId)
  const at = { blockId, actionId, value: of.value }
  const ack = await post.ask('interactive', suggestionPayload(ws, person, place, at))
  const error = errorOf(ack)
  if (error) return { error }
  return offered(ws, ack.ok ? ack.answer : undefined)
}

function offered(ws: Workspace, answer: unknown): Offered {
  const found = problemsInOptions(answer)
  if (found.length > 0) {
    const refused = { outcome: 'invalid_options', milliseconds: 0, detail: told(found) }
    note(ws, { kind: 'delivery', what: 'block_suggestion', ...refused })
    return { error: 'invalid_options' }
  }
  const { options, option_groups: groups } = recordIn(answer)
  return groups ? { optionGroups: recordsIn(groups) } : { options: recordsIn(options) }
}
