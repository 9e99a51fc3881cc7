/** From the words of a command line to its exit status: find the command, run it, say what went wrong. */
import type { Instant } from '../core/time.ts'
import { Unusable } from '../core/unusable.ts'
import { BadInput, BadUsage, type Command } from './command.ts'

/** Where a command reads from and writes to. */
export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly now: () => Instant
}

/** 0 done; 1 the answer is no; 2 bad usage or bad input. */
export type Status = 0 | 1 | 2

/** Run `words` (what stands after `loopwright`). Faults rise; refusals of the input are shown. */
export async function run(
  words: readonly string[],
  commands: readonly Command[],
  streams: Streams,
): Promise<Status> {
  const [name, ...args] = words
  if (name === '--help' || name === 'help') return show(streams, overview(commands))
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) return refuse(streams, unknown(name), overview(commands))
  if (args.includes('--help')) return show(streams, command.usage)
  try {
    const input = () => readJson(streams.stdin)
    const { output, status } = await command.run({
      args,
      input,
      say: streams.error,
      now: streams.now,
    })
    if (output !== undefined) streams.out(`${JSON.stringify(output)}\n`)
    return status
  } catch (error) {
    if (error instanceof BadInput || error instanceof Unusable)
      return refuse(streams, error.message)
    if (error instanceof BadUsage) return refuse(streams, error.message, command.usage)
    throw error
  }
}

function show({ out }: Streams, text: string): Status {
  out(`${text}\n`)
  return 0
}

function refuse({ error }: Streams, ...texts: readonly string[]): Status {
  error(`${texts.join('\n\n')}\n`)
  return 2
}

function unknown(name: string | undefined): string {
  return name === undefined ? 'Name a command.' : `There is no command ${JSON.stringify(name)}.`
}

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'loopwright <command>',
    '',
    ...lines,
    '',
    'Commands that need input read one JSON document from standard input and write one to standard',
    'output. Exit status: 0 done, 1 the answer is no, 2 bad usage or bad input.',
    'loopwright <command> --help says more.',
  ].join('\n')
}

async function readJson(stdin: Streams['stdin']): Promise<unknown> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  }
  text += decoder.decode()
  if (text.trim() === '') throw new BadInput(['$: is missing; expected one JSON document'])
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : String(error)
    throw new BadInput([`$: is not JSON (${reason}); expected one JSON document`])
  }
}
