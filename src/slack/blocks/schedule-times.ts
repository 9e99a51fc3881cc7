/** The times that the engine proposes, each with a button. */
import type { types } from '@slack/bolt'
import type { PersonId } from '../../core/ids.ts'
import type { Offer, OfferedInterview } from '../../core/proposals.ts'
import { windowsOf } from '../../core/scheduling/request.ts'
import { type LocalDate, wallAt } from '../../core/time.ts'
import {
  agoWords,
  clocksWords,
  dateWords,
  dayWords,
  durationWords,
  localWords,
  spanWords,
  whenWords,
  zoneWords,
} from '../../core/time-words.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  divider,
  modal,
  type Option,
  option,
  plain,
  section,
} from './kit.ts'
import {
  becauseWords,
  costWords,
  nameOf,
  panelWords,
  type Told,
  totalWords,
} from './schedule-words.ts'

export interface ProposedTimes extends Told {
  /** Something to say first, such as that a time has just been taken. */
  readonly notice: Mrkdwn
  /** Whose calendar is too old to be relied on, and how old it is in minutes. */
  readonly stale: readonly { readonly who: PersonId; readonly minutes: number | undefined }[]
}

/** Beyond that it is no news of one person, but of the network. */
const STALE_SHOWN = 5

/** Slack takes no more options. */
const MOST_OPTIONS = 100

export function timesView(times: ProposedTimes): types.ModalView {
  const { proposal, notice } = times
  return modal({
    id: 'schedule-times',
    title: 'Times',
    metadata: JSON.stringify({ proposal: proposal.id }),
    blocks: [
      ...(notice.mrkdwn === '' ? [] : [section(notice)]),
      section(titleWords(times)),
      ...proposal.offers.flatMap((offer, i) => offerBlocks(offer, i, times)),
      ...staleBlocks(times),
      divider(),
      ...menus(times),
      context(proofWords(times)),
    ],
  })
}

/** Where the busy time of somebody offered may be out of date, whoever books should know. */
function staleBlocks({ stale }: ProposedTimes): Block[] {
  if (stale.length === 0) return []
  const each = stale.map(({ who, minutes }) =>
    minutes === undefined
      ? md`${mention(who)}'s calendar has not been read yet.`
      : md`${mention(who)}'s calendar was last read ${agoWords(minutes)}.`,
  )
  const they = md`They may be busy when I think they are free.`
  return [context(join([...each.slice(0, STALE_SHOWN), they], ' '))]
}

/** `Times for Mila Kovač · Fundamentals, 60 min · on their clock in Belgrade`. */
function titleWords({ proposal, candidate, stage }: ProposedTimes): Mrkdwn {
  const { kinds, minutes, day } = proposal.wanted
  const planned = stage.interviews.filter(({ key }) => kinds.includes(key))
  const [only] = planned
  const what =
    planned.length === 1 && only
      ? `${only.title}, ${durationWords(minutes ?? only.minutes)}`
      : `${stage.title}, ${planned.length} interviews`
  const when = day ? md` · only ${dateWords(day)}` : NOTHING
  return md`Times for ${bold(candidate.name)} · ${what} · their clock, ${zoneWords(candidate.zone)}${when}`
}

function offerBlocks(offer: Offer, index: number, times: ProposedTimes): Block[] {
  const { proposal, candidate, now } = times
  const [first] = offer.interviews
  if (!first) return []
  const lines =
    offer.interviews.length === 1 ? oneInterview(first, times) : timetable(offer.interviews, times)
  const label = `Book ${whenWords(first.span.start, candidate.zone, now)}`
  const why = [
    ...offer.because.map(becauseWords),
    ...offer.costs.map((cost) => costWords(cost, times)),
  ]
  return [
    section(
      md`${index + 1}  ${lines}`,
      button('book-offer', 'Book this time', `${proposal.id}:${index}`, { label }),
    ),
    ...(why.length > 0 ? [context(join(why, ' '))] : []),
  ]
}

function oneInterview(offered: OfferedInterview, times: ProposedTimes): Mrkdwn {
  const { candidate, officeZone, now } = times
  const when = bold(spanWords(offered.span, candidate.zone, now))
  const office = localWords(offered.span.start, officeZone, candidate.zone)
  const inOffice = office ? md` · ${office}, the office` : NOTHING
  return md`${when}${inOffice}\n${panelWords(offered, times)}`
}

/** A loop as a small timetable: a line a day, then a line an interview. */
function timetable(interviews: readonly OfferedInterview[], times: ProposedTimes): Mrkdwn {
  const { candidate, stage, officeZone, now } = times
  const { zone } = candidate
  const days = Map.groupBy(interviews, ({ span }) => wallAt(span.start, zone).date)
  const lines = [...days].flatMap(([, list]) => {
    const [first] = list
    if (!first) return []
    const office = localWords(first.span.start, officeZone, zone)
    const heading = md`${bold(`${dayWords(first.span.start, zone, now)} ${zoneWords(zone)}`)}${office ? md` · begins ${office}, the office` : NOTHING}`
    const rows = list.map((one) => {
      const title = stage.interviews.find(({ key }) => key === one.kind)?.title ?? one.kind
      return md`${clocksWords(one.span, zone)} ${title} · ${panelWords(one, times)}`
    })
    return [heading, ...rows]
  })
  const last = interviews.at(-1)
  const total = md`${totalWords(interviews)} in all${last ? md`, over by ${whenWords(last.span.end, zone, now)}` : NOTHING}`
  return join([...lines, total], '\n')
}

function menus(times: ProposedTimes): Block[] {
  const { proposal } = times
  const days = dayOptions(times)
  const people = peopleOptions(times)
  const whys = proposal.offers.flatMap(({ interviews: [first] }, i) => {
    if (!first) return []
    const when = whenWords(first.span.start, times.candidate.zone, times.now)
    return [option(`Why ${i + 1}: ${when}`, String(i))]
  })
  return [
    actions('schedule-times', [
      ...(days.length > 1 ? [select('other-days', 'Other days', days)] : []),
      ...(people.length > 0 ? [select('other-people', 'Other people', people)] : []),
      ...(whys.length > 0 ? [select('why-offer', 'Why this one?', whys)] : []),
      button('more-times', 'More times', proposal.id),
      button('change-form', 'Change what I asked', proposal.id),
    ]),
  ]
}

function select(id: string, label: string, options: readonly Option[]): types.StaticSelect {
  return {
    type: 'static_select',
    action_id: id,
    placeholder: plain(label, 150),
    options: options.slice(0, MOST_OPTIONS),
  }
}

/** Days to see alone: those with a time, as far as that is known, and all of them again. */
function dayOptions({ proposal, candidate }: ProposedTimes): Option[] {
  const { wanted, search } = proposal
  if (wanted.day === null && search?.starts) {
    return search.starts.map(({ date, count }) =>
      option(`${dateWords(date)} · ${count} ${count === 1 ? 'time' : 'times'}`, date),
    )
  }
  const windows = windowsOf({ possible: wanted.possible, day: null })
  const dates = windows.map(({ start }): LocalDate => wallAt(start, candidate.zone).date)
  const all = wanted.day === null ? [] : [option('All days', 'all')]
  return [...all, ...[...new Set(dates)].map((date) => option(dateWords(date), date))]
}

/** Leave somebody out, ask them again, or choose by hand. */
function peopleOptions(times: ProposedTimes): Option[] {
  const { offers, wanted } = times.proposal
  const sitting = new Set(
    offers.flatMap(({ interviews }) =>
      interviews.flatMap(({ seats }) => seats.flatMap(({ people }) => people)),
    ),
  )
  const out = wanted.chosen ? [] : [...sitting]
  return [
    option('Choose people myself', 'choose'),
    ...wanted.without.map((id) => option(`With ${nameOf(times, id)} again`, `with:${id}`)),
    ...out.map((id) => option(`Without ${nameOf(times, id)}`, `without:${id}`)),
  ]
}

/** `5 best of 41 · proved best in 12 ms`; honest where time ran out. */
function proofWords({ proposal }: ProposedTimes): Mrkdwn {
  const { offers, search } = proposal
  if (!search) return md`${offers.length} times`
  const possible = search.starts?.reduce((sum, { count }) => sum + count, 0)
  const took = durationOf(search.milliseconds)
  const isProved = offers.every(({ proved }) => proved)
  const of = possible === undefined ? '' : amongWords(offers.length, possible)
  return isProved
    ? md`${offers.length} best${of} · proved best in ${took}`
    : md`${offers.length} good ones${of} · time ran out after ${took}, before all were proved best`
}

/** How many starts there are; fewer than offers where other people make another offer of a start. */
function amongWords(offers: number, starts: number): string {
  if (offers <= starts) return ` of ${starts}`
  return ` for ${starts} ${starts === 1 ? 'start' : 'starts'}`
}

function durationOf(milliseconds: number): string {
  return milliseconds < 1000
    ? `${Math.max(1, Math.round(milliseconds))} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`
}
