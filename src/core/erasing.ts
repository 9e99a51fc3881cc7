/** Taking somebody's data away for good: figures stay under random keys, and nothing that leads back to the person. */
import { homeNotice } from './announce.ts'
import type { Application, Candidate } from './candidates.ts'
import type { Changes } from './changes.ts'
import type { ChannelId, PersonId } from './ids.ts'
import type { Interview } from './interviews.ts'
import type { Notice } from './notices.ts'
import type { PastRating } from './past-ratings.ts'
import { Refusal } from './refusal.ts'
import { type Instant, type LocalDate, UTC, wallAt, type Zone } from './time.ts'

/** A message of the bot that is about somebody: it is edited to a line that says nothing. */
export interface Told {
  /** Who was written to, or the conversation itself. */
  readonly to: PersonId | ChannelId
  readonly ts: string
}

/** A file of the bot that is about somebody: it is deleted. */
export interface Filed {
  readonly to: PersonId | ChannelId
  readonly file: string
}

export interface ErasureFacts {
  readonly candidate: Candidate
  readonly applications: readonly Application[]
  /** Of these applications. */
  readonly interviews: readonly Interview[]
  readonly scorecards: number
  readonly pastRatings: readonly PastRating[]
  readonly told: readonly Told[]
  readonly filed: readonly Filed[]
  /** Everybody whose Home may show them. */
  readonly watching: readonly PersonId[]
  /** Ids that notices and places of messages go by: the applications', interviews' and proposals'. */
  readonly ids: readonly string[]
}

export interface EraseBy {
  readonly by: PersonId | 'system'
  readonly now: Instant
  /** What is today, where the office is. */
  readonly zone: Zone
}

/** Who stands in for whoever was erased, where something about them was counted. */
export const ERASED_NAME = 'Erased candidate'

/**
 * Erase a candidate: their records, and what the bot has said and shared about them.
 *
 * @throws Refusal `too-late` if that is done already, `held` while their data must be kept, `interviews-ahead`.
 */
export function erase(facts: ErasureFacts, { by, now, zone }: EraseBy): Changes {
  const { candidate, applications, interviews, pastRatings, told, filed } = facts
  refuseErasing(facts, wallAt(now, zone).date)
  return {
    candidates: [withoutPerson(candidate)],
    applications: applications.map(withoutWords),
    interviews: interviews.map(withoutTalk),
    pastRatings,
    forget: {
      candidate: candidate.id,
      applications: applications.map(({ id }) => id),
      ids: facts.ids,
    },
    notices: [
      ...told.map((one) => unsay(one, now)),
      ...filed.map((one) => unfile(one, now)),
      ...facts.watching.map((to) => homeNotice(to, candidate, now)),
    ],
    deeds: [
      {
        actor: by,
        verb: 'erase',
        object: candidate.id,
        before: { status: candidate.status },
        after: {
          status: 'erased',
          applications: applications.length,
          scorecards: facts.scorecards,
          ratings: pastRatings.length,
          messages: told.length,
          files: filed.length,
        },
        at: now,
      },
    ],
  }
}

/** @throws Refusal as `erase` does, on the local date `today`. */
export function refuseErasing({ candidate, interviews }: ErasureFacts, today: LocalDate): void {
  if (candidate.status === 'erased') {
    throw new Refusal({ code: 'too-late', what: 'This candidate', state: 'erased' })
  }
  const { hold } = candidate
  if (hold && hold.until >= today) throw new Refusal({ code: 'held', until: hold.until })
  const ahead = interviews.filter(({ status }) => status === 'booked').length
  if (ahead > 0) throw new Refusal({ code: 'interviews-ahead', count: ahead })
}

function withoutPerson({ id, rev }: Candidate): Candidate {
  return {
    id,
    rev,
    name: ERASED_NAME,
    mail: null,
    zone: UTC,
    placeOfStudy: '',
    languages: [],
    resume: null,
    addedAt: null,
    hold: null,
    status: 'erased',
  }
}

function withoutWords(application: Application): Application {
  return {
    ...application,
    status: application.status === 'in progress' ? 'withdrawn' : application.status,
    possible: null,
    screening: [],
    passedOver: [],
    notes: '',
    otherOfferUntil: null,
  }
}

/** That people sat together stays, because their load is counted; what was written about it goes. */
function withoutTalk(interview: Interview): Interview {
  const { place, moves, panel, ending } = interview
  return {
    ...interview,
    zone: UTC,
    notes: '',
    place: place.kind === 'room' ? place : { ...place, text: '' },
    moves: moves.map((move) => ({ ...move, reason: '' })),
    panel: panel.map((seat) => ({ ...seat, reason: '' })),
    ending: ending && { ...ending, reason: '' },
  }
}

function unsay({ to, ts }: Told, now: Instant): Notice {
  return { key: `unsay:${to}:${ts}`, channel: 'slack', to, due: now, body: { kind: 'unsay', ts } }
}

function unfile({ to, file }: Filed, now: Instant): Notice {
  return { key: `unfile:${file}`, channel: 'slack', to, due: now, body: { kind: 'unfile', file } }
}
