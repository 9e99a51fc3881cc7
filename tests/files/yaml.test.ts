import { describe, expect, test } from 'vitest'
import { documentsOf } from '../../src/files/yaml.ts'

const faultsOf = (text: string) =>
  documentsOf(text).flatMap(({ faults }) => faults.map(({ line, say }) => `${line} ${say}`))

describe('what YAML or we forbid is told with its line', () => {
  test.each([
    ['a tab', 'a:\n\tb: 1\n', ['2 A tab indents this line; use spaces.']],
    ['a key twice', 'a: 1\nb: 2\na: 3\n', [expect.stringMatching(/^3 Keys must be unique/)]],
    [
      'a key twice, once as a number',
      '1: a\n"1": b\n',
      ['2 The key 1 stands here twice; keep one.'],
    ],
    ['a list as a key', 'a: 1\n? [b]\n: c\n', ['2 A key that is a list or nothing; write words.']],
    ['an anchor', 'a: 1\nb: &x\n  c: 1\n', ['2 YAML anchor &x; write the text out.']],
    [
      'an alias',
      'a: &x 1\nb: *x\n',
      ['1 YAML anchor &x; write the text out.', '2 YAML alias *x; write the text out.'],
    ],
    ['an alias of nothing', 'a: 1\nb: *x\n', ['2 YAML alias *x; write the text out.']],
    ['a tag', 'a: !!str 1\n', ['1 YAML tag tag:yaml.org,2002:str; write the text out.']],
    ['a tag of a program', 'a: !!js/function x\n', [expect.stringMatching(/^1 YAML tag /)]],
    ['an older YAML', '%YAML 1.1\n---\na: no\n', ['1 YAML directive %YAML; take it out.']],
    ['a map in a line', 'a: b: c\n', [expect.stringMatching(/^1 Nested mappings/)]],
    ['a list never closed', 'a: [1,\nb: 2\n', [expect.stringMatching(/^2 /)]],
  ])('%s', (_what, text, faults) => {
    expect(faultsOf(text)).toEqual(expect.arrayContaining(faults))
  })
})

test('a file of brackets is refused in words', () => {
  expect(faultsOf(`a: ${'['.repeat(50_000)}`)).toContainEqual(
    expect.stringMatching(/lie too deep in each other/),
  )
})

test('an alias that would grow without end is not followed', () => {
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`),
  ]
  const [document] = documentsOf(bomb.join('\n'))
  expect(document?.data).toBeUndefined()
  expect(document?.faults).toHaveLength(31 + 60)
})

test('words stay words, and a key of any name is a key', () => {
  const [document] = documentsOf('a: no\nb: 12:30\n__proto__: 1\n<<: 2\n')
  expect(Object.entries(document?.data ?? {})).toEqual([
    ['a', 'no'],
    ['b', '12:30'],
    ['__proto__', 1],
    ['<<', 2],
  ])
  expect(document?.faults).toEqual([])
})

test('each part is found on its line, and what is missing on that of its holder', () => {
  const [document] = documentsOf(
    'a:\n  - b: 1\n    c:\n      2: x\n\n  - {d: 1,\n     e: 2}\nf: >\n  g\n',
  )
  const lineOf = (...path: (string | number)[]) => document?.lineOf(path)
  expect(lineOf()).toBe(1)
  expect(lineOf('a', 0, 'b')).toBe(2)
  expect(lineOf('a', 0, 'c', 2)).toBe(4)
  expect(lineOf('a', 0, 'c', '2')).toBe(4)
  expect(lineOf('a', 0, 'missing')).toBe(2)
  expect(lineOf('a', 1)).toBe(6)
  expect(lineOf('a', 1, 'e')).toBe(7)
  expect(lineOf('a', 9)).toBe(1)
  expect(lineOf('f')).toBe(8)
})

test('an empty file has no document, and comments are none', () => {
  expect(documentsOf('')).toEqual([])
  expect(documentsOf('# nothing yet\n')).toEqual([])
})

test('each document of a file is found with lines of the file', () => {
  const documents = documentsOf('a: 1\n---\nb: 2\n')
  expect(documents.map(({ data, lineOf }) => [data, lineOf([])])).toEqual([
    [{ a: 1 }, 1],
    [{ b: 2 }, 3],
  ])
})
