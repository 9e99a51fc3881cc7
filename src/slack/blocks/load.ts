/** What a person carries of interviews, and what it is made of: for them alone. */
import type { types } from '@slack/bolt'
import type { OwnLoad } from '../../app/load.ts'
import type { LoadPart } from '../../core/scheduling/load.ts'
import type { Instant } from '../../core/time.ts'
import { durationWords, whenWords } from '../../core/time-words.ts'
import { join, type Mrkdwn, md } from '../text.ts'
import { percent } from './figures.ts'
import { context, modal, section } from './kit.ts'

/** Parts that are listed; of what is longer ago little is left. */
const LISTED = 20

export function loadView(own: OwnLoad, now: Instant): types.ModalView {
  const { minutes, parts } = own.debt
  const lines = parts.slice(0, LISTED).map((part) => partWords(part, own, now))
  const more = parts.length - lines.length
  return modal({
    id: 'load',
    title: 'My load',
    blocks: [
      section(
        minutes === 0
          ? md`You carry no interview load. Whoever carries least is asked next.`
          : md`You carry *${durationWords(minutes)}* of interviews. Whoever carries least is asked next.`,
      ),
      ...lines.map((line) => section(line)),
      ...(more > 0 ? [context(md`And ${more} more.`)] : []),
      context(
        md`An interview counts with its preparation and write-up. Minutes outside the hours you like count half as much again, and less than a day's notice a quarter. After four weeks half is left. Days off and pauses add nothing, and nothing fades meanwhile. Only you see this.`,
      ),
    ],
  })
}

function partWords(part: LoadPart, { interviews, person }: OwnLoad, now: Instant): Mrkdwn {
  const interview = interviews.get(part.interview)
  const when = interview ? whenWords(interview.span.start, person.zone, now) : part.interview
  const added = [
    ...(part.offHours > 0 ? [`${durationWords(Math.round(part.offHours))} for the hour`] : []),
    ...(part.shortNotice > 0
      ? [`${durationWords(Math.round(part.shortNotice))} for short notice`]
      : []),
  ]
  const more = added.length > 0 ? md`, and ${added.join(' and ')}` : md``
  const left = part.left < 1 ? md`, of which ${percent(part.left)} is left` : md``
  return join([md`${when}: ${durationWords(part.minutes)}`, more, left], '')
}
