import { z } from 'zod'
import { ApplicationId, CandidateId, ChannelId, InterviewId, OpeningId, PersonId } from './ids.ts'
import { Matter, Step } from './nudges/matters.ts'
import { ProposalId } from './proposals.ts'
import { QuestionId } from './questions/fields.ts'
import { LEAK_SIGNS } from './statistics/leak.ts'
import { type Instant, LocalDate } from './time.ts'

/** The surfaces that are kept up to date in Slack: one message a matter, edited as the matter goes on. */
export const Surface = z.enum(['recruiter card', 'invitation', 'channel post', 'kit'])
export type Surface = z.infer<typeof Surface>

/** Changes that have to be heard. */
export const Event = z.enum([
  'moved',
  'cancelled',
  'no-show',
  'conflict',
  'took place',
  'declined',
  'lapsed',
  'proposed',
  'released',
  'placed',
  'kit changed',
])
export type Event = z.infer<typeof Event>

export const Body = z.discriminatedUnion('kind', [
  /** Post the message that shows an interview to someone, or edit the one posted before. */
  z.object({ kind: z.literal('show'), surface: Surface, interview: InterviewId }),
  /** A line in the thread of that message, so that a change is heard and not only shown. */
  z.object({
    kind: z.literal('tell'),
    surface: Surface,
    interview: InterviewId,
    event: Event,
  }),
  /** The Home of somebody who has opened it before shows what is true now. */
  z.object({ kind: z.literal('home') }),
  /** The recruiter reads what a kit lacks. */
  z.object({ kind: z.literal('kit short'), interview: InterviewId }),
  /** Who keeps the banks hears that candidates may know a question, `question@version`. */
  z.object({ kind: z.literal('leak'), question: z.string(), signs: z.array(z.enum(LEAK_SIGNS)) }),
  /** Decisions rest on a question that was reported as wrong: what its reader might know then. */
  z.object({
    kind: z.literal('rated wrong'),
    question: QuestionId,
    version: z.int().min(1),
    applications: z.array(ApplicationId),
  }),
  /** Who runs an opening hears that its channel takes no messages unless it does by now. */
  z.object({ kind: z.literal('channel shut'), opening: OpeningId }),
  /** An admin hears what was given up: the notice of this key and kind, meant for `to`. */
  z.object({
    kind: z.literal('given up'),
    key: z.string(),
    of: z.string(),
    to: z.union([PersonId, ChannelId]),
    attempts: z.int(),
    error: z.string(),
  }),
  /** A plain direct message. */
  z.object({ kind: z.literal('say'), text: z.string() }),
  /** Somebody is asked to let a rule of theirs give way and reminded of it; whoever asked hears the answer, or that there is none. */
  z.object({
    kind: z.literal('favour'),
    proposal: ProposalId,
    index: z.int().min(0),
    step: z.enum(['asked', 'reminded', 'unanswered', 'answered']),
  }),
  /** The packet of an application is posted, or the one posted before is edited. */
  z.object({ kind: z.literal('debrief'), application: ApplicationId, stage: z.string() }),
  /** Somebody on the panel hears that an admin has opened sealed scorecards. */
  z.object({
    kind: z.literal('glass'),
    application: ApplicationId,
    stage: z.string(),
    by: PersonId,
  }),
  /** What was said about an erased candidate gives way to a line that says nothing; a file is deleted. */
  z.object({ kind: z.literal('unsay'), ts: z.string() }),
  z.object({ kind: z.literal('unfile'), file: z.string() }),
  /** An admin hears that the time to keep somebody's data has run out. */
  z.object({ kind: z.literal('outdated'), candidate: CandidateId }),
  /** What the bot does itself once due: end an interview, work out a repair, let a question lapse. */
  z.object({ kind: z.literal('finish'), interview: InterviewId }),
  z.object({ kind: z.literal('repair'), interview: InterviewId }),
  /** The kits of a loop follow what has become of its interviews. */
  z.object({ kind: z.literal('kit'), interview: InterviewId }),
  /** The day's look at whose data has been kept long enough. */
  z.object({ kind: z.literal('retention'), date: LocalDate }),
  /** The day's look at what ratings say of questions. */
  z.object({ kind: z.literal('measure'), date: LocalDate }),
  /** An interview of a stage was called off: perhaps no card is missing any more. */
  z.object({ kind: z.literal('unseal'), application: ApplicationId, stage: z.string() }),
  z.object({ kind: z.literal('lapse'), interview: InterviewId, person: PersonId }),
  /** Work out anew when people are reminded of an interview, or whatever one person hears and when. */
  z.object({ kind: z.literal('arm'), interview: InterviewId }),
  z.object({ kind: z.literal('replan'), person: PersonId }),
  /** A reminder about an interview, or that something about it is overdue; `about` is whom it waits for. */
  z.object({
    kind: z.literal('nudge'),
    interview: InterviewId,
    matter: Matter,
    step: Step,
    about: PersonId,
    /** Who pressed for it; null where the bot reminds by itself. */
    by: PersonId.nullable().default(null),
  }),
  /** A debrief lies open and nobody has decided. */
  z.object({ kind: z.literal('undecided'), application: ApplicationId, stage: z.string() }),
  /** What waits on somebody on a date of their calendar. */
  z.object({ kind: z.literal('digest'), date: LocalDate }),
  /** What waits in an opening, for its channel, on a date of its office's calendar. */
  z.object({ kind: z.literal('channel digest'), opening: OpeningId, date: LocalDate }),
  /** The day of a digest is over: its message shrinks to a line. `digest` is its key. */
  z.object({
    kind: z.literal('close digest'),
    digest: z.string(),
    date: LocalDate,
    opening: OpeningId.nullable(),
  }),
  /** The digest that lies in an opening's channel today shows what is still to do. */
  z.object({ kind: z.literal('follow digest'), opening: OpeningId }),
])
export type Body = z.infer<typeof Body>

/**
 * Something to tell someone, or to do, once `due`.
 *
 * A key is sent once: a notice replaces the unsent one of its key, and is dropped if that was sent.
 */
export interface Notice {
  readonly key: string
  /**
   * `home` is apart from `slack`: a view that is drawn anew must not hold up a message. So are digests, of which a
   * thousand may be due in one minute.
   */
  readonly channel: 'slack' | 'home' | 'self' | 'digest'
  readonly to: PersonId | ChannelId
  readonly due: Instant
  readonly body: Body
}
