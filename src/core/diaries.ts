import type { CandidateId, InterviewId, PersonId } from './ids.ts'
import type { Span } from './time.ts'

/** Whose time can be taken: a panellist, a candidate or a room. */
export type DiaryId = PersonId | CandidateId | `room_${string}`

/** A stretch of somebody's time that is taken, and by what. */
export interface Engagement {
  readonly span: Span
  readonly interview: InterviewId
}

/** One diary and the version that proves nobody changed it since it was read. */
export interface Diary {
  readonly of: DiaryId
  readonly version: number
  /** In order of start. */
  readonly engagements: readonly Engagement[]
}
