/** The folder of interview plans, read and checked. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Flaw } from '../core/paths.ts'
import { planProblems } from '../core/plan-rules.ts'
import { type Plan, PlanText } from '../core/plans.ts'
import { Unusable } from '../core/unusable.ts'
import { flawsOf, named } from '../files/issues.ts'
import { documentsOf, type Fault } from '../files/yaml.ts'

const WHOLE = 'the plan'
/** Characters of the hash that make a version. A handful of plans, each with a few versions, never meet in these. */
const VERSION_LENGTH = 12

/** What is wrong with a plan, and what is expected there. */
export interface PlanProblem {
  readonly file: string
  readonly line: number
  readonly message: string
}

/**
 * Read every plan in a folder, in the order of their files.
 *
 * A plan's `version` is the beginning of the SHA-256 of its file, as `sha256sum` prints it.
 *
 * @throws Unusable that lists every problem of every plan with file and line, and what is expected there.
 */
export function readPlans(folder: string): Plan[] {
  const { plans, problems } = examinePlans(folder)
  if (problems.length === 0) return [...plans]
  const lines = problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
  throw new Unusable(['These interview plans need mending:', ...lines].join('\n- '))
}

/**
 * Read every plan in a folder that can be read, and find what is wrong with all of them.
 *
 * @throws Unusable if there is no such folder, or no plan in it.
 */
export function examinePlans(folder: string): {
  readonly plans: readonly Plan[]
  readonly problems: readonly PlanProblem[]
} {
  const read = filesIn(folder).map((file) => readPlan(join(folder, file)))
  return {
    plans: read.flatMap(({ plan, problems }) => (problems.length === 0 && plan ? [plan] : [])),
    problems: read.flatMap(({ problems }) => problems),
  }
}

function filesIn(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Unusable(
      `There is no folder ${folder}. Set INTERVIEW_PLANS to the folder that holds your interview plans.`,
    )
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  if (files.length > 0) return files.sort()
  throw new Unusable(
    `There is no plan in ${folder}. Add a file such as backend-intern.yaml, or set INTERVIEW_PLANS to the folder that holds your interview plans.`,
  )
}

interface ReadPlan {
  readonly plan: Plan | undefined
  /** In the order of the file. */
  readonly problems: readonly PlanProblem[]
}

function readPlan(file: string): ReadPlan {
  const bytes = readFileSync(file)
  const { text, faults } = textIn(bytes)
  const checked = check(text, basename(file))
  const all = [...faults, ...checked.faults].sort((a, b) => a.line - b.line)
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, VERSION_LENGTH)
  return {
    plan: checked.plan && { ...checked.plan, version },
    problems: all.map(({ line, say }) => ({ file, line, message: say })),
  }
}

function textIn(bytes: Uint8Array): { readonly text: string; readonly faults: readonly Fault[] } {
  const text = new TextDecoder().decode(bytes)
  const bad = text.indexOf('\uFFFD')
  if (bad === -1) return { text, faults: [] }
  const line = text.slice(0, bad).split('\n').length
  return { text, faults: [{ line, say: 'A letter that is not UTF-8; save the file as UTF-8.' }] }
}

interface Checked {
  readonly plan?: Omit<Plan, 'version'>
  readonly faults: readonly Fault[]
}

function check(text: string, name: string): Checked {
  const [document, ...others] = documentsOf(text)
  if (!document)
    return { faults: [{ line: 1, say: 'The file is empty; write a plan or remove it.' }] }
  const at = (flaw: Flaw): Fault => ({ line: document.lineOf(flaw.path), say: flaw.message })
  const around = [
    ...(name.endsWith('.yaml') ? [] : [{ line: 1, say: `Rename ${name} to end in .yaml.` }]),
    ...others.map((other) => ({
      line: other.lineOf([]),
      say: 'A file holds one plan; move this one to a file of its own.',
    })),
    ...[document, ...others].flatMap(({ faults }) => faults),
  ]
  if (document.data === undefined) return { faults: around }
  const parsed = PlanText.safeParse(document.data, { reportInput: true })
  const flaws = parsed.success
    ? [...planProblems(parsed.data), ...nameFlaws(parsed.data.key, name)].map((f) =>
        named(f, WHOLE),
      )
    : flawsOf(parsed.error, WHOLE)
  return { ...(parsed.success && { plan: parsed.data }), faults: [...around, ...flaws.map(at)] }
}

/** A key is a file's name, so that no two plans share one and a plan is found by its key. */
function nameFlaws(key: string, file: string): readonly Flaw[] {
  const wanted = file.replace(/\.ya?ml$/, '')
  if (key === wanted) return []
  return [{ path: ['key'], message: `is “${key}”; expected ${wanted}, the name of the file` }]
}
