/** A report as a table for spreadsheets. */

import { iso } from '../time.ts'
import type { Report } from './report.ts'
import { type Bin, LEAST, type Sample } from './sample.ts'

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
    countOf('declines', 'declined', declines.declined, 'invitations', declines.asked),
    countOf('declines', 'lapsed', declines.lapsed, 'invitations', declines.asked),
    ...declines.reasons.map((each) =>
      count('decline reasons', each.reason, each.count, 'invitations'),
    ),
    countOf('decline reasons', 'rare, together', declines.rare, 'invitations', declines.asked),
    count('moves', 'interviews', moves.interviews, 'interviews'),
    countOf('moves', 'moved', moves.moved, 'interviews', moves.interviews),
    ...moves.latest.map(({ at, reason }) =>
      count('latest moves', `${iso(at)} ${reason}`, 1, 'moves'),
    ),
    count('load', 'people', load.people, 'people'),
    count('load', 'interviews', load.interviews, 'interviews'),
    ...binRows('people by interviews a week', 'people', load.perWeek),
    ...binRows('people by share of weekly cap', 'people', load.ofCap),
    {
      measure: 'load',
      label: `share of the busiest ${load.busiest?.people ?? 'fifth'}`,
      value: load.busiest?.share ?? null,
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

/** How many of `n`; nothing where that are too few, as in the message. */
function countOf(measure: string, label: string, value: number, unit: string, n: number): Row {
  return { measure, label, value: n < LEAST ? null : value, unit, n }
}

/** A spreadsheet takes a text that begins like a formula for one, unless a quote stands before it. */
function quoted(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
