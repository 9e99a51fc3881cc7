/** What waits on a reader, each thing with what its delay costs. */
import type { Application } from '../candidates.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, sitting } from '../interviews.ts'
import type { Opening } from '../openings.ts'
import type { DigestPart, Reader } from '../readers.ts'
import type { CardOwed } from '../scorecards/duty.ts'
import { addDays, DAY_MINUTES, type Instant, minutesOf, wallAt, type Zone } from '../time.ts'
import type { OpenDebrief } from './plan.ts'

/** Everything a digest is made from. Nothing here says what a scorecard says. */
export interface DigestFacts {
  readonly reader: Reader
  readonly zone: Zone
  readonly now: Instant
  /** Open ones that the reader leads or recruits for. */
  readonly openings: readonly Opening[]
  /** Open debriefs of the openings they lead, without those of candidates about whom they still owe a card. */
  readonly debriefs: readonly (OpenDebrief & { readonly of: Application })[]
  /** Interviews ahead that lack an answer or somebody in a seat: of their openings, or booked by them. */
  readonly unsettled: readonly Interview[]
  /** Cards of others that are owed in the openings they lead, where they may know whose. */
  readonly owed: readonly CardOwed[]
  readonly ownCards: readonly CardOwed[]
  /** In which they sit and that are not over, by start. */
  readonly own: readonly Interview[]
  readonly withKit: ReadonlySet<Interview['id']>
  /** Applications that wait for nobody, since when, and how many there are. */
  readonly idle: readonly { readonly application: Application; readonly since: Instant }[]
  readonly idleCount: number
}

export type Matter =
  | { readonly kind: 'decide'; readonly debrief: DigestFacts['debriefs'][number] }
  | {
      readonly kind: 'seat'
      readonly interview: Interview
      readonly vacancy: Interview['vacancies'][number]
    }
  | { readonly kind: 'card'; readonly owed: CardOwed }
  | { readonly kind: 'overdue'; readonly owed: CardOwed }
  | { readonly kind: 'answer'; readonly interview: Interview }
  | {
      readonly kind: 'unanswered'
      readonly interview: Interview
      readonly of: PersonId
      readonly lapses: Instant | null
    }
  | { readonly kind: 'interview'; readonly interview: Interview; readonly hasKit: boolean }
  | { readonly kind: 'next'; readonly application: Application; readonly since: Instant }
  /** For a channel, where nobody is shown up: how many scorecards are overdue, and since when the first. */
  | { readonly kind: 'late'; readonly count: number; readonly oldest: Instant }

export type Item = Matter & {
  /** The same from one look to the next, as long as it is the same thing. */
  readonly key: string
  /** Lower is dearer: first by kind and closeness, then by time within it. */
  readonly cost: readonly [rank: number, within: number]
}

export const KINDS: readonly Matter['kind'][] = [
  ...(['decide', 'seat', 'card', 'overdue', 'late', 'answer'] as const),
  ...(['unanswered', 'interview', 'next'] as const),
]

/** Whoever waits for less than this has not been forgotten yet. */
const FORGOTTEN_MINUTES = DAY_MINUTES
const SOON_MINUTES = 2 * DAY_MINUTES
/** Another offer this near outweighs everything else. */
const OFFER_DAYS = 3

const PARTS: Readonly<Record<Matter['kind'], DigestPart>> = {
  decide: 'decisions',
  seat: 'seats',
  card: 'cards',
  overdue: 'overdue',
  late: 'overdue',
  answer: 'answers',
  unanswered: 'answers',
  interview: 'interviews',
  next: 'next steps',
}

/** Everything that waits on the reader, the dearest delay first, without the parts they do not want. */
export function itemsOf(facts: DigestFacts): Item[] {
  const { without } = facts.reader
  return [
    ...facts.debriefs.map((debrief) => decide(debrief, facts)),
    ...facts.unsettled.flatMap((interview) => seats(interview, facts)),
    ...facts.unsettled.flatMap((interview) => unanswered(interview, facts, facts.reader.id)),
    ...facts.ownCards.map((owed) => ownCard(owed, facts)),
    ...facts.owed.filter(({ due }) => due <= facts.now).map(overdue),
    ...facts.own.flatMap((interview) => own(interview, facts)),
    ...forgotten(facts),
  ]
    .filter(({ kind }) => !without.includes(PARTS[kind]))
    .toSorted(byCost)
}

/** What a channel is told of: of one opening, and of nobody in person. */
export type ChannelFacts = Now &
  Pick<DigestFacts, 'debriefs' | 'unsettled' | 'owed' | 'idle' | 'idleCount'>

/** Everything that waits in an opening, the dearest delay first. */
export function channelItems(facts: ChannelFacts): Item[] {
  return [
    ...facts.debriefs.map((debrief) => decide(debrief, facts)),
    ...facts.unsettled.flatMap((interview) => seats(interview, facts)),
    ...facts.unsettled.flatMap((interview) => unanswered(interview, facts)),
    ...late(facts.owed.filter(({ due }) => due <= facts.now)),
    ...forgotten(facts),
  ].toSorted(byCost)
}

/** Where and when it is looked from. */
type Now = Pick<DigestFacts, 'now' | 'zone'>

function forgotten({ idle, now }: Pick<DigestFacts, 'idle' | 'now'>): Item[] {
  return idle
    .filter(({ since }) => minutesOf({ start: since, end: now }) >= FORGOTTEN_MINUTES)
    .map(next)
}

function late(owed: readonly CardOwed[]): Item[] {
  const [first, ...others] = owed.map(({ due }) => due)
  if (first === undefined) return []
  const oldest = others.reduce((least, due) => (due < least ? due : least), first)
  return [{ kind: 'late', count: owed.length, oldest, key: 'late', cost: [3, oldest] }]
}

/** Candidates who can refuse another offer only for so long come first, then who has waited longest. */
function decide(debrief: DigestFacts['debriefs'][number], { now, zone }: Now): Item {
  const until = debrief.of.otherOfferUntil
  const isUrgent = until !== null && until <= addDays(wallAt(now, zone).date, OFFER_DAYS)
  const within = isUrgent ? Date.parse(until) : debrief.since
  const key = `decide:${debrief.application}:${debrief.stage}`
  return { kind: 'decide', debrief, key, cost: [isUrgent ? 0 : 2, within] }
}

function seats(interview: Interview, facts: Now): Item[] {
  return interview.vacancies.map((vacancy) => ({
    kind: 'seat',
    interview,
    vacancy,
    key: `seat:${interview.id}:${vacancy.leaver}`,
    cost: [isSoon(interview, facts) ? 1 : 4, interview.span.start],
  }))
}

/** Places of others that wait for an answer; a question that lapses today is near. */
function unanswered(interview: Interview, facts: Now, reader?: PersonId): Item[] {
  const today = wallAt(facts.now, facts.zone).date
  return sitting(interview)
    .filter(({ rsvp, person }) => rsvp === 'asked' && person !== reader)
    .map(({ person, expiresAt }) => {
      const lapses = expiresAt && wallAt(expiresAt, facts.zone).date === today ? expiresAt : null
      const isNear = lapses !== null || isSoon(interview, facts)
      return {
        kind: 'unanswered',
        interview,
        of: person,
        lapses,
        key: `unanswered:${interview.id}:v${interview.version}:${person}`,
        cost: [isNear ? 5 : 7, lapses ?? interview.span.start],
      }
    })
}

function ownCard(owed: CardOwed, { now }: DigestFacts): Item {
  const key = `card:${owed.interview.id}:${owed.person}`
  return { kind: 'card', owed, key, cost: [owed.due <= now ? 1 : 5, owed.due] }
}

function overdue(owed: CardOwed): Item {
  const key = `overdue:${owed.interview.id}:${owed.person}`
  return { kind: 'overdue', owed, key, cost: [3, owed.due] }
}

/** Their own: a question for them, or an interview today. */
function own(interview: Interview, facts: DigestFacts): Item[] {
  const place = sitting(interview).find(({ person }) => person === facts.reader.id)
  const { start } = interview.span
  if (interview.status !== 'booked' || !place) return []
  if (place.rsvp === 'asked') {
    const key = `answer:${interview.id}:v${interview.version}`
    return [{ kind: 'answer', interview, key, cost: [isSoon(interview, facts) ? 1 : 5, start] }]
  }
  if (wallAt(start, facts.zone).date !== wallAt(facts.now, facts.zone).date) return []
  const hasKit = facts.withKit.has(interview.id)
  return [
    { kind: 'interview', interview, hasKit, key: `interview:${interview.id}`, cost: [6, start] },
  ]
}

function next({ application, since }: DigestFacts['idle'][number]): Item {
  return {
    kind: 'next',
    application,
    since,
    key: `next:${application.id}:${application.stage}`,
    cost: [8, since],
  }
}

function isSoon({ span }: Interview, { now }: Pick<Now, 'now'>): boolean {
  return minutesOf({ start: now, end: span.start }) <= SOON_MINUTES
}

function byCost(a: Item, b: Item): number {
  return a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || (a.key < b.key ? -1 : 1)
}

/** Whether something asks for a deed; an interview today only asks to be held. */
export function isMatter({ kind }: Item): boolean {
  return kind !== 'interview'
}
