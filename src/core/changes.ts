import type { Deed } from './audit.ts'
import type { BusyTime, CalendarFeed } from './calendar-feeds.ts'
import type { Application, Candidate } from './candidates.ts'
import type { Decision } from './decisions.ts'
import type { Diary } from './diaries.ts'
import type { ApplicationId, CandidateId } from './ids.ts'
import type { Interview, Loop } from './interviews.ts'
import type { Asking } from './kits/asking.ts'
import type { QuestionFigures } from './kits/figures.ts'
import type { KeptQuestion } from './kits/kept-question.ts'
import type { Kit } from './kits/kit.ts'
import type { QuestionReport } from './kits/reports.ts'
import type { Round } from './kits/round.ts'
import type { Notice } from './notices.ts'
import type { Opening } from './openings.ts'
import type { PastRating } from './past-ratings.ts'
import type { Membership, Person } from './people.ts'
import type { Proposal } from './proposals.ts'
import type { Reader } from './readers.ts'
import type { Scorecard } from './scorecards/scorecard.ts'
import type { Unsealing } from './scorecards/unsealing.ts'

/** Whose records go, and by which ids notices and posted messages are known to be about them. */
export interface Forgotten {
  readonly candidate: CandidateId
  readonly applications: readonly ApplicationId[]
  readonly ids: readonly string[]
}

/**
 * What a decision asks the store to write: all of it, or none of it.
 *
 * A record is written with the revision it was read at (`rev`, 0 for a new one); the store refuses the
 * lot if one of them, or a diary in `reliedOn`, has moved on.
 */
export interface Changes {
  readonly people?: readonly Person[]
  readonly memberships?: readonly Membership[]
  readonly openings?: readonly Opening[]
  readonly candidates?: readonly Candidate[]
  readonly applications?: readonly Application[]
  readonly proposals?: readonly Proposal[]
  readonly loops?: readonly Loop[]
  readonly interviews?: readonly Interview[]
  readonly kits?: readonly Kit[]
  readonly rounds?: readonly Round[]
  readonly askings?: readonly Asking[]
  readonly keptQuestions?: readonly KeptQuestion[]
  readonly questionReports?: readonly QuestionReport[]
  readonly figures?: readonly QuestionFigures[]
  readonly scorecards?: readonly Scorecard[]
  readonly unsealings?: readonly Unsealing[]
  readonly decisions?: readonly Decision[]
  readonly readers?: readonly Reader[]
  readonly pastRatings?: readonly PastRating[]
  /** Deletes what was assessed, proposed and owed about a candidate. */
  readonly forget?: Forgotten
  readonly feeds?: readonly CalendarFeed[]
  /** Replaces what was kept of each person's own calendar. */
  readonly busy?: readonly BusyTime[]
  readonly notices?: readonly Notice[]
  /** What a plan wants said: a new key is owed, one that nobody has tried to send yet moves to the new due; any other stays. */
  readonly planned?: readonly Notice[]
  /** Beginnings of keys: unsent notices under them are dropped before the new ones are written. */
  readonly withdraw?: readonly string[]
  readonly reliedOn?: readonly Diary[]
  /** Every change of state is told to the audit log in the same commit. */
  readonly deeds: readonly Deed[]
}

/** Two changes as one commit. They may not write the same record. */
export function together(first: Changes, then: Changes): Changes {
  const lists = new Map<string, readonly unknown[]>(Object.entries(first))
  const both = Object.entries(then).map(([name, list]) => [
    name,
    [...(lists.get(name) ?? []), ...list],
  ])
  return { ...first, ...Object.fromEntries(both) }
}
