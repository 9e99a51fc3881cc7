/** An object that came from outside; nothing is known of its members. */
export type Json = Readonly<Record<string, unknown>>

/** Whether `value` is an object with members, and not an array. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** `value` if it is an object, else an empty one. */
export function recordIn(value: unknown): Json {
  return isRecord(value) ? value : {}
}

/** `value` if it is an array, else an empty one. */
export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The objects among the members of `value`. */
export function recordsIn(value: unknown): readonly Json[] {
  return listIn(value).filter(isRecord)
}

/** The text under `key`, if there is one and it is a text. */
export function textIn(record: Json, key: string): string | undefined {
  const value = record[key]
  return typeof value === 'string' ? value : undefined
}

/** The finite number under `key`, also when it is written as a text. */
export function numberIn(record: Json, key: string): number | undefined {
  const value = record[key]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** Whether `key` is true, also as the text `true` or `1`, as form bodies have it. */
export function flagIn(record: Json, key: string): boolean {
  return [true, 'true', '1', 1].some((yes) => record[key] === yes)
}

/** What `text` says as JSON, or undefined if it is none. */
export function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** `record` without the members that are undefined. */
export function defined(record: Json): Json {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
