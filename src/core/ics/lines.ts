/** The content lines of iCalendar (RFC 5545 section 3.1): how text of any kind becomes octets a reader cannot misread. */

const MAX_OCTETS = 75
const BREAKS = '\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029'

/** A parameter of a property, such as `['CN', 'Ana']`. */
export type Parameter = readonly [name: string, value: string]

/** One property as a folded line without its line end; `value` is already of its type's form. */
export function property(
  name: string,
  value: string,
  parameters: readonly Parameter[] = [],
): string {
  const written = parameters.map(([key, of]) => `;${key}=${parameterValue(of)}`).join('')
  return fold(`${name}${written}:${value}`)
}

/** A TEXT value (RFC 5545 3.3.11): backslash, comma, semicolon and line breaks escaped. */
export function text(value: string): string {
  return clean(value)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/**
 * A mail address as a CAL-ADDRESS, `mailto:ana@example.com`.
 *
 * @throws RangeError if there is no `@` with something on both sides.
 */
export function mailto(email: string): string {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw new RangeError('not a mail address')
  return `mailto:${[...email.toWellFormed()].map(uriCharacter).join('')}`
}

/**
 * A web address as a URI value.
 *
 * @throws RangeError if it is not an absolute address with http or https.
 */
export function webAddress(address: string): string {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol)) throw new RangeError('not a web address')
  return url.href
}

/** Quoted whenever a reader could take a character for structure; `"`, `^` and line breaks as RFC 6868 has them. */
function parameterValue(value: string): string {
  const safe = clean(value).replaceAll('^', '^^').replaceAll('\n', '^n').replaceAll('"', "^'")
  return /^[\w.@+/-]+$/.test(safe) ? safe : `"${safe}"`
}

/** Control characters go, except tabs. Every break, also the ones only some readers see as such, becomes `\n`. */
function clean(value: string): string {
  const lines = value.toWellFormed().replaceAll('\r\n', '\n')
  return lines.replace(/[\p{Cc}\u2028\u2029]/gu, (character) => {
    if (BREAKS.includes(character)) return '\n'
    return character === '\t' ? character : ''
  })
}

function uriCharacter(character: string): string {
  return /[A-Za-z0-9@.!$'*+_~-]/.test(character) ? character : percentEncoded(character)
}

/** Not `encodeURIComponent`: that leaves brackets as they are. */
function percentEncoded(character: string): string {
  const octets = new TextEncoder().encode(character)
  return [...octets]
    .map((octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('')
}

/** At most 75 octets a line, never inside a character; the blank that opens a continuation counts. */
function fold(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MAX_OCTETS) {
      pieces.push(piece)
      piece = ' '
      octets = 1
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
