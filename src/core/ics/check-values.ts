/** The checker's rules for values: each property against its type, and the ones that depend on each other. */
import { isEscaped, type ReadLine } from './check-lines.ts'

const TEXTS = new Set([
  'UID',
  'SUMMARY',
  'DESCRIPTION',
  'LOCATION',
  'PRODID',
  'TZID',
  'TZNAME',
  'COMMENT',
])
const WORDS: Readonly<Record<string, RegExp>> = {
  VERSION: /^2\.0$/,
  CALSCALE: /^GREGORIAN$/,
  METHOD: /^[A-Z]+$/,
  SEQUENCE: /^\d{1,9}$/,
  STATUS: /^(TENTATIVE|CONFIRMED|CANCELLED)$/,
  TRANSP: /^(OPAQUE|TRANSPARENT)$/,
  TZOFFSETFROM: /^[+-](0\d|1[0-4])[0-5]\d$/,
  TZOFFSETTO: /^[+-](0\d|1[0-4])[0-5]\d$/,
  ORGANIZER: /^mailto:[^\s@]+@[^\s@]+$/,
  ATTENDEE: /^mailto:[^\s@]+@[^\s@]+$/,
  URL: /^https?:\/\/[^\s"<>\\^`{|}]+$/,
  DURATION: /^\+?P(?=[\dT])(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/,
}
const PARAMETER_WORDS: Readonly<Record<string, RegExp>> = {
  PARTSTAT: /^(NEEDS-ACTION|ACCEPTED|DECLINED|TENTATIVE|DELEGATED)$/,
  RSVP: /^(TRUE|FALSE)$/,
  ROLE: /^(CHAIR|REQ-PARTICIPANT|OPT-PARTICIPANT|NON-PARTICIPANT)$/,
}
const TIMES = new Set(['DTSTART', 'DTEND', 'DTSTAMP', 'RECURRENCE-ID', 'EXDATE', 'RDATE'])
const RULE_PART: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  UNTIL: /^\d{8}(T\d{6}Z?)?$/,
  COUNT: /^[1-9]\d{0,5}$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  BYMONTH: /^(1[0-2]|[1-9])(,(1[0-2]|[1-9]))*$/,
  BYMONTHDAY: /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/,
  BYDAY: /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
}

/** The faults of one component's own properties. */
export function propertyFaults(properties: readonly ReadLine[]): readonly string[] {
  return [...properties.flatMap(valueFaults), ...timeFaults(properties), ...ruleFaults(properties)]
}

function valueFaults({ name, parameters, value }: ReadLine): readonly string[] {
  const faults: string[] = []
  if (TEXTS.has(name) && !isEscaped(value)) faults.push(`${name} is not escaped`)
  if (name === 'UID' && value === '') faults.push('UID is empty')
  if (WORDS[name]?.test(value) === false) faults.push(`${name} is ${value}`)
  if (TIMES.has(name) && value.split(',').some((time) => !isRealTime(time))) {
    faults.push(`${name} is no date or time: ${value}`)
  }
  if (parameters.has('TZID') && value.endsWith('Z')) faults.push(`${name} has a zone and a Z`)
  for (const [key, of] of parameters) {
    if (PARAMETER_WORDS[key]?.test(of) === false) faults.push(`${key} is ${of}`)
  }
  return faults
}

function timeFaults(properties: readonly ReadLine[]): readonly string[] {
  const of = (wanted: string) => properties.find(({ name }) => name === wanted)
  const [start, end, stamp] = [of('DTSTART'), of('DTEND'), of('DTSTAMP')]
  const faults: string[] = []
  if (stamp !== undefined && !stamp.value.endsWith('Z')) faults.push('DTSTAMP is not UTC')
  if (end !== undefined && of('DURATION') !== undefined) faults.push('both DTEND and DURATION')
  if (start === undefined || end === undefined) return faults
  if (kindOf(start) !== kindOf(end)) faults.push('DTSTART and DTEND are of different kinds')
  // Text order is time order only within one zone, or in UTC; the writer never mixes.
  if (start.parameters.get('TZID') !== end.parameters.get('TZID')) faults.push('two zones')
  else if (end.value <= start.value) faults.push('DTEND is not after DTSTART')
  return faults
}

function ruleFaults(properties: readonly ReadLine[]): readonly string[] {
  const start = properties.find(({ name }) => name === 'DTSTART')
  const isZoned = start?.parameters.has('TZID') === true || start?.value.endsWith('Z') === true
  return properties
    .filter(({ name }) => name === 'RRULE')
    .flatMap(({ value }) => {
      const parts = value.split(';').map((part) => part.split('='))
      const keys = parts.map(([key = '']) => key)
      const faults = parts
        .filter(
          ([key = '', of = '', more]) => more !== undefined || RULE_PART[key]?.test(of) !== true,
        )
        .map((part) => `RRULE has ${part.join('=')}`)
      if (new Set(keys).size < keys.length) faults.push('RRULE says a thing twice')
      if (keys[0] !== 'FREQ') faults.push('RRULE does not begin with FREQ')
      if (keys.includes('COUNT') && keys.includes('UNTIL')) faults.push('RRULE has COUNT and UNTIL')
      const until = parts.find(([key]) => key === 'UNTIL')?.[1]
      if (isZoned && until !== undefined && !until.endsWith('Z')) faults.push('UNTIL is not UTC')
      return faults
    })
}

/** A date, a local time or a UTC time that exists in the calendar: 30 February does not. */
function isRealTime(value: string): boolean {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/.exec(value)
  if (found === null) return false
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = found
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString() === text
}

function kindOf({ value }: ReadLine): string {
  if (!value.includes('T')) return 'date'
  return value.endsWith('Z') ? 'utc' : 'local'
}
