/** Pools in `/interviewers`: opened, filled, changed. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import {
  interviewersPage,
  placeInPool,
  poolMembers,
  removeFromPool,
} from '../../app/interviewers.ts'
import { permitted, someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { PersonId } from '../../core/ids.ts'
import { pageOf } from '../../core/pages.ts'
import { Level } from '../../core/people.ts'
import type { Action, Press } from '../action.ts'
import { interviewersView, MEMBERS, poolView } from '../blocks/interviewers.ts'
import { pauseForm } from '../blocks/settings.ts'
import type { Gateway } from '../gateway.ts'
import type { Modal } from '../modal.ts'
import { readForm } from '../state.ts'

/** The overview below, the pool, and which page of it is shown. */
const From = z.object({
  root: z.string(),
  pool: z.string(),
  page: z.number(),
  added: z.number(),
})
type From = z.infer<typeof From>

export const openPoolAction: Action = {
  id: 'open-pool',
  async run({ who, value, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    await push(await poolFor(deps, who, { root: origin.id, pool: value, page: 0, added: 0 }))
  },
}

/** `Previous` and `Next`, in place. */
export const poolTurns: readonly Action[] = ['pool-back', 'pool-on'].map((id) => ({
  id,
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    const from = From.parse(JSON.parse(origin.metadata))
    const view = await poolFor(deps, who, { ...from, page: Number(value) })
    await slack.updateModal({ id: origin.id }, view)
  },
}))

/** Adds whoever was picked. */
export const poolModal: Modal = {
  id: 'pool',
  async submit({ who, form, view, slack }, deps) {
    const from = From.parse(JSON.parse(view.metadata))
    const { person, level } = readForm(form, { person: PersonId, level: Level })
    await placeInPool(deps, who, from.pool, person, level)
    return {
      next: 'update',
      view: await poolFor(deps, who, { ...from, added: from.added + 1 }),
      after: () => showOverview(deps, { who, slack }, from.root),
    }
  },
}

/** What the three dots beside a member offer. */
export const memberAction: Action = {
  id: 'pool-member',
  async run(press, deps) {
    if (press.origin.kind !== 'modal') return
    const { pool, root } = From.parse(JSON.parse(press.origin.metadata))
    const [id, what = ''] = press.value.split(':')
    const whom = PersonId.parse(id)
    if (what === 'pause') {
      await permitted(deps, press.who, 'set availability', { self: whom })
      const below = { whom, below: press.origin.id, pool: press.origin.metadata }
      await press.push(pauseForm(await someone(deps, whom), JSON.stringify(below)))
      return
    }
    if (what === 'remove') await removeFromPool(deps, press.who, pool, whom)
    else await placeInPool(deps, press.who, pool, whom, Level.parse(what))
    await showPool(deps, press, press.origin.metadata, press.origin.id)
    await showOverview(deps, press, root)
  },
}

/** Shows a pool again in the view it is shown in. */
export async function showPool(
  deps: Deps,
  { who, slack }: Pick<Press, 'who' | 'slack'>,
  metadata: string,
  id: string,
): Promise<void> {
  await slack.updateModal({ id }, await poolFor(deps, who, From.parse(JSON.parse(metadata))))
}

/** Shows the overview again in the view it is shown in. */
export async function showOverview(
  deps: Deps,
  { who, slack }: { readonly who: PersonId; readonly slack: Gateway },
  id: string,
): Promise<void> {
  await slack.updateModal({ id }, interviewersView(await interviewersPage(deps, who)))
}

async function poolFor(deps: Deps, who: PersonId, from: From): Promise<types.ModalView> {
  const page = pageOf(await poolMembers(deps, who, from.pool), from.page, MEMBERS)
  const metadata = JSON.stringify({ ...from, page: page.number })
  return poolView({ pool: from.pool, page, added: from.added, metadata })
}
