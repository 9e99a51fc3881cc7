/** An object out of Block Kit, of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>

/** Whether `value` is an object that can be read by key. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The string under `key`, or nothing if there is none. */
export function maybeWord(of: Json, key: string): string | undefined {
  const value = of[key]
  return typeof value === 'string' ? value : undefined
}

/** The string under `key`, empty if there is none. */
export function word(of: Json, key: string): string {
  return maybeWord(of, key) ?? ''
}

/** The number under `key`; numbers that Block Kit writes as strings are read too. */
export function amount(of: Json, key: string): number | undefined {
  const value = of[key]
  if (typeof value === 'string' && value.trim() === '') return undefined
  const read = typeof value === 'string' ? Number(value) : value
  return typeof read === 'number' && Number.isFinite(read) ? read : undefined
}

/** Whether `key` is set to true. */
export function truth(of: Json, key: string): boolean {
  return of[key] === true
}

/** The object under `key`. */
export function part(of: Json, key: string): Json | undefined {
  const value = of[key]
  return isJson(value) ? value : undefined
}

/** The objects of the list under `key`, in order; anything else in it is left out. */
export function parts(of: Json, key: string): readonly Json[] {
  const value = of[key]
  return Array.isArray(value) ? value.filter(isJson) : []
}

/** The strings of the list under `key`. */
export function words(of: Json, key: string): readonly string[] {
  const value = of[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** The characters of the text object under `key`, or of a bare string there. */
export function label(of: Json, key: string): string {
  const text = part(of, key)
  return text === undefined ? word(of, key) : word(text, 'text')
}
