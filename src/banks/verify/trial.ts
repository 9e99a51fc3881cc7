/** How an attempt at an exercise is built and tested, by language. */
import type { Exercise } from '../../core/questions/exercise.ts'
import { compiling, goMod, type Step } from './recipe.ts'
import type { Files } from './workshop.ts'

export interface Trial {
  readonly files: Files
  readonly build: readonly Step[]
  /** Passed when all end well, and print `expected` where it is given. */
  readonly tests: readonly {
    readonly name: string
    readonly step: Step
    readonly expected?: string
  }[]
}

interface Parts {
  readonly solution: Files
  readonly tests: Files
  /** The Rust edition or the C++ standard. */
  readonly variant: string | undefined
}

export function trialOf(
  { language, go_version, args = [] }: Exercise,
  { solution, tests, variant = '' }: Parts,
): Trial {
  const files = { ...solution, ...tests }
  switch (language) {
    case 'go': {
      const mod = goMod(go_version?.replace('>=', '') ?? '1.22')
      const test = compiling(['go', 'test', '-count=1', '-timeout=25s', ...args, './...'])
      return {
        files: { 'go.mod': mod, ...files },
        build: [compiling(['go', 'vet', './...'])],
        tests: [{ name: 'go test', step: test }],
      }
    }
    case 'rust': {
      const build = compiling([
        'rustc',
        '--edition',
        variant,
        '--test',
        ...args,
        'tests.rs',
        '-o',
        'prog',
      ])
      return {
        files,
        build: [build],
        tests: [{ name: 'tests.rs', step: { argv: ['./prog', '--test-threads=2'] } }],
      }
    }
    case 'cpp': {
      const flags = [
        `-std=${variant}`,
        '-O1',
        '-g',
        '-pthread',
        '-fsanitize=address,undefined',
        '-fno-sanitize-recover=undefined',
      ]
      const build = compiling(['g++', ...flags, ...args, 'tests.cpp', '-o', 'prog'])
      return {
        files,
        build: [build],
        tests: [{ name: 'tests.cpp', step: { argv: ['./prog'], reserves: true } }],
      }
    }
    case 'python': {
      const step = { argv: ['python3', '-m', 'unittest', 'discover', '-s', '.', '-p', 'test_*.py'] }
      const build = { argv: ['python3', '-c', "import ast; ast.parse(open('solution.py').read())"] }
      return { files, build: [build], tests: [{ name: 'unittest', step }] }
    }
    case 'shell': {
      const scripts = Object.keys(tests).filter((name) => name.endsWith('.sh'))
      return {
        files,
        build: [{ argv: ['bash', '-n', 'solution.sh'] }],
        tests: scripts.map((name) => ({ name, step: { argv: ['bash', name] } })),
      }
    }
    case 'sql':
      return { files, build: [], tests: sqlCases(tests) }
  }
}

/** `NAME.setup.sql` makes the tables, the solution is one query over them, `NAME.expected` its rows. */
function sqlCases(tests: Files): Trial['tests'] {
  return Object.keys(tests)
    .filter((name) => name.endsWith('.setup.sql'))
    .map((name) => {
      const expected = tests[name.replace(/\.setup\.sql$/, '.expected')] ?? ''
      return { name, step: { argv: ['sqlite', name, 'solution.sql'], reserves: true }, expected }
    })
}
