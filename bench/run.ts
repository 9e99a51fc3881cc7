/**
 * Run benchmarks: all, or those named. One JSON line a figure on standard output, exit status 0
 * whatever the figures say.
 */
import type { Bench, Figure } from './measure.ts'

/** Another benchmark is another line; it is loaded only when it runs. */
const benches: Record<string, () => Promise<{ readonly bench: Bench }>> = {
  banks: () => import('./banks.ts'),
  kits: () => import('./kits.ts'),
  cards: () => import('./cards.ts'),
  digest: () => import('./digest.ts'),
  schedule: () => import('./schedule.ts'),
  slots: () => import('./slots.ts'),
  statistics: () => import('./statistics.ts'),
  plans: () => import('./plans.ts'),
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in benches))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`,
  )
  process.exit(2)
}

for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue
  const { bench } = await load()
  for await (const figure of bench()) print(figure)
}

function print(figure: Figure): void {
  const value = Number(figure.value.toPrecision(3))
  process.stdout.write(`${JSON.stringify({ ...figure, value })}\n`)
}
