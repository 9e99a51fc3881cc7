/** The pictures of a report, and what each says to who cannot see it. */
import type { Chart } from '../../core/charts.ts'
import type { Report } from '../../core/report/report.ts'
import type { Bin, Sample } from '../../core/report/sample.ts'
import { cut } from '../text.ts'
import {
  capWords,
  declineWords,
  funnelWords,
  loadWords,
  longestWords,
  questionWords,
  rounded,
  sampleWords,
} from './report-words.ts'

export interface Picture {
  /** Name of its file, without an ending. */
  readonly name: string
  readonly chart: Chart
}

/** What there is enough data for, in the order of the message. */
export function chartsOf(report: Report): Picture[] {
  const all = [
    durations(report),
    cards(report),
    funnel(report),
    declines(report),
    load(report),
    caps(report),
    questions(report),
  ]
  return all.filter(({ chart }) => chart.rows.length > 0)
}

/** The finding and the numbers. */
export function altTextOf(chart: Chart): string {
  return cut(`${chart.title}. ${chart.finding} ${numbersOf(chart)}`, 1000)
}

/** What a stretch of time is called, in the order it comes. */
export function stretchesOf(report: Report): { readonly label: string; readonly sample: Sample }[] {
  return [
    { label: 'To schedule', sample: report.toSchedule },
    { label: 'Lead time', sample: report.lead },
    { label: 'To decide', sample: report.toDecide },
  ]
}

function durations(report: Report): Picture {
  const stretches = stretchesOf(report)
  const rows = stretches.flatMap(({ label, sample: { median, p90 } }) =>
    median === null
      ? []
      : [{ label, median: rounded(median), p90: p90 === null ? null : rounded(p90) }],
  )
  const finding = `${longestWords(stretches)} The dot is the median, the bar ends where nine in ten are done.`
  return {
    name: 'how-long-it-takes',
    chart: { kind: 'ranges', title: 'How long it takes', finding, unit: 'days', rows },
  }
}

function cards({ cardAges, toCard }: Report): Picture {
  return {
    name: 'scorecards',
    chart: {
      kind: 'columns',
      title: 'Scorecards by age when handed in',
      finding: `Scorecards: ${sampleWords(toCard, 'hours')}.`,
      of: 'hours after the interview',
      unit: 'scorecards',
      rows: barsOf(cardAges),
    },
  }
}

function funnel({ funnel: steps }: Report): Picture {
  const rows = steps.map(({ key, title, count }) => ({
    label: key === 'applied' ? 'Applied' : key === 'offer' ? 'Offer' : title,
    value: count,
  }))
  const some = (steps[0]?.count ?? 0) > 0
  return {
    name: 'funnel',
    chart: {
      kind: 'bars',
      title: 'How far applications came',
      finding: funnelWords(steps),
      unit: 'applications',
      rows: some ? rows : [],
    },
  }
}

function declines({ declines: of }: Report): Picture {
  const rows = of.reasons.map(({ reason, count }) => ({ label: capital(reason), value: count }))
  const rare = of.rare === 0 ? [] : [{ label: 'Rarer reasons, together', value: of.rare }]
  return {
    name: 'declines',
    chart: {
      kind: 'bars',
      title: 'Why invitations were declined',
      finding: declineWords(of),
      unit: 'invitations',
      rows: rows.length === 0 ? [] : [...rows, ...rare],
    },
  }
}

function load({ load: of }: Report): Picture {
  return {
    name: 'load',
    chart: {
      kind: 'columns',
      title: 'How interviews are spread',
      finding: loadWords(of),
      of: 'interviews a week, on average',
      unit: 'people',
      rows: barsOf(of.perWeek),
    },
  }
}

function caps({ load: of }: Report): Picture {
  return {
    name: 'caps',
    chart: {
      kind: 'columns',
      title: 'How much of their caps people gave',
      finding: capWords(of),
      of: 'share of the weekly cap, on average',
      unit: 'people',
      rows: barsOf(of.ofCap),
    },
  }
}

function questions({ questions: areas }: Report): Picture {
  const some = areas.some(({ used }) => used > 0)
  return {
    name: 'questions',
    chart: {
      kind: 'stacks',
      title: 'Questions in use',
      finding: questionWords(areas),
      unit: 'questions',
      parts: ['drawn', 'not drawn'],
      rows: some ? areas.map(({ label, used, unused }) => ({ label, values: [used, unused] })) : [],
    },
  }
}

function barsOf(bins: readonly Bin[]): { readonly label: string; readonly value: number }[] {
  return bins.map(({ label, count }) => ({ label, value: count }))
}

function numbersOf(chart: Chart): string {
  switch (chart.kind) {
    case 'bars':
    case 'columns':
      return `${chart.rows.map(({ label, value }) => `${label}: ${value}`).join('; ')} ${chart.unit}.`
    case 'ranges':
      return `${chart.rows.map(({ label, median, p90 }) => `${label}: median ${median}${p90 === null ? '' : `, nine in ten ${p90}`}`).join('; ')} ${chart.unit}.`
    case 'stacks':
      return `${chart.rows.map(({ label, values }) => `${label}: ${chart.parts.map((part, at) => `${values[at] ?? 0} ${part}`).join(', ')}`).join('; ')}.`
    case 'grid':
      return chart.rows
        .map(
          ({ label, cells }) =>
            `${label}: ${cells.map(({ text }, at) => `${chart.columns[at]} ${text}`).join(', ')}.`,
        )
        .join(' ')
  }
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
