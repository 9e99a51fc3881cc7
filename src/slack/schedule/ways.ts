/** The changes that would bring a time, and the person who has to agree first. */
import { sayToFavour, takeWay, timesWithFavour } from '../../app/favours.ts'
import type { Deps } from '../../app/ports.ts'
import { ProposalId } from '../../core/proposals.ts'
import { Refusal } from '../../core/refusal.ts'
import type { Action, Press } from '../action.ts'
import { showAnswered } from '../favours.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'
import { OFFERS, timesOrWhyNot } from './times.ts'

/** A change's button: makes the change and shows the times, or asks somebody. */
export const takeWayAction: Action = {
  id: 'take-way',
  async run({ who, value, wait }, deps) {
    const [id, index] = parts(value)
    await wait(loading('Times', md`Looking for times…`), async () => {
      const { proposal } = await takeWay(deps, who, id, index, OFFERS)
      return timesOrWhyNot(deps, proposal)
    })
  },
}

/** `That's fine`, of the person asked. */
export const grantFavourAction: Action = { id: 'grant-favour', run: answering('yes') }

/** `I'd rather not`, of the person asked. */
export const declineFavourAction: Action = { id: 'decline-favour', run: answering('no') }

/** `Find times`, of whoever asked, once the answer was yes. */
export const favourTimesAction: Action = {
  id: 'favour-times',
  async run({ who, value, open, slack }, deps) {
    const opened = await open(loading('Times', md`Looking for times…`))
    const [id, index] = parts(value)
    const proposal = await timesWithFavour(deps, who, id, index, OFFERS)
    await slack.updateModal(opened, await timesOrWhyNot(deps, proposal))
  },
}

function answering(says: 'yes' | 'no') {
  return async ({ who, value, slack }: Press, deps: Deps): Promise<void> => {
    const [id, index] = parts(value)
    await sayToFavour(deps, who, id, index, says)
    await showAnswered(deps, slack, id, index)
  }
}

function parts(value: string): readonly [ProposalId, number] {
  const [id, index] = value.split(':')
  const parsed = ProposalId.safeParse(id)
  if (!parsed.success) throw new Refusal({ code: 'not-found', what: 'proposal', text: value })
  return [parsed.data, Number(index)]
}
