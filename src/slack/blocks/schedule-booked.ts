/** What was booked, and what happens next. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import { type Interview, sitting } from '../../core/interviews.ts'
import type { Instant, Zone } from '../../core/time.ts'
import { localWords, spanWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { placeWords } from './interviews.ts'
import { modal, section } from './kit.ts'
import { mentions, type Told } from './schedule-words.ts'

export function bookedView(
  candidate: Candidate,
  interviews: readonly Interview[],
  { officeZone, now }: Pick<Told, 'officeZone' | 'now'>,
): types.ModalView {
  const inOrder = interviews.toSorted((a, b) => a.span.start - b.span.start)
  const panel = [...new Set(inOrder.flatMap((one) => sitting(one).map(({ person }) => person)))]
  return modal({
    id: 'schedule-booked',
    title: 'Booked',
    close: 'Done',
    blocks: [
      section(
        join(
          [
            md`Booked: ${bold(candidate.name)}`,
            ...inOrder.map((one) => line(one, officeZone, now)),
          ],
          '\n',
        ),
      ),
      section(
        md`*What happens next*\n${mentions(panel)} ${panel.length === 1 ? 'is' : 'are'} being asked now. ${cardsWords(interviews.length)}, and the text and the calendar file for ${candidate.name}.`,
      ),
    ],
  })
}

/** An interview has a card of its own. */
function cardsWords(count: number): string {
  return count === 1
    ? 'Your card is in our messages. It has who has answered'
    : `Your ${count} cards are in our messages, one an interview. Each has who has answered`
}

function line({ title, span, zone, place }: Interview, officeZone: Zone, now: Instant): Mrkdwn {
  const office = localWords(span.start, officeZone, zone)
  const inOffice = office === '' ? '' : ` · ${office}, the office`
  return md`${spanWords(span, zone, now)}${inOffice} · ${title}${placeWords(place, ' · ')}`
}
