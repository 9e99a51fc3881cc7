/** What was booked, and what happens next. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import { type Interview, sitting } from '../../core/interviews.ts'
import type { Instant } from '../../core/time.ts'
import { spanWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { modal, section } from './kit.ts'
import { mentions } from './schedule-words.ts'

export function bookedView(
  candidate: Candidate,
  interviews: readonly Interview[],
  now: Instant,
): types.ModalView {
  const inOrder = interviews.toSorted((a, b) => a.span.start - b.span.start)
  const panel = [...new Set(inOrder.flatMap((one) => sitting(one).map(({ person }) => person)))]
  return modal({
    id: 'schedule-booked',
    title: 'Booked',
    close: 'Done',
    blocks: [
      section(
        join([md`Booked: ${bold(candidate.name)}`, ...inOrder.map((one) => line(one, now))], '\n'),
      ),
      section(
        md`*What happens next*\n${mentions(panel)} ${panel.length === 1 ? 'is' : 'are'} being asked now. Your card is in our messages: it shows who has answered, and has the text and the calendar file for ${candidate.name}.`,
      ),
    ],
  })
}

function line({ title, span, zone, place }: Interview, now: Instant): Mrkdwn {
  const where = place.text === '' ? '' : ` · ${place.text}`
  return md`${spanWords(span, zone, now)} · ${title}${where}`
}
