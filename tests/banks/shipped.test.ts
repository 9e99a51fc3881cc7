import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemaOf } from '../../src/banks/json-schema.ts'
import { lintBanks, questionsIn } from '../../src/banks/lint.ts'
import { recordedFor } from '../../src/banks/lock.ts'
import { isItem } from '../../src/core/questions/lint/problem.ts'

const BANK = 'question-banks'

test('every shipped question follows every rule', async () => {
  const { problems } = await lintBanks([BANK], '2027-03-01')
  expect(problems).toEqual([])
})

test('every shipped question lies in the folder of its area, in a file of its name, and states its form', async () => {
  for (const { question, file } of await questionsIn([BANK])) {
    const home = `${BANK}/${question.area}/${question.id}`
    expect(file).toBe(isItem(question) ? `${home}.yaml` : `${home}/exercise.yaml`)
    if (isItem(question)) expect(question.form, file).toBeDefined()
  }
})

test('every shipped version is recorded: run "node src/cli.ts banks lock" if not', async () => {
  const entries = await questionsIn([BANK])
  const recorded = await recordedFor(entries)
  for (const { question, hash } of entries)
    expect(recorded.get(`${question.id}@${question.version}`), question.id).toBe(hash)
})

test.each(['item', 'exercise'] as const)(
  'the JSON Schema of an %s is in step with the code',
  (kind) => {
    const published = JSON.parse(readFileSync(`${BANK}/${kind}.schema.json`, 'utf8'))
    expect(published).toEqual(jsonSchemaOf(kind))
  },
)
