/** From the text of a calendar to the time its owner is busy. */
import { type Instant, overlaps, type Span } from '../core/time.ts'
import { type Entry, entryOf, type Owner } from './entries.ts'
import { endOf, lengthOf } from './lengths.ts'
import { momentOf, type Reading, readable, Unreadable } from './moments.ts'
import { type Found, spansOf } from './series.ts'
import { type Block, calendarsOf, type Property, parameter } from './text.ts'
import { zoneReader } from './zones.ts'

/** What a calendar says about one stretch of time. */
export type Busy =
  | {
      readonly kind: 'busy'
      /** Within the time asked for, in order, none touching another. */
      readonly spans: readonly Span[]
      /** Entries that could not be read, and so may hide busy time. */
      readonly unread: number
    }
  | { readonly kind: 'unusable'; readonly why: 'not-a-calendar' | 'cut-off' | 'too-many' }

/** Far beyond any person's year; a calendar with more is a mistake or an attack. */
const MOST_OCCURRENCES = 20_000

/** The busy time of `owner` within a span. A text that is no calendar is an answer, not an error. */
export function busyIn(text: string, owner: Owner, within: Span): Busy {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR\s/i.test(text)) {
    return { kind: 'unusable', why: 'not-a-calendar' }
  }
  const calendars = calendarsOf(text)
  if (calendars === undefined) return { kind: 'unusable', why: 'cut-off' }
  const spans: Span[] = []
  let unread = 0
  for (const found of calendars.values().flatMap((one) => partsOf(one, owner, within))) {
    for (const span of found.spans) spans.push(span)
    unread += found.unread
    if (spans.length > MOST_OCCURRENCES) return { kind: 'unusable', why: 'too-many' }
  }
  return { kind: 'busy', spans: merged(spans, within), unread }
}

/** One by one, so that a calendar with too much in it is given up early. */
function* partsOf({ parts }: Block, owner: Owner, within: Span): Generator<Found> {
  const of = (wanted: string) => parts.filter(({ kind }) => kind === wanted)
  const zoneNamed = zoneReader(of('VTIMEZONE'), owner.zone, within)
  const reading: Reading = { floating: owner.zone, zoneNamed }
  const entries: Entry[] = []
  for (const block of of('VEVENT')) {
    const entry = readable(() => entryOf(block, reading, owner))
    if (entry === undefined) yield { spans: [], unread: 1 }
    else entries.push(entry)
  }
  // An entry without a UID is a series of its own.
  for (const series of Map.groupBy(entries, ({ uid }, i) => uid ?? i).values()) {
    yield spansOf(series, owner.zone, within)
  }
  for (const block of of('VFREEBUSY')) yield periodsOf(block, reading, within)
}

/** Addresses that publish free and busy time only: FREEBUSY with periods. */
function periodsOf({ properties }: Block, reading: Reading, within: Span): Found {
  const lines = properties.filter(
    (line) => line.name === 'FREEBUSY' && parameter(line, 'FBTYPE')?.toUpperCase() !== 'FREE',
  )
  const read = lines.flatMap((line) =>
    periodsIn(line).map((one) => readable(() => periodOf(one, reading))),
  )
  return {
    spans: read.filter((span) => span !== undefined).filter((span) => overlaps(span, within)),
    unread: read.filter((span) => span === undefined).length,
  }
}

function periodsIn({ value }: Property): readonly string[] {
  return value.split(',').filter((period) => period !== '')
}

function periodOf(period: string, { floating }: Reading): Span {
  const [from = '', to = ''] = period.trim().split('/')
  const start = momentOf(from, floating)
  const end = /^\+?P/i.test(to) ? undefined : momentOf(to, floating)
  if (start.kind === 'day' || end?.kind === 'day') throw new Unreadable('a day in a period')
  return { start: start.at, end: end?.at ?? endOf(start, lengthOf(to), floating) }
}

/** In order, cut to `within`, those that overlap or touch made one: what is left says nothing of single entries. */
function merged(spans: readonly Span[], within: Span): readonly Span[] {
  const result: { start: Instant; end: Instant }[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = span.start < within.start ? within.start : span.start
    const end = span.end > within.end ? within.end : span.end
    const last = result.at(-1)
    if (last !== undefined && start <= last.end) {
      if (end > last.end) last.end = end
    } else result.push({ start, end })
  }
  return result
}
