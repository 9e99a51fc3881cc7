/** What is kept, as `app` asks for it: one store, whatever database is below. */
import type { Entry } from '../core/audit.ts'
import type { CalendarFeed } from '../core/calendar-feeds.ts'
import type { Application, Candidate } from '../core/candidates.ts'
import type { Changes } from '../core/changes.ts'
import type { Decision } from '../core/decisions.ts'
import type { Diary, DiaryId } from '../core/diaries.ts'
import type { Filed, Told } from '../core/erasing.ts'
import type {
  ApplicationId,
  CandidateId,
  CardId,
  InterviewId,
  LoopId,
  OpeningId,
  PersonId,
} from '../core/ids.ts'
import type { Interview, Loop } from '../core/interviews.ts'
import type { Asking } from '../core/kits/asking.ts'
import type { Exposure } from '../core/kits/draw-facts.ts'
import type { QuestionFigures } from '../core/kits/figures.ts'
import type { KeptQuestion } from '../core/kits/kept-question.ts'
import type { Kit } from '../core/kits/kit.ts'
import type { QuestionReport } from '../core/kits/reports.ts'
import type { Round } from '../core/kits/round.ts'
import type { Notice } from '../core/notices.ts'
import type { Opening } from '../core/openings.ts'
import type { PastRating } from '../core/past-ratings.ts'
import type { Membership, Person } from '../core/people.ts'
import type { Proposal, ProposalId } from '../core/proposals.ts'
import type { Reader } from '../core/readers.ts'
import type { Scorecard } from '../core/scorecards/scorecard.ts'
import type { Unsealing } from '../core/scorecards/unsealing.ts'
import type { Instant, Span } from '../core/time.ts'

/** A write lost a race: something it relied on has changed. Read again and decide again. */
export class Stale extends Error {}

export interface Store extends Records, Assessments, Agenda, Outbox, Log, Erasing {
  /** Writes everything in one transaction. @throws Stale if a record or diary has moved on. */
  commit(changes: Changes): Promise<void>
  /** The Slack workspace whose people these are; the first one named stays. */
  workspace(named: Workspace): Promise<Workspace>
  /** Copies the database to `file` while it serves. @throws if the database cannot do that. */
  backup(file: string): Promise<void>
  /** Bytes that the database takes. */
  size(): Promise<number>
  close(): Promise<void>
}

/** Slack's ids mean nothing outside their workspace. */
export interface Workspace {
  /** Slack's team id. */
  readonly id: string
  readonly name: string
}

/** Reads. Lists come in order of id unless said otherwise. */
export interface Records {
  person(id: PersonId): Promise<Person | undefined>
  people(ids?: readonly PersonId[]): Promise<Person[]>
  memberships(pools?: readonly string[]): Promise<Membership[]>
  opening(id: OpeningId): Promise<Opening | undefined>
  openings(): Promise<Opening[]>
  candidate(id: CandidateId): Promise<Candidate | undefined>
  candidates(ids: readonly CandidateId[]): Promise<Candidate[]>
  /** Those whose name or mail contains `text`, whatever the case, newest first. */
  findCandidates(text: string, limit: number): Promise<Candidate[]>
  candidateByMail(mail: string): Promise<Candidate | undefined>
  application(id: ApplicationId): Promise<Application | undefined>
  applicationsOf(candidate: CandidateId): Promise<Application[]>
  proposal(id: ProposalId): Promise<Proposal | undefined>
  loop(id: LoopId): Promise<Loop | undefined>
  interview(id: InterviewId): Promise<Interview | undefined>
  interviewsOf(application: ApplicationId): Promise<Interview[]>
  /** Of all these applications, in any state, by start. */
  interviewsAbout(applications: readonly ApplicationId[]): Promise<Interview[]>
  /** Live interviews that overlap `within` and in which one of `people` sits, by start. */
  interviewsWith(people: readonly PersonId[], within: Span): Promise<Interview[]>
  /** Everybody's interviews that overlap `within`, whatever came of them, by start. */
  interviewsEver(within: Span): Promise<Interview[]>
  /** Everybody's live interviews that overlap `within`, by start. */
  interviewsIn(within: Span): Promise<Interview[]>
  /** Engagements that overlap `within`, of those asked for, in the order asked for. */
  diaries(of: readonly DiaryId[], within: Span): Promise<Diary[]>
  /** The published calendars of these people, or of everybody; removed ones too. */
  feeds(ids?: readonly PersonId[]): Promise<CalendarFeed[]>
  /** Busy spans of people's own calendars that overlap `within`, by start; nobody is left out. */
  busySpans(
    people: readonly PersonId[],
    within: Span,
  ): Promise<ReadonlyMap<PersonId, readonly Span[]>>
  /** Where a surface was posted, so that it can be edited in place. */
  posted(key: string): Promise<Posted | undefined>
  /** Remembers where; the last one wins. */
  markPosted(posted: Posted): Promise<void>
}

/** Reads of kits, scorecards and what follows from them. Lists come in order of id unless said otherwise. */
export interface Assessments {
  /** Of any status, or of one. */
  applications(of: {
    readonly opening?: OpeningId
    readonly status?: Application['status']
  }): Promise<Application[]>
  kit(interview: InterviewId): Promise<Kit | undefined>
  kitsOf(application: ApplicationId): Promise<Kit[]>
  /** Kits of interviews that begin within `within`, by that time. */
  kitsIn(within: Span): Promise<Kit[]>
  /** Kits that hold a question and whose interview has not taken place yet. */
  kitsToCome(question: string): Promise<Kit[]>
  /** Every question that a candidate has met or is to meet, in any application. */
  askingsOf(candidate: CandidateId): Promise<Asking[]>
  /** Everybody's, of interviews that begin at `from` or later, by that time. */
  askingsSince(from: Instant): Promise<Asking[]>
  /** Those of the ids that are kept. */
  keptQuestions(ids: readonly string[]): Promise<KeptQuestion[]>
  /** Ids of all that are kept: `question@version`. */
  keptIds(): Promise<ReadonlySet<string>>
  questionReports(): Promise<QuestionReport[]>
  /** Undefined until ratings were looked at. */
  figures(): Promise<QuestionFigures | undefined>
  round(id: string): Promise<Round | undefined>
  /**
   * How often each question is or was to be asked in interviews of an opening and stage that begin at `since` or later,
   * and how many of those interviews are of the kind.
   */
  exposure(of: {
    readonly opening: OpeningId
    readonly stage: string
    readonly kind: string
    readonly since: Instant
  }): Promise<Exposure>
  scorecard(id: CardId): Promise<Scorecard | undefined>
  cardsOf(application: ApplicationId): Promise<Scorecard[]>
  /** Cards about these interviews. */
  cardsAbout(interviews: readonly InterviewId[]): Promise<Scorecard[]>
  /** Cards in the order of their ids, those after the id `after`. */
  cardsFrom(after: string, limit: number): Promise<Scorecard[]>
  /** Cards of these people, or of everybody, whose interviews begin within `within`, by that time. */
  cardsIn(within: Span, people?: readonly PersonId[]): Promise<Scorecard[]>
  unsealings(applications: readonly ApplicationId[]): Promise<Unsealing[]>
  /** In the order they were made. */
  decisions(applications: readonly ApplicationId[]): Promise<Decision[]>
  /** Those made at `from` or later, in the order they were made. */
  decisionsSince(from: Instant): Promise<Decision[]>
  /** Everybody who has chosen something. */
  readers(ids?: readonly PersonId[]): Promise<Reader[]>
}

/** What waits on people, found without reading everything there ever was. */
export interface Agenda {
  /** Everybody who sits in a live interview that begins within `within`, by id. */
  sitters(within: Span): Promise<PersonId[]>
  /** The first `limit` live interviews of these openings that begin within `within`, by start. */
  interviewsOfOpenings(
    openings: readonly OpeningId[],
    within: Span,
    limit: number,
  ): Promise<Interview[]>
  /** Booked ones after `from` that wait for an answer or for somebody in a seat: of these openings, or booked by `booker`; by start. */
  unsettled(
    of: { readonly openings: readonly OpeningId[]; readonly booker?: PersonId },
    from: Instant,
  ): Promise<Interview[]>
  /**
   * Those done that began within `within` and lack a card of somebody who sat in them, while the application goes on; of
   * these openings, or lacking that of one person; by start.
   */
  withoutCards(
    of: { readonly openings?: readonly OpeningId[]; readonly person?: PersonId },
    within: Span,
  ): Promise<Interview[]>
  /** Applications in progress whose cards in their present stage have been opened. */
  unsealed(openings: readonly OpeningId[]): Promise<Application[]>
  /** How many applications in progress wait for nobody, and the oldest of them: nothing booked, no card owed, none to decide. */
  idle(
    openings: readonly OpeningId[],
    limit: number,
  ): Promise<{ readonly applications: readonly Application[]; readonly count: number }>
  /** Applications in progress, counted by opening and stage. */
  countsByStage(openings: readonly OpeningId[]): Promise<StageCount[]>
  candidates(ids: readonly CandidateId[]): Promise<Candidate[]>
  /** How often the audit log has each verb since `from`, about interviews and applications of these openings. */
  changesSince(
    openings: readonly OpeningId[],
    from: Instant,
  ): Promise<
    {
      readonly about: 'interviews' | 'applications'
      readonly verb: string
      readonly count: number
    }[]
  >
  /** Notices that are due and unsent, and those given up. */
  outboxState(now: Instant): Promise<{ readonly waiting: number; readonly dead: number }>
  /** When the audit log last tells of `object`. */
  lastDeed(object: string): Promise<Instant | undefined>
}

export interface StageCount {
  readonly opening: OpeningId
  /** Key of the stage in the plan. */
  readonly stage: string
  readonly count: number
}

/** What taking somebody's data away needs to know, and to do. */
export interface Erasing {
  proposalsOf(applications: readonly ApplicationId[]): Promise<ProposalId[]>
  /** Messages and files of the bot that go by one of `ids`, and every digest since `since`: those name whom they list. */
  saidAbout(
    ids: readonly string[],
    since: Instant,
  ): Promise<{ readonly told: readonly Told[]; readonly filed: readonly Filed[] }>
  pastRatings(): Promise<PastRating[]>
  /** Takes what was deleted out of the database's files as well. False if somebody else's reading kept it from that. */
  scrub(): Promise<boolean>
}

export interface Posted {
  /** `surface:subject:reader`. */
  readonly key: string
  readonly channel: string
  readonly ts: string
  /** Of what it says, so that saying the same again costs no call. */
  readonly digest: string
  /** What it listed when it was posted, where somebody edits it later. */
  readonly about?: string
}

export interface Outbox {
  /**
   * Up to `limit` unsent notices due at `now`, oldest first, and only a few of each conversation; of these kinds, or of
   * all. Each is set aside for a few minutes: if no outcome follows, because the process died, it comes round again.
   */
  claimDue(now: Instant, limit: number, of?: readonly Notice['channel'][]): Promise<PendingNotice[]>
  /** These three do nothing if the notice has been replaced since it was claimed: the replacement is still owed. */
  markSent(claimed: PendingNotice, receipt: string): Promise<void>
  markFailed(claimed: PendingNotice, error: string, retryAt: Instant): Promise<void>
  /** Gives up: the notice is dead and listed by `deadNotices`. */
  markDead(claimed: PendingNotice, error: string): Promise<void>
  deadNotices(): Promise<PendingNotice[]>
}

export interface PendingNotice extends Notice {
  readonly attempts: number
  /** Proof of the claim; hand it back with the outcome. */
  readonly revision: number
}

/** Which entries of the audit log; what is left out does not matter. */
export interface EntriesWanted {
  readonly actor?: string
  readonly objects?: readonly string[]
  /** From this instant on. */
  readonly from?: Instant
  /** Before this instant. */
  readonly until?: Instant
  /** Older than the entry of this number. */
  readonly before?: number
}

export interface Log {
  /** Entries from `fromSeq` on, in order. */
  auditFrom(fromSeq: number, limit: number): Promise<Entry[]>
  /** Entries about `object`, in order. */
  auditOf(object: string): Promise<Entry[]>
  /** Entries that fit, the newest first. */
  auditWhere(wanted: EntriesWanted, limit: number): Promise<Entry[]>
}
