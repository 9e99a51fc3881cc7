import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { lintBanks, questionsIn } from '../../src/banks/lint.ts'
import { recordVersions } from '../../src/banks/lock.ts'
import { folder } from '../support/folder.ts'
import { cleanExercise, cleanItem } from '../support/questions.ts'

const today = '2027-03-01'
const yaml = (changes: object = {}) => stringify({ ...cleanItem, ...changes })
const found = async (files: Record<string, string>) => {
  const { problems } = await lintBanks([await folder(files)], today)
  return problems.map(({ rule, line, message }) => ({ rule, line, message }))
}
const lineOf = (text: string, start: string) =>
  text.split('\n').findIndex((line) => line.trimStart().startsWith(start)) + 1

test('a bank of one clean question has no problems', async () => {
  const root = await folder({ 'go/a.yaml': yaml() })
  expect(await lintBanks([root], today)).toEqual({ items: 1, exercises: 0, problems: [] })
})

describe('what cannot be read as a question is told with its line', () => {
  test.each<[string, string, string, RegExp, string]>([
    ['a key nobody knows', 'E1', 'colour:', /unknown colour/, yaml({ colour: 'red' })],
    ['a missing key', 'E1', 'id:', /title is missing/, yaml({ title: undefined })],
    ['a value of the wrong kind', 'E1', 'version:', /version/, yaml({ version: 'one' })],
    [
      'a missing anchor',
      'E2',
      'anchors:',
      /anchors\.5 is missing/,
      yaml({ anchors: { 1: 'a', 2: 'b', 3: 'c', 4: 'd' } }),
    ],
    ['an unknown competency', 'E4', 'competency:', /competency/, yaml({ competency: 'charm' })],
    ['half a minute', 'E5', 'minutes:', /minutes/, yaml({ minutes: 7.5 })],
    [
      'a follow-up that probes nothing',
      'E7',
      '- ask: Why',
      /followups\.1\.probes is missing/,
      yaml({ followups: [{ ask: 'How?', probes: 'x' }, { ask: 'Why?' }] }),
    ],
    [
      'a check without an outcome',
      'E1',
      '- id: builds',
      /an expect_… is needed/,
      yaml({ code_checks: [{ id: 'builds', tool: 'go', use_snippet: true }] }),
    ],
    [
      'a check with two sources',
      'E1',
      '- id: builds',
      /exactly one of/,
      yaml({
        code_checks: [{ id: 'builds', tool: 'go', use_snippet: true, code: 'x', expect_exit: 0 }],
      }),
    ],
    ['an alias', 'E1', 'b: *a', /alias/, `${yaml()}a: &a x\nb: *a\n`],
    ['a tag', 'E1', 'title:', /tag/, yaml().replace('title: ', 'title: !!str ')],
    ['a key twice', 'E1', 'level: junior', /unique/i, `${yaml()}level: junior\n`],
  ])('%s', async (_what, rule, start, message, text) => {
    const problems = await found({ 'a.yaml': text })
    expect(problems).toContainEqual({
      rule,
      line: lineOf(text, start),
      message: expect.stringMatching(message),
    })
  })

  test('broken YAML', async () => {
    expect((await found({ 'a.yaml': 'id: "go\nversion: 1\n' }))[0]).toMatchObject({ rule: 'E1' })
  })

  test('a file with nothing in it', async () => {
    expect(await found({ 'a.yaml': '# later\n' })).toMatchObject([{ rule: 'E1', line: 1 }])
  })
})

test('documents of one file are told apart by their lines', async () => {
  const second = yaml({
    id: 'go-second-002',
    prompt: 'Who owns the value that is sent here?',
    minutes: 13,
  })
  const text = `${yaml()}---\n${second}`
  const line = text.split('\n').lastIndexOf('minutes: 13') + 1
  expect(await found({ 'all.yaml': text })).toMatchObject([{ rule: 'E5', line }])
})

describe('a bank', () => {
  const other = (changes: object = {}) =>
    yaml({ id: 'go-other-002', prompt: 'Who closes the channel, and when?', ...changes })

  test('is looked at whole, but only the place asked for is reported', async () => {
    const root = await folder({
      'bank.yaml': 'name: Ours\nlicense: MIT\n',
      'go/a.yaml': yaml({ enemies: ['go-other-002'] }),
      'more/b.yaml': other({ enemies: ['go-copy-struct-001'], minutes: 13 }),
    })
    expect(await lintBanks([join(root, 'go')], today)).toEqual({
      items: 1,
      exercises: 0,
      problems: [],
    })
    expect((await lintBanks([root], today)).problems).toMatchObject([{ rule: 'E5' }])
  })

  test('states the licence of its questions', async () => {
    const own = { 'a.yaml': yaml({ license: 'Ours' }) }
    expect(await found(own)).toMatchObject([{ rule: 'E14' }])
    expect(await found({ ...own, 'bank.yaml': 'name: Ours\nlicense: Ours\n' })).toEqual([])
  })

  test('may reuse the id of another bank, not its own', async () => {
    const twice = {
      'a.yaml': yaml(),
      'b.yaml': yaml({ prompt: 'Who closes the channel, and when?' }),
    }
    expect(await found(twice)).toMatchObject([{ rule: 'E1' }])
    const banks = [await folder({ 'a.yaml': yaml() }), await folder({ 'a.yaml': yaml() })]
    expect((await lintBanks(banks, today)).problems).toEqual([])
  })

  test.each([
    ['a place that is not there', 'nowhere', {}],
    ['a bank.yaml that does not fit', '.', { 'bank.yaml': 'name: Ours\n' }],
  ])('%s is refused', async (_what, place, files) => {
    const root = await folder(files)
    await expect(lintBanks([join(root, place)], today)).rejects.toThrow(/nowhere|bank\.yaml/)
  })
})

describe('exercises', () => {
  const yamlOf = (changes: object = {}) => stringify({ ...cleanExercise, ...changes })
  const files = {
    'x/exercise.yaml': yamlOf(),
    'x/starter/solution.sh': 'true\n',
    'x/reference/solution.sh': 'wc -l\n',
    'x/tests/tests.sh': 'exit 1\n',
    'x/tests/not-a-question.yaml': 'a: 1\n',
  }

  test('are read with their files', async () => {
    const root = await folder(files)
    expect(await lintBanks([root], today)).toEqual({ items: 0, exercises: 1, problems: [] })
  })

  test('need a starter, a reference and tests', async () => {
    const { 'x/reference/solution.sh': _, ...rest } = files
    const problems = await found(rest)
    expect(problems).toMatchObject([
      { rule: 'E1', message: expect.stringContaining('reference/solution.sh') },
    ])
  })
})

describe('the lock', () => {
  const bankWith = (text: string) => folder({ 'go/a.yaml': text })
  const lock = async (root: string) => recordVersions(await questionsIn([root]))
  const rules = async (root: string) =>
    (await lintBanks([root], today)).problems.map(({ rule }) => rule)

  test('holds a version in use to its text', async () => {
    const root = await bankWith(yaml())
    expect(await lock(root)).toBe(1)
    expect(await lock(root)).toBe(0)
    await writeFile(join(root, 'go/a.yaml'), yaml({ key: 'Another answer.' }))
    expect(await rules(root)).toEqual(['E11'])
    await expect(lock(root)).rejects.toThrow('go-copy-struct-001@1')
    await writeFile(join(root, 'go/a.yaml'), yaml({ key: 'Another answer.', version: 2 }))
    expect(await rules(root)).toEqual([])
    expect(await lock(root)).toBe(1)
  })

  test('does not mind what no rating depends on', async () => {
    const root = await bankWith(yaml())
    await lock(root)
    await writeFile(join(root, 'go/a.yaml'), yaml({ title: 'Renamed', tags: ['other'] }))
    expect(await rules(root)).toEqual([])
  })

  test('lets drafts change', async () => {
    const root = await bankWith(yaml({ status: 'draft' }))
    expect(await lock(root)).toBe(0)
  })
})
