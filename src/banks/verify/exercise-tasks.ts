/** What there is to prove of an exercise: its reference passes its tests, its starter builds and does not. */
import { dirname, join } from 'node:path'
import type { Exercise } from '../../core/questions/exercise.ts'
import { textsBelow } from '../files.ts'
import type { Shelved } from '../read.ts'
import { formatTask } from './format.ts'
import type { Miss } from './outcome.ts'
import type { Task } from './task.ts'
import { type Trial, trialOf } from './trial.ts'
import type { Files, Workshop } from './workshop.ts'

export async function exerciseTasks(entry: Shelved, exercise: Exercise): Promise<readonly Task[]> {
  const folder = dirname(entry.path)
  const [starter, reference, tests, wrong] = await Promise.all(
    ['starter', 'reference', 'tests', 'wrong'].map(async (name) =>
      Object.fromEntries(await textsBelow(join(folder, name))),
    ),
  )
  if (!starter || !reference || !tests || !wrong) return []
  const proof: Proof = { entry, exercise, tests }
  return [
    ...variantsOf(exercise).map((variant) => passes(proof, reference, variant)),
    builds(proof, starter),
    fails(proof, 'starter fails', starter),
    ...[...Map.groupBy(Object.entries(wrong), ([path]) => path.split('/')[0] ?? '')].map(
      ([name, files]) => fails(proof, `wrong/${name} fails`, below(name, files)),
    ),
    ...formatTasks(entry, exercise, { starter, reference, tests }),
  ]
}

interface Proof {
  readonly entry: Shelved
  readonly exercise: Exercise
  readonly tests: Files
}

const NEEDS = {
  go: 'go',
  rust: 'rustc',
  cpp: 'g++',
  python: 'python3',
  shell: 'bash',
  sql: 'node',
} as const

function passes(proof: Proof, solution: Files, variant: string | undefined): Task {
  return task(proof, 'reference passes', variant, async (workshop, trial) => {
    const result = await attempt(workshop, trial(solution, variant))
    return (
      result.failed && {
        problem: `The reference fails: ${result.failed.why}.`,
        got: result.failed.got,
      }
    )
  })
}

function builds(proof: Proof, solution: Files): Task {
  return task(proof, 'starter builds', undefined, async (workshop, trial) => {
    const result = await attempt(workshop, { ...trial(solution), tests: [] })
    return (
      result.failed && {
        problem: `The starter does not build: ${result.failed.why}.`,
        got: result.failed.got,
      }
    )
  })
}

function fails(proof: Proof, check: string, solution: Files): Task {
  return task(proof, check, undefined, async (workshop, trial) => {
    const { failed } = await attempt(workshop, trial(solution))
    if (!failed)
      return { problem: 'It passes every test; add a test that tells it from a solution.' }
    if (failed.stage === 'build')
      return {
        problem: `It should build and fail a test, but does not build: ${failed.why}.`,
        got: failed.got,
      }
    if (failed.stopped)
      return { problem: `It should fail a test, but ${failed.stopped}.`, got: failed.got }
    return undefined
  })
}

function task(
  { entry, exercise, tests }: Proof,
  check: string,
  variant: string | undefined,
  prove: (
    workshop: Workshop,
    trial: (solution: Files, variant?: string) => Trial,
  ) => Promise<Miss | undefined>,
): Task {
  const trial = (solution: Files, of = variantsOf(exercise)[0]) =>
    trialOf(exercise, { solution, tests, variant: of })
  return {
    entry,
    check,
    ...(variant === undefined ? {} : { variant }),
    tool: exercise.language,
    needs: NEEDS[exercise.language],
    line: 1,
    prove: (workshop) => prove(workshop, trial),
  }
}

interface Attempt {
  readonly failed?: { stage: 'build' | 'test'; why: string; got: string; stopped?: string }
}

/** Build, then run each test in a folder of its own, until one fails. */
async function attempt(workshop: Workshop, { files, build, tests }: Trial): Promise<Attempt> {
  return workshop.inFolder(files, async (folder) => {
    for (const step of build) {
      const { code, stopped, stdout, stderr } = await workshop.start(step, folder)
      if (code !== 0)
        return {
          failed: { stage: 'build', why: stopped ?? `exit status ${code}`, got: stdout + stderr },
        }
    }
    for (const test of tests) {
      const { code, stopped, stdout, stderr } = await workshop.start(test.step, folder)
      const got = stdout + stderr
      const why = stopped ?? `${test.name}, exit status ${code}`
      if (code !== 0 || stopped)
        return { failed: { stage: 'test', why, got, ...(stopped ? { stopped } : {}) } }
      if (test.expected !== undefined && test.expected.trimEnd() !== stdout.trimEnd())
        return { failed: { stage: 'test', why: `${test.name} gives other rows`, got } }
    }
    return {}
  })
}

function formatTasks(
  entry: Shelved,
  { language }: Exercise,
  parts: Readonly<Record<string, Files>>,
): readonly Task[] {
  return Object.entries(parts).flatMap(([part, files]) =>
    Object.entries(files)
      .filter(([path]) => /\.(go|rs)$/.test(path))
      .flatMap(
        ([path, text]) => formatTask(entry, `${part}/${path} format`, 1, language, text) ?? [],
      ),
  )
}

/** Rust editions and C++ standards the reference must pass on; one unnamed variant elsewhere. */
function variantsOf({
  language,
  edition,
  cpp_standard,
}: Exercise): readonly (string | undefined)[] {
  if (language === 'rust') return (edition ?? [2021, 2024]).map(String)
  if (language === 'cpp') return cpp_standard ?? ['c++20']
  return [undefined]
}

function below(name: string, files: readonly (readonly [string, string])[]): Files {
  return Object.fromEntries(files.map(([path, text]) => [path.slice(name.length + 1), text]))
}
