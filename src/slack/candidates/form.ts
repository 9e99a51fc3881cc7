/** A new candidate, from `/candidate` or on the way to an interview; and what is known of one, changed. */
import { z } from 'zod'
import { apply } from '../../app/applications.ts'
import { candidatePage, openingsFor } from '../../app/candidate-page.ts'
import { addCandidate, editCandidate } from '../../app/candidates.ts'
import { permitted } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import type { CandidateFacts } from '../../core/candidate-facts.ts'
import { LANGUAGES } from '../../core/declared-languages.ts'
import { CandidateId, OpeningId, type PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { Zone } from '../../core/time.ts'
import type { Action } from '../action.ts'
import {
  applyForm,
  editCandidateForm,
  mailTakenView,
  newCandidateForm,
} from '../blocks/candidate-form.ts'
import type { Gateway } from '../gateway.ts'
import type { Answer, Modal } from '../modal.ts'
import { formFor } from '../schedule/open.ts'
import { type Form, readForm } from '../state.ts'
import { pageFor } from './page.ts'

/** Where a form about a candidate was pushed from, and so where it returns to. */
const Origin = z.discriminatedUnion('to', [
  /** The form of `/schedule-interview`, which then has the candidate chosen. */
  z.object({ to: z.literal('schedule'), root: z.string(), opening: OpeningId }),
  /** The candidate's page, in place of the form. */
  z.object({ to: z.literal('page'), opening: OpeningId }),
])
type Origin = z.infer<typeof Origin>

const Facts = {
  name: z.string().trim().min(1).max(120),
  mail: z.email('Write an address such as mila@example.org.').nullable().default(null),
  zone: Zone,
  study: z.string().max(200).default(''),
  languages: z.array(z.enum(LANGUAGES)),
  resume: z
    .url({ protocol: /^https?$/, error: 'Give an address that begins with https://.' })
    .max(1000, 'Give a shorter address, of 1,000 characters at most.')
    .nullable()
    .default(null),
}

/** A new candidate for one of the openings that somebody may add to. @throws Refusal `not-allowed`. */
export async function newCandidateView(
  deps: Deps,
  who: PersonId,
  { name, from }: { readonly name?: string; readonly from?: { root: string; opening: string } },
) {
  const openings = (await openingsFor(deps, who)).filter(({ status }) => status === 'open')
  const [first] = openings
  if (!first) {
    await permitted(deps, who, 'add a candidate')
    throw new Refusal({ code: 'no-opening' })
  }
  const opening = openings.find(({ id }) => id === from?.opening)?.id ?? first.id
  const origin: Origin = from
    ? { to: 'schedule', root: from.root, opening }
    : { to: 'page', opening }
  return newCandidateForm({
    openings,
    opening,
    zone: deps.settings.officeZone,
    metadata: JSON.stringify(origin),
    ...(name && { name }),
  })
}

/** `Add a candidate` where candidates are looked for; what was looked for is their name. */
export const addCandidateAction: Action = {
  id: 'add-candidate',
  async run({ who, value, push }, deps) {
    await push(await newCandidateView(deps, who, value === '-' ? {} : { name: value }))
  },
}

/** `New candidate` in the form of `/schedule-interview`. */
export const newCandidateAction: Action = {
  id: 'new-candidate',
  async run({ who, value, origin, form, push }, deps) {
    if (origin.kind !== 'modal') return
    // What was typed after the command may be the name of somebody new.
    const [shown = '', ...name] = value.split(' ')
    const from = { root: origin.id, opening: form.one('opening') ?? shown }
    await push(await newCandidateView(deps, who, { name: name.join(' '), from }))
  },
}

export const newCandidateModal: Modal = {
  id: 'candidate-form',
  async submit({ who, form, view, slack }, deps) {
    const origin = Origin.parse(JSON.parse(view.metadata))
    const { opening = origin.opening } = readForm(form, { opening: OpeningId.optional() })
    const facts = factsIn(form)
    try {
      const { candidate } = await addCandidate(deps, who, opening, facts)
      return await returned(deps, { who, candidate, slack }, { ...origin, opening })
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason.code !== 'mail-taken') throw error
      return known(error.reason, facts.mail, { ...origin, opening })
    }
  },
}

/** Goes on with the candidate who has the address already. */
export const knownCandidateModal: Modal = {
  id: 'candidate-known',
  async submit({ who, view, slack }, deps) {
    const { candidate, next } = Known.parse(JSON.parse(view.metadata))
    const origin = Origin.parse(JSON.parse(next))
    return returned(deps, { who, candidate, slack }, origin)
  },
}

const Known = z.object({ candidate: CandidateId, next: z.string() })

function known(
  { candidate: id, name }: { candidate: CandidateId; name: string },
  mail: string | null,
  origin: Origin,
): Answer {
  const go = origin.to === 'schedule' ? 'Choose them' : 'Open their page'
  return { next: 'update', view: mailTakenView({ id, name, mail }, go, JSON.stringify(origin)) }
}

async function returned(
  deps: Deps,
  { who, candidate, slack }: { who: PersonId; candidate: CandidateId; slack: Gateway },
  origin: Origin,
): Promise<Answer> {
  if (origin.to === 'page') return { next: 'update', view: await pageFor(deps, who, candidate) }
  const { root, opening } = origin
  return {
    next: 'close',
    after: async () => {
      await slack.updateModal({ id: root }, await formFor(deps, who, { opening, candidate }))
    },
  }
}

/** What a form pushed from a candidate's page knows of it. */
const FromPage = z.object({ page: z.string(), candidate: CandidateId })

export const editCandidateAction: Action = {
  id: 'edit-candidate',
  async run({ who, value, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    const { candidate } = await candidatePage(deps, who, CandidateId.parse(value))
    const from = { page: origin.id, candidate: candidate.id }
    await push(editCandidateForm(candidate, JSON.stringify(from)))
  },
}

export const editCandidateModal: Modal = {
  id: 'candidate-edit',
  async submit({ who, form, view, slack }, deps) {
    const { page, candidate } = FromPage.parse(JSON.parse(view.metadata))
    await editCandidate(deps, who, candidate, factsIn(form))
    const after = async () => slack.updateModal({ id: page }, await pageFor(deps, who, candidate))
    return { next: 'close', after }
  },
}

export const applyAction: Action = {
  id: 'apply-candidate',
  async run({ who, value, origin, push }, deps) {
    if (origin.kind !== 'modal') return
    const { candidate, otherOpenings } = await candidatePage(deps, who, CandidateId.parse(value))
    const from = { page: origin.id, candidate: candidate.id }
    await push(applyForm(candidate, otherOpenings, JSON.stringify(from)))
  },
}

export const applyModal: Modal = {
  id: 'candidate-apply',
  async submit({ who, form, view, slack }, deps) {
    const { page, candidate } = FromPage.parse(JSON.parse(view.metadata))
    const { opening } = readForm(form, { opening: OpeningId })
    await apply(deps, who, candidate, opening)
    const after = async () => slack.updateModal({ id: page }, await pageFor(deps, who, candidate))
    return { next: 'close', after }
  },
}

function factsIn(form: Form): CandidateFacts {
  const { study, ...facts } = readForm(form, Facts)
  return { ...facts, placeOfStudy: study }
}
