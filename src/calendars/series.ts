/** The occurrences of a series and of what replaces single ones: RFC 5545 3.8.4.4 and 3.8.5. */
import { type Instant, overlaps, type Span, type Zone } from '../core/time.ts'
import { instantFrom } from './clock.ts'
import type { Entry, Extra } from './entries.ts'
import { endOf, type Length } from './lengths.ts'
import { instantOf, type Moment, meantBy, moved, readable, wallClock } from './moments.ts'
import { occurrencesOf } from './rule.ts'

/** Spans that were found, and how many parts of the calendar could not be read. */
export interface Found {
  readonly spans: readonly Span[]
  readonly unread: number
}

type Replacement = Entry & { readonly replaces: NonNullable<Entry['replaces']> }

/** What the entries of one UID take of their owner's time, as far as it overlaps `within`. */
export function spansOf(entries: readonly Entry[], home: Zone, within: Span): Found {
  const latest = latestOf(entries, home)
  const replacements = latest.filter(isReplacement)
  const regular = latest
    .filter((entry) => !isReplacement(entry))
    .map((entry) => regularSpans(entry, replacements, home, within))
  const all = [
    ...replacements.flatMap((one) => busySpan(one.start, one.length, one, home)),
    ...regular.flatMap(({ spans }) => spans),
  ]
  return {
    spans: all.filter((span) => overlaps(span, within)),
    unread: regular.reduce((sum, { unread }) => sum + unread, 0),
  }
}

/** Of several versions the highest SEQUENCE counts; equal ones all do, as some calendars give one UID to all entries. */
function latestOf(entries: readonly Entry[], home: Zone): readonly Entry[] {
  const keyOf = ({ replaces }: Entry) => replaces && instantOf(replaces.occurrence, home)
  return [...Map.groupBy(entries, keyOf).values()].flatMap((versions) => {
    const highest = versions.reduce((most, { sequence }) => Math.max(most, sequence), 0)
    return versions.filter(({ sequence }) => sequence === highest)
  })
}

/** The occurrences for which no replacement stands. After one that counts for later ones too, they follow it. */
function regularSpans(
  entry: Entry,
  replacements: readonly Replacement[],
  home: Zone,
  within: Span,
): Found {
  const isReplaced = meantBy(
    replacements.map(({ replaces }) => replaces.occurrence),
    home,
  )
  const turns = replacements
    .filter(({ replaces }) => replaces.andLater)
    .sort((a, b) => replacedAt(a, home) - replacedAt(b, home))
  const { occurrences, unread } = occurrencesOfEntry(
    entry,
    home,
    searched(entry, turns, home, within),
  )
  const spans = occurrences
    .filter(({ start }) => !isReplaced(start))
    .flatMap(({ start, length = entry.length }) => {
      const begins = instantOf(start, home)
      const turn = turns.findLast((one) => replacedAt(one, home) <= begins)
      if (turn === undefined) return busySpan(start, length, entry, home)
      const distance = wallClock(start) - wallClock(turn.replaces.occurrence)
      return busySpan(moved(turn.start, distance), turn.length, turn, home)
    })
  return { spans, unread }
}

/** Start, further dates and rule, each occurrence once and without the exceptions. */
function occurrencesOfEntry(
  entry: Entry,
  home: Zone,
  search: Span,
): { occurrences: readonly Extra[]; unread: number } {
  const { start, rule, extra, except } = entry
  // A rule nobody can read leaves the start: better one occurrence than none.
  const ruled = rule === undefined ? [] : readable(() => occurrencesOf(rule, start, home, search))
  const isExcepted = meantBy(except, home)
  const once = new Map<Instant, Extra>()
  // Further dates last, as they may have a length of their own.
  for (const one of [...(ruled ?? []), start].map((at): Extra => ({ start: at })).concat(extra)) {
    if (!isExcepted(one.start)) once.set(instantOf(one.start, home), one)
  }
  return { occurrences: [...once.values()], unread: ruled === undefined ? 1 : 0 }
}

/** Where occurrences may begin that matter within `within`: they last, and later versions may have moved them. */
function searched(entry: Entry, turns: readonly Replacement[], home: Zone, within: Span): Span {
  const lengths = [entry, ...turns].map(
    ({ start, length }) => endOf(start, length, home) - instantOf(start, home),
  )
  const moves = turns.map((one) => Math.abs(instantOf(one.start, home) - replacedAt(one, home)))
  const reach = Math.max(...lengths) + Math.max(0, ...moves)
  return { start: instantFrom(within.start - reach), end: instantFrom(within.end + reach) }
}

/** One span, or none if the entry leaves its owner free or takes no time. */
function busySpan(from: Moment, length: Length, { isFree }: Entry, home: Zone): readonly Span[] {
  const span = { start: instantOf(from, home), end: endOf(from, length, home) }
  return isFree || span.end <= span.start ? [] : [span]
}

function isReplacement(entry: Entry): entry is Replacement {
  return entry.replaces !== undefined
}

function replacedAt({ replaces }: Replacement, home: Zone): Instant {
  return instantOf(replaces.occurrence, home)
}
