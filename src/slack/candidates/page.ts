/** Pages of candidates: found, opened, shown again after a change. */
import type { types } from '@slack/bolt'
import { applicationOf, withdrawApplication } from '../../app/applications.ts'
import { candidatePage, candidatesFor, candidateTimeline } from '../../app/candidate-page.ts'
import { someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { ApplicationId, CandidateId, type PersonId } from '../../core/ids.ts'
import { pageOf } from '../../core/pages.ts'
import type { Action } from '../action.ts'
import { candidateView } from '../blocks/candidates.ts'
import { candidateOption } from '../blocks/schedule-form.ts'
import { LINES, timelineView } from '../blocks/timeline.ts'
import type { Menu } from '../menu.ts'
import { loading } from '../modal.ts'
import { formFor } from '../schedule/open.ts'
import { md } from '../text.ts'

/** The page of a candidate as somebody may see it. @throws Refusal. */
export async function pageFor(
  deps: Deps,
  who: PersonId,
  candidate: CandidateId,
): Promise<types.ModalView> {
  return candidateView(await candidatePage(deps, who, candidate))
}

/** Opens a candidate where they were found, or in a modal of their own. */
export const openCandidateAction: Action = {
  id: 'open-candidate',
  async run({ who, value, origin, open, slack }, deps) {
    const id = CandidateId.parse(value)
    const at = origin.kind === 'modal' ? origin : await open(loading('Candidate', md`One moment…`))
    await slack.updateModal({ id: at.id }, await pageFor(deps, who, id))
  },
}

/** Candidates by name or mail, as far as the one who types may see them. */
export const openCandidateMenu: Menu = {
  id: 'open-candidate',
  async options(typed, who, deps) {
    return (await candidatesFor(deps, who, typed.trim(), 50)).map(candidateOption)
  },
}

/** The form for an interview of this application, in the place of the page. */
export const scheduleCandidateAction: Action = {
  id: 'schedule-candidate',
  async run({ who, value, origin, open, slack }, deps) {
    const { candidate, opening } = await applicationOf(deps, ApplicationId.parse(value))
    const at = origin.kind === 'modal' ? origin : await open(loading('Schedule', md`One moment…`))
    await slack.updateModal({ id: at.id }, await formFor(deps, who, { candidate, opening }))
  },
}

export const withdrawAction: Action = {
  id: 'withdraw-application',
  async run({ who, value, origin, slack }, deps) {
    const id = ApplicationId.parse(value)
    await withdrawApplication(deps, who, id)
    const application = await deps.store.application(id)
    if (origin.kind !== 'modal' || !application) return
    await slack.updateModal({ id: origin.id }, await pageFor(deps, who, application.candidate))
  },
}

export const timelineAction: Action = {
  id: 'candidate-timeline',
  async run({ who, value, push }, deps) {
    await push(await timelineFor(deps, who, value))
  },
}

/** `Newer` and `Older`, in place. */
export const timelineTurns: readonly Action[] = ['timeline-newer', 'timeline-older'].map((id) => ({
  id,
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, await timelineFor(deps, who, value))
  },
}))

/** `wanted` is a candidate and a page, `cand_1:0`. */
async function timelineFor(deps: Deps, who: PersonId, wanted: string): Promise<types.ModalView> {
  const [id, number] = wanted.split(':')
  const { candidate, entries, openings } = await candidateTimeline(deps, who, CandidateId.parse(id))
  const { zone } = await someone(deps, who)
  const page = pageOf(entries, Number(number), LINES)
  return timelineView({ candidate, page, openings, zone, now: deps.now() })
}
