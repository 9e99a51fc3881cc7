import type { CandidateId, PersonId } from './ids.ts'
import type { Shortage } from './kits/shortage.ts'
import type { Role, Verb } from './permissions.ts'
import type { Breach } from './scheduling/checker.ts'
import type { Warning } from './scorecards/lint.ts'
import type { Problem } from './scorecards/problems.ts'
import type { Instant, LocalDate, Span, Zone } from './time.ts'
import type { WhoMay } from './who-may.ts'

/** Every way the bot can say no. Each has its words in `slack/failure.ts`; the compiler checks. */
export type Reason =
  | {
      readonly code: 'not-allowed'
      readonly verb: Verb
      readonly roles: readonly Role[]
      /** Persons to turn to, where they are known. */
      readonly who?: WhoMay
      /** Whether it is about one thing, such as "this interview". */
      readonly isThis?: boolean
    }
  | { readonly code: 'bad-usage'; readonly usage: string }
  /** `field` is the name of a form's field, `problem` what is wrong and what is expected, in words. */
  | { readonly code: 'bad-field'; readonly field: string; readonly problem: string }
  /** `text` is what was looked for, mostly an id: nothing to show to people. */
  | { readonly code: 'not-found'; readonly what: string; readonly text: string }
  /** Every opening is on hold or closed, or there is none. */
  | { readonly code: 'no-opening' }
  | { readonly code: 'in-the-past'; readonly span: Span; readonly zone: Zone }
  | {
      readonly code: 'slot-taken'
      readonly who: PersonId
      readonly clash: Span
      readonly zone: Zone
      readonly by: PersonId | undefined
      readonly at: Instant | undefined
    }
  | { readonly code: 'too-early'; readonly span: Span; readonly zone: Zone }
  | { readonly code: 'candidate-taken'; readonly clash: Span; readonly zone: Zone }
  | {
      readonly code: 'room-taken'
      readonly room: string
      readonly clash: Span
      readonly zone: Zone
    }
  /** What was offered breaks rules by what is known now: somebody's hours, caps or calendar have changed. */
  | {
      readonly code: 'overtaken'
      readonly span: Span
      readonly zone: Zone
      readonly breaches: readonly Breach[]
    }
  /** The thing is in a state in which this cannot be done, such as moving a cancelled interview. */
  | { readonly code: 'too-late'; readonly what: string; readonly state: string }
  /** A mail address belongs to one candidate. */
  | { readonly code: 'mail-taken'; readonly candidate: CandidateId; readonly name: string }
  /** Nobody would be left who can grant permissions. */
  | { readonly code: 'last-admin' }
  /** The operator has named this admin. */
  | { readonly code: 'kept-admin'; readonly who: PersonId }
  /** The scorecards of a stage are open to who asks. */
  | { readonly code: 'opened-already' }
  /** Who has yet to hand in a card of their own about the candidate sees no other, and opens none. */
  | { readonly code: 'owes-card' }
  /** Whoever declared a conflict of interest about a candidate decides nothing about them. */
  | { readonly code: 'has-conflict' }
  /** Somebody has been reminded of the same thing today. */
  | {
      readonly code: 'nudged-already'
      readonly who: PersonId
      readonly at: Instant
      readonly zone: Zone
    }
  /** Nobody has handed in a card. */
  | { readonly code: 'no-card-in' }
  /** Cards are missing, and they are not due before `until`. */
  | {
      readonly code: 'cards-not-due'
      readonly until: Instant
      readonly zone: Zone
      readonly missing: readonly PersonId[]
    }
  /** The cards are sealed: so many of those that are needed are in. */
  | { readonly code: 'sealed'; readonly in: number; readonly required: number }
  /** A scorecard is handed in before it is whole, or with words nobody has said the reason of. */
  | {
      readonly code: 'unfinished-card'
      readonly problems: readonly Problem[]
      readonly warnings: readonly Warning[]
    }
  /** Somebody's data must be kept until the end of that day. */
  | { readonly code: 'held'; readonly until: LocalDate }
  | { readonly code: 'interviews-ahead'; readonly count: number }
  /** Somebody has decided about this stage since the form was opened. */
  | { readonly code: 'decided-meanwhile'; readonly by: PersonId }
  | { readonly code: 'screened-out'; readonly questions: readonly string[] }
  /** The banks cannot give what the blueprint of a kit wants. */
  | { readonly code: 'kit-short'; readonly shortages: readonly Shortage[] }

/** Thrown when a request is understood and declined. Anything else that is thrown is a fault. */
export class Refusal extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.code)
    this.name = 'Refusal'
    this.reason = reason
  }
}
