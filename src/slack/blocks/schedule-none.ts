/** No time fits: why, and each single change that would bring one, as a button. */
import type { types } from '@slack/bolt'
import type { PossibleTimes } from '../../core/candidates.ts'
import type { Favour, SeatKept, Way } from '../../core/proposals.ts'
import { addDays, DAY_MINUTES, type LocalDate, wallAt } from '../../core/time.ts'
import {
  clockWords,
  dateWords,
  dayWords,
  durationWords,
  weekdaysWords,
  zoneWords,
} from '../../core/time-words.ts'
import { asksFirst, type HeldRule } from '../../core/wanted.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { actions, type Block, button, context, modal, section } from './kit.ts'
import type { ProposedTimes } from './schedule-times.ts'
import { mentions, nameOf, panelWords, seatTitle, type Told } from './schedule-words.ts'

/** How many reasons are given. */
const MOST_REASONS = 5

/** How many people of a pool are named. */
const MOST_NAMED = 4

export function noTimeView(told: ProposedTimes): types.ModalView {
  const { proposal, candidate, notice } = told
  const { first, last } = proposal.wanted.possible
  const { seats = [], ways = [], unknown = false } = proposal.none ?? {}
  const reasons = reasonsWords(told)
  return modal({
    id: 'schedule-none',
    title: 'No time',
    metadata: JSON.stringify({ proposal: proposal.id }),
    blocks: [
      ...(notice.mrkdwn === '' ? [] : [section(notice)]),
      section(
        unknown
          ? md`The search took too long, so I can't say whether any time fits ${bold(candidate.name)}. Ask for fewer days, or for one interview at a time.`
          : md`No time fits ${bold(candidate.name)} ${daysWords(first, last)}.`,
      ),
      ...(reasons === NOTHING ? [] : [section(reasons)]),
      ...(ways.length > 0 ? [section(md`*What would help*`)] : []),
      ...ways.flatMap((way, i) => wayBlocks(way, i, told)),
      ...(ways.length === 0 && !unknown ? [section(adviceOn(seats))] : []),
      actions('schedule-none', [button('change-form', 'Change what I asked', proposal.id)]),
    ],
  })
}

function adviceOn(seats: readonly SeatKept[]): Mrkdwn {
  return seats.some(({ people }) => people.length === 0)
    ? md`Add somebody to that pool with /interviewers, or choose the panel yourself.`
    : md`No single change would bring a time. Change the days, the hours or the panel.`
}

/** What stands in the way, a line each; nothing where that is not known. */
export function reasonsWords(told: Told): Mrkdwn {
  const { conflict = [], seats = [] } = told.proposal.none ?? {}
  // What keeps somebody from a seat is said with the seat.
  const said = new Set<string>(seats.flatMap(({ people }) => people.map(({ person }) => person)))
  const reasons = conflict.filter(({ of }) => !said.has(of)).slice(0, MOST_REASONS)
  if (reasons.length === 0) return NOTHING
  return join(
    reasons.map((rule) => conflictWords(rule, told)),
    '\n',
  )
}

/** The change as a button, or what came of having asked for it. */
function wayBlocks(way: Way, index: number, told: ProposedTimes): Block[] {
  const { proposal } = told
  const brings = wayBrings(way, told)
  const favour = proposal.favours.find(
    ({ loosening }) => JSON.stringify(loosening) === JSON.stringify(way.loosening),
  )
  if (favour) return [section(md`${brings}`), context(favourState(favour))]
  const label = wayLabel(way, index, told)
  return [
    section(brings, button('take-way', label, `${proposal.id}:${index}`, { label })),
    ...(asksFirst(way.loosening) === 'person'
      ? [context(md`They are asked first. Nothing is booked before they agree.`)]
      : []),
  ]
}

function favourState({ person, says }: Favour): Mrkdwn {
  switch (says) {
    case 'asked':
      return md`You asked ${mention(person)}. I'll write to you when they answer.`
    case 'yes':
      return md`${mention(person)} agreed.`
    case 'no':
      return md`${mention(person)} would rather not.`
  }
}

/** What is in the way, a sentence each. */
export function conflictWords(rule: HeldRule, told: Told): Mrkdwn {
  const { wanted } = told.proposal
  const { possible } = wanted
  switch (rule.rule) {
    case 'window':
    case 'horizon':
      return md`The candidate can come ${daysWords(possible.first, possible.last)}${onlyOn(possible)}, ${possible.from} to ${possible.to} ${zoneWords(possible.zone)}.`
    case 'pool':
      return seatConflict(rule.of, told)
    case 'cap':
      return md`${who(rule, told)} has as many interviews as they take.`
    case 'hours':
      return md`${who(rule, told)} does not work in those hours.`
    case 'busy':
    case 'buffer':
      return md`${who(rule, told)} is taken when the others could.`
    case 'room':
      return md`${wanted.place.text || 'The room'} is taken when the others could.`
    case 'order':
      return md`“${interviewTitle(rule.of, told)}” comes after ${before(rule.of, told)}.`
    case 'break':
      return md`The candidate has ${durationWords(told.stage.breakMinutes)} between interviews.`
    case 'lunch':
      return md`The candidate has lunch in between.`
    case 'maxPerDay':
      return md`The candidate has at most ${told.stage.maxPerDay} interviews a day.`
    case 'maxDays':
      return md`All has to happen within ${daysCount(told.stage.maxDays)}.`
    case 'onePerPerson':
      return md`Nobody sits in two interviews of one loop.`
    case 'notice':
      return md`Nobody is asked at less than two hours' notice.`
  }
}

function interviewTitle(key: string, { stage }: Told): string {
  return stage.interviews.find((one) => one.key === key)?.title ?? key
}

/** The interviews that come before another, by their titles. */
function before(key: string, told: Told): string {
  const planned = told.stage.interviews.find((one) => one.key === key)?.after ?? []
  const earlier = planned.filter((one) => told.proposal.wanted.kinds.includes(one))
  return earlier.map((one) => `“${interviewTitle(one, told)}”`).join(' and ')
}

/** `The seat “Rust” needs Ana or Bo. Ana already has the 3 interviews a week they take; Bo is away until Mon 22 Mar.` */
function seatConflict(of: string, told: Told): Mrkdwn {
  const { proposal, stage } = told
  const [interview = '', seat = ''] = of.split('/')
  const name = seatTitle(stage, interview, seat)
  const isLoop = proposal.wanted.kinds.length > 1
  const title = isLoop ? `${name} in ${interviewTitle(interview, told)}` : name
  const kept = proposal.none?.seats.find((one) => one.interview === interview && one.seat === seat)
  const people = kept?.people ?? []
  if (people.length === 0) return md`Nobody can take the seat “${title}”: its pool is empty.`
  const named = people.slice(0, MOST_NAMED)
  const names = named.map(({ person }) => mention(person))
  const more = people.length - named.length
  const last = more > 0 ? md` or one of ${more} more` : NOTHING
  const { possible } = proposal.wanted
  const whys = [...Map.groupBy(named, (one) => keptWords(one, possible, true))].map(
    ([many, [first, ...others]]) => {
      const people = [first, ...others].flatMap((one) => one?.person ?? [])
      const words = first && others.length === 0 ? keptWords(first, possible, false) : many
      return md`${mentions(people)} ${words}`
    },
  )
  return md`The seat “${title}” needs ${join(names, ' or ')}${last}. ${join(whys, '; ')}.`
}

/** What most of somebody's starts are lost to; `several` people say it alike. */
function keptWords(
  { free, outsideHours, busy, capped, capPerDay, capPerWeek, freeFrom }: KeptPerson,
  { zone, last }: PossibleTimes,
  several: boolean,
): string {
  const [has, is, does] = several ? ['have', 'are', 'do'] : ['has', 'is', 'does']
  const most = Math.max(outsideHours, busy, capped)
  if (most === 0) return free > 0 ? 'could, but not when the others can' : `${has} no time then`
  if (most === capped) {
    const [cap, per] = capPerWeek === undefined ? [capPerDay ?? 1, 'day'] : [capPerWeek, 'week']
    return `already ${has} the ${cap === 1 ? 'one interview' : `${cap} interviews`} a ${per} they take`
  }
  const isLater = freeFrom !== undefined && wallAt(freeFrom, zone).date > last
  const again = isLater ? ` until ${dayWords(freeFrom, zone)}` : ''
  if (most === busy) return `${is} taken${again}`
  return isLater ? `${is} away${again}` : `${does} not work then`
}

type KeptPerson = SeatKept['people'][number]

function who({ of }: HeldRule, { people }: Told): Mrkdwn {
  const person = [...people.values()].find(({ id }) => id === of)
  return person ? mention(person.id) : md`Somebody`
}

/** What a change is called on its button. */
export function wayLabel({ loosening }: Way, index: number, told: Told): string {
  const { rule, of, by = 0, side, person = '' } = loosening
  const { possible } = told.proposal.wanted
  switch (rule) {
    case 'cap':
      return `Ask ${nameOf(told, of)} for one more`
    case 'hours':
      return side === 'before'
        ? `Ask ${nameOf(told, of)} to start ${durationWords(by)} earlier`
        : `Ask ${nameOf(told, of)} to stay ${durationWords(by)} longer`
    case 'pool':
      return `Add ${nameOf(told, person)} to the ${told.pools.get(index) ?? ''} pool`
    case 'horizon':
      return `Look until ${dateWords(addDays(possible.last, Math.round(by / DAY_MINUTES)))}`
    case 'window':
      return side === 'before'
        ? `Start the day ${durationWords(by)} earlier`
        : `End the day ${durationWords(by)} later`
    case 'lunch':
      return 'Leave out lunch'
    case 'maxPerDay':
      return 'One more interview a day'
    case 'maxDays':
      return `Spread it over ${daysCount(told.stage.maxDays + 1)}`
    case 'notice':
      return 'Shorter notice'
    default:
      return 'Change the rule'
  }
}

/** The time that a change would bring: `Tue 9 Mar, 10:00 with Ana`. */
export function wayBrings({ interviews }: Way, told: Told): Mrkdwn {
  const [first] = interviews
  if (!first) return md`would work`
  const { candidate, now } = told
  const at = `${dayWords(first.span.start, candidate.zone, now)}, ${clockWords(first.span.start, candidate.zone)} ${zoneWords(candidate.zone)}`
  return md`${at} with ${panelWords(first, told)}`
}

/** `between Mon 8 Mar and Fri 12 Mar`, `on Mon 8 Mar`. */
function daysWords(first: LocalDate, last: LocalDate): string {
  return first === last
    ? `on ${dateWords(first)}`
    : `between ${dateWords(first)} and ${dateWords(last)}`
}

/** Nothing of a working week or a whole one: that goes without saying. */
function onlyOn({ days }: PossibleTimes): string {
  const all = [1, 2, 3, 4, 5].every((day) => days.some((one) => one === day))
  const isUsual = all && days.length !== 6
  return isUsual ? '' : ` (${weekdaysWords(days)} only)`
}

function daysCount(days: number): string {
  return days === 1 ? 'one day' : `${days} days`
}
