import { commands } from '../../src/cli/commands.ts'
import { run } from '../../src/cli/run.ts'
import { Instant } from '../../src/core/time.ts'

/** Type `words` at the command line with `input` on standard input; text goes in as it is. */
export async function loopwright(words: readonly string[], input: unknown = '') {
  const text = typeof input === 'string' ? input : JSON.stringify(input)
  const written = { out: '', error: '' }
  const status = await run(words, commands, {
    // Cut in the middle of a character, as a pipe may.
    stdin: bytes(new TextEncoder().encode(text)),
    out: (more) => {
      written.out += more
    },
    now: () => Instant.parse('2027-03-01T10:00:00Z'),
    error: (more) => {
      written.error += more
    },
  })
  return { status, ...written, json: () => JSON.parse(written.out) }
}

async function* bytes(all: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < all.length; i += 101) yield all.subarray(i, i + 101)
}
