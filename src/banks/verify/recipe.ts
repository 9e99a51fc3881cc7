/** How each tool turns code into an outcome. */
import type { CodeCheck, Tool } from '../../core/questions/check.ts'
import type { Program } from './machine.ts'

/** One program to be started; the first word of `argv` is a program, or a path in the folder. */
export interface Step {
  readonly argv: readonly string[]
  /** Sanitizers reserve more address space than any limit allows. */
  readonly reserves?: true
  /** Compilers are trusted with more time, the first time a library is needed at all. */
  readonly compiles?: true
}

export interface Recipe {
  readonly needs: Program | 'node'
  /** File name to content. */
  readonly files: Readonly<Record<string, string>>
  readonly build?: Step
  readonly run?: Step
}

export interface Ingredients {
  readonly code: string
  readonly args: readonly string[]
  readonly goVersion: string
  readonly edition: number
  readonly cppStandard: string
  /** A compile error is what is wanted. */
  readonly refused: boolean
}

/** The recipe of a check's tool. Code without a main function is compiled as a library and not run. */
export function recipeFor(tool: Tool, with_: Ingredients): Recipe {
  switch (tool) {
    case 'go':
      return goRecipe(with_, 'main.go', {
        build: ['go', 'build', ...with_.args, '-o', 'prog', '.'],
      })
    case 'go-vet':
      return goRecipe(with_, 'main.go', { run: ['go', 'vet', ...with_.args, '.'] })
    case 'go-test':
      return goRecipe(with_, 'main_test.go', {
        run: ['go', 'test', '-count=1', ...with_.args, '.'],
      })
    case 'rustc':
      return rustRecipe(with_)
    case 'gcc':
    case 'gcc-asan':
    case 'gcc-ubsan':
      return cRecipe('gcc', tool, with_)
    case 'g++':
    case 'g++-asan':
    case 'g++-ubsan':
    case 'g++-tsan':
      return cRecipe('g++', tool, with_)
    case 'sh':
    case 'bash':
      return {
        needs: tool,
        files: { 'main.sh': with_.code },
        run: { argv: [tool, 'main.sh', ...with_.args] },
      }
    case 'python3':
      return {
        needs: tool,
        files: { 'main.py': with_.code },
        run: { argv: [tool, 'main.py', ...with_.args] },
      }
    case 'sqlite':
      return {
        needs: 'node',
        files: { 'main.sql': with_.code },
        run: { argv: ['sqlite', 'main.sql'], reserves: true },
      }
  }
}

/** `go.mod` of a module that wants that version of the language. */
export function goMod(version: string): string {
  return `module check\n\ngo ${version}\n`
}

const SANITIZE: Partial<Record<Tool, string>> = {
  'gcc-asan': 'address',
  'gcc-ubsan': 'undefined',
  'g++-asan': 'address',
  'g++-ubsan': 'undefined',
  'g++-tsan': 'thread',
}

function goRecipe(
  { code, args, goVersion }: Ingredients,
  file: string,
  { build, run }: { build?: readonly string[]; run?: readonly string[] },
): Recipe {
  const races = args.includes('-race') ? ({ reserves: true } as const) : {}
  const isProgram = /^\s*package main\b/m.test(code) && /^func main\(/m.test(code)
  return {
    needs: 'go',
    files: { [file]: code, 'go.mod': goMod(goVersion) },
    ...(build ? { build: compiling(isProgram ? build : ['go', 'vet', '.']) } : {}),
    ...(build && isProgram ? { run: { argv: ['./prog'], ...races } } : {}),
    ...(run ? { run: compiling(run) } : {}),
  }
}

function rustRecipe({ code, args, edition, refused }: Ingredients): Recipe {
  const isProgram = /\bfn\s+main\s*\(/.test(code)
  const kind = isProgram ? [] : ['--crate-type=lib']
  // Borrow checking is done before code is made, so a refusal needs no more than metadata.
  const emit = refused ? ['--emit=metadata'] : ['-o', 'prog']
  const argv = [
    'rustc',
    '--edition',
    String(edition),
    '-C',
    'debuginfo=0',
    ...kind,
    ...args,
    ...emit,
    'main.rs',
  ]
  const files = { 'main.rs': code }
  const build = compiling(argv)
  return isProgram && !refused
    ? { needs: 'rustc', files, build, run: { argv: ['./prog'] } }
    : { needs: 'rustc', files, build }
}

function cRecipe(
  needs: 'gcc' | 'g++',
  tool: Tool,
  { code, args, cppStandard }: Ingredients,
): Recipe {
  const file = needs === 'gcc' ? 'main.c' : 'main.cpp'
  const standard = needs === 'gcc' ? 'gnu17' : cppStandard
  const isProgram = /\bmain\s*\(/.test(code)
  const kind = SANITIZE[tool]
  const sanitize = kind ? [`-fsanitize=${kind}`, '-fno-omit-frame-pointer', '-g'] : []
  const output = isProgram ? ['-o', 'prog'] : ['-c', '-o', 'prog.o']
  const argv = [needs, `-std=${standard}`, '-O1', '-pthread', ...sanitize, ...args, file, ...output]
  const run: Step = kind ? { argv: runUnder(tool), reserves: true } : { argv: ['./prog'] }
  return { needs, files: { [file]: code }, build: compiling(argv), ...(isProgram ? { run } : {}) }
}

/** A step that compiles: no limit on memory, more time. */
export function compiling(argv: readonly string[]): Step {
  return { argv, compiles: true, reserves: true }
}

/** Older thread sanitizers give up where addresses are scattered widely. */
function runUnder(tool: Tool): readonly string[] {
  return tool === 'g++-tsan' ? ['setarch', '-R', './prog'] : ['./prog']
}

/** The code of a check: its own, the snippet with what surrounds it, or another check's. */
export function codeOf(
  check: CodeCheck,
  checks: readonly CodeCheck[],
  snippet: string | undefined,
): string {
  const around = (code: string) =>
    [check.before, code, check.after].filter((part) => part !== undefined).join('\n')
  if (check.use_snippet) return around(snippet ?? '')
  if (check.code !== undefined) return around(check.code)
  const other = checks.find((one) => one.id === check.code_from)
  return other && other !== check && !other.code_from
    ? around(codeOf(other, checks, snippet))
    : around('')
}
