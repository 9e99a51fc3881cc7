/** What the verbs of `banks` say to people. */
import type { LintReport } from '../banks/lint.ts'
import type { Failure, Progress, VerifyReport } from '../banks/verify/verify.ts'
import { AREAS, type AreaKey } from '../core/questions/areas.ts'
import type { Coverage } from '../core/questions/coverage.ts'

const BAR_WIDTH = 24

export function lintWords({ items, exercises, problems }: LintReport): string {
  const lines = problems.map(
    ({ file, line, rule, severity, item, message }) =>
      `${file}:${line}: ${severity} ${rule} ${item === null ? '' : `${item}: `}${message}`,
  )
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const sum = `${count(items, 'question')}, ${count(exercises, 'exercise')}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`
  const notDone =
    'Not looked for: dead links (W10) and answers found on the web (W13), which need a network.'
  return `${[...lines, sum, notDone].join('\n')}\n`
}

/** One line that replaces the one before. */
export function progressBar({ done, total, failed, latest }: Progress): string {
  const full = Math.round((done / total) * BAR_WIDTH)
  const bar = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`
  const bad = failed > 0 ? `, ${failed} to run again` : ''
  return `\r\u001b[K${bar} ${done} of ${total}${bad}  ${latest}`
}

export function failureWords(failure: Failure): string {
  const { file, line, item, check, variant, tool, problem, expected, got } = failure
  const which = variant === undefined ? check : `${check}, ${variant}`
  return [
    `${file}:${line}: ${item}, ${which} (${tool}): ${problem}`,
    ...(expected === undefined ? [] : ['  expected:', indented(expected)]),
    ...(got === undefined || got === '' ? [] : ['  got:', indented(got)]),
    '',
  ].join('\n')
}

export function verifyWords(report: VerifyReport, seconds: number): string {
  const { checks, passed, missingTools, unsteady, network } = report
  const lines = [
    `${passed} of ${count(checks, 'check')} passed in ${seconds.toFixed(1)} s.`,
    ...missingTools.map((tool) => `${tool} is not installed; install it to prove what needs it.`),
    ...unsteady.map((name) => `${name} held only when run alone; give it more time to spare.`),
    ...(network === 'open'
      ? ['The code could reach the network: this machine does not allow "unshare -n".']
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** A line an area, a line a topic, with what a season wants beside what there is. */
export function coverageWords(areas: Readonly<Partial<Record<AreaKey, Coverage>>>): string {
  const lines = AREAS.flatMap(({ key, label, topics }) => {
    const row = areas[key]
    if (!row) return [`${label}: none`]
    const wanted = topics.reduce((sum, topic) => sum + topic.wanted, 0)
    return [
      `${label}: ${row.items} of ${wanted} questions, ${count(row.exercises, 'exercise')}`,
      `  status ${tally(row.byStatus)}; difficulty ${tally(row.byDifficulty)}; form ${tally(row.byForm)}`,
      ...topics.map(
        (topic) =>
          `  ${String(row.byTopic[topic.key] ?? 0).padStart(3)} of ${topic.wanted}  ${topic.label}`,
      ),
    ]
  })
  return `${lines.join('\n')}\n`
}

function tally(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ')
}

function indented(text: string): string {
  return text.trimEnd().replace(/^/gm, '    ')
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}
