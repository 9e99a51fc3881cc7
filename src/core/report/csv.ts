/** A report as a table for spreadsheets. */

import type { Report } from './report.ts'
import type { Bin, Sample } from './sample.ts'

type Cell = string | number | null

interface Row {
  readonly measure: string
  readonly label: string
  /** Null where there is too little to say it. */
  readonly value: number | null
  readonly unit: string
  /** Of how many; null where the value is a count itself. */
  readonly n: number | null
}

/** Comma-separated, with a heading, lines ended as RFC 4180 wants. */
export function csvOf(report: Report): string {
  const head = ['measure', 'label', 'value', 'unit', 'n']
  const lines = rowsOf(report).map(({ measure, label, value, unit, n }) => [
    measure,
    label,
    value === null ? null : Math.round(value * 100) / 100,
    unit,
    n,
  ])
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
}

function rowsOf(report: Report): Row[] {
  const { declines, moves, load } = report
  return [
    ...sampleRows('time to schedule', 'days', report.toSchedule),
    ...sampleRows('lead time', 'days', report.lead),
    ...sampleRows('time to decide', 'days', report.toDecide),
    ...sampleRows('scorecard latency', 'hours', report.toCard),
    ...binRows('scorecards by hours', 'scorecards', report.cardAges),
    count('declines', 'answered or lapsed', declines.asked, 'invitations'),
    count('declines', 'declined', declines.declined, 'invitations'),
    count('declines', 'lapsed', declines.lapsed, 'invitations'),
    ...declines.reasons.map((each) =>
      count('decline reasons', each.reason, each.count, 'invitations'),
    ),
    count('decline reasons', 'rare, together', declines.rare, 'invitations'),
    count('moves', 'interviews', moves.interviews, 'interviews'),
    count('moves', 'moved', moves.moved, 'interviews'),
    count('load', 'people', load.people, 'people'),
    count('load', 'interviews', load.interviews, 'interviews'),
    ...binRows('people by interviews a week', 'people', load.perWeek),
    ...binRows('people by share of weekly cap', 'people', load.ofCap),
    {
      measure: 'load',
      label: 'share of the busiest fifth',
      value: load.busiestFifth,
      unit: 'share',
      n: load.people,
    },
    ...report.funnel.map(({ key, count: n }) => count('funnel', key, n, 'applications')),
    ...report.questions.flatMap(({ area, used, unused, askings }) => [
      count('question use', `${area}: used`, used, 'questions'),
      count('question use', `${area}: not used`, unused, 'questions'),
      count('question use', `${area}: askings`, askings, 'askings'),
    ]),
  ]
}

function sampleRows(measure: string, unit: string, { n, median, p90 }: Sample): Row[] {
  return [
    { measure, label: 'median', value: median, unit, n },
    { measure, label: 'ninetieth percentile', value: p90, unit, n },
  ]
}

function binRows(measure: string, unit: string, bins: readonly Bin[]): Row[] {
  return bins.map(({ label, count: n }) => count(measure, label, n, unit))
}

function count(measure: string, label: string, value: number, unit: string): Row {
  return { measure, label, value, unit, n: null }
}

/** A spreadsheet takes a text that begins like a formula for one, unless a quote stands before it. */
function quoted(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
