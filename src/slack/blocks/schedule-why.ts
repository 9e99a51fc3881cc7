/** What decided each time and each seat of an offer, and what the next best would have cost. */
import type { types } from '@slack/bolt'
import { PersonId } from '../../core/ids.ts'
import type { Offer } from '../../core/proposals.ts'
import type { SeatWhy, SlotWhy, Why } from '../../core/scheduling/why.ts'
import { durationWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { type Block, modal, section } from './kit.ts'
import type { ProposedTimes } from './schedule-times.ts'
import { becauseWords, costWords, mentions, seatTitle } from './schedule-words.ts'

/** What is kept small, in words that complete “what counts”. */
const TERMS: Readonly<Record<string, string>> = {
  finish: 'an early end',
  emptySeats: 'no empty seat',
  offHours: 'few minutes outside preferred hours',
  load: 'people with few interviews lately',
  idle: 'little waiting',
  days: 'few days',
  moved: 'few moved interviews',
  replaced: 'few changes of people',
}

/** `why` is missing where what was asked is not known any more. */
export function whyView(
  times: ProposedTimes,
  index: number,
  why: Why | undefined,
): types.ModalView {
  const { proposal, candidate, now } = times
  const offer = proposal.offers[index]
  const [first] = offer?.interviews ?? []
  const lines = offer && first ? explained(offer, times, why) : []
  return modal({
    id: 'schedule-why',
    title: 'Why this one',
    close: 'Back',
    blocks: [
      ...(first ? [section(bold(spanWords(first.span, candidate.zone, now)))] : []),
      ...lines,
      section(md`What counts, in this order: ${order(proposal.search?.objective ?? [])}.`),
    ],
  })
}

function explained(offer: Offer, times: ProposedTimes, why: Why | undefined): Block[] {
  const speaks = offer.because.map((because) => md`• ${becauseWords(because)}`)
  const costs = offer.costs.map((cost) => md`• ${costWords(cost, times)}`)
  const lists: [string, Mrkdwn[]][] = [
    ['Speaks for it', speaks],
    ['It costs', costs],
  ]
  return [
    ...lists
      .filter(([, list]) => list.length > 0)
      .map(([title, list]) => section(md`*${md`${title}`}*\n${join(list, '\n')}`)),
    ...(why ? offer.interviews.map(({ kind }) => section(decidedWords(kind, why, times))) : []),
    ...(why?.complete === false ? [section(md`Time ran out before all was looked at.`)] : []),
    ...(offer.spare.length > 0
      ? [section(md`${mentions(offer.spare)} could step in at that time.`)]
      : []),
    section(proofWords(offer, times)),
  ]
}

/** Later offers differ from the first on purpose: each is the best of its kind, which `because` says. */
function proofWords(offer: Offer, { proposal }: ProposedTimes): Mrkdwn {
  if (!offer.proved) return md`Not proved: time ran out first, so something better may exist.`
  return offer === proposal.offers[0]
    ? md`Proved: no other time is better.`
    : md`Proved: no other time of its kind is better.`
}

/** What decided the time of one interview and each of its seats. */
function decidedWords(kind: string, { slots, seats }: Why, times: ProposedTimes): Mrkdwn {
  const title = times.stage.interviews.find(({ key }) => key === kind)?.title ?? kind
  const lines = [
    ...slots.filter(({ interview }) => interview === kind).map((slot) => slotWords(slot, times)),
    ...seats.filter(({ interview }) => interview === kind).map((seat) => seatWords(seat, times)),
  ]
  return join([md`*What decided ${title}*`, ...lines], '\n')
}

function slotWords({ decidedBy, by, next }: SlotWhy, { candidate, now }: ProposedTimes): Mrkdwn {
  const when = next === undefined ? '' : whenWords(next, candidate.zone, now)
  switch (decidedBy) {
    case 'only':
      return md`• No other time keeps every rule.`
    case 'tie':
      return md`• ${when} would be as good. The earlier time comes first.`
    default:
      return md`• ${when} would mean ${differenceWords(decidedBy, by)}.`
  }
}

function seatWords(why: SeatWhy, { stage }: ProposedTimes): Mrkdwn {
  const title = seatTitle(stage, why.interview, why.seat)
  const next = (why.next ?? []).map((id) => PersonId.parse(id))
  const instead = next.length > 0 ? md`${mentions(next)} instead` : md`leaving it empty`
  switch (why.decidedBy) {
    case 'only':
      return md`• ${title}: nobody else of its pool can at that time.`
    case 'tie':
      return md`• ${title}: ${instead} would be as good.`
    default:
      return md`• ${title}: ${instead} would mean ${differenceWords(why.decidedBy, why.by)}.`
  }
}

/** What the next best has more or less of, the way a person would say it. */
function differenceWords(term: string, more: number): string {
  const size = Math.abs(more)
  const minutes = durationWords(size)
  switch (term) {
    case 'finish':
      return `an end ${minutes} ${more > 0 ? 'later' : 'earlier'}`
    case 'offHours':
      return `${minutes} ${more > 0 ? 'more' : 'less'} outside preferred hours`
    case 'load':
      return more > 0
        ? `people who had ${minutes} more of interviews lately`
        : `people who had ${minutes} less of interviews lately`
    case 'idle':
      return `${minutes} ${more > 0 ? 'more' : 'less'} waiting`
    case 'emptySeats':
      return `${size} empty ${size === 1 ? 'seat' : 'seats'} ${more > 0 ? 'more' : 'fewer'}`
    case 'days':
      return `${size} ${size === 1 ? 'day' : 'days'} ${more > 0 ? 'more' : 'fewer'}`
    case 'moved':
      return `${size} ${more > 0 ? 'more' : 'fewer'} moved`
    default:
      return `${size} ${more > 0 ? 'more' : 'fewer'} changes of people`
  }
}

function order(objective: readonly string[]): string {
  return objective.map((term) => TERMS[term] ?? term).join(', then ')
}
