import type { Listener } from '../calm.ts'
import type { Diary } from '../diaries.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Opening } from '../openings.ts'
import type { Membership } from '../people.ts'
import type { Blueprint, Plan, PlannedInterview } from '../plans.ts'
import type { Bank } from '../questions/bank.ts'
import type { Instant } from '../time.ts'
import type { Asking } from './asking.ts'
import type { Choice } from './choice.ts'
import type { Exposure } from './draw-facts.ts'
import type { QuestionFigures } from './figures.ts'
import type { Kit } from './kit.ts'
import type { QuestionReport } from './reports.ts'
import type { Round } from './round.ts'

/** An interview of a loop that has a kit by the plan, and what its draw looks at. */
export interface FollowedInterview {
  readonly interview: Interview
  readonly planned: PlannedInterview & { readonly kit: Blueprint }
  readonly kit: Kit | undefined
  /** Languages declared that matter and that the panel can interview in. */
  readonly languages: readonly string[]
  readonly roundId: string
  readonly exposure: Exposure
  readonly inRound: Exposure
}

/** What a loop's kits follow from. */
export interface FollowFacts {
  readonly interviews: readonly FollowedInterview[]
  readonly plan: Plan
  readonly opening: Opening
  /** Of the candidate, in every application. */
  readonly askings: readonly Asking[]
  readonly reports: readonly QuestionReport[]
  /** What ratings say of questions, by `question@version`. */
  readonly figures: QuestionFigures['of']
  readonly rounds: ReadonlyMap<string, Round>
  readonly memberships: readonly Membership[]
  readonly bank: Bank
  /** The bank as draws look at it. */
  readonly choices: readonly Choice[]
  /** Ids of questions whose text is kept already. */
  readonly keptIds: ReadonlySet<string>
  /** The candidate's: two draws for one candidate at one moment do not both stand. */
  readonly diary: Diary
  /** Everybody on the panels. */
  readonly listeners: ReadonlyMap<PersonId, Listener>
  readonly now: Instant
}
