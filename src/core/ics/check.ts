/**
 * A strict reader of what this bot writes: every fault that would make some calendar misread an invitation.
 *
 * Written apart from the writer, as no library refuses all of these: LF line ends, lines over 75 octets,
 * undefined zones, local UNTIL, attendees that are no URI and unknown statuses pass all seven that were tried.
 */
import { type ReadLine, readLines } from './check-lines.ts'
import { propertyFaults } from './check-values.ts'

interface Component {
  readonly kind: string
  readonly properties: ReadLine[]
  readonly parts: Component[]
}

const NESTING: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VEVENT', 'VTIMEZONE'],
  VTIMEZONE: ['STANDARD', 'DAYLIGHT'],
  VEVENT: [],
  STANDARD: [],
  DAYLIGHT: [],
}

/** Once each and no more, by component. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['PRODID', 'VERSION', 'METHOD'],
  VTIMEZONE: ['TZID'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY', 'SEQUENCE', 'ORGANIZER'],
  STANDARD: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
  DAYLIGHT: ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO'],
}

const MANY = new Set(['ATTENDEE', 'TZNAME', 'RDATE', 'EXDATE', 'COMMENT', 'CATEGORIES'])

/** Every fault of an iCalendar file with one event, in words for a developer; none if it is sound. */
export function faultsOf(text: string): readonly string[] {
  const { lines, faults } = readLines(text)
  const { root, faults: broken } = nest(lines)
  const found = [...faults, ...broken]
  const [calendar, ...rest] = root.parts
  if (calendar?.kind !== 'VCALENDAR' || rest.length > 0) return [...found, 'not one VCALENDAR']
  return [...found, ...componentFaults(calendar), ...eventFaults(calendar)]
}

function nest(lines: readonly ReadLine[]): { root: Component; faults: readonly string[] } {
  const root: Component = { kind: '', properties: [], parts: [] }
  const open = [root]
  const faults: string[] = []
  for (const line of lines) {
    const inside = open.at(-1) ?? root
    if (line.name === 'BEGIN') {
      const part: Component = { kind: line.value, properties: [], parts: [] }
      inside.parts.push(part)
      open.push(part)
    } else if (line.name === 'END') {
      if (inside.kind !== line.value) faults.push(`END:${line.value} closes ${inside.kind}`)
      if (open.length > 1) open.pop()
    } else if (inside === root) faults.push(`${line.name} outside the calendar`)
    else inside.properties.push(line)
  }
  if (open.length > 1) faults.push(`${open.at(-1)?.kind} is not closed`)
  return { root, faults }
}

function componentFaults({ kind, properties, parts }: Component): readonly string[] {
  const faults: string[] = []
  const counts = Map.groupBy(properties, ({ name }) => name)
  for (const name of REQUIRED[kind] ?? [])
    if (!counts.has(name)) faults.push(`${kind} has no ${name}`)
  for (const [name, of] of counts) {
    if (of.length > 1 && !MANY.has(name)) faults.push(`${kind} has ${of.length} ${name}`)
  }
  const allowed = NESTING[kind] ?? []
  for (const part of parts) {
    if (!allowed.includes(part.kind)) faults.push(`${kind} holds a ${part.kind}`)
  }
  if (kind === 'VTIMEZONE' && parts.length === 0) faults.push('VTIMEZONE says nothing')
  return [...faults, ...propertyFaults(properties), ...parts.flatMap(componentFaults)]
}

/** What RFC 5546 asks of the whole by its method, and which zones the event may name. */
function eventFaults(calendar: Component): readonly string[] {
  const method = calendar.properties.find(({ name }) => name === 'METHOD')?.value
  const zones = calendar.parts
    .filter(({ kind }) => kind === 'VTIMEZONE')
    .map((zone) => firstValue(zone, 'TZID'))
  const [event, ...others] = calendar.parts.filter(({ kind }) => kind === 'VEVENT')
  if (event === undefined || others.length > 0) return ['not one VEVENT']
  const faults: string[] = []
  for (const { name, parameters } of event.properties) {
    const zone = parameters.get('TZID')
    if (zone !== undefined && !zones.includes(zone))
      faults.push(`${name} names a zone that is not defined`)
  }
  if (new Set(zones).size < zones.length) faults.push('a zone is defined twice')
  return [...faults, ...methodFaults(method, event)]
}

function methodFaults(method: string | undefined, event: Component): readonly string[] {
  const attendees = event.properties.filter(({ name }) => name === 'ATTENDEE').length
  switch (method) {
    case 'REQUEST':
      return attendees === 0 ? ['a REQUEST has no ATTENDEE'] : []
    case 'CANCEL':
      return firstValue(event, 'STATUS') === 'CANCELLED' ? [] : ['a CANCEL is not CANCELLED']
    case 'PUBLISH':
      return attendees === 0 ? [] : ['a PUBLISH has an ATTENDEE']
    default:
      return [`unknown METHOD ${method}`]
  }
}

function firstValue({ properties }: Component, wanted: string): string | undefined {
  return properties.find(({ name }) => name === wanted)?.value
}
