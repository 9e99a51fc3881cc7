/** Openings, permissions and pauses, changed by who may. */
import { z } from 'zod'
import { pauseUntil } from '../../app/availability.ts'
import { grantedPeople, setGrants, setOpening } from '../../app/interviewers.ts'
import { openingOf, permitted, someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { ChannelId, OpeningId, PersonId } from '../../core/ids.ts'
import { Grant } from '../../core/people.ts'
import { LocalDate } from '../../core/time.ts'
import type { Action } from '../action.ts'
import { grantsView, openingForm } from '../blocks/settings.ts'
import { publishHome } from '../home-follow.ts'
import type { Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { showOverview, showPool } from './pools.ts'

export const openOpeningAction: Action = {
  id: 'open-opening',
  async run({ who, value, origin, push }, deps) {
    await permitted(deps, who, 'manage openings')
    const opening = await openingOf(deps, OpeningId.parse(value))
    if (origin.kind !== 'modal') return
    await push(openingForm(opening, JSON.stringify({ root: origin.id, opening: opening.id })))
  },
}

const FromOverview = z.object({ root: z.string(), opening: OpeningId })

export const openingModal: Modal = {
  id: 'opening-form',
  async submit({ who, form, view, slack }, deps) {
    const { root, opening } = FromOverview.parse(JSON.parse(view.metadata))
    const settings = readForm(form, {
      leads: z.array(PersonId),
      recruiters: z.array(PersonId),
      channel: ChannelId.nullable().default(null),
      status: z.enum(['open', 'on hold', 'closed']),
    })
    await setOpening(deps, who, opening, settings)
    return { next: 'close', after: () => showOverview(deps, { who, slack }, root) }
  },
}

export const openGrantsAction: Action = {
  id: 'open-grants',
  async run({ who, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    await push(grantsView(await grantedPeople(deps, who), undefined, origin.id))
  },
}

/** `Change` beside a name, or a name picked: the form below is about them. */
export const grantChoices: readonly Action[] = ['grant-edit', 'grant-person'].map((id) => ({
  id,
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    await slack.updateModal(
      { id: origin.id },
      await grantsFor(deps, who, PersonId.parse(value), origin.metadata),
    )
  },
}))

export const grantsModal: Modal = {
  id: 'grants',
  async submit({ who, form, view, slack }, deps) {
    const { person, grants } = readForm(form, { person: PersonId, grants: z.array(Grant) })
    await setGrants(deps, who, person, grants)
    return {
      next: 'update',
      view: grantsView(await grantedPeople(deps, who), undefined, view.metadata),
      after: () => showOverview(deps, { who, slack }, view.metadata),
    }
  },
}

async function grantsFor(deps: Deps, who: PersonId, whom: PersonId, metadata: string) {
  const granted = await grantedPeople(deps, who)
  return grantsView(granted, await someone(deps, whom), metadata)
}

/** Who is paused, and what shows it: a pool below, or Home. */
const Pausing = z.object({
  whom: PersonId,
  below: z.string().default(''),
  pool: z.string().default(''),
})

export const pauseModal: Modal = {
  id: 'pause-form',
  async submit({ who, form, view, slack }, deps) {
    const { whom, below, pool } = Pausing.parse(JSON.parse(view.metadata))
    const { paused } = readForm(form, { paused: LocalDate.nullable().default(null) })
    await pauseUntil(deps, who, whom, paused)
    const after = async () => {
      if (pool !== '') await showPool(deps, { who, slack }, pool, below)
      // Somebody else's Home follows through the outbox.
      if (whom === who) await publishHome(deps, slack, who)
    }
    return { next: 'close', after }
  },
}
