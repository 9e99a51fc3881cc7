/** What a command of the command line is, apart from what it does. */

import type { Instant } from '../core/time.ts'

/** How a command is called. */
export interface Call {
  /** What stands after the command's name. */
  readonly args: readonly string[]
  /**
   * The JSON document on standard input.
   *
   * @throws BadInput if there is none, or it is not JSON.
   */
  readonly input: () => Promise<unknown>
  /** Words for people, on standard error; line ends are the caller's. */
  readonly say: (text: string) => void
  readonly now: () => Instant
}

/** 0 done; 1 the answer is no. Bad usage and bad input are thrown. */
export interface Answer {
  /** Written to standard output as one JSON document; without it, nothing is. */
  readonly output?: unknown
  readonly status: 0 | 1
}

export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The lines that `--help` shows. */
  readonly usage: string
  readonly run: (call: Call) => Promise<Answer>
}

/** The input is not what the command reads; one problem a line. */
export class BadInput extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'BadInput'
    this.problems = problems
  }
}

/** The command line itself is wrong; the usage is shown below the message. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage'
}

/** The answer of a command that is done. */
export function done(output: unknown): Answer {
  return { output, status: 0 }
}

/**
 * The JSON document of a command that takes no arguments.
 *
 * @throws BadUsage if there are some, BadInput as `call.input` does.
 */
export async function inputAlone({ args, input }: Call): Promise<unknown> {
  alone(args)
  return await input()
}

/** What stands after the command's name but `--json`: one JSON document is what they answer anyway. */
export function unflagged(args: readonly string[]): readonly string[] {
  return args.filter((arg) => arg !== '--json')
}

/** @throws BadUsage if there are arguments other than `--json`. */
export function alone(given: readonly string[]): void {
  const args = unflagged(given)
  if (args.length > 0) throw new BadUsage(`This command takes no arguments, not ${args.join(' ')}.`)
}
