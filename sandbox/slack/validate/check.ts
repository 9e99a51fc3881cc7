import { isRecord, type Json } from '../json.ts'

/** One thing wrong with blocks or a view. `pointer` is a JSON pointer, as Slack's answers have it. */
export interface Problem {
  readonly pointer: string
  readonly message: string
}

/** Look at `value`, which stands at the pointer `at`, and `say` what is wrong. */
export type Check = (value: unknown, at: string, say: (problem: Problem) => void) => void

/** Everything `check` has to say. */
export function problems(check: Check, value: unknown, at: string): readonly Problem[] {
  const found: Problem[] = []
  check(value, at, (problem) => found.push(problem))
  return found
}

/** A text of `min` to `max` UTF-16 units. */
export function text(min: number, max: number): Check {
  return (value, at, say) => {
    if (typeof value !== 'string') return say({ pointer: at, message: 'must be a string' })
    if (value.length < min) {
      say({ pointer: at, message: `must be more than ${min - 1} characters` })
    }
    if (value.length > max) {
      say({ pointer: at, message: `must be less than ${max + 1} characters` })
    }
  }
}

/** A text that `pattern` fits; `wanted` says what that is. */
export function fitting(pattern: RegExp, wanted: string): Check {
  return (value, at, say) => {
    if (typeof value !== 'string' || !pattern.test(value)) {
      say({ pointer: at, message: `must be ${wanted}` })
    }
  }
}

/** A web address of at most 3,000 characters. */
export const url: Check = (value, at, say) => {
  text(1, 3000)(value, at, say)
  if (typeof value === 'string' && !URL.canParse(value)) {
    say({ pointer: at, message: 'must be a valid URL' })
  }
}

export const flag: Check = (value, at, say) => {
  if (typeof value !== 'boolean') say({ pointer: at, message: 'must be a boolean' })
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number): Check {
  return (value, at, say) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return say({ pointer: at, message: 'must be an integer' })
    }
    if (value < min) say({ pointer: at, message: `must be greater than or equal to ${min}` })
    if (value > max) say({ pointer: at, message: `must be less than or equal to ${max}` })
  }
}

export const number: Check = (value, at, say) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    say({ pointer: at, message: 'must be a number' })
  }
}

/** One of these values and no other. */
export function among(...allowed: readonly (string | number)[]): Check {
  return (value, at, say) => {
    if (!allowed.some((a) => a === value)) {
      say({ pointer: at, message: `must be one of: ${allowed.join(', ')}` })
    }
  }
}

/** A list of `min` to `max` members, each as `member` wants it. */
export function list(member: Check, min: number, max: number): Check {
  return (value, at, say) => {
    if (!Array.isArray(value)) return say({ pointer: at, message: 'must be an array' })
    if (value.length < min) say({ pointer: at, message: `no fewer than ${min} items allowed` })
    if (value.length > max) say({ pointer: at, message: `no more than ${max} items allowed` })
    for (const [i, each] of value.entries()) member(each, `${at}/${i}`, say)
  }
}

/** An object with these members and no others; a name that ends in `!` is required. */
export function shape(members: Readonly<Record<string, Check>>, ...rules: readonly Rule[]): Check {
  const checks = new Map(Object.entries(members).map(([name, c]) => [name.replace('!', ''), c]))
  const required = Object.keys(members).filter((name) => name.endsWith('!'))
  return (value, at, say) => {
    if (!isRecord(value)) return say({ pointer: at, message: 'must provide an object' })
    for (const name of required.map((name) => name.slice(0, -1))) {
      if (value[name] == null) say({ pointer: at, message: `missing required field: ${name}` })
    }
    for (const [name, member] of Object.entries(value)) {
      const check = checks.get(name)
      if (!check) say({ pointer: at, message: `invalid additional property: ${name}` })
      else if (member != null) check(member, `${at}/${name}`, say)
    }
    for (const rule of rules) rule(value, at, say)
  }
}

/** A rule about several members of one object. */
export type Rule = (value: Json, at: string, say: (problem: Problem) => void) => void

/** Exactly one of these members must be there. */
export function oneOf(...names: readonly string[]): Rule {
  return (value, at, say) => {
    const there = names.filter((name) => value[name] != null)
    if (there.length !== 1) {
      say({ pointer: at, message: `exactly one of these is required: ${names.join(', ')}` })
    }
  }
}

/** One of these members must be there at least. */
export function someOf(...names: readonly string[]): Rule {
  return (value, at, say) => {
    if (names.every((name) => value[name] == null)) {
      say({ pointer: at, message: `one of these is required: ${names.join(', ')}` })
    }
  }
}

/** An object whose `type` says which of `kinds` it must satisfy. */
export function byType(kinds: Readonly<Record<string, Check>>): Check {
  const checks = new Map(Object.entries(kinds))
  return (value, at, say) => {
    if (!isRecord(value)) return say({ pointer: at, message: 'must provide an object' })
    if (typeof value.type !== 'string') {
      return say({ pointer: at, message: 'missing required field: type' })
    }
    const check = checks.get(value.type)
    if (!check) return say({ pointer: `${at}/type`, message: `unsupported type: ${value.type}` })
    check(value, at, say)
  }
}

/** Anything at all: for members that are passed on and not looked into. */
export const anything: Check = () => {}
