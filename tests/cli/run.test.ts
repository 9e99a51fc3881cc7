import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { run } from '../../src/cli/run.ts'
import { Instant } from '../../src/core/time.ts'
import { loopwright } from '../support/cli.ts'

const usage = 'loopwright slots < search.json'

test('--help lists every command with its summary', async () => {
  const { status, out } = await loopwright(['--help'])
  expect(status).toBe(0)
  for (const { name, summary } of commands) {
    expect(out).toMatch(new RegExp(`^ {2}${name} +${summary}$`, 'm'))
  }
})

test.each(commands)('$name --help shows its usage and reads nothing', async (command) => {
  const { status, out, error } = await loopwright([command.name, '--help'], 'not JSON')
  expect({ status, out, error }).toEqual({ status: 0, out: `${command.usage}\n`, error: '' })
})

test.each([
  ['no command', [], 'Name a command.\n\nloopwright <command>\n'],
  ['an unknown command', ['slot'], 'There is no command "slot".\n\nloopwright <command>\n'],
  [
    'an argument too many',
    ['slots', 'now'],
    `This command takes no arguments, not now.\n\n${usage}`,
  ],
])('%s is bad usage: words on standard error and status 2', async (_name, words, expected) => {
  const { status, out, error } = await loopwright(words, '{}')
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(error.slice(0, expected.length)).toBe(expected)
})

test('text is read as UTF-8, even when a pipe cuts a character in two', async () => {
  const echo = {
    name: 'echo',
    summary: '',
    usage: '',
    run: async ({ input }: { input: () => Promise<unknown> }) => ({
      output: await input(),
      status: 1 as const,
    }),
  }
  const bytes = new TextEncoder().encode('"Živković"')
  let out = ''
  const streams = {
    stdin: (async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte)
    })(),
    out: (text: string) => {
      out += text
    },
    error: () => {},
    now: () => Instant.parse('2027-03-01T10:00:00Z'),
  }
  expect(await run(['echo'], [echo], streams)).toBe(1)
  expect(out).toBe('"Živković"\n')
})

describe('as a process', () => {
  const start = (file: string, node: readonly string[], words: readonly string[], input = '') =>
    spawnSync(process.execPath, [...node, file, ...words], { input, encoding: 'utf8' })

  test('it reads a pipe, writes one document and exits with the status', () => {
    const { status, stdout, stderr } = start('src/loopwright.js', [], ['slots'], '{}')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('$.people: is missing; expected a list\n')
  })

  test.each(['20.20.2', '22.17.1'])('Node %s is refused in words before anything loads', (old) => {
    const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'${old}'}})`
    for (const file of ['src/loopwright.js', 'src/cli.ts']) {
      const { status, stderr } = start(file, ['--import', pretend], ['slots'], '{}')
      expect(status).toBe(2)
      expect(stderr.split('\n')[0]).toBe(
        `This is Node ${old}, and Loopwright needs 22.18 or newer.`,
      )
    }
  })
})
