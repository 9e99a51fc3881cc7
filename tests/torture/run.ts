/**
 * Torture: crashes and races, round after round. One JSON line a harness on standard output; exit status
 * 1 when one of them found harm.
 */
import { parseArgs } from 'node:util'
import { drawsFrom } from '../../src/core/random.ts'
import type { Harness } from './harness.ts'

/** Another harness is another line; `asked` ones run only when named. */
const harnesses: Record<string, { readonly load: () => Promise<Harness>; readonly asked?: true }> =
  {
    bookings: { load: async () => (await import('./bookings.ts')).bookings },
    cards: { load: async () => (await import('./cards.ts')).cards },
    kits: { load: async () => (await import('./kits.ts')).kits },
    year: { load: async () => (await import('./year.ts')).year },
    races: { load: async () => (await import('./races.ts')).races },
    postgres: { load: async () => (await import('./postgres.ts')).postgres, asked: true },
  }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
const unknown = positionals.filter((name) => !(name in harnesses))
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  process.stderr.write(
    `npm run torture -- [--rounds N] [--seed S] [NAME...], where a name is one of ${Object.keys(harnesses).join(', ')}.\n`,
  )
  process.exit(2)
}

for (const [name, { load, asked }] of Object.entries(harnesses)) {
  const named = positionals.includes(name)
  if (positionals.length > 0 ? !named : asked) continue
  const harness = await load()
  process.stderr.write(`${name}: ${rounds} rounds, seed ${seed}\n`)
  const draw = drawsFrom(seed)
  const say = (words: string) => process.stderr.write(`${name}: ${words}\n`)
  const found = await harness({ rounds, draw, say })
  process.stdout.write(`${JSON.stringify({ torture: name, ...found, seed })}\n`)
  if (!found.ok) process.exitCode = 1
}
