import { askToReplace, interviewOf } from '../../app/interviews.ts'
import type { Deps } from '../../app/ports.ts'
import { standInsFor } from '../../app/repairs.ts'
import { shown, shownFor } from '../../app/shown.ts'
import { InterviewId, PersonId } from '../../core/ids.ts'
import type { Interview, PanelPlace } from '../../core/interviews.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Action, above } from '../action.ts'
import { panelView, standInsView } from '../blocks/interview-panel.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'

/** `Ask Eli`: asks the first, and keeps the others for their turn. */
export const askStandInAction: Action = {
  id: 'ask-stand-in',
  async run({ who, value, origin, slack }, deps) {
    const [id = '', leaver = '', people = ''] = value.split(':')
    const [first, ...others] = people.split(',').map((person) => PersonId.parse(person))
    if (!first) throw new Refusal({ code: 'not-found', what: 'person', text: people })
    const interview = await interviewOf(deps, InterviewId.parse(id))
    await askToReplace(deps, who, interview.id, placeOf(interview, leaver), [first, ...others])
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, panelView(await shown(deps, interview.id)))
  },
}

/** Who sits where, each with a way to ask somebody else. */
export const changePanelAction: Action = {
  id: 'card-panel',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading('Change the panel', md`One moment…`))
    const facts = await shownFor(deps, who, 'change a panel', InterviewId.parse(value))
    await slack.updateModal(opened, panelView(facts))
  },
}

/** Everybody who could take one seat, at the same time. */
export const replacePlaceAction: Action = {
  id: 'replace-place',
  async run(press, deps) {
    const { who, value, slack } = press
    const opened = await above(press)(loading('Who could', md`Looking who is free…`))
    const [id = '', leaver = ''] = value.split(':')
    const facts = await shownFor(deps, who, 'change a panel', InterviewId.parse(id))
    const place = placeOf(facts.interview, leaver)
    await slack.updateModal(
      opened,
      standInsView(facts, place, await candidatesFor(deps, facts.interview, place)),
    )
  },
}

async function candidatesFor(deps: Deps, interview: Interview, { seat }: PanelPlace) {
  const found = await standInsFor(deps, interview, seat)
  const people = await deps.store.people(found.map(({ person }) => person))
  return found.map((standIn) => ({
    ...standIn,
    name: people.find(({ id }) => id === standIn.person)?.name ?? standIn.person,
  }))
}

/** The latest place of somebody on a panel. @throws Refusal `not-found`. */
function placeOf(interview: Interview, person: string): PanelPlace {
  const place = interview.panel.findLast((p) => p.person === person)
  if (!place) throw new Refusal({ code: 'not-found', what: 'panellist', text: person })
  return place
}
