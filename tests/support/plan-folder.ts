import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { readPlans } from '../../src/plans/read.ts'
import { changed, lineOf, planText, SEARCH } from './plans.ts'

/** What is broken, words of a plan, what stands there instead, the problem, and words on its line. */
export type Broken = [
  what: string,
  from: string,
  to: string,
  problem: string | RegExp,
  mark: string,
]

/** A folder of plans for each test of a file. */
export function planFolder() {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plans-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const inside = (...path: string[]) => join(folder, ...path)

  function put(text: string | Uint8Array, name = `${SEARCH}.yaml`): string {
    writeFileSync(inside(name), text)
    return inside(name)
  }

  /** What is said about the folder, without its name. */
  function said(): string[] {
    try {
      readPlans(folder)
      return []
    } catch (error) {
      const lines = error instanceof Error ? error.message.split('\n- ') : []
      return lines.slice(1).map((line) => line.replace(`${folder}/`, ''))
    }
  }

  function tellsOf(...[_what, from, to, problem, mark]: Broken): void {
    const text = changed(planText(), from, to)
    put(text)
    const start = `${SEARCH}.yaml:${lineOf(text, mark)} `
    const told = said().flatMap((line) =>
      line.startsWith(start) ? [line.slice(start.length)] : [],
    )
    expect(told, said().join('\n')).toContainEqual(
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    )
  }

  return { inside, put, said, tellsOf }
}
