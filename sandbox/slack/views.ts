import { randomBytes } from 'node:crypto'
import type { View } from '../protocol.ts'
import { withIds } from './blocks.ts'
import { SlackError } from './error.ts'
import { defined, type Json, recordIn, textIn } from './json.ts'
import { carriedOver } from './state.ts'
import type { StoredView, Values, Workspace } from './workspace.ts'

const DEEPEST = 3

/** A view that the validator has passed. */
export type ValidView = StoredView['view']

/** The open modals of someone, the top one last. */
export function stackOf(ws: Workspace, user: string): readonly StoredView[] {
  return (ws.stacks.get(user) ?? []).flatMap((id) => ws.views.get(id) ?? [])
}

/** Open a modal: whatever was open gives way to it. */
export function openModal(ws: Workspace, user: string, view: ValidView): StoredView {
  refuseTakenExternalId(ws, view)
  closeAll(ws, user)
  return put(ws, user, view, null)
}

/** Put a modal on top of the open ones. @throws SlackError `push_limit_reached`, `not_found`. */
export function pushModal(ws: Workspace, user: string, view: ValidView): StoredView {
  const stack = stackOf(ws, user)
  const top = stack.at(-1)
  if (!top) throw new SlackError('not_found')
  if (stack.length >= DEEPEST) throw new SlackError('push_limit_reached')
  refuseTakenExternalId(ws, view)
  return put(ws, user, view, top)
}

function put(ws: Workspace, user: string, view: ValidView, below: StoredView | null): StoredView {
  const id = ws.newId('V')
  const stored: StoredView = {
    id,
    hash: newHash(ws),
    user,
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
    view: { ...view, blocks: withIds(view.blocks) },
    values: {},
  }
  ws.views.set(id, stored)
  ws.stacks.set(user, [...(ws.stacks.get(user) ?? []), id])
  showStack(ws, user)
  return stored
}

/** Change a view in place. What was typed stays where block id, action id and kind of input stay.
 *  @throws SlackError `hash_conflict` if `hash` is given and is not the view's. */
export function changeView(
  ws: Workspace,
  old: StoredView,
  view: ValidView,
  hash?: string,
): StoredView {
  if (hash && hash !== old.hash) throw new SlackError('hash_conflict')
  refuseTakenExternalId(ws, view, old.id)
  const blocks = withIds(view.blocks)
  const values = carriedOver(old.values, old.view.blocks, blocks)
  const changed = { ...old, hash: newHash(ws), view: { ...view, blocks }, values }
  ws.views.set(old.id, changed)
  show(ws, changed)
  return changed
}

/** Publish someone's Home. @throws SlackError `hash_conflict`. */
export function publishHome(ws: Workspace, user: string, view: ValidView, hash?: string) {
  const old = homeOf(ws, user)
  if (old) return changeView(ws, old, view, hash)
  if (hash) throw new SlackError('hash_conflict')
  refuseTakenExternalId(ws, view)
  const id = ws.newId('V')
  const blocks = withIds(view.blocks)
  const base = { id, hash: newHash(ws), user, rootId: id, previousId: null, values: {} }
  const stored: StoredView = { ...base, view: { ...view, blocks } }
  ws.views.set(id, stored)
  ws.homes.set(user, id)
  show(ws, stored)
  return stored
}

/** The published Home of someone. */
export function homeOf(ws: Workspace, user: string): StoredView | undefined {
  return ws.views.get(ws.homes.get(user) ?? '')
}

/** The view of this id or external id, if it is open. @throws SlackError `not_found`. */
export function viewOf(ws: Workspace, by: { id?: string; externalId?: string }): StoredView {
  const found = by.id
    ? ws.views.get(by.id)
    : [...ws.views.values()].find((v) => by.externalId && v.view.external_id === by.externalId)
  if (!found) throw new SlackError('not_found')
  return found
}

/** Keep what someone has typed. */
export function rememberValues(ws: Workspace, view: StoredView, values: Values): StoredView {
  const changed = { ...view, values }
  ws.views.set(view.id, changed)
  return changed
}

/** Close the top modal; all of them if it says so. */
export function closeTop(ws: Workspace, user: string): void {
  const top = stackOf(ws, user).at(-1)
  if (!top) return
  if (top.view.clear_on_close === true) {
    closeAll(ws, user)
    return
  }
  ws.views.delete(top.id)
  ws.stacks.set(user, (ws.stacks.get(user) ?? []).slice(0, -1))
  showStack(ws, user)
}

/** Close every modal of someone. */
export function closeAll(ws: Workspace, user: string): void {
  const open = ws.stacks.get(user) ?? []
  if (open.length === 0) return
  for (const id of open) ws.views.delete(id)
  ws.stacks.delete(user)
  showStack(ws, user)
}

/** Show someone's open modals again, with what is wrong in the top one. */
export function showStack(ws: Workspace, user: string, errors?: Readonly<Record<string, string>>) {
  const modals = stackOf(ws, user).map(viewShown)
  ws.tell({ type: 'modals', modals, ...(errors && { errors }) }, [user])
}

function show(ws: Workspace, view: StoredView): void {
  if (view.view.type === 'home') ws.tell({ type: 'home', view: viewShown(view) }, [view.user])
  else showStack(ws, view.user)
}

function refuseTakenExternalId(ws: Workspace, view: ValidView, own?: string): void {
  const wanted = view.external_id
  if (typeof wanted !== 'string' || wanted === '') return
  for (const other of ws.views.values()) {
    if (other.id !== own && other.view.external_id === wanted) {
      throw new SlackError('duplicate_external_id')
    }
  }
}

function newHash(ws: Workspace): string {
  return `${Math.floor(ws.real() / 1000)}.${randomBytes(4).toString('hex')}`
}

/** What the page shows of a view. */
export function viewShown(stored: StoredView): View {
  const { id, hash, view } = stored
  const words = (key: string) => textIn(recordIn(view[key]), 'text')
  const submit = words('submit')
  const close = words('close')
  return {
    id,
    hash,
    type: view.type,
    callbackId: textIn(view, 'callback_id') ?? '',
    title: words('title') ?? '',
    ...(submit !== undefined && { submit }),
    ...(close !== undefined && { close }),
    blocks: view.blocks,
  }
}

/** Slack's view object, as the bot gets it. `values` is what `state` says. */
export function viewJson(ws: Workspace, stored: StoredView, values: Values): Json {
  const { view } = stored
  return defined({
    id: stored.id,
    team_id: ws.app.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: textIn(view, 'private_metadata') ?? '',
    callback_id: textIn(view, 'callback_id') ?? '',
    state: { values },
    hash: stored.hash,
    title: view.title,
    clear_on_close: view.clear_on_close === true,
    notify_on_close: view.notify_on_close === true,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: stored.previousId,
    root_view_id: stored.rootId,
    app_id: ws.app.appId,
    external_id: textIn(view, 'external_id') ?? '',
    app_installed_team_id: ws.app.teamId,
    bot_id: ws.app.botId,
  })
}
