import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom. A layer is a folder; packages are named where a layer may use them. */
const may: Record<string, readonly string[]> = {
  'src/core': ['src/core', 'zod'],
  'src/app': ['src/app', 'src/core'],
  'src/storage': [
    'src/storage',
    'src/app/ports.ts',
    'src/app/store.ts',
    'src/core',
    'kysely',
    'better-sqlite3',
    'pg',
    'zod',
    'node:',
  ],
  'src/slack': ['src/slack', 'src/app', 'src/core', '@slack/bolt', 'zod', 'node:'],
  'src/calendars': [
    'src/calendars',
    'src/app/ports.ts',
    'src/app/store.ts',
    'src/core',
    'src/forked.ts',
    'node-ical',
    'date-holidays',
    'node:',
  ],
  'src/cli': [
    'src/cli',
    'src/app',
    'src/core',
    'src/banks',
    'src/plans',
    'src/material',
    'src/storage',
    'src/workers',
    'src/config.ts',
    'src/main.ts',
    'src/surfaces.ts',
    'src/slack/manifest.ts',
    'zod',
    'node:',
  ],
  // What the readers of banks and plans share.
  'src/files': ['src/files', 'src/core', 'yaml', 'zod'],
  // The database runs the SQL of questions, in a process of its own.
  'src/banks': [
    'src/banks',
    'src/app/ports.ts',
    'src/core',
    'src/files',
    'yaml',
    'zod',
    'better-sqlite3',
    'node:',
  ],
  // Both, as a bot reads them at its start.
  'src/material': ['src/material', 'src/banks', 'src/plans', 'src/core', 'src/forked.ts'],
  'src/plans': ['src/plans', 'src/core', 'src/files', 'zod', 'node:'],
  // Threads for what would hold up the event loop: an adapter like the others, behind a port of the app.
  'src/workers': [
    'src/workers',
    'src/app/planner.ts',
    'src/app/calibration.ts',
    'src/core',
    'node:',
  ],
  // Drawing is an adapter too, in a thread of its own.
  'src/pictures': [
    'src/pictures',
    'src/app/pictures.ts',
    'src/core/charts.ts',
    'vega',
    'vega-lite',
    '@resvg/resvg-js',
    'node:',
  ],
  commands: ['src/slack', 'src/app', 'src/core', 'zod'],
  sandbox: [
    'sandbox',
    'zod',
    'src/main.ts',
    'src/config.ts',
    '@slack/',
    'ws',
    'preact',
    'htm',
    'vitest',
    'playwright-core',
    '@axe-core/',
    'node:',
  ],
}

/** The only files that may use what their layer may not. */
const exceptions: Record<string, readonly string[]> = {
  'src/core/time.ts': ['luxon'],
  // Seeded draws: a generator, not the machine's randomness.
  'src/core/random.ts': ['pure-rand'],
  // The sandbox's past is lived through by the bot's own verbs.
  ...Object.fromEntries(globSync('sandbox/past/*.ts').map((file) => [file, ['src']])),
  'src/core/statistics/distributions.ts': ['cephes'],
  ...Object.fromEntries(
    ['design', 'equations', 'derivatives', 'fit', 'start', 'model'].map((part) => [
      `src/core/statistics/mixed-${part}.ts`,
      ['ml-matrix'],
    ]),
  ),
}

const layers = Object.entries(may)

test.each(layers)('%s imports only what it may', (layer, allowed) => {
  for (const file of globSync(`${layer}/**/*.ts`)) {
    const permitted = [...allowed, ...(exceptions[file] ?? [])]
    for (const from of importsOf(file)) {
      const target = from.startsWith('.') ? relative('.', join(dirname(file), from)) : from
      const fits = (ok: string) =>
        target === ok || target.startsWith(ok.endsWith(':') || ok.endsWith('/') ? ok : `${ok}/`)
      expect(permitted.some(fits), `${file} imports ${target}`).toBe(true)
    }
  }
})

test('nothing shipped imports the sandbox, the tests or the benchmarks', () => {
  for (const file of globSync('{src,commands}/**/*.ts')) {
    for (const from of importsOf(file)) {
      const target = relative('.', join(dirname(file), from))
      expect(target, file).not.toMatch(/^(sandbox|tests|bench)\//)
    }
  }
})

test('no clock is read outside the composition root', () => {
  const roots = ['src/cli.ts']
  for (const file of globSync('{src,commands}/**/*.ts').filter((f) => !roots.includes(f))) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(
      /Date\.now\(|new Date\(\)|DateTime\.(now|local|utc)\(\)/,
    )
  }
})

/** What a file imports or re-exports, statically or not. */
function importsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const imports = /^(?:import|export|\}).* from '(?<from>[^']+)'|import\('(?<lazy>[^']+)'\)/gm
  return [...source.matchAll(imports)].map((m) => m.groups?.from ?? m.groups?.lazy ?? '')
}
