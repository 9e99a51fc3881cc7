import type { Deps } from '../../app/ports.ts'
import { contextOf } from '../../app/scheduling.ts'
import type { Proposal } from '../../core/proposals.ts'
import type { Draft } from './draft.ts'

/** The form as it was when these times were asked for. */
export async function draftFrom(deps: Deps, proposal: Proposal): Promise<Draft> {
  const { application } = await contextOf(deps, proposal)
  const { wanted, stage } = proposal
  const { first, last, from, to, days, zone } = wanted.possible
  const kind = wanted.kinds.length === 1 ? wanted.kinds[0] : '*'
  return {
    candidate: application.candidate,
    opening: application.opening,
    what: `${stage}/${kind}`,
    minutes: wanted.minutes === null ? undefined : String(wanted.minutes),
    panel: wanted.chosen ? 'chosen' : 'pools',
    chosen: wanted.chosen ?? [],
    because: wanted.chosenBecause,
    first,
    last,
    from,
    to,
    days: days.map(String),
    zone,
    place: wanted.place.kind,
    placeText: wanted.place.text,
    notes: wanted.notes,
  }
}
