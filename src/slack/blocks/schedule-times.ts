/** The times that the engine proposes, each with a button. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Person } from '../../core/people.ts'
import type { Offer, OfferedInterview, Proposal } from '../../core/proposals.ts'
import type { Instant, Zone } from '../../core/time.ts'
import { clockWords, spanWords, whenWords, zoneWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { type Block, button, context, modal, section } from './kit.ts'

export interface ProposedTimes {
  readonly proposal: Proposal
  readonly candidate: Candidate
  readonly people: ReadonlyMap<PersonId, Person>
  readonly officeZone: Zone
  readonly now: Instant
}

export function timesView(times: ProposedTimes): types.ModalView {
  const { proposal, candidate } = times
  const blocks = proposal.offers.flatMap((offer, i) => offerBlocks(offer, i, times))
  return modal({
    id: 'schedule-times',
    title: 'Times',
    metadata: JSON.stringify({ proposal: proposal.id }),
    blocks: [
      section(
        md`Times for ${bold(candidate.name)}, on their clock in ${zoneWords(candidate.zone)}`,
      ),
      ...(blocks.length === 0
        ? [section(md`No time fits. Widen the days or hours, or choose other people.`)]
        : blocks),
    ],
  })
}

export function bookedView(candidate: Candidate, offer: Offer, now: Instant): types.ModalView {
  const [first] = offer.interviews
  const when = first ? whenWords(first.span.start, candidate.zone, now) : ''
  return modal({
    id: 'schedule-booked',
    title: 'Booked',
    blocks: [
      section(
        md`Booked ${bold(candidate.name)}: ${when}. The panel is being asked, and your card is in our messages.`,
      ),
    ],
  })
}

function offerBlocks(offer: Offer, index: number, times: ProposedTimes): Block[] {
  const { proposal, candidate, now } = times
  const lines = offer.interviews.map((offered) => interviewLines(offered, times))
  const title = join(lines, '\n')
  const first = offer.interviews[0]
  const label = first ? `Book ${whenWords(first.span.start, candidate.zone, now)}` : 'Book'
  const why = [...offer.because, ...offer.costs]
  return [
    section(
      md`${index + 1}  ${title}`,
      button('book-offer', 'Book this time', `${proposal.id}:${index}`, { label }),
    ),
    ...(why.length > 0 ? [context(...why.map((words) => md`${words}`))] : []),
  ]
}

function interviewLines(
  offered: OfferedInterview,
  { candidate, people, officeZone, now }: ProposedTimes,
): Mrkdwn {
  const { span, seats } = offered
  const when = bold(spanWords(span, candidate.zone, now))
  const office = clockWords(span.start, officeZone)
  const inOffice =
    office === clockWords(span.start, candidate.zone)
      ? NOTHING
      : md` · ${office} ${zoneWords(officeZone)}`
  const sitters = seats.flatMap((seat) => seat.people)
  const panel = sitters.map((id) =>
    sitterWords(id, span.start, people.get(id)?.zone, candidate.zone),
  )
  return md`${when}${inOffice}\n${join(panel, ' · ')}`
}

/** A panellist, with their own clock where it differs from the candidate's. */
function sitterWords(
  id: PersonId,
  start: Instant,
  zone: Zone | undefined,
  candidates: Zone,
): Mrkdwn {
  if (!zone) return mention(id)
  const theirs = clockWords(start, zone)
  if (theirs === clockWords(start, candidates)) return mention(id)
  return md`${mention(id)} (${theirs} ${zoneWords(zone)})`
}
