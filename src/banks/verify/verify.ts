import { availableParallelism } from 'node:os'
import { isItem } from '../../core/questions/lint/problem.ts'
import { questionsIn } from '../lint.ts'
import type { Shelved } from '../read.ts'
import { exerciseTasks } from './exercise-tasks.ts'
import { itemTasks } from './item-tasks.ts'
import { lookAround, type Machine } from './machine.ts'
import type { Miss } from './outcome.ts'
import type { Task } from './task.ts'
import { has, type Workshop, workshopOn } from './workshop.ts'

export interface Failure extends Miss {
  readonly file: string
  readonly line: number
  readonly item: string
  readonly check: string
  readonly variant?: string
  readonly tool: string
}

export interface VerifyReport {
  readonly checks: number
  readonly passed: number
  readonly failed: readonly Failure[]
  /** Tools that checks need and the machine lacks; those checks are not proved. */
  readonly missingTools: readonly string[]
  /** Checks that failed beside others and held when run alone: they depend on the machine's load. */
  readonly unsteady: readonly string[]
  /** Whether the code could reach a network. */
  readonly network: 'cut off' | 'open'
}

export interface Progress {
  readonly done: number
  readonly total: number
  readonly failed: number
  /** What was proved last. */
  readonly latest: string
}

interface Outcome {
  readonly task: Task
  readonly miss: Miss | undefined
}

/** The program a formatter belongs to; where it is missing the format is not judged. */
const FORMATTERS: readonly string[] = ['gofmt', 'rustfmt']

/**
 * Compile and run everything some places claim, as many at once as the machine has cores.
 *
 * A check that fails is run once more, alone: many measure time, and fail only in company.
 */
export async function verifyBanks(
  places: readonly string[],
  onProgress: (progress: Progress) => void,
): Promise<VerifyReport> {
  const machine = await lookAround()
  const all = (await Promise.all((await questionsIn(places)).map(tasksOf))).flat()
  const tasks = all.filter((task) => !FORMATTERS.includes(task.needs) || has(machine, task.needs))
  const able = tasks.filter((task) => has(machine, task.needs))
  const workshop = workshopOn(machine)
  const suspects = await proveAll(able, workshop, onProgress)
  const again: Outcome[] = []
  for (const task of suspects) again.push({ task, miss: await task.prove(workshop) })
  const failed = again.flatMap(({ task, miss }) => (miss ? [failureOf(task, miss)] : []))
  return {
    checks: tasks.length,
    passed: able.length - failed.length,
    failed,
    missingTools: missingOf(tasks, machine),
    unsteady: again.filter(({ miss }) => !miss).map(({ task }) => nameOf(task)),
    network: machine.cutOff ? 'cut off' : 'open',
  }
}

async function tasksOf(entry: Shelved): Promise<readonly Task[]> {
  const { question } = entry
  return isItem(question) ? itemTasks(entry, question) : exerciseTasks(entry, question)
}

/** The tasks that did not hold, in their order. */
async function proveAll(
  tasks: readonly Task[],
  workshop: Workshop,
  onProgress: (progress: Progress) => void,
) {
  const suspects = new Set<Task>()
  const waiting = tasks.values()
  let done = 0
  const work = async () => {
    for (const task of waiting) {
      if (await task.prove(workshop)) suspects.add(task)
      done++
      onProgress({
        done,
        total: tasks.length,
        failed: suspects.size,
        latest: task.entry.question.id,
      })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return tasks.filter((task) => suspects.has(task))
}

function failureOf({ entry, check, variant, tool, line }: Task, miss: Miss): Failure {
  const place = { file: entry.file, line, item: entry.question.id, check, tool }
  return { ...place, ...(variant === undefined ? {} : { variant }), ...miss }
}

function nameOf({ entry, check, variant }: Task): string {
  const name = `${entry.question.id} ${check}`
  return variant === undefined ? name : `${name} (${variant})`
}

function missingOf(tasks: readonly Task[], machine: Machine): readonly string[] {
  return [
    ...new Set(tasks.map((task) => task.needs).filter((needs) => !has(machine, needs))),
  ].sort()
}
