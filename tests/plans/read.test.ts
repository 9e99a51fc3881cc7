import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPlans } from '../../src/plans/read.ts'
import { planFolder } from '../support/plan-folder.ts'
import { changed, lineOf, PLANS, planText, SEARCH } from '../support/plans.ts'

const { put, said, inside } = planFolder()

test('the shipped plans are read, with the hash of their files as version', () => {
  const plans = readPlans(PLANS)
  expect(plans.map(({ key }) => key)).toEqual(['backend-intern', SEARCH])
  for (const { key, version } of plans) {
    const hash = createHash('sha256')
      .update(readFileSync(`${PLANS}/${key}.yaml`))
      .digest('hex')
    expect(version).toBe(hash.slice(0, 12))
  }
})

test('a comment more is another version', () => {
  put(`${planText()}# Looked through.\n`)
  const [before] = readPlans(PLANS).filter(({ key }) => key === SEARCH)
  const [after] = readPlans(inside())
  expect(after?.version).not.toBe(before?.version)
  expect({ ...after, version: before?.version }).toEqual(before)
})

test('all problems of all plans are told at once, each file in the order of its lines', () => {
  put('key: 1\nstages: nothing\nunknown: true\n', 'a.yaml')
  put(changed(changed(planText(), 'min: 12, max', 'min: 0, max'), 'maxDays: 2', 'maxDays: no'))
  const lines = said()
  expect(lines).toContain('a.yaml:1 key: expected text, found 1.')
  expect(lines).toContain('a.yaml:1 competencies is missing; expected a list.')
  expect(lines).toContain('a.yaml:2 stages: expected a list, found "nothing".')
  expect(lines).toContain(
    'a.yaml:3 the plan: unknown unknown; correct the spelling or take it out.',
  )
  expect(lines.filter((line) => line.startsWith(SEARCH))).toEqual([
    `${SEARCH}.yaml:6 weeks.min: expected at least 1, found 0.`,
    `${SEARCH}.yaml:${lineOf(planText(), 'maxDays')} stages.1.maxDays: expected a number, found "no".`,
  ])
})

test('what a part breaks is told although another part is misshapen', () => {
  put(
    changed(changed(planText(), 'weeks: {', 'week: {'), 'difficulty: [1, 2]', 'difficulty: [2, 1]'),
  )
  expect(said()).toContainEqual(expect.stringMatching(/week; correct the spelling/))
  expect(said()).toContainEqual(expect.stringMatching(/difficulty: falls/))
})

test.each([
  ['nothing at all', '', 'x.yaml:1 The file is empty; write a plan or remove it.'],
  ['only a comment', '# later\n', 'x.yaml:1 The file is empty; write a plan or remove it.'],
  ['a list', '- 1\n', 'x.yaml:1 the plan: expected a map, found [1].'],
  ['a word', 'plan\n', 'x.yaml:1 the plan: expected a map, found "plan".'],
  [
    'two plans',
    'key: a\n---\nkey: b\n',
    'x.yaml:3 A file holds one plan; move this one to a file of its own.',
  ],
  [
    'a key no map should have',
    '__proto__: 1\n',
    'x.yaml:1 the plan: unknown __proto__; correct the spelling or take it out.',
  ],
])('a file with %s is refused', (_what, text, problem) => {
  put(text, 'x.yaml')
  expect(said()).toContain(problem)
})

test('a file in another encoding is refused with the line of the letter', () => {
  put(new Uint8Array([...new TextEncoder().encode('# a\n# '), 0xe9, 0x0a]), 'x.yaml')
  expect(said()).toContain('x.yaml:2 A letter that is not UTF-8; save the file as UTF-8.')
})

test('a plan that would be overlooked is not', () => {
  put(planText(), `${SEARCH}.yml`)
  expect(said()).toEqual([`${SEARCH}.yml:1 Rename ${SEARCH}.yml to end in .yaml.`])
})

test('other files may lie beside the plans', () => {
  put(planText())
  put('# For authors\n', 'README.md')
  expect(readPlans(inside())).toHaveLength(1)
})

test('no folder and no plan are told with what to do', () => {
  mkdirSync(inside('empty'))
  expect(() => readPlans(inside('missing'))).toThrow(
    `There is no folder ${inside('missing')}. Set INTERVIEW_PLANS to the folder that holds your interview plans.`,
  )
  expect(() => readPlans(inside('empty'))).toThrow(/^There is no plan in /)
  expect(() => readPlans(put('x', 'file'))).toThrow(/^There is no folder /)
})
