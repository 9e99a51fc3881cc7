/** Other times for a booked interview. */
import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import type { PersonId } from '../../core/ids.ts'
import { sitting } from '../../core/interviews.ts'
import type { Offer, Proposal } from '../../core/proposals.ts'
import type { Instant } from '../../core/time.ts'
import { localWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, NOTHING } from '../text.ts'
import { type Block, button, modal, section } from './kit.ts'
import { sitterWords } from './schedule-words.ts'

export function moveTimesView(shown: Shown, proposal: Proposal): types.ModalView {
  const blocks = proposal.offers.flatMap((offer, i) => offerBlock(offer, i, shown, proposal))
  return modal({
    id: 'move-times',
    title: 'Move the interview',
    blocks: [
      section(
        md`Now: ${bold(shown.candidate.name)}, ${spanWords(shown.interview.span, shown.interview.zone, shown.now)}`,
      ),
      ...(blocks.length > 0
        ? blocks
        : [section(md`No other time fits in those days. Widen them, or change the panel.`)]),
    ],
  })
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

function offerBlock({ interviews }: Offer, index: number, shown: Shown, { id }: Proposal): Block[] {
  const [offered] = interviews
  if (!offered) return []
  const { zone } = shown.interview
  const people = offered.seats.flatMap((seat) => seat.people)
  const when = bold(spanWords(offered.span, zone, shown.now))
  const office = localWords(offered.span.start, shown.officeZone, zone)
  return [
    section(
      md`${when}${office ? md` · ${office}, the office` : NOTHING}\n${panelWords(people, offered.span.start, shown)}`,
      button('move-here', 'Move here', `${id}:${index}`, {
        label: `Move to ${whenWords(offered.span.start, zone, shown.now)}`,
      }),
    ),
  ]
}

/** Who would sit there, each with their own clock where it differs. */
function panelWords(
  people: readonly PersonId[],
  start: Instant,
  { interview, people: known }: Shown,
): Mrkdwn {
  const before = new Set(sitting(interview).map(({ person }) => person))
  const same = people.length === before.size && people.every((person) => before.has(person))
  const names = join(
    people.map((id) => sitterWords(id, start, known.get(id)?.zone, interview.zone)),
    ', ',
  )
  return same ? md`The same panel: ${names}` : md`Panel: ${names}`
}
