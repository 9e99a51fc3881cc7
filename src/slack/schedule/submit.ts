import type { types } from '@slack/bolt'
import { z } from 'zod'
import { apply, candidateOf, setPossibleTimes } from '../../app/candidates.ts'
import { stageOfOpening } from '../../app/openings.ts'
import { openingOf } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { proposeTimes } from '../../app/scheduling.ts'
import type { PossibleTimes } from '../../core/candidates.ts'
import { CandidateId, OpeningId, PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { ClockTime, LocalDate, Zone } from '../../core/time.ts'
import { timesView } from '../blocks/schedule-times.ts'
import { loading, type Modal } from '../modal.ts'
import { type Form, readForm } from '../state.ts'
import { md } from '../text.ts'

/** How many times are shown at first. */
const OFFERS = 5

const Fields = {
  candidate: CandidateId,
  opening: OpeningId.optional(),
  panel: z.enum(['pools', 'chosen']),
  chosen: z.array(PersonId),
  first: LocalDate,
  last: LocalDate,
  from: ClockTime,
  to: ClockTime,
  zone: Zone,
}

/** Sent off, the form turns into a list of times. */
export const scheduleFormModal: Modal = {
  id: 'schedule-form',
  async submit({ who, form, view }, deps) {
    const fields = readForm(form, Fields)
    if (fields.last < fields.first) {
      throw new Refusal({
        code: 'bad-field',
        field: 'last',
        problem: 'Pick a day that is not before the earliest.',
      })
    }
    if (fields.to <= fields.from) {
      throw new Refusal({
        code: 'bad-field',
        field: 'to',
        problem: 'Pick a time that is after the one above.',
      })
    }
    const opening = fields.opening ?? Metadata.parse(JSON.parse(view.metadata)).opening
    const possible = { ...fields, days: [1, 2, 3, 4, 5] }
    const chosen = fields.panel === 'chosen' ? fields.chosen : undefined
    return {
      next: 'wait',
      meanwhile: loading('Times', md`Looking for times…`),
      work: () =>
        find(deps, who, { ...fields, opening, what: whatOf(form, opening), possible, chosen }),
    }
  },
}

const Metadata = z.object({ opening: OpeningId })

interface Wanted {
  readonly candidate: CandidateId
  readonly opening: OpeningId
  readonly what: { readonly stage: string; readonly kind: string }
  readonly possible: PossibleTimes
  readonly chosen: readonly PersonId[] | undefined
}

async function find(deps: Deps, who: PersonId, wanted: Wanted): Promise<types.ModalView> {
  const candidate = await candidateOf(deps, wanted.candidate)
  const application = await apply(deps, who, wanted.candidate, wanted.opening)
  await setPossibleTimes(deps, who, application.id, wanted.possible)
  const { stage, kind } = wanted.what
  const planned = stageOfOpening(deps, await openingOf(deps, wanted.opening), stage)
  const proposal = await proposeTimes(deps, who, {
    application: application.id,
    stage,
    kinds: kind === '*' ? planned.interviews.map(({ key }) => key) : [kind],
    possible: wanted.possible,
    chosen: wanted.chosen,
    offers: OFFERS,
  })
  const ids = proposal.offers.flatMap((o) =>
    o.interviews.flatMap((i) => i.seats.flatMap((s) => s.people)),
  )
  const people = await deps.store.people([...new Set(ids)])
  return timesView({
    proposal,
    candidate,
    people: new Map(people.map((person) => [person.id, person])),
    officeZone: deps.settings.officeZone,
    now: deps.now(),
  })
}

function whatOf(form: Form, opening: OpeningId): { stage: string; kind: string } {
  const [stage = '', kind = ''] = form.one(`what:${opening}`)?.split('/') ?? []
  return { stage, kind }
}
