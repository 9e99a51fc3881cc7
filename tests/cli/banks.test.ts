import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loopwright } from '../support/cli.ts'
import { folder } from '../support/folder.ts'
import { cleanItem } from '../support/questions.ts'

const bank = (changes: object = {}) => folder({ 'a.yaml': stringify({ ...cleanItem, ...changes }) })
const shellOnly = {
  snippet: undefined,
  code_checks: [{ id: 'a', tool: 'sh', code: 'echo 1', expect_stdout: '1' }],
}

test('lint answers yes for a clean bank and no for a broken one, in JSON and in words', async () => {
  const clean = await loopwright(['banks', 'lint', await bank()])
  expect({ status: clean.status, json: clean.json() }).toEqual({
    status: 0,
    json: { items: 1, exercises: 0, problems: [] },
  })
  const root = await bank({ minutes: 13 })
  const { status, json, error } = await loopwright(['banks', 'lint', root])
  const line =
    stringify({ ...cleanItem, minutes: 13 })
      .split('\n')
      .indexOf('minutes: 13') + 1
  expect(status).toBe(1)
  expect(json().problems).toEqual([
    {
      file: `${root}/a.yaml`,
      line,
      item: 'go-copy-struct-001',
      rule: 'E5',
      severity: 'error',
      message: '13 minutes; plan 5 to 12, or split the question.',
    },
  ])
  expect(error).toContain(`${root}/a.yaml:${line}: error E5 go-copy-struct-001: 13 minutes`)
})

test('a warning does not make the answer no', async () => {
  const { status, json } = await loopwright([
    'banks',
    'lint',
    await bank({ go_version: undefined }),
  ])
  expect({ status, rules: json().problems.map(({ rule }: { rule: string }) => rule) }).toEqual({
    status: 0,
    rules: ['W12'],
  })
})

test('with --json there are no words', async () => {
  const { error, json } = await loopwright(['banks', 'lint', '--json', await bank()])
  expect(error).toBe('')
  expect(json().items).toBe(1)
})

test('verify runs the checks and says how many held', async () => {
  const { status, json, error } = await loopwright(['banks', 'verify', await bank(shellOnly)])
  expect(status).toBe(0)
  expect(json()).toMatchObject({ checks: 1, passed: 1, failed: [], missingTools: [], unsteady: [] })
  expect(error).toMatch(/^1 of 1 check passed in /)
})

test('verify answers no when a check fails, and shows both sides', async () => {
  const wrong = {
    ...shellOnly,
    code_checks: [{ id: 'a', tool: 'sh', code: 'echo 1', expect_stdout: '2' }],
  }
  const { status, error } = await loopwright(['banks', 'verify', await bank(wrong)])
  expect(status).toBe(1)
  expect(error).toContain('  expected:\n    2\n  got:\n    1\n')
})

test('stats counts by area, and names the topics that have nothing', async () => {
  const { json, error } = await loopwright(['banks', 'stats', await bank()])
  const { go } = json().areas
  expect(Object.keys(json().areas)).toEqual(['go'])
  expect(go).toMatchObject({
    items: 1,
    exercises: 0,
    byStatus: { pilot: 1 },
    byDifficulty: { 2: 1 },
    byForm: { predict: 1 },
  })
  expect(go.byTopic).toMatchObject({ slices: 1, interfaces: 0 })
  expect(error).toContain('Go: 1 of 24 questions, 0 exercises')
  expect(error).toContain('Rust: none')
})

test.each([
  ['no verb', ['banks'], 'Say what to do with the banks.'],
  ['an unknown verb', ['banks', 'lnt'], 'There is no "banks lnt".'],
  ['an unknown option', ['banks', 'lint', '--fix'], 'There is no option --fix.'],
  ['a place that is not there', ['banks', 'lint', 'nowhere'], 'There is no nowhere;'],
  ['an unknown schema', ['banks', 'schema', 'kit'], 'Say which: banks schema item'],
])('%s is bad usage', async (_what, words, message) => {
  const { status, out, error } = await loopwright(words)
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(error).toContain(message)
})
