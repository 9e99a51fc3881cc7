import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPlans } from '../../src/plans/read.ts'
import { changed, lineOf, PLANS, planText, SEARCH } from '../support/plans.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plans-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(text: string | Uint8Array, name = `${SEARCH}.yaml`): string {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
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
  const [after] = readPlans(folder)
  expect(after?.version).not.toBe(before?.version)
  expect({ ...after, version: before?.version }).toEqual(before)
})

describe('each problem is told with its line and what is expected', () => {
  test.each<[string, string, string, string | RegExp, string]>([
    // what, words of the plan, what stands there instead, the problem, words on its line
    [
      'a key misspelled',
      'breakMinutes: 15',
      'breakMinute: 15',
      'stages.1: unknown breakMinute; correct the spelling or take it out.',
      'breakMinute:',
    ],
    [
      'a key missing',
      'form: In person',
      'remark: In person',
      'form is missing; expected text.',
      'key:',
    ],
    [
      'text for a number',
      'min: 12, max: 24',
      'min: twelve, max: 24',
      'weeks.min: expected a number, found "twelve".',
      'weeks:',
    ],
    [
      'half a minute',
      'minutes: 30',
      'minutes: 30.5',
      'stages.0.interviews.0.minutes: expected a whole number, found 30.5.',
      'minutes: 30.5',
    ],
    [
      'too short an interview',
      'minutes: 30',
      'minutes: 5',
      'stages.0.interviews.0.minutes: expected at least 15, found 5.',
      'minutes: 5',
    ],
    [
      'a zone that does not exist',
      'Europe/Belgrade',
      'Europe/Beograd',
      'office.zone: not an IANA time zone.',
      'office:',
    ],
    [
      'a country in words',
      'country: RS',
      'country: Serbia',
      'office.country: expected an ISO 3166 country such as RS, found "Serbia".',
      'office:',
    ],
    [
      'a kind that does not exist',
      'kind: number',
      'kind: amount',
      'screening.5.kind: expected one of yes or no, one of, some of, number, date, text.',
      'kind: amount',
    ],
    [
      'an area that does not exist',
      'linux: 1, networking',
      'linnux: 1, networking',
      'stages.0.interviews.0.kit.areas: unknown linnux; correct the spelling or take it out.',
      'areas: {systems: 1, linnux',
    ],
    [
      'a key in capitals',
      'key: fundamentals',
      'key: Fundamentals',
      /^stages\.1\.interviews\.0\.key: expected small letters and digits with hyphens, such as go-2, found "Fundamentals"\.$/,
      'key: Fundamentals',
    ],
    [
      'too few competencies said to be a map',
      'redFlags:\n',
      'redFlags: {}\nflags:\n',
      'redFlags: expected a list, found {}.',
      'redFlags:',
    ],
    [
      'a level without words',
      '      1: Blames others, rejects a correction, or takes all the credit.',
      '      1: " "',
      'competencies.6.anchors.1: expected text with something in it, found " ".',
      '1: " "',
    ],
    [
      'a level too many',
      '      5: Made others better',
      '      6: Made others better',
      'competencies.6.anchors: unknown 6; correct the spelling or take it out.',
      '6: Made others',
    ],
    [
      'a clock of 25 hours',
      '"12:00"',
      '"25:00"',
      'stages.1.lunch.from: not a time such as 09:00.',
      'lunch:',
    ],
    [
      'lunch that does not fit',
      'to: "14:00"',
      'to: "12:30"',
      'stages.1.lunch.to: leaves no 45 minutes after 12:00; expected a later time.',
      'lunch:',
    ],
    [
      'two interviews of one key',
      'key: language\n',
      'key: fundamentals\n',
      'stages.1.interviews.1.key: “fundamentals” stands here twice; keep one.',
      'key: fundamentals\n        title: Language',
    ],
    [
      'an order that cannot be',
      'after: [fundamentals, language]',
      'after: [fundamentals, screen]',
      'stages.1.interviews.2.after.1: “screen” is not listed before this interview; expected one that is.',
      'after: [',
    ],
    [
      'an interview before itself',
      'after: [fundamentals, language]',
      'after: [fundamentals, learning]',
      'stages.1.interviews.2.after.1: “learning” is not listed before this interview; expected one that is.',
      'after: [',
    ],
    [
      'a help that leads there',
      'help: The internship lasts 12 to 24 weeks.',
      'help: We need to plan for parental leave.',
      /^screening\.5\.help: “parental leave” is about pregnancy or children/,
      'help: We need',
    ],
    [
      'more interviews than days hold',
      'maxPerDay: 3',
      'maxPerDay: 1',
      'stages.1.maxPerDay: 3 interviews do not fit into 2 × 1; allow more.',
      'maxPerDay: 1',
    ],
    [
      'a panel of shadows',
      '- {key: interviewer, title: Interviewer, pool: behavioural}',
      '- {key: second, title: Second, pool: behavioural, shadow: true}',
      'stages.1.interviews.2.seats: has only shadows; expected a seat that counts.',
      'seats:\n          - {key: second',
    ],
    [
      'a kit that does not add up',
      'systems_fundamentals: 2,',
      'systems_fundamentals: 3,',
      'stages.1.interviews.0.kit.competencies: add up to 5; expected 4, as in items.',
      'competencies: {systems_fundamentals: 3',
    ],
    [
      'a kit that takes too long',
      'items: 3\n',
      'items: 9\n',
      "stages.1.interviews.2.kit.items: take 45 minutes at least; expected at most 30, since 15 of the 45 are for arriving and the candidate's questions.",
      'items: 9',
    ],
    [
      'areas with too few',
      'areas: {behavioural: 3}',
      'areas: {behavioural: 2}',
      'stages.1.interviews.2.kit.areas: allow 2 at most; expected room for 3, as in items.',
      'areas: {behavioural: 2',
    ],
    [
      'a kit for what is not rated',
      'rates: [systems_fundamentals, learning_and_curiosity, communication]',
      'rates: [systems_fundamentals, communication]',
      'stages.0.interviews.0.kit.competencies.learning_and_curiosity: is not rated in this interview; expected systems_fundamentals or communication.',
      'competencies: {systems_fundamentals: 1',
    ],
    [
      'a ramp that falls',
      'difficulty: [1, 2]',
      'difficulty: [2, 1]',
      'stages.0.interviews.0.kit.difficulty: falls; expected the easier one first.',
      'difficulty: [2, 1]',
    ],
    [
      'one language with too few',
      'areas: {go: 3, rust: 3, cpp: 3',
      'areas: {go: 3, rust: 1, cpp: 3',
      'stages.1.interviews.1.kit.areas: allow 3 for a candidate who declared rust; expected room for 4, as in items.',
      'areas: {go: 3, rust: 1',
    ],
    [
      'an option misspelled',
      'rulesOut: [Neither]',
      'rulesOut: [neither]',
      'screening.0.rulesOut.0: “neither” is no option of this question; expected Working towards a degree, Equivalent practice or Neither.',
      'rulesOut: [neither]',
    ],
    [
      'a question no answer passes',
      'rulesOut: [Neither]',
      'rulesOut: [Neither, Equivalent practice, Working towards a degree]',
      'screening.0.rulesOut: rules out every answer; leave one that goes on.',
      'rulesOut: [Neither, ',
    ],
    [
      'a language of no option',
      'languages: {Go: [go]',
      'languages: {Golang: [go]',
      'screening.3.languages.Golang: “Golang” is none of the options; spell it as there.',
      'languages: {Golang',
    ],
    [
      'a language nobody knows',
      'languages: {Go: [go]',
      'languages: {Go: [golang]',
      /^screening\.3\.languages\.Go\.0: expected one of go, rust, c, cpp, /,
      'languages: {Go: [golang]',
    ],
    [
      'bounds the wrong way round',
      '    min: 12\n',
      '    min: 12\n    max: 6\n',
      'screening.5.max: is below min; expected at least 12.',
      'max: 6',
    ],
    [
      'a question of what must not be asked',
      'ask: From which date could you start?',
      'ask: What is your date of birth?',
      'screening.6.ask: “your date of birth” is about age, which must never be asked or noted. Ask what somebody has done, not when they were born or left school.',
      'ask: What is your date',
    ],
    [
      'such an option',
      'options: [Able to work there now,',
      'options: [Citizen of Serbia,',
      'screening.8.options.0: “citizen” is about citizenship, which must never be asked or noted. Ask whether they are legally able to work there, or would need a visa or a permit.',
      'options: [Citizen',
    ],
    [
      'such a level',
      '      1: Blames others, rejects',
      '      1: Has a strong foreign accent, rejects',
      /^competencies\.6\.anchors\.1: “.*accent” is about native language or accent/,
      '1: Has a strong',
    ],
    [
      'two levels alike',
      '2: Describes working together in general words; defends first and changes late.',
      '2: Blames others, rejects a correction, or takes all the credit.',
      'competencies.6.anchors.2: reads like level 1; say what differs.',
      '2: Blames others',
    ],
    [
      'a rating of something unknown',
      'collaboration_and_feedback]\n        kit:\n          items: 4',
      'teamwork]\n        kit:\n          items: 4',
      /^stages\.1\.interviews\.1\.rates\.3: “teamwork” is no competency of this plan; expected systems_fundamentals, debugging, /,
      'rates: [language_fundamentals',
    ],
    [
      'a must-have that one person rates',
      'rates: [learning_and_curiosity, collaboration_and_feedback, debugging, communication]\n        kit:\n          items: 3\n          # The question on debugging asks for a fault the candidate found, in a course, a project or a job.\n          competencies: {learning_and_curiosity: 1, collaboration_and_feedback: 1, debugging: 1}',
      'rates: [learning_and_curiosity, collaboration_and_feedback, communication]\n        kit:\n          items: 3\n          competencies: {learning_and_curiosity: 2, collaboration_and_feedback: 1}',
      'competencies.1.minRaters: one person rates it in this plan; expected 2 for a must-have. Add “debugging” to the rates of an interview, or a seat to one that rates it.',
      'minRaters: 2\n    anchors:\n      1: Changes things',
    ],
    [
      'too few questions',
      'minItems: 1\n',
      'minItems: 2\n',
      "competencies.6.minItems: the kits draw 1 for it; expected 2. Raise “collaboration_and_feedback” in a kit's competencies.",
      'minItems: 2\n    minRaters: 2\n    anchors:\n      1: Blames',
    ],
    [
      'weeks the wrong way round',
      'min: 12, max: 24',
      'min: 12, max: 6',
      'weeks.max: expected at least 12.',
      'weeks:',
    ],
    [
      'a bar below the floor',
      'bar: 3',
      'bar: 2',
      'scorecard.bar: expected at least 2.5.',
      'bar: 2',
    ],
    [
      'kept shorter than the law allows',
      'minimumMonths: {US: 12}',
      'minimumMonths: {US: 12, DE: 8}',
      'retention.maximumMonths.DE: expected at least 8.',
      'maximumMonths:',
    ],
    [
      'a key that is not the name of the file',
      `key: ${SEARCH}`,
      'key: search-intern',
      `key: is “search-intern”; expected ${SEARCH}, the name of the file.`,
      'key: search-intern',
    ],
    [
      'an anchor of YAML',
      'seats:\n',
      'seats: &seats\n',
      'YAML anchor &seats; write the text out.',
      'seats: &seats',
    ],
    [
      'a key of YAML twice',
      'maxDays: 2\n',
      'maxDays: 2\n    maxDays: 3\n',
      /^Keys must be unique/,
      'maxDays: 3',
    ],
    [
      'a tab',
      '    maxDays: 2',
      '\tmaxDays: 2',
      'A tab indents this line; use spaces.',
      '\tmaxDays',
    ],
  ])('%s', (_what, from, to, message, mark) => {
    const text = changed(planText(), from, to)
    put(text)
    const start = `${SEARCH}.yaml:${lineOf(text, mark)} `
    const told = said().flatMap((line) =>
      line.startsWith(start) ? [line.slice(start.length)] : [],
    )
    expect(told, said().join('\n')).toContainEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    )
  })
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
  expect(readPlans(folder)).toHaveLength(1)
})

test('no folder and no plan are told with what to do', () => {
  mkdirSync(join(folder, 'empty'))
  expect(() => readPlans(join(folder, 'missing'))).toThrow(
    `There is no folder ${join(folder, 'missing')}. Set INTERVIEW_PLANS to the folder that holds your interview plans.`,
  )
  expect(() => readPlans(join(folder, 'empty'))).toThrow(/^There is no plan in /)
  expect(() => readPlans(put('x', 'file'))).toThrow(/^There is no folder /)
})
