/** What happened to a candidate, a line each. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import type { OpeningId, PersonId } from '../../core/ids.ts'
import type { Opening } from '../../core/openings.ts'
import type { Page } from '../../core/pages.ts'
import type { Instant, Zone } from '../../core/time.ts'
import { spanWords, whenWords } from '../../core/time-words.ts'
import type { TimelineEntry } from '../../core/timeline.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { DONE } from './decision-words.ts'
import { actions, type Block, button, context, modal, section } from './kit.ts'

export interface Timeline {
  readonly candidate: Candidate
  readonly page: Page<TimelineEntry>
  readonly openings: readonly Opening[]
  /** The reader's own. */
  readonly zone: Zone
  readonly now: Instant
}

/** Lines on one page. */
export const LINES = 15
const SHORT = 200

export function timelineView(timeline: Timeline): types.ModalView {
  const { candidate, page } = timeline
  const lines = page.items.map((entry) => entryBlock(entry, timeline))
  return modal({
    id: 'candidate-timeline',
    title: 'Timeline',
    close: 'Back',
    blocks: [
      section(md`${bold(cut(candidate.name, SHORT))}, newest first`),
      ...(lines.length > 0 ? lines : [section(md`Nothing has happened yet.`)]),
      ...turning(candidate, page),
    ],
  })
}

function turning(candidate: Candidate, { number, isFirst, isLast }: Page<unknown>): Block[] {
  const to = (label: string, at: number) =>
    button(`timeline-${label.toLowerCase()}`, label, `${candidate.id}:${at}`)
  const buttons = [
    ...(isFirst ? [] : [to('Newer', number - 1)]),
    ...(isLast ? [] : [to('Older', number + 1)]),
  ]
  return buttons.length > 0 ? [actions('timeline-turn', buttons)] : []
}

function entryBlock(entry: TimelineEntry, { openings, zone, now }: Timeline): Block {
  const title = titleOf(openings, entry.opening)
  const where = title === '' ? NOTHING : md` · ${title}`
  return context(
    join([md`${whenWords(entry.at, zone, now)}${where}`, deed(entry, title, now)], '\n'),
  )
}

function titleOf(openings: readonly Opening[], id: OpeningId | null): string {
  return cut(openings.find((opening) => opening.id === id)?.title ?? '', SHORT)
}

function deed({ by, what }: TimelineEntry, opening: string, now: Instant): Mrkdwn {
  const who = by === 'system' ? md`The bot` : mention(by)
  switch (what.kind) {
    case 'added':
      return md`${who} added the candidate`
    case 'edited':
      return md`${who} changed what is known of the candidate`
    case 'applied':
      return md`${who} added them to ${opening}`
    case 'withdrew':
      return md`${who} noted that they have withdrawn`
    case 'answered screening':
      return md`${who} recorded screening answers`
    case 'gave times':
      return md`${who} noted when they can come`
    case 'passed over':
      return md`${who} decided to go on in spite of a screening answer`
    case 'booked':
      return md`${who} booked ${what.title}: ${spanWords(what.span, what.zone, now)}`
    case 'moved':
      return md`${who} moved ${what.title} to ${spanWords(what.span, what.zone, now)}${because(what.reason)}`
    case 'accepted':
      return md`${who} accepted ${what.title}`
    case 'declined':
      return md`${who} can't make ${what.title}`
    case 'did not answer':
      return md`${who} did not answer in time: ${what.title}`
    case 'cancelled':
      return md`${who} cancelled ${what.title}${because(what.reason)}`
    case 'decided':
      return md`${who} decided: ${DONE[what.outcome]}${what.corrects ? ', correcting an earlier decision' : ''}`
    case 'no-show':
      return md`${who} noted that ${missing(what.who)} did not come to ${what.title}`
  }
}

function missing(who: PersonId | 'candidate'): Mrkdwn {
  return who === 'candidate' ? md`the candidate` : mention(who)
}

function because(reason: string): Mrkdwn {
  return reason.trim() === '' ? NOTHING : md`: ${cut(reason, SHORT)}`
}
