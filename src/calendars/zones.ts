/** What a calendar's names of zones mean. Their authors rarely use the names this bot knows. */
import ical from 'node-ical'
import { type Span, UTC, Zone } from '../core/time.ts'
import { type Block, first } from './text.ts'
import { definitionOf, zoneLike } from './zone-definitions.ts'

/**
 * How to read the zone names of a calendar that defines `blocks`.
 *
 * In order: an IANA name, also with a vendor's path before it; the Windows name node-ical knows; the calendar's
 * own definition, by the IANA zone that behaves the same around `span`; an offset in words; `home`.
 */
export function zoneReader(
  blocks: readonly Block[],
  home: Zone,
  span: Span,
): (tzid: string) => Zone {
  const known = new Map<string, Zone>()
  return (tzid) => {
    const zone = known.get(tzid) ?? zoneOf(tzid, blocks, home, span)
    known.set(tzid, zone)
    return zone
  }
}

function zoneOf(tzid: string, blocks: readonly Block[], home: Zone, span: Span): Zone {
  const defined = blocks.find(
    (block) => first(block, 'TZID')?.value.replace(/^"(.*)"$/, '$1') === tzid,
  )
  const definition = defined === undefined ? undefined : definitionOf(defined, span)
  return (
    pathName(tzid) ??
    windowsName(tzid) ??
    pathName(definition?.place ?? '') ??
    (definition && zoneLike(definition.onsets, home, span)) ??
    shortName(tzid) ??
    fixedOffset(tzid, home, span) ??
    home
  )
}

/** `Europe/Belgrade` out of `/freeassociation.sourceforge.net/Europe/Belgrade`. */
function pathName(name: string): Zone | undefined {
  const parts = name.split('/').filter((part) => part !== '')
  for (let from = 0; from < parts.length - 1; from++) {
    const zone = Zone.safeParse(parts.slice(from).join('/'))
    if (zone.success) return zone.data
  }
  return undefined
}

/** node-ical holds the table of Windows names; for a name it does not know it answers with that name. */
function windowsName(tzid: string): Zone | undefined {
  // For these it would answer with the zone of the machine.
  if (/^(tzone:|customi[sz]ed|\(no )/i.test(tzid)) return /utc$/i.test(tzid) ? UTC : undefined
  if (!/^[\w .,:()+&'-]+$/.test(tzid) || !/[ ,]/.test(tzid)) return undefined
  const line = `DTSTART;TZID=${tzid.includes(':') ? `"${tzid}"` : tzid}:20270101T000000`
  const event = ical.sync.parseICS(
    `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n${line}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
  )['1']
  const zone = Zone.safeParse(event?.type === 'VEVENT' ? event.start.tz : undefined)
  return zone.success && zone.data.includes('/') ? zone.data : undefined
}

/** `CET`, `EST5EDT`, `UTC`. Last but for offsets: `BST` and `IST` mean different places to different people. */
function shortName(tzid: string): Zone | undefined {
  const zone = Zone.safeParse(tzid)
  return zone.success ? zone.data : undefined
}

/** `UTC+02:00`, `GMT-4`, `+0530`, `(UTC+01:00) Somewhere`. */
function fixedOffset(tzid: string, home: Zone, span: Span): Zone | undefined {
  const found = /^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?(?!\d)/i.exec(tzid)
  if (found === null) return undefined
  const [, sign, hours, minutes = '0'] = found
  const size = Number(hours) * 60 + Number(minutes)
  return zoneLike([{ at: -Infinity, offset: sign === '-' ? -size : size }], home, span)
}
