import type { Sha256 } from '../core/audit.ts'
import type { FeedRead } from '../core/calendar-feeds.ts'
import type { PersonId } from '../core/ids.ts'
import type { Notice } from '../core/notices.ts'
import type { ChannelShutFor } from '../core/openings.ts'
import type { Profile } from '../core/people.ts'
import type { Plan } from '../core/plans.ts'
import type { Bank } from '../core/questions/bank.ts'
import type { Instant, LocalDate, Span, Zone } from '../core/time.ts'
import type { Calibrate } from './calibration.ts'
import type { Pictures } from './pictures.ts'
import type { Planner } from './planner.ts'
import type { Store } from './store.ts'

/** A country to choose, and the regions of it that have holidays of their own. */
export interface Country {
  /** ISO 3166, such as `RS`. */
  readonly code: string
  readonly name: string
  readonly regions: readonly { readonly code: string; readonly name: string }[]
}

/** Days off and busy time that do not come from the bot's own bookings. */
export interface Calendars {
  /** Busy spans of people's published calendars, by person; nobody is left out. */
  busy(people: readonly PersonId[], within: Span): Promise<ReadonlyMap<PersonId, readonly Span[]>>
  /** Dates of public holidays in a country, or a region of it, that touch `within`; none for a place nobody knows. */
  holidays(country: string, region: string | null, within: Span): Promise<readonly LocalDate[]>
  /** Countries whose holidays are known, by name. */
  countries(): Promise<readonly Country[]>
  /** Reads somebody's published calendar now rather than in its turn. Resolves once that is done, whatever came of it. */
  check(who: PersonId): Promise<void>
}

/** Reads a published calendar. A calendar that cannot be had or read is an answer, not an error. */
export type ReadFeed = (request: {
  readonly url: string
  readonly etag?: string
  readonly lastModified?: string
  /** Whose calendar it is: times without a zone are meant in theirs. */
  /** The mail address tells which invitations they have declined. */
  readonly owner: { readonly zone: Zone; readonly email?: string }
  readonly within: Span
  readonly now: Instant
}) => Promise<FeedRead>

/** What was sent, such as a Slack `ts`. */
export type Receipt = string

/** Sends one notice. May send twice; never silently drops. @throws RetryLater when the far end says when to come back. */
export type Deliver = (notice: Notice) => Promise<Receipt>

/** The far end asks for patience. */
export class RetryLater extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super(`retry after ${seconds} s`)
    this.seconds = seconds
  }
}

/** A channel takes no message until somebody mends it. */
export class ChannelShut extends Error {
  readonly why: ChannelShutFor
  constructor(why: ChannelShutFor, code: string) {
    super(code)
    this.why = why
  }
}

/** Who people are, according to Slack. */
export interface Directory {
  /** Undefined if Slack knows nobody of that id, or shows them to nobody. */
  profile(id: PersonId): Promise<Profile | undefined>
}

/** What the operator has set. */
export interface Settings {
  /** Zone of the office: where nobody says otherwise, times are meant there. */
  readonly officeZone: Zone
  /** Admins whom nobody can take the permission from. */
  readonly admins: readonly PersonId[]
  /** Whom calendar files name as the organizer. */
  readonly organizerMail: string
  /** Of the bot, and of what runs it. */
  readonly versions: { readonly bot: string; readonly node: string }
}

export interface Deps {
  readonly store: Store
  readonly calendars: Calendars
  readonly directory: Directory
  readonly planner: Planner
  readonly pictures: Pictures
  readonly calibrate: Calibrate
  readonly plans: readonly Plan[]
  /** The questions that kits are drawn from. */
  readonly bank: Bank
  readonly settings: Settings
  readonly now: () => Instant
  readonly newId: () => string
  readonly sha256: Sha256
}
