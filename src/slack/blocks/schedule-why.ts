/** Why one offer comes before the next best, in the engine's own terms. */
import type { types } from '@slack/bolt'
import type { Offer } from '../../core/proposals.ts'
import { durationWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { type Block, modal, section } from './kit.ts'
import type { ProposedTimes } from './schedule-times.ts'
import { becauseWords, costWords, mentions, panelWords } from './schedule-words.ts'

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

export function whyView(times: ProposedTimes, index: number): types.ModalView {
  const { proposal, candidate, now } = times
  const offer = proposal.offers[index]
  const [first] = offer?.interviews ?? []
  const lines = offer && first ? explained(offer, times) : []
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

function explained(offer: Offer, times: ProposedTimes): Block[] {
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
    section(runnerUpWords(offer, times)),
    ...(offer.spare.length > 0
      ? [section(md`${mentions(offer.spare)} could step in at that time.`)]
      : []),
    section(
      offer.proved
        ? md`Proved: nothing that differs in the same way is better.`
        : md`Not proved: time ran out first, so something better may exist.`,
    ),
  ]
}

function runnerUpWords({ runnerUp, value }: Offer, times: ProposedTimes): Mrkdwn {
  const [first] = runnerUp?.interviews ?? []
  if (!runnerUp || !first) return md`There is no runner-up.`
  const when = whenWords(first.span.start, times.candidate.zone, times.now)
  const costs = Object.entries(runnerUp.value).flatMap(([term, amount]) => {
    const more = amount - (value[term] ?? 0)
    return more === 0 ? [] : [differenceWords(term, more)]
  })
  const cost = costs.length > 0 ? costs.join('; ') : 'It costs the same and comes later in order'
  const people = runnerUp.interviews.map((one) => panelWords(one, times))
  return md`*Runner-up*: ${when} with ${join(people, ' · ')}\n${cost}.`
}

/** What the runner-up has more or less of, the way a person would say it. */
function differenceWords(term: string, more: number): string {
  const size = Math.abs(more)
  const minutes = durationWords(size)
  switch (term) {
    case 'finish':
      return more > 0 ? `ends ${minutes} later` : `ends ${minutes} earlier`
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
