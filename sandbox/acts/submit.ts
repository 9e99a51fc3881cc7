import { closedPayload, submissionPayload } from '../delivery/payloads.ts'
import { interactives } from '../slack/blocks.ts'
import { viewFrom } from '../slack/content.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, recordIn, textIn } from '../slack/json.ts'
import { newResponseUrl } from '../slack/response-urls.ts'
import { inputBlockIds } from '../slack/validate/whole.ts'
import {
  changeView,
  closeAll,
  closeTop,
  pushModal,
  showStack,
  stackOf,
  viewOf,
} from '../slack/views.ts'
import { note, type StoredView, type Values, type Workspace } from '../slack/workspace.ts'
import { actor, type Stage } from './act.ts'
import { missing } from './inputs.ts'
import { placeAt } from './place.ts'

/** What a submission led to: nothing, words for the person, or what is wrong by block id. */
export interface Submitted {
  readonly error?: string
  readonly errors?: Readonly<Record<string, string>>
}

const TROUBLE = 'We had some trouble connecting. Try again?'

/** Submit the top modal. */
export async function submit(
  { ws, post }: Stage,
  of: { as: string; viewId: string; values: Values },
): Promise<Submitted> {
  const person = actor(ws, of.as)
  const place = placeAt(ws, person, { viewId: of.viewId }, of.values)
  if (!('view' in place) || place.view.view.type !== 'modal') throw new SlackError('not_found')
  if (stackOf(ws, person.id).at(-1)?.id !== place.view.id) throw new SlackError('not_found')
  const errors = missing(place.view.view.blocks, place.values)
  if (Object.keys(errors).length > 0) return refused(ws, person.id, errors)
  const urls = responseUrlsOf(ws, place.view, place.values)
  const payload = submissionPayload(ws, person, place.view, place.values, urls)
  const ack = await post.ask('interactive', payload)
  if (!ack.ok) return { error: TROUBLE }
  // The bot may have changed or closed the view meanwhile.
  const view = ws.views.get(place.view.id)
  return view ? follow(ws, view, recordIn(ack.answer)) : {}
}

function follow(ws: Workspace, view: StoredView, answer: Json): Submitted {
  try {
    switch (answer.response_action) {
      case undefined:
        closeTop(ws, view.user)
        return {}
      case 'clear':
        closeAll(ws, view.user)
        return {}
      case 'update':
        changeView(ws, view, viewFrom(ws, answer.view, 'modal'))
        return {}
      case 'push':
        pushModal(ws, view.user, viewFrom(ws, answer.view, 'modal'))
        return {}
      case 'errors':
        return answeredErrors(ws, view, recordIn(answer.errors))
      default:
        return { error: TROUBLE }
    }
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    noteRefusal(ws, error)
    return { error: TROUBLE }
  }
}

/** Slack tells the app nothing of a bad answer; here at least the log does. */
function noteRefusal(ws: Workspace, { code, extra }: SlackError): void {
  const refused = { outcome: code, milliseconds: 0, detail: extra }
  note(ws, { kind: 'delivery', what: 'response_action', ...refused })
}

function answeredErrors(ws: Workspace, view: StoredView, errors: Json): Submitted {
  const known = inputBlockIds(view.view.blocks)
  const words: Record<string, string> = {}
  for (const blockId of Object.keys(errors)) {
    const text = textIn(errors, blockId)
    if (!known.has(blockId) || !text) {
      throw new SlackError('invalid_arguments', { response_metadata: { messages: [blockId] } })
    }
    words[blockId] = text
  }
  if (Object.keys(words).length === 0) throw new SlackError('invalid_arguments')
  return refused(ws, view.user, words)
}

function refused(ws: Workspace, user: string, errors: Readonly<Record<string, string>>): Submitted {
  showStack(ws, user, errors)
  return { errors }
}

function responseUrlsOf(ws: Workspace, view: StoredView, values: Values): readonly Json[] {
  return interactives(view.view.blocks).flatMap(({ element, blockId, actionId }) => {
    if (element.response_url_enabled !== true) return []
    const value = values[blockId]?.[actionId]
    const channel = value?.selected_conversation ?? value?.selected_channel
    if (typeof channel !== 'string') return []
    const url = newResponseUrl(ws, { user: view.user, channel })
    return [{ block_id: blockId, action_id: actionId, channel_id: channel, response_url: url }]
  })
}

/** Close the top modal, or all of them by the cross. */
export async function closeView(
  { ws, post }: Stage,
  of: { as: string; viewId: string; all: boolean },
): Promise<void> {
  const person = actor(ws, of.as)
  const view = viewOf(ws, { id: of.viewId })
  if (view.user !== person.id || view.view.type !== 'modal') throw new SlackError('not_found')
  const root = stackOf(ws, person.id)[0] ?? view
  const told = of.all ? root : view
  if (of.all) closeAll(ws, person.id)
  else closeTop(ws, person.id)
  if (told.view.notify_on_close !== true) return
  await post.ask('interactive', closedPayload(ws, person, told, of.all))
}
