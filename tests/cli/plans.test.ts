import { expect, test } from 'vitest'
import { loopwright } from '../support/cli.ts'

test('the shipped plans are listed and nothing is wrong with them', async () => {
  const { status, json } = await loopwright(['plans', 'lint', '--json'])
  expect(status).toBe(0)
  expect(json()).toEqual({
    plans: [
      {
        key: 'backend-intern',
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
        title: 'Backend engineering intern',
      },
      {
        key: 'search-backend-infra-intern',
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
        title: 'Search backend infrastructure intern',
      },
    ],
    problems: [],
  })
})

test('a broken plan is told with file and line, and the status says no', async () => {
  const { status, json } = await loopwright(['plans', 'lint', 'tests/fixtures/plans'])
  expect(status).toBe(1)
  expect(json().plans).toEqual([])
  expect(json().problems).toContainEqual({
    file: 'tests/fixtures/plans/broken.yaml',
    line: 3,
    message: 'weeks.min: expected a number, found "twelve".',
  })
})

test.each([
  [['plans']],
  [['plans', 'mend']],
  [['plans', 'lint', 'a', 'b']],
  [['plans', 'schema', 'a']],
])('%j is answered with the usage', async (words) => {
  const { status, error } = await loopwright(words)
  expect(status).toBe(2)
  expect(error).toContain('loopwright plans lint [DIR]')
})

test('a folder that is not there is told with what to do', async () => {
  const { status, error } = await loopwright(['plans', 'lint', 'nowhere'])
  expect(status).toBe(2)
  expect(error).toContain('There is no folder nowhere.')
})

test('the schema is printed for editors', async () => {
  const { json } = await loopwright(['plans', 'schema'])
  expect(json()).toMatchObject({ title: 'Interview plan', type: 'object' })
})
