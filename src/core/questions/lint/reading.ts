/** W3, W4, W6, W8, W12, W14: questions that are hard to follow, to answer or to keep true. */
import type { CodeCheck } from '../check.ts'
import type { Item } from '../item.ts'
import type { Finding } from './problem.ts'
import { gradeOf, passagesOf, sentences, tokens, words } from './text.ts'

const QUESTIONS = 3
const GRADE = 10
const SENTENCE_WORDS = 28
/** Shorter pieces of a key are in every prompt about the same thing. */
const GIVEAWAY_WORDS = 5

const PRODUCTS =
  /\b(?:kubernetes|docker|podman|aws|ec2|s3|lambda|azure|gcp|kafka|rabbitmq|redis|memcached|postgres(?:ql)?|mysql|mariadb|oracle|mongodb|cassandra|dynamodb|elasticsearch|opensearch|lucene|solr|nginx|haproxy|envoy|prometheus|grafana|datadog|new relic|jenkins|github|gitlab|terraform|ansible|zookeeper|etcd|consul|splunk|jira)\b/i

/** W3, of the prompt; a follow-up is short by nature. */
export function* oneQuestionAtATime(item: Item): Generator<Finding> {
  const marks = item.prompt.match(/\?/g)?.length ?? 0
  if (marks > QUESTIONS) {
    const say = `The prompt asks ${marks} questions; keep ${QUESTIONS} and move the rest to follow-ups.`
    yield { rule: 'W3', at: ['prompt'], say }
  }
  for (const { at, text, role } of passagesOf(item))
    if (role === 'said' && /\band\/or\b/i.test(text))
      yield { rule: 'W3', at, say: '"and/or" leaves open what is asked; say which.' }
}

/** W4, of all that is said aloud. */
export function* followableByEar(item: Item): Generator<Finding> {
  const grade = gradeOf(item.prompt)
  if (grade > GRADE) {
    const say = `The prompt reads at grade ${grade.toFixed(1)}, above ${GRADE}; use shorter sentences and words.`
    yield { rule: 'W4', at: ['prompt'], say }
  }
  for (const { at, text, role } of passagesOf(item)) {
    if (role !== 'said') continue
    const long = sentences(text).find((one) => words(one).length > SENTENCE_WORDS)
    if (long === undefined) continue
    const start = words(long).slice(0, 5).join(' ')
    const say = `The sentence "${start} …" has ${words(long).length} words; split it, at most ${SENTENCE_WORDS}.`
    yield { rule: 'W4', at, say }
  }
}

/** W6: what one would look up at work does not decide whether the bar is met. */
export function* barWithoutRecall({ anchors }: Item): Generator<Finding> {
  const text = anchors[3]
    .replace(/\bhints? \d(?:(?: or |-| to )\d)?/gi, 'hint')
    .replace(/\bO\([^)]*\)/g, '')
  const number = /(?<![\w+.-])\d+(?:[.,]\d+)*(?![\w+])/.exec(text)?.[0]
  const product = PRODUCTS.exec(text)?.[0]
  const found = number ?? product
  if (found === undefined) return
  const say = `Anchor 3 asks for "${found}"; ask for the idea there and leave ${number ? 'exact numbers' : 'products'} to the key.`
  yield { rule: 'W6', at: ['anchors', '3'], say }
}

/** W8. */
export function* keyStaysHidden({ prompt, key }: Item): Generator<Finding> {
  const asked = ` ${tokens(prompt).join(' ')} `
  for (const piece of [...sentences(key), ...key.split('\n')]) {
    const given = tokens(piece)
    if (given.length < GIVEAWAY_WORDS || !asked.includes(` ${given.join(' ')} `)) continue
    const say = `The prompt contains "${piece.trim()}" from the key; take it out of the prompt.`
    return yield { rule: 'W8', at: ['prompt'], say }
  }
}

/** W12. */
export function* versionIsStated(item: Item): Generator<Finding> {
  for (const { language, field, example } of VERSIONED) {
    if (item[field] !== undefined || !uses(item, language)) continue
    const say = `The answer depends on the version of ${language}, and none is stated; add ${field}: ${example}.`
    yield { rule: 'W12', at: ['languages'], say }
  }
}

/** W14: `banks verify` can only prove a snippet that a check compiles. */
export function* snippetIsChecked({ snippet, code_checks }: Item): Generator<Finding> {
  if (!snippet || !COMPILED.includes(snippet.lang)) return
  if (code_checks.some((check) => check.use_snippet)) return
  const say =
    'No check compiles the snippet; add one with use_snippet: true, and before and after when it is a fragment.'
  yield { rule: 'W14', at: ['snippet'], say }
}

const COMPILED = ['go', 'rust', 'c', 'cpp', 'python', 'sql'] as readonly string[]

const VERSIONED = [
  { language: 'go', field: 'go_version', example: '">=1.22"' },
  { language: 'rust', field: 'edition', example: '[2021, 2024]' },
  { language: 'cpp', field: 'cpp_standard', example: '[c++20]' },
] as const

const TOOLS_OF = { go: ['go', 'go-vet', 'go-test'], rust: ['rustc'], cpp: [] } as const

function uses(item: Item, language: keyof typeof TOOLS_OF): boolean {
  const tools: readonly CodeCheck['tool'][] = TOOLS_OF[language]
  const named = item.languages.includes(language) && item.area === language
  return (
    named || item.snippet?.lang === language || item.code_checks.some((c) => tools.includes(c.tool))
  )
}
