/** What can be done with the times that are offered: others, on other days, with other people. */
import type { types } from '@slack/bolt'
import type { Deps } from '../../app/ports.ts'
import { proposalOf, proposeAgain } from '../../app/scheduling.ts'
import { explainOffer } from '../../app/why.ts'
import { PersonId } from '../../core/ids.ts'
import { type Proposal, ProposalId } from '../../core/proposals.ts'
import { LocalDate } from '../../core/time.ts'
import type { Wanted } from '../../core/wanted.ts'
import type { Action, Press } from '../action.ts'
import { noTimeView } from '../blocks/schedule-none.ts'
import { timesView } from '../blocks/schedule-times.ts'
import { whyView } from '../blocks/schedule-why.ts'
import { loading } from '../modal.ts'
import { type Mrkdwn, md, NOTHING } from '../text.ts'
import { timesContext } from './context.ts'
import { draftFrom } from './draft-from.ts'
import { formFor } from './open.ts'

/** How many times are shown at once. */
export const OFFERS = 5

/** The times of a proposal, or why there are none. */
export async function timesOrWhyNot(
  deps: Deps,
  proposal: Proposal,
  notice: Mrkdwn = NOTHING,
): Promise<types.ModalView> {
  const times = await timesContext(deps, proposal, notice)
  return proposal.offers.length > 0 ? timesView(times) : noTimeView(times)
}

/** One date only, or all of them again. */
export const otherDaysAction: Action = {
  id: 'other-days',
  run: (press, deps) =>
    again(press, deps, ({ value }) => ({
      day: value === 'all' ? null : LocalDate.parse(value),
      shown: [],
    })),
}

/** Times that nobody has seen yet. */
export const moreTimesAction: Action = {
  id: 'more-times',
  run: (press, deps) =>
    again(
      press,
      deps,
      (_, { wanted, offers }) => ({ shown: [...wanted.shown, ...offers.flatMap(firstOf)] }),
      md`There are no more that differ by half a day. Pick a day to see all of its times.`,
    ),
}

/** Somebody left out, or in again. Choosing by hand goes back to the form. */
export const otherPeopleAction: Action = {
  id: 'other-people',
  async run(press, deps) {
    if (press.value === 'choose') return backToForm(press, deps, { panel: 'chosen' })
    const [how, id] = press.value.split(':')
    const person = PersonId.parse(id)
    await again(press, deps, (_, { wanted }) => ({
      without:
        how === 'with'
          ? wanted.without.filter((one) => one !== person)
          : [...wanted.without, person],
      shown: [],
    }))
  },
}

/** The form again, as it was filled in. */
export const changeFormAction: Action = {
  id: 'change-form',
  run: (press, deps) => backToForm(press, deps, {}),
}

/** The engine's reasons: what decided each time and each seat, and what the next best would have cost. */
export const whyOfferAction: Action = {
  id: 'why-offer',
  async run({ who, value, origin, push, slack }, deps) {
    const opened = await push(loading('Why this one', md`One moment…`))
    const index = Number(value)
    const { proposal, why } = await explainOffer(deps, who, proposalIn(origin), index)
    await slack.updateModal(opened, whyView(await timesContext(deps, proposal), index, why))
  },
}

async function again(
  press: Press,
  deps: Deps,
  change: (press: Press, proposal: Proposal) => Partial<Wanted>,
  otherwise?: Mrkdwn,
): Promise<void> {
  await press.wait(loading('Times', md`Looking for times…`), async () => {
    const proposal = await proposalOf(deps, proposalIn(press.origin))
    const next = await proposeAgain(deps, press.who, proposal, change(press, proposal), OFFERS)
    // With nothing new to show, what was shown stays, and says so.
    if (next.offers.length === 0 && otherwise) return timesOrWhyNot(deps, proposal, otherwise)
    return timesOrWhyNot(deps, next)
  })
}

async function backToForm(
  press: Press,
  deps: Deps,
  changed: { readonly panel?: string },
): Promise<void> {
  await press.wait(loading('Schedule an interview', md`One moment…`), async () => {
    const proposal = await proposalOf(deps, proposalIn(press.origin))
    return formFor(deps, press.who, { ...(await draftFrom(deps, proposal)), ...changed })
  })
}

function firstOf({ interviews: [first] }: Proposal['offers'][number]) {
  return first ? [first.span] : []
}

/** The proposal that a view is about. */
export function proposalIn(origin: Press['origin']): ProposalId {
  const metadata = origin.kind === 'modal' ? JSON.parse(origin.metadata) : {}
  return ProposalId.parse(metadata.proposal)
}
