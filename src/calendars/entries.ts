/** The entries of a calendar, down to what decides whether their owner is busy. Titles never get this far. */
import ical, { type CalendarResponse, type VEvent } from 'node-ical'
import type { Zone } from '../core/time.ts'
import { type Length, lengthBetween, lengthOf } from './lengths.ts'
import { type Moment, momentsOf, type Reading, singleMoment, Unreadable } from './moments.ts'
import { type Block, first, type Property, parameter } from './text.ts'

/** Whose calendar it is. */
export interface Owner {
  /** Where days and times without a zone are meant. */
  readonly zone: Zone
  /** Their mail address, to know an invitation they have declined. */
  readonly email?: string
}

/** An occurrence beyond the rule; RDATE may give it a length of its own. */
export interface Extra {
  readonly start: Moment
  readonly length?: Length
}

/** One VEVENT: a single entry, a series, or what replaces an occurrence of one. */
export interface Entry {
  /** What the entries of one series share; an entry without one is on its own. */
  readonly uid: string | undefined
  readonly sequence: number
  readonly replaces?: { readonly occurrence: Moment; readonly andLater: boolean }
  readonly start: Moment
  readonly length: Length
  readonly rule?: string
  readonly extra: readonly Extra[]
  readonly except: readonly Moment[]
  /** Leaves its owner free: transparent, cancelled, declined. */
  readonly isFree: boolean
}

/** All that node-ical is shown of an entry. */
const WORDS = /^(SEQUENCE|STATUS|TRANSP|ATTENDEE|X-MICROSOFT-CDO-BUSYSTATUS)$/

/** @throws Unreadable if it has no start, or a date, time or length that is none. */
export function entryOf(block: Block, reading: Reading, owner: Owner): Entry {
  const startLine = first(block, 'DTSTART')
  if (startLine === undefined) throw new Unreadable('no start')
  const start = singleMoment(startLine, reading)
  // What has no zone in a series that has one is meant in the zone of the series.
  const within = start.kind === 'time' && !startLine.value.endsWith('Z') ? start.zone : owner.zone
  const own = { ...reading, floating: within }
  const event = wordsOf(block)
  const rule = first(block, 'RRULE')?.value
  const replaced = first(block, 'RECURRENCE-ID')
  return {
    uid: first(block, 'UID')?.value,
    sequence: event.sequence !== undefined && event.sequence > 0 ? event.sequence : 0,
    ...(replaced !== undefined && { replaces: replacementOf(replaced, own) }),
    start,
    length: lengthOfEntry(block, start, own, owner.zone),
    ...(rule !== undefined && { rule }),
    extra: named(block, 'RDATE').flatMap((line) => extrasOf(line, own, owner.zone)),
    except: named(block, 'EXDATE').flatMap((line) => momentsOf(line, own)),
    isFree: isFree(event, owner),
  }
}

function replacementOf(line: Property, reading: Reading): NonNullable<Entry['replaces']> {
  const andLater = parameter(line, 'RANGE')?.toUpperCase() === 'THISANDFUTURE'
  return { occurrence: singleMoment(line, reading), andLater }
}

/** Without an end, a day lasts a day and a time no time at all (RFC 5545 3.6.1). */
function lengthOfEntry(block: Block, start: Moment, reading: Reading, home: Zone): Length {
  const end = first(block, 'DTEND')
  const duration = first(block, 'DURATION')
  const length =
    end !== undefined
      ? lengthBetween(start, singleMoment(end, reading), home)
      : duration !== undefined
        ? lengthOf(duration.value)
        : { days: start.kind === 'day' ? 1 : 0, milliseconds: 0 }
  if (length.days < 0 || length.milliseconds < 0) throw new Unreadable('ends before it starts')
  return length
}

function extrasOf(line: Property, reading: Reading, home: Zone): readonly Extra[] {
  if (!line.value.includes('/')) return momentsOf(line, reading).map((start) => ({ start }))
  return line.value.split(',').map((period) => {
    const [from = '', to = ''] = period.split('/')
    const start = singleMoment({ ...line, value: from }, reading)
    if (/^\+?P/i.test(to)) return { start, length: lengthOf(to) }
    return {
      start,
      length: lengthBetween(start, singleMoment({ ...line, value: to }, reading), home),
    }
  })
}

/** The words of an entry through node-ical, one entry at a time: it merges entries of one UID, and not always well. */
function wordsOf({ properties }: Block): VEvent {
  const kept = properties.filter(({ name }) => WORDS.test(name))
  const lines = kept.map(({ name, parameters, value }) => `${name}${parameters}:${value}`)
  const file = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR']
  const event = Object.values(parsed(file.join('\r\n'))).find((part) => part?.type === 'VEVENT')
  if (event?.type !== 'VEVENT') throw new Unreadable('no entry')
  return event
}

function parsed(file: string): CalendarResponse {
  try {
    return ical.sync.parseICS(file)
  } catch {
    throw new Unreadable('not for node-ical')
  }
}

/**
 * Whether an entry takes none of its owner's time. Out of office takes it whatever the entry says besides;
 * for the rest, either of the two ways to say "free" will do. Tentative is busy.
 */
function isFree(event: VEvent, owner: Owner): boolean {
  const outlook = word(event['MICROSOFT-CDO-BUSYSTATUS'])
  if (word(event.status) === 'CANCELLED' || isDeclined(event, owner.email)) return true
  if (outlook === 'OOF') return false
  return word(event.transparency) === 'TRANSPARENT' || /^(FREE|WORKINGELSEWHERE)$/.test(outlook)
}

function isDeclined({ attendee }: VEvent, email: string | undefined): boolean {
  if (email === undefined || attendee === undefined) return false
  const me = email.toLowerCase()
  return [attendee].flat().some((of) => {
    if (typeof of === 'string') return false
    const addresses = [of.val, of.params.EMAIL].map((address) => String(address).toLowerCase())
    const isMe = addresses.some((address) => address.replace(/^mailto:/, '') === me)
    return isMe && String(of.params.PARTSTAT).toUpperCase() === 'DECLINED'
  })
}

/** A value of node-ical's in upper case: text, text with parameters, or a list if the property came twice. */
function word(value: unknown): string {
  if (Array.isArray(value)) return word(value[0])
  if (typeof value === 'object' && value !== null && 'val' in value) return word(value.val)
  return typeof value === 'string' ? value.trim().toUpperCase() : ''
}

function named({ properties }: Block, wanted: string): readonly Property[] {
  return properties.filter(({ name }) => name === wanted)
}
