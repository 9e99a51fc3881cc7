import { viewFrom } from '../slack/content.ts'
import { SlackError } from '../slack/error.ts'
import { type Json, jsonFrom, recordIn, textIn } from '../slack/json.ts'
import { spendTrigger } from '../slack/triggers.ts'
import type { Problem } from '../slack/validate/check.ts'
import { problemsInBlocks, problemsInMessage, problemsInView } from '../slack/validate/surfaces.ts'
import { changeView, openModal, publishHome, pushModal, viewJson, viewOf } from '../slack/views.ts'
import type { StoredView, Workspace } from '../slack/workspace.ts'
import { type Method, required } from './method.ts'

/** Methods about modals and Homes. */
export const views: Readonly<Record<string, Method>> = {
  'views.open': {
    needs: [],
    run: (ws, args) => {
      const view = viewFrom(ws, args.view, 'modal')
      const { user } = spendTrigger(ws, required(args, 'trigger_id'))
      return answer(ws, openModal(ws, user, view))
    },
  },
  'views.push': {
    needs: [],
    run: (ws, args) => {
      const view = viewFrom(ws, args.view, 'modal')
      const trigger = spendTrigger(ws, required(args, 'trigger_id'))
      // Only a press inside a modal may put another on top.
      if (!trigger.viewId) throw new SlackError('invalid_trigger_id')
      return answer(ws, pushModal(ws, trigger.user, view))
    },
  },
  'views.update': { needs: [], run: update },
  'views.publish': {
    needs: [],
    run: (ws, args) => {
      if (!ws.manifest.homeTab) throw new SlackError('not_enabled')
      const person = ws.people.get(required(args, 'user_id'))
      if (!person || person.isBot) throw invalid('invalid `user_id`')
      const view = viewFrom(ws, args.view, 'home')
      return answer(ws, publishHome(ws, person.id, view, textIn(args, 'hash')))
    },
  },
  'blocks.validate': { needs: 'none', run: validate },
}

function update(ws: Workspace, args: Json): Json {
  const id = textIn(args, 'view_id')
  const externalId = textIn(args, 'external_id')
  if (!id && !externalId) throw new SlackError('invalid_arguments')
  const old = viewOf(ws, { ...(id && { id }), ...(externalId && { externalId }) })
  const view = viewFrom(ws, args.view, old.view.type)
  return answer(ws, changeView(ws, old, view, textIn(args, 'hash')))
}

function answer(ws: Workspace, view: StoredView): Json {
  return { view: viewJson(ws, view, {}) }
}

function validate(_: Workspace, args: Json): Json {
  const given = ['blocks', 'message', 'view'].filter((name) => args[name] !== undefined)
  const [name] = given
  if (!name || given.length > 1) {
    throw invalid('must provide exactly one of `blocks`, `view`, or `message`')
  }
  const value = typeof args[name] === 'string' ? jsonFrom(args[name]) : args[name]
  if (JSON.stringify(value ?? null).length > 100_000) throw invalid(`\`${name}\` is too long`)
  const found = problemsIn(name, value)
  if (found.length === 0) return {}
  const errors = found.map((p) => ({ code: 'failed_constraint', ...p }))
  throw new SlackError(`invalid_${name}`, { errors })
}

function problemsIn(name: string, value: unknown): readonly Problem[] {
  if (name === 'view') return problemsInView(value, '')
  if (name === 'blocks') return problemsInBlocks(value, 'message', '')
  // Slack does not ask for a text here.
  return problemsInMessage({ text: ' ', ...recordIn(value) }).filter((p) => p.pointer !== '/text')
}

function invalid(message: string): SlackError {
  return new SlackError('invalid_arguments', { response_metadata: { messages: [message] } })
}
