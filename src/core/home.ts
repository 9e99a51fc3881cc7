/** What Home shows to whom. */
import type { PersonId } from './ids.ts'
import { type Interview, sitting } from './interviews.ts'
import { type Load, loadOf } from './load.ts'
import { leadsAndRecruiters, type Opening } from './openings.ts'
import type { Person } from './people.ts'
import { may } from './permissions.ts'
import type { Plan } from './plans.ts'
import { type Instant, type LocalDate, wallAt } from './time.ts'

/** How many interviews are listed; the rest is counted, and on pages of its own. */
const NEXT = 8
const UNCONFIRMED = 10

export interface HomeFacts {
  readonly person: Person
  /** In which the person sits, by start: of this week and after. */
  readonly theirs: readonly Interview[]
  /** Everybody's that lie ahead, by start; only for who schedules. */
  readonly ahead: readonly Interview[]
  readonly openings: readonly Opening[]
  readonly now: Instant
}

/** An interview that lies ahead, and whether its reader still has to answer. */
export interface Coming {
  readonly interview: Interview
  readonly isAsked: boolean
}

/** A booked interview that somebody has not agreed to yet. */
export interface Unconfirmed {
  readonly interview: Interview
  readonly waitingFor: readonly PersonId[]
  readonly openSeats: number
}

export interface Listed<T> {
  readonly items: readonly T[]
  /** How many there are beyond these. */
  readonly more: number
}

export interface Home {
  /** Until they have said when they can interview. */
  readonly isNew: boolean
  readonly pausedUntil: LocalDate | null
  readonly next: Listed<Coming>
  readonly load: Load
  readonly mayReadAudit: boolean
  /** For who schedules. */
  readonly unconfirmed: Listed<Unconfirmed> | null
}

/** An opening in numbers. */
export interface Glance {
  readonly opening: Opening
  /** Applications in progress in each stage of its plan, in order. */
  readonly stages: readonly { readonly title: string; readonly count: number }[]
}

/** Openings with how many applications are in each stage of theirs. */
export function glances(
  openings: readonly Opening[],
  plans: readonly Pick<Plan, 'key' | 'stages'>[],
  counts: readonly {
    readonly opening: Opening['id']
    readonly stage: string
    readonly count: number
  }[],
): Glance[] {
  return openings.map((opening) => {
    const stages = plans.find(({ key }) => key === opening.plan)?.stages ?? []
    return {
      opening,
      stages: stages.map(({ key, title }) => ({
        title,
        count: counts.find((one) => one.opening === opening.id && one.stage === key)?.count ?? 0,
      })),
    }
  })
}

/** What to show on somebody's Home at `now`; `isWhole` lists everything. */
export function homeOf(facts: HomeFacts, isWhole = false): Home {
  const { person, theirs, now } = facts
  const { pausedUntil, zone } = person
  return {
    isNew: !person.settledIn,
    pausedUntil: pausedUntil && pausedUntil > wallAt(now, zone).date ? pausedUntil : null,
    next: listed(coming(person.id, theirs, now), isWhole ? Infinity : NEXT),
    load: loadOf(person, theirs, now),
    mayReadAudit: may('read the audit log', { person }),
    unconfirmed: schedules(facts)
      ? listed(unconfirmed(facts), isWhole ? Infinity : UNCONFIRMED)
      : null,
  }
}

/** Whether somebody schedules interviews: everywhere, or for an opening of theirs. */
export function schedules({ person, openings }: Pick<HomeFacts, 'person' | 'openings'>): boolean {
  if (person.status === 'gone') return false
  const isGranted = person.grants.includes('recruiter') || person.grants.includes('admin')
  return isGranted || openings.some(({ leads }) => leads.includes(person.id))
}

function coming(who: PersonId, theirs: readonly Interview[], now: Instant): Coming[] {
  return theirs.flatMap((interview) => {
    const place = sitting(interview).find(({ person }) => person === who)
    if (!place || interview.status !== 'booked' || interview.span.end <= now) return []
    return [{ interview, isAsked: place.rsvp === 'asked' }]
  })
}

/** Those that the reader has booked or that belong to an opening of theirs. */
function unconfirmed({ person, ahead, openings, now }: HomeFacts): Unconfirmed[] {
  const own = new Set(
    openings
      .filter((opening) => leadsAndRecruiters(opening).includes(person.id))
      .map(({ id }) => id),
  )
  return ahead.flatMap((interview) => {
    const { status, span, bookedBy, opening, vacancies } = interview
    if (status !== 'booked' || span.start <= now) return []
    if (bookedBy !== person.id && !own.has(opening)) return []
    const waitingFor = sitting(interview)
      .filter(({ rsvp }) => rsvp === 'asked')
      .map((place) => place.person)
    const isSettled = waitingFor.length === 0 && vacancies.length === 0
    return isSettled ? [] : [{ interview, waitingFor, openSeats: vacancies.length }]
  })
}

function listed<T>(all: readonly T[], most: number): Listed<T> {
  return { items: all.slice(0, most), more: Math.max(0, all.length - most) }
}
