/** Reads iCalendar text line by line for the checker, and says where it breaks RFC 5545 section 3.1. Shares nothing with the writer. */

/** A property as it stands in the file, unfolded; parameter values without their quotes. */
export interface ReadLine {
  readonly name: string
  readonly parameters: ReadonlyMap<string, string>
  readonly value: string
}

/** What could be read, and every fault of form in words. */
export interface ReadText {
  readonly lines: readonly ReadLine[]
  readonly faults: readonly string[]
}

const NAME = /^[A-Z0-9-]+/
const PARAMETER = /^;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/

/** Read `text` strictly: CRLF, at most 75 octets a line, no control characters, names and parameters as the grammar has them. */
export function readLines(text: string): ReadText {
  const faults: string[] = []
  if (!text.endsWith('\r\n')) faults.push('the last line has no CRLF')
  const physical = text.split('\r\n')
  for (const [i, line] of physical.entries()) {
    faults.push(...physicalFaults(line).map((fault) => `line ${i + 1} ${fault}`))
  }
  const logical = text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
  const lines: ReadLine[] = []
  for (const line of logical) {
    const read = readLine(line)
    if (read === undefined) faults.push(`not a property: ${line.slice(0, 40)}`)
    else lines.push(read)
  }
  return { lines, faults }
}

/** Text values whose escapes are wrong: a bare comma or semicolon, or a backslash before anything but `\;,nN`. */
export function isEscaped(value: string): boolean {
  return /^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)
}

function physicalFaults(line: string): readonly string[] {
  const faults: string[] = []
  if (/[\r\n]/.test(line)) faults.push('ends in a bare CR or LF')
  // U+2028, U+2029 and U+0085 are no line ends to iCalendar, but some readers split at them.
  if (/[^\P{Cc}\t\r\n]|[\u2028\u2029]/u.test(line)) faults.push('holds a control character')
  if (new TextEncoder().encode(line).length > 75) faults.push('is longer than 75 octets')
  if (!line.isWellFormed()) faults.push('is folded inside a character')
  return faults
}

function readLine(line: string): ReadLine | undefined {
  const name = NAME.exec(line)?.[0]
  if (name === undefined) return undefined
  const parameters = new Map<string, string>()
  let rest = line.slice(name.length)
  for (let found = PARAMETER.exec(rest); found !== null; found = PARAMETER.exec(rest)) {
    const [whole, key = '', value = ''] = found
    if (parameters.has(key)) return undefined
    parameters.set(key, value.replace(/^"(.*)"$/s, '$1'))
    rest = rest.slice(whole.length)
  }
  return rest.startsWith(':') ? { name, parameters, value: rest.slice(1) } : undefined
}
