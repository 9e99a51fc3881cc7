import type { Channel, Command, User } from '../../protocol.ts'
import { plainly } from '../text/plainly.ts'

/** Something that completes the word at the cursor. */
export interface Completion {
  readonly key: string
  readonly text: string
  readonly detail: string
  /** What replaces the word. */
  readonly insert: string
  readonly person?: string
}

/** What is known that words can be completed from. */
export interface Known {
  readonly commands: readonly Command[]
  readonly people: readonly User[]
  readonly channels: readonly Channel[]
}

const MOST = 8

/** What the word before the cursor could become: a command, a person or a channel. */
export function completionsOf(before: string, known: Known): readonly Completion[] {
  const command = /^\/(\S*)$/.exec(before)?.[1]
  if (command !== undefined) return commandsLike(command, known.commands)
  const person = /(?:^|\s)@([^\s@]*)$/.exec(before)?.[1]
  if (person !== undefined) return peopleLike(person, known.people)
  const channel = /(?:^|\s)#([^\s#]*)$/.exec(before)?.[1]
  return channel === undefined ? [] : channelsLike(channel, known.channels)
}

/** `before` with its last word replaced by the completion, ready for the next. */
export function completed(before: string, completion: Completion): string {
  return `${before.replace(/\S*$/, '')}${completion.insert} `
}

/** A command line cut into command and text, or nothing if `typed` is a message. */
export function commandIn(typed: string): { command: string; text: string } | null {
  const match = /^(\/[^\s/]+)(?:\s+([\s\S]*))?$/.exec(typed.trimEnd())
  return match?.[1] === undefined ? null : { command: match[1], text: match[2] ?? '' }
}

function commandsLike(start: string, commands: readonly Command[]): readonly Completion[] {
  return commands
    .filter(({ command }) => command.slice(1).toLowerCase().includes(start.toLowerCase()))
    .map(({ command, description, usageHint }) => ({
      key: command,
      text: usageHint === '' ? command : `${command} ${usageHint}`,
      detail: description,
      insert: command,
    }))
}

function peopleLike(start: string, people: readonly User[]): readonly Completion[] {
  return people
    .filter((one) => !one.deleted && (has(one.name, start) || has(one.realName, start)))
    .slice(0, MOST)
    .map(({ id, name, realName, title }) => ({
      key: id,
      text: realName,
      detail: title,
      insert: `@${name}`,
      person: id,
    }))
}

function channelsLike(start: string, channels: readonly Channel[]): readonly Completion[] {
  return channels
    .filter(({ kind, name }) => kind !== 'im' && has(name, start))
    .slice(0, MOST)
    .map(({ id, name, topic }) => ({
      key: id,
      text: `#${name}`,
      detail: topic,
      insert: `#${name}`,
    }))
}

function has(name: string, start: string): boolean {
  return plainly(name)
    .split(/\s+/)
    .some((word) => word.startsWith(plainly(start)))
}
