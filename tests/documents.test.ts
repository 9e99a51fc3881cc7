import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const documents = globSync(['*.md', 'docs/**/*.md', 'question-banks/*.md', 'interview-plans/*.md'])
const decisions = globSync('docs/decisions/*.md').toSorted()

test.each(documents)('what %s points to is there', (document) => {
  const text = readFileSync(document, 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, to = '']) =>
    join(dirname(document), to),
  )
  // A name in a pattern, such as `commands/<name>.ts`, is of no one file.
  const files = [...text.matchAll(/`((?:src|tests|commands|docs|sandbox|bench)\/[\w./-]*)`/g)].map(
    ([, file = '']) => file,
  )
  const inSource = [...text.matchAll(/`((?:core|app|slack|storage|calendars)\/[\w./-]*)`/g)].map(
    ([, file = '']) => join('src', file),
  )
  expect([...links, ...files, ...inSource].filter((path) => !existsSync(path))).toEqual([])
})

test('every picture that is made is shown in the README', () => {
  const readme = readFileSync('README.md', 'utf8')
  const pictures = globSync('docs/screenshots/*')
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter((path) => !readme.includes(`(${path})`))).toEqual([])
})

test('decisions are numbered in a row, and each is short', () => {
  expect(decisions.map((path) => basename(path).slice(0, 4))).toEqual(
    decisions.map((_, i) => String(i + 1).padStart(4, '0')),
  )
  const words = (path: string) => readFileSync(path, 'utf8').match(/\S*\w\S*/g)?.length ?? 0
  expect(decisions.filter((path) => words(path) >= 320)).toEqual([])
})
