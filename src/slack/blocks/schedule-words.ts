/** Why a time is offered, what it costs and who would sit there, in words. */
import type { Candidate } from '../../core/candidates.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Opening } from '../../core/openings.ts'
import type { Person } from '../../core/people.ts'
import type { Stage } from '../../core/plans.ts'
import type { Aim, Because, Cost, OfferedInterview, Proposal } from '../../core/proposals.ts'
import { type Instant, minutesOf, type Zone } from '../../core/time.ts'
import { clockWords, durationWords, localWords } from '../../core/time-words.ts'
import { join, type Mrkdwn, md, mention } from '../text.ts'

/** What the words about a proposal draw on. */
export interface Told {
  readonly proposal: Proposal
  readonly candidate: Candidate
  readonly opening: Opening
  readonly stage: Stage
  readonly people: ReadonlyMap<PersonId, Person>
  /** The pool that somebody would join, by the place of the way. */
  readonly pools: ReadonlyMap<number, string>
  readonly officeZone: Zone
  readonly now: Instant
}

/** `<@U1> and <@U2>`. */
export function mentions(people: readonly PersonId[]): Mrkdwn {
  const shown = people.map((person) => mention(person))
  if (shown.length < 2) return join(shown, '')
  return md`${join(shown.slice(0, -1), ', ')} and ${shown.at(-1) ?? ''}`
}

/** A person's name where mentions mean nothing: in options and buttons. */
export function nameOf({ people }: Pick<Told, 'people'>, person: string): string {
  return [...people.values()].find(({ id }) => id === person)?.name ?? person
}

export function becauseWords(because: Because): Mrkdwn {
  switch (because.code) {
    case 'earliest':
      return md`${aimWords(because.aim)}.`
    case 'same-panel':
      return md`The same panel.`
    case 'preferred':
      return md`Inside everyone's preferred hours.`
    case 'one-day':
      return md`All on one day.`
    case 'free-week':
      return md`${mentions(because.people)} ${has(because.people)} no other interview that week.`
    case 'least-load':
      return md`${mentions(because.people)} ${has(because.people)} had the fewest interviews lately.`
  }
}

function aimWords(aim: Aim): Mrkdwn {
  switch (aim.kind) {
    case 'best':
      return md`Earliest`
    case 'other-day':
      return md`Earliest on another day`
    case 'other-half':
      return md`Earliest in ${aim.half === 'morning' ? 'a morning' : 'an afternoon'}`
    case 'other-people':
      return md`Earliest without ${mentions(aim.without)}`
    case 'other-time':
      return md`Earliest of the others`
  }
}

function has(people: readonly PersonId[]): string {
  return people.length === 1 ? 'has' : 'have'
}

export function costWords(cost: Cost, { people, stage }: Pick<Told, 'people' | 'stage'>): Mrkdwn {
  switch (cost.code) {
    case 'off-hours': {
      const zone = people.get(cost.person)?.zone
      const at = zone ? clockWords(cost.at, zone) : durationWords(cost.minutes)
      return md`${at} for ${mention(cost.person)}, outside the hours they like.`
    }
    case 'cap': {
      const { count, cap, per, person } = cost
      const most = count > cap ? `where they usually take ${cap}` : 'the most they take'
      return md`${mention(person)} would have ${count} interviews that ${per}, ${most}.`
    }
    case 'gaps':
      return md`${durationWords(cost.minutes)} of waiting between interviews.`
    case 'days':
      return md`Spread over ${cost.days} days.`
    case 'empty-seats':
      return md`No ${emptyWords(cost.seats, stage)}.`
  }
}

/** `shadow`, or `shadow in Fundamentals and Language` where there are several interviews. */
function emptyWords(
  seats: readonly { readonly interview: string; readonly seat: string }[],
  stage: Stage,
): string {
  const bySeat = Map.groupBy(seats, ({ interview, seat }) =>
    seatTitle(stage, interview, seat).toLowerCase(),
  )
  const words = [...bySeat].map(([title, list]) => {
    const where = list.map(
      ({ interview }) => stage.interviews.find(({ key }) => key === interview)?.title ?? interview,
    )
    return seats.length === 1 ? title : `${title} in ${AND.format(where)}`
  })
  return AND.format(words)
}

const AND = new Intl.ListFormat('en')

export function seatTitle({ interviews }: Stage, interview: string, seat: string): string {
  const planned = interviews.find(({ key }) => key === interview)
  return planned?.seats.find(({ key }) => key === seat)?.title ?? 'Panel'
}

/** Who sits there, each with their own clock where it differs from the candidate's; shadows are named as such. */
export function panelWords(
  { kind, span, seats }: OfferedInterview,
  { people, stage, candidate }: Pick<Told, 'people' | 'stage' | 'candidate'>,
): Mrkdwn {
  const planned = stage.interviews.find(({ key }) => key === kind)
  const sitters = seats.flatMap((seat) => {
    const shadow = planned?.seats.find(({ key }) => key === seat.seat)?.shadow ?? false
    return seat.people.map((id) => {
      const words = sitterWords(id, span.start, people.get(id)?.zone, candidate.zone)
      return shadow ? md`shadow: ${words}` : words
    })
  })
  return join(sitters, ' · ')
}

function sitterWords(
  id: PersonId,
  start: Instant,
  zone: Zone | undefined,
  candidates: Zone,
): Mrkdwn {
  if (!zone) return mention(id)
  const theirs = localWords(start, zone, candidates)
  return theirs ? md`${mention(id)} (${theirs})` : mention(id)
}

/** Length of everything an offer holds, waiting included. */
export function totalWords(interviews: readonly OfferedInterview[]): string {
  const minutes = interviews.reduce((sum, { span }) => sum + minutesOf(span), 0)
  return durationWords(minutes)
}
