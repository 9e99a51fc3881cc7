/** Zones that a calendar defines itself (VTIMEZONE), and the IANA zone that behaves the same. */
import { DAY_MINUTES, type Instant, later, MINUTE, type Span, wallAt, Zone } from '../core/time.ts'
import { utcDatesOf } from './rule.ts'
import { type Block, first } from './text.ts'

/** An offset, in minutes ahead of UTC, that holds from an instant on. */
export interface Onset {
  readonly at: number
  readonly offset: number
}

/** The offset a definition gives at an instant. */
interface Probe {
  readonly at: Instant
  readonly offset: number
}

/** A zone as a calendar defines it, with the IANA name some vendors add. */
export interface Definition {
  readonly place: string | undefined
  readonly onsets: readonly Onset[]
}

/** A zone is told from its neighbours by how it behaves for this long before and after the days that matter. */
const PROBED_DAYS = 365

/** The definition a VTIMEZONE gives, as far as it matters around `span`. */
export function definitionOf(block: Block, { start, end }: Span): Definition {
  const wide = {
    start: later(start, -3 * PROBED_DAYS * DAY_MINUTES),
    end: later(end, PROBED_DAYS * DAY_MINUTES),
  }
  const onsets = block.parts.flatMap((part) => onsetsOf(part, wide)).sort((a, b) => a.at - b.at)
  return { place: first(block, 'X-LIC-LOCATION')?.value, onsets }
}

/** An observance that cannot be read says nothing; what is left is compared all the same. */
function onsetsOf(part: Block, within: Span): readonly Onset[] {
  const start = first(part, 'DTSTART')?.value ?? ''
  const from = minutesOf(first(part, 'TZOFFSETFROM')?.value)
  const offset = minutesOf(first(part, 'TZOFFSETTO')?.value)
  if (from === undefined || offset === undefined || !/^\d{8}T\d{6}/.test(start)) return []
  const rule = first(part, 'RRULE')?.value
  const more = part.properties
    .filter(({ name }) => name === 'RDATE')
    .flatMap(({ value }) => value.split(','))
  const walls = [start, ...more].map(wallMilliseconds).filter((wall) => !Number.isNaN(wall))
  const ruled = rule === undefined ? [] : ruledWalls(rule, start.slice(0, 15), within)
  return [...walls, ...ruled].map((wall) => ({ at: wall - from * MINUTE, offset }))
}

function ruledWalls(rule: string, start: string, within: Span): readonly number[] {
  try {
    return utcDatesOf(rule, start, within)
  } catch {
    return []
  }
}

/** The IANA zone that behaves as the onsets say, or else on the most days; `home` first; none if they say nothing. */
export function zoneLike(onsets: readonly Onset[], home: Zone, span: Span): Zone | undefined {
  if (onsets.length === 0) return undefined
  const probes = probesOf(onsets, span)
  const coarse = probes.filter((_, i) => i % 30 === 0)
  const names = ['Etc/UTC', ...Intl.supportedValuesOf('timeZone')].map((name) =>
    Zone.safeParse(name),
  )
  const zones = [home, ...names.flatMap((zone) => (zone.success ? [zone.data] : []))]
  const same = zones.find((zone) => wrongDays(coarse, zone, 1) + wrongDays(probes, zone, 1) === 0)
  return same ?? closest(zones, probes)
}

function closest(zones: readonly Zone[], probes: readonly Probe[]): Zone | undefined {
  let best: { zone: Zone | undefined; wrong: number } = { zone: undefined, wrong: Infinity }
  for (const zone of zones) {
    const wrong = wrongDays(probes, zone, best.wrong)
    if (wrong < best.wrong) best = { zone, wrong }
  }
  return best.zone
}

function probesOf(onsets: readonly Onset[], { start, end }: Span): readonly Probe[] {
  const days = (end - start) / (DAY_MINUTES * MINUTE) + 2 * PROBED_DAYS
  return Array.from({ length: Math.ceil(days) }, (_, i) => {
    const at = later(start, (i - PROBED_DAYS) * DAY_MINUTES)
    return { at, offset: offsetFrom(onsets, at) }
  })
}

/** On how many of the probed days `zone` has another offset; counts no further than `enough`. */
function wrongDays(probes: readonly Probe[], zone: Zone, enough: number): number {
  let wrong = 0
  for (const { at, offset } of probes) {
    if (wallAt(at, zone).offsetMinutes !== offset) wrong++
    if (wrong >= enough) break
  }
  return wrong
}

function offsetFrom(onsets: readonly Onset[], at: Instant): number {
  const [earliest] = onsets
  return onsets.findLast((onset) => onset.at <= at)?.offset ?? earliest?.offset ?? 0
}

function minutesOf(offset: string | undefined): number | undefined {
  const found = /^([+-])(\d\d)(\d\d)/.exec(offset ?? '')
  if (found === null) return undefined
  const size = Number(found[2]) * 60 + Number(found[3])
  return found[1] === '-' ? -size : size
}

function wallMilliseconds(value: string): number {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(value)
  return found === null
    ? Number.NaN
    : Date.parse(`${found.slice(1, 4).join('-')}T${found.slice(4).join(':')}Z`)
}
