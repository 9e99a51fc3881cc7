/** An interview as an iCalendar file (RFC 5545), for mail by the rules of RFC 5546 or as a file to hand over. */
import { type Instant, iso, type Span, wallAt, type Zone } from '../time.ts'
import { isRepeated } from '../time-words.ts'
import { mailto, type Parameter, property, text, webAddress } from './lines.ts'
import { timezoneLines } from './timezone.ts'

/** Where a person stands; the words of RFC 5545 for it are this file's affair. */
export type Answer = 'none' | 'accepted' | 'tentative' | 'declined'

export interface Attendee {
  readonly name?: string
  readonly email: string
  readonly answer: Answer
  /** False for a person who may stay away, such as a shadow. */
  readonly required: boolean
}

export interface Invitation {
  /**
   * `request` invites, and moves what was invited before; `cancel` takes it back. `publish` is a copy
   * for a person who does not answer by calendar, such as the candidate: it names no attendee.
   */
  readonly method: 'request' | 'cancel' | 'publish'
  /** The interview's id: the same for as long as it exists, so that a move updates and does not add. */
  readonly uid: string
  /** The interview's version; a reader drops a file with a lower one than it has seen. */
  readonly sequence: number
  /** When this version came to be. */
  readonly stamp: Instant
  readonly span: Span
  /** The zone the time was agreed in, and is written in. */
  readonly zone: Zone
  readonly title: string
  readonly description?: string
  readonly place?: string
  /** Absolute, http or https. */
  readonly videoLink?: string
  readonly organizer: { readonly name?: string; readonly email: string }
  readonly attendees: readonly Attendee[]
  /** For `publish`: the file says that the interview is off. A `cancel` always does. */
  readonly cancelled?: boolean
}

const PARTSTAT = {
  none: 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  tentative: 'TENTATIVE',
  declined: 'DECLINED',
} as const satisfies Record<Answer, string>

/**
 * The whole file as text, with CRLF at the end of every line.
 *
 * Local time in the agreed zone, with the zone's definition; UTC when the zone's clocks show one of the
 * times twice, as readers disagree on which is meant.
 *
 * @throws RangeError if a mail or web address is none, the span is empty, or a request names no attendee.
 */
export function invitation(of: Invitation): string {
  if (of.span.end <= of.span.start) throw new RangeError('an interview ends after it starts')
  if (of.method === 'request' && of.attendees.length === 0) {
    throw new RangeError('a request names at least one attendee')
  }
  const { span, zone } = of
  const isAmbiguous = isRepeated(span.start, zone) || isRepeated(span.end, zone)
  const inUtc = /^(Etc\/)?UTC$/.test(zone) || isAmbiguous
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Loopwright//Interview scheduling//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${of.method.toUpperCase()}`,
    ...(inUtc ? [] : timezoneLines(zone, span)),
    ...eventLines(of, inUtc),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

function eventLines(of: Invitation, inUtc: boolean): readonly string[] {
  const { method, organizer } = of
  const off = method === 'cancel' || of.cancelled === true
  // RFC 5546 3.2.1.1: a published event has no attendees.
  const attendees = method === 'publish' ? [] : of.attendees
  return [
    'BEGIN:VEVENT',
    property('UID', text(of.uid)),
    `SEQUENCE:${of.sequence}`,
    `DTSTAMP:${utc(of.stamp)}`,
    moment('DTSTART', of.span.start, of.zone, inUtc),
    moment('DTEND', of.span.end, of.zone, inUtc),
    property('SUMMARY', text(of.title)),
    ...optional(of.description, (words) => property('DESCRIPTION', text(words))),
    ...optional(of.place, (words) => property('LOCATION', text(words))),
    ...optional(of.videoLink, (link) => property('URL', webAddress(link))),
    property('ORGANIZER', mailto(organizer.email), named(organizer.name)),
    ...attendees.map((attendee) => attendeeLine(attendee, method === 'request')),
    `STATUS:${off ? 'CANCELLED' : 'CONFIRMED'}`,
    `TRANSP:${off ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ]
}

function attendeeLine({ name, email, answer, required }: Attendee, asks: boolean): string {
  return property('ATTENDEE', mailto(email), [
    ...named(name),
    ['ROLE', required ? 'REQ-PARTICIPANT' : 'OPT-PARTICIPANT'],
    ['PARTSTAT', PARTSTAT[answer]],
    ['RSVP', asks && answer === 'none' ? 'TRUE' : 'FALSE'],
  ])
}

function moment(name: string, instant: Instant, zone: Zone, inUtc: boolean): string {
  if (inUtc) return `${name}:${utc(instant)}`
  const { date, time } = wallAt(instant, zone)
  const seconds = iso(instant).slice(17, 19)
  return property(name, `${date}T${time}${seconds}`.replaceAll(/[-:]/g, ''), [['TZID', zone]])
}

function utc(instant: Instant): string {
  return iso(instant).replaceAll(/[-:]|\.\d+/g, '')
}

function named(name: string | undefined): readonly Parameter[] {
  return name === undefined ? [] : [['CN', name]]
}

function optional(value: string | undefined, line: (value: string) => string): readonly string[] {
  return value === undefined ? [] : [line(value)]
}
