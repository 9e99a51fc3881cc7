import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { loadBanks } from '../../src/banks/load.ts'
import { QuestionId } from '../../src/core/questions/fields.ts'
import { folder } from '../support/folder.ts'
import { cleanExercise, cleanItem } from '../support/questions.ts'

const yaml = (changes: object = {}) => stringify({ ...cleanItem, ...changes })
const id = QuestionId.parse(cleanItem.id)

test('a later bank adds to an earlier one and replaces by id', async () => {
  const ours = { 'bank.yaml': 'name: Ours\nlicense: Ours\n', 'a.yaml': yaml({ title: 'Better' }) }
  const { questions } = await loadBanks([
    await folder({ 'a.yaml': yaml(), 'b.yaml': yaml({ id: 'go-other-002' }) }),
    await folder(ours),
  ])
  expect([...questions.keys()].sort()).toEqual([id, 'go-other-002'])
  expect(questions.get(id)).toMatchObject({ bank: 'Ours', question: { title: 'Better' } })
})

test('an exercise brings its starter and its reference', async () => {
  const root = await folder({
    'x/exercise.yaml': stringify(cleanExercise),
    'x/starter/solution.sh': 'true\n',
    'x/reference/solution.sh': 'wc -l\n',
    'x/tests/tests.sh': 'exit 1\n',
  })
  const { questions } = await loadBanks([root])
  const loaded = questions.get(QuestionId.parse(cleanExercise.id))
  expect(loaded?.starter).toEqual(new Map([['solution.sh', 'true\n']]))
  expect(loaded?.reference).toEqual(new Map([['solution.sh', 'wc -l\n']]))
})

test('what cannot be read is left out and told', async () => {
  const root = await folder({
    'a.yaml': yaml(),
    'b.yaml': yaml({ id: 'go-other-002', version: 0 }),
  })
  const { questions, problems } = await loadBanks([root])
  expect([...questions.keys()]).toEqual([id])
  expect(problems).toMatchObject([{ rule: 'E1', file: join(root, 'b.yaml') }])
})
