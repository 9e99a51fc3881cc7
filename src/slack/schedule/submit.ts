import type { types } from '@slack/bolt'
import { applicationOf, apply, setPossibleTimes } from '../../app/applications.ts'
import { candidateOf } from '../../app/candidates.ts'
import { planOf, stageOfOpening } from '../../app/openings.ts'
import { openingOf } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { proposeTimes } from '../../app/scheduling.ts'
import { goOnAllTheSame, screeningState } from '../../app/screening.ts'
import type { ApplicationId, PersonId } from '../../core/ids.ts'
import type { Place } from '../../core/interviews.ts'
import type { Opening } from '../../core/openings.ts'
import { Refusal } from '../../core/refusal.ts'
import { wallAt } from '../../core/time.ts'
import { loading, type Modal } from '../modal.ts'
import { placeIn } from '../place-field.ts'
import { md } from '../text.ts'
import { badField, type Filled, FormMeta, readDraft, readFilled } from './draft.ts'
import { formFor, outsiders } from './open.ts'
import { refuseTimes } from './refuse-times.ts'
import { OFFERS, timesOrWhyNot } from './times.ts'

/** Sent off, the form turns into a list of times. */
export const scheduleFormModal: Modal = {
  id: 'schedule-form',
  async submit({ who, form, view }, deps) {
    const meta = FormMeta.parse(JSON.parse(view.metadata))
    const filled = readFilled(form)
    refuseTimes(filled, wallAt(deps.now(), filled.zone).date)
    const place = placeIn(filled)
    const opening = await openingOf(deps, filled.opening ?? meta.opening)
    const what = whatOf(filled, meta, opening)
    const again = () => formFor(deps, who, { ...readDraft(form), was: meta })
    const chosen = await chosenPeople(deps, filled, meta, opening, what)
    if (chosen === 'why') return { next: 'update', view: await again() }
    const application = await apply(deps, who, filled.candidate, opening.id)
    const passed = await screen(deps, who, application.id, filled, meta)
    if (!passed) return { next: 'update', view: await again() }
    return {
      next: 'wait',
      meanwhile: loading('Times', md`Looking for times…`),
      work: () => find(deps, who, application.id, { ...filled, ...what, chosen, place }),
    }
  },
}

interface What {
  readonly stage: string
  readonly kind: string
}

function whatOf({ what }: Filled, meta: FormMeta, { id }: Opening): What {
  const [stage, kind] = (what ?? meta.what ?? '').split('/')
  if (!stage || !kind || id !== meta.opening) {
    throw badField('what', 'Choose what to schedule.')
  }
  return { stage, kind }
}

/** Who was chosen; undefined for the pools, `why` when the form has yet to ask for a reason. @throws Refusal. */
async function chosenPeople(
  deps: Deps,
  filled: Filled,
  meta: FormMeta,
  opening: Opening,
  { stage, kind }: What,
): Promise<readonly PersonId[] | undefined | 'why'> {
  const { panel, chosen, because } = filled
  if (panel === 'pools' && chosen.length === 0) return undefined
  if (panel === 'pools') {
    const problem = `You picked people. Choose “I'll choose people” as well, or clear this.`
    throw badField('chosen', problem)
  }
  if (chosen.length === 0) throw badField('chosen', 'Pick at least one person.')
  const known = await deps.store.people(chosen)
  if (known.filter(({ status }) => status === 'active').length < chosen.length) {
    const problem = 'One of them has left or is not known to me. Pick somebody else.'
    throw badField('chosen', problem)
  }
  const candidate = await candidateOf(deps, filled.candidate)
  const strangers = await outsiders(deps, planOf(deps, opening), stage, kind, chosen, candidate)
  if (strangers.length === 0 || because) return chosen
  if (!meta.asksBecause) return 'why'
  throw badField('because', 'Say why somebody who is not in the pool should sit there.')
}

/** Whether nothing stands against the candidate, or somebody said why to go on; false when the form has yet to ask. */
async function screen(
  deps: Deps,
  who: PersonId,
  application: ApplicationId,
  { passing }: Filled,
  meta: FormMeta,
): Promise<boolean> {
  const { against } = await screeningState(deps, await applicationOf(deps, application))
  if (against.length === 0) return true
  if (!meta.asksPassing) return false
  try {
    for (const { question } of against) {
      await goOnAllTheSame(deps, who, application, { question, reason: passing ?? '' })
    }
    return true
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'bad-field') throw error
    throw badField('passing', error.reason.problem)
  }
}

async function find(
  deps: Deps,
  who: PersonId,
  id: ApplicationId,
  wanted: Omit<Filled, 'what' | 'chosen' | 'place'> &
    What & { readonly chosen: readonly PersonId[] | undefined; readonly place: Place },
): Promise<types.ModalView> {
  const { first, last, from, to, zone, days, stage, kind, chosen, place } = wanted
  const possible = { first, last, from, to, zone, days }
  const application = await setPossibleTimes(deps, who, id, possible)
  const planned = stageOfOpening(deps, await openingOf(deps, application.opening), stage)
  const kinds = kind === '*' ? planned.interviews.map(({ key }) => key) : [kind]
  const minutes = Number(wanted.minutes)
  const proposal = await proposeTimes(deps, who, {
    application: id,
    stage,
    kinds,
    possible,
    chosen,
    chosenBecause: wanted.because ?? '',
    minutes: kinds.length === 1 && minutes ? minutes : null,
    place,
    notes: wanted.notes ?? '',
    offers: OFFERS,
  })
  return timesOrWhyNot(deps, proposal)
}
