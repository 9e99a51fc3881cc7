import type { types } from '@slack/bolt'
import { planOf } from '../../app/openings.ts'
import { permitted } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import type { Candidate } from '../../core/candidates.ts'
import type { OpeningId, PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { scheduleForm } from '../blocks/schedule-form.ts'

/** The form for somebody, in the opening they chose or lead, or the first. @throws Refusal. */
export async function formFor(
  deps: Deps,
  who: PersonId,
  chosen: { readonly opening?: OpeningId | undefined; readonly candidate?: Candidate | undefined },
): Promise<types.ModalView> {
  const openings = (await deps.store.openings()).filter(({ status }) => status === 'open')
  const opening =
    openings.find(({ id }) => id === chosen.opening) ??
    openings.find(({ leads, recruiters }) => leads.includes(who) || recruiters.includes(who)) ??
    openings[0]
  if (!opening) throw new Refusal({ code: 'not-found', what: 'open opening', text: '' })
  await permitted(deps, who, 'schedule an interview', { opening })
  return scheduleForm({
    openings,
    opening,
    plan: planOf(deps, opening),
    candidate: chosen.candidate,
    zone: chosen.candidate?.zone ?? deps.settings.officeZone,
    now: deps.now(),
  })
}
