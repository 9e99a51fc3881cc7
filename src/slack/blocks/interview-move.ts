/** Other times for a booked interview. */
import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import type { Interview } from '../../core/interviews.ts'
import type { Offer } from '../../core/proposals.ts'
import { localWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, join, md, NOTHING } from '../text.ts'
import { actions, type Block, button, context, modal, section } from './kit.ts'
import { reasonsWords } from './schedule-none.ts'
import type { ProposedTimes } from './schedule-times.ts'
import { becauseWords, costWords, panelWords, type Told } from './schedule-words.ts'

/** Each with everybody's clock, why and at what cost, as the times of a new interview. */
export function moveTimesView(interview: Interview, told: ProposedTimes): types.ModalView {
  // The zone that was agreed on, whatever the candidate's is by now.
  const agreed = { ...told, candidate: { ...told.candidate, zone: interview.zone } }
  const blocks = told.proposal.offers.flatMap((offer, i) =>
    offerBlocks(offer, i, interview, agreed),
  )
  return modal({
    id: 'move-times',
    title: 'Move the interview',
    blocks: [
      ...(told.notice === NOTHING ? [] : [section(told.notice)]),
      section(
        md`Now: ${bold(told.candidate.name)}, ${spanWords(interview.span, interview.zone, told.now)}`,
      ),
      ...(blocks.length > 0 ? blocks : noneBlocks(interview, agreed)),
    ],
  })
}

/** Why there is no other time, and the way back to the days. */
function noneBlocks({ id }: Interview, told: Told): Block[] {
  const reasons = reasonsWords(told)
  return [
    section(md`No other time fits in those days. Widen them, or change the panel.`),
    ...(reasons === NOTHING ? [] : [section(reasons)]),
    actions('move-none', [button('card-move', 'Other days', id)]),
  ]
}

export function movedView({ interview, candidate, now }: Shown): types.ModalView {
  return modal({
    id: 'moved',
    title: 'Moved',
    close: 'Done',
    blocks: [
      section(
        md`${bold(candidate.name)} is now on ${spanWords(interview.span, interview.zone, now)}. The panel is asked again. The candidate's new text and calendar file are on your card.`,
      ),
    ],
  })
}

function offerBlocks(offer: Offer, index: number, interview: Interview, told: Told): Block[] {
  const [offered] = offer.interviews
  if (!offered) return []
  const { zone } = interview
  const office = localWords(offered.span.start, told.officeZone, zone)
  const when = bold(spanWords(offered.span, zone, told.now))
  const why = [
    ...offer.because.map(becauseWords),
    ...offer.costs.map((cost) => costWords(cost, told)),
  ]
  return [
    section(
      md`${when}${office ? md` · ${office}, the office` : NOTHING}\n${panelWords(offered, told)}`,
      button('move-here', 'Move here', `${told.proposal.id}:${index}`, {
        label: `Move to ${whenWords(offered.span.start, zone, told.now)}`,
      }),
    ),
    ...(why.length > 0 ? [context(join(why, ' '))] : []),
  ]
}
