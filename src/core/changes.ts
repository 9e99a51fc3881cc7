import type { Deed } from './audit.ts'
import type { BusyTime, CalendarFeed } from './calendar-feeds.ts'
import type { Application, Candidate } from './candidates.ts'
import type { Diary } from './diaries.ts'
import type { Interview, Loop } from './interviews.ts'
import type { Notice } from './notices.ts'
import type { Opening } from './openings.ts'
import type { Membership, Person } from './people.ts'
import type { Proposal } from './proposals.ts'

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
  readonly feeds?: readonly CalendarFeed[]
  /** Replaces what was kept of each person's own calendar. */
  readonly busy?: readonly BusyTime[]
  readonly notices?: readonly Notice[]
  /** Beginnings of keys: unsent notices under them are dropped before the new ones are written. */
  readonly withdraw?: readonly string[]
  readonly reliedOn?: readonly Diary[]
  /** Every change of state is told to the audit log in the same commit. */
  readonly deeds: readonly Deed[]
}
