/** Favours on their way: the question, one reminder of it, and what came of it. */
import { favourTurn } from '../app/favours.ts'
import type { Deps, Receipt } from '../app/ports.ts'
import { proposalOf } from '../app/scheduling.ts'
import { PersonId } from '../core/ids.ts'
import type { Body, Notice } from '../core/notices.ts'
import type { ProposalId } from '../core/proposals.ts'
import { favourAnswered, favourAsked, favourHeard, favourUnanswered } from './blocks/favours.ts'
import type { Message } from './blocks/kit.ts'
import type { Told } from './blocks/schedule-words.ts'
import { digestOf } from './digest-of.ts'
import type { Gateway } from './gateway.ts'
import { timesContext } from './schedule/context.ts'

type FavourBody = Extract<Body, { kind: 'favour' }>

export async function tellFavour(
  deps: Deps,
  slack: Pick<Gateway, 'post'>,
  { key, channel, to }: Notice,
  body: FavourBody,
): Promise<Receipt> {
  const { proposal, index, step } = body
  if (step === 'reminded' || step === 'unanswered') {
    const turn = await favourTurn(deps, PersonId.parse(to), proposal, index)
    if (turn === 'over') return 'not said'
    if (turn !== 'say') {
      await deps.store.commit({ notices: [{ key, channel, to, due: turn.until, body }], deeds: [] })
      return 'later'
    }
  }
  const told = await timesContext(deps, await proposalOf(deps, proposal))
  const message = drawn(step, told, index)
  // The reminder stands below the question.
  const asked =
    step === 'reminded' ? await deps.store.posted(placeOf(proposal, index, 'asked')) : undefined
  const posted = await slack.post(to, message, asked?.ts)
  if (step === 'asked' || step === 'reminded') {
    const key = placeOf(proposal, index, step)
    await deps.store.markPosted({ key, ...posted, digest: digestOf(message) })
  }
  return posted.ts
}

/** Whichever of the two was pressed, the question and its reminder lose their buttons once it is answered. */
export async function showAnswered(
  deps: Deps,
  slack: Pick<Gateway, 'edit'>,
  proposal: ProposalId,
  index: number,
): Promise<void> {
  const told = await timesContext(deps, await proposalOf(deps, proposal))
  const message = favourAnswered(told, index)
  const digest = digestOf(message)
  for (const step of ['asked', 'reminded'] as const) {
    const posted = await deps.store.posted(placeOf(proposal, index, step))
    if (!posted || posted.digest === digest) continue
    if (await slack.edit(posted, message)) await deps.store.markPosted({ ...posted, digest })
  }
}

function placeOf(proposal: ProposalId, index: number, step: 'asked' | 'reminded'): string {
  const question = `favour:${proposal}:${index}`
  return step === 'asked' ? question : `${question}:reminded`
}

function drawn(step: FavourBody['step'], told: Told, index: number): Message {
  switch (step) {
    case 'asked':
      return favourAsked(told, index)
    case 'reminded':
      return favourAsked(told, index, true)
    case 'unanswered':
      return favourUnanswered(told, index)
    case 'answered':
      return favourHeard(told, index)
  }
}
