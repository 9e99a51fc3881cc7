/** The outer form of an iCalendar text, read with forgiveness: other people's calendars are not all well made. */

/** One property, unfolded. `parameters` is raw and begins with `;`, or is empty. */
export interface Property {
  readonly name: string
  readonly parameters: string
  readonly value: string
}

/** A component with its own properties, and those of what it holds other than alarms. */
export interface Block {
  readonly kind: string
  readonly properties: readonly Property[]
  readonly parts: readonly Block[]
}

interface OpenBlock {
  readonly kind: string
  readonly properties: Property[]
  readonly parts: OpenBlock[]
}

/** Values that hold no colon, so that the last one ends a zone's name that should have been quoted. */
const TIMES =
  /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID|DURATION|FREEBUSY|TZOFFSETFROM|TZOFFSETTO)$/

const PARAMETERS = /^(?:;[\w-]+=(?:"[^"]*"|[^":;,]*)(?:,(?:"[^"]*"|[^":;,]*))*)*(?=:)/

/** Every line in order, continuation lines joined. Any line end will do. */
export function unfold(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .reduce<string[]>((lines, line) => {
      const last = lines.length - 1
      if (/^[ \t]/.test(line) && last >= 0) lines[last] += line.slice(1)
      else if (line !== '') lines.push(line)
      return lines
    }, [])
}

/** The calendars of a text; `undefined` if one is not closed, as when a download broke off. */
export function calendarsOf(text: string): readonly Block[] | undefined {
  const root: OpenBlock = { kind: '', properties: [], parts: [] }
  const open = [root]
  for (const line of unfold(text)) {
    const [, mark, kind = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(line) ?? []
    const inside = open.at(-1) ?? root
    if (mark === undefined) {
      const property = propertyOf(line)
      if (property !== undefined) inside.properties.push(property)
    } else if (mark.toUpperCase() === 'BEGIN') {
      const part: OpenBlock = { kind: kind.toUpperCase(), properties: [], parts: [] }
      if (part.kind !== 'VALARM') inside.parts.push(part)
      open.push(part)
    } else if (open.length > 1) open.pop()
  }
  return open.length > 1 ? undefined : root.parts.filter((part) => part.kind === 'VCALENDAR')
}

/** The first property of a name. */
export function first({ properties }: Block, wanted: string): Property | undefined {
  return properties.find(({ name }) => name === wanted)
}

/** A parameter's value without quotes. */
export function parameter({ parameters }: Property, wanted: string): string | undefined {
  const found = new RegExp(`;${wanted}=("[^"]*"|.*?)(?=;[\\w-]+=|$)`, 'i').exec(parameters)
  return found?.[1]?.replace(/^"(.*)"$/, '$1')
}

function propertyOf(line: string): Property | undefined {
  const name = /^[\w-]+/.exec(line)?.[0].toUpperCase()
  if (name === undefined) return undefined
  const rest = line.slice(name.length)
  if (TIMES.test(name)) return splitAt(name, rest, rest.lastIndexOf(':'))
  // Some write a quote inside a quoted name as `\"`, which iCalendar does not know.
  const readings = [rest, rest.replaceAll('\\"', "'")]
  const read = readings.find((one) => PARAMETERS.test(one)) ?? `:${rest}`
  return splitAt(name, read, PARAMETERS.exec(read)?.[0].length ?? 0)
}

function splitAt(name: string, rest: string, colon: number): Property {
  return { name, parameters: rest.slice(0, colon), value: rest.slice(colon + 1).trim() }
}
