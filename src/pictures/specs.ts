/** Charts as Vega-Lite. */
import type { TopLevelSpec } from 'vega-lite'
import type { Bars, Chart, Columns, Grid, Ranges, Stacks } from '../core/charts.ts'
import { config, INK, QUIET, SERIES, TINT } from './look.ts'

const WIDTH = 620
const ROW = 30
/** Characters of a finding in a line. Vega guesses how wide text is, and guesses wide: with more, white space grows beside the chart. */
const LINE_LENGTH = 66

/** The specification that draws `chart`. */
export function specOf(chart: Chart): TopLevelSpec {
  const title = { text: chart.title, subtitle: lines(chart.finding) }
  return { config, title, ...drawn(chart) }
}

function drawn(chart: Chart): TopLevelSpec {
  switch (chart.kind) {
    case 'bars':
      return bars(chart)
    case 'columns':
      return columns(chart)
    case 'ranges':
      return ranges(chart)
    case 'stacks':
      return stacks(chart)
    case 'grid':
      return grid(chart)
  }
}

const byRow = {
  field: 'label',
  type: 'nominal',
  sort: null,
  title: null,
  axis: { ticks: false, labelPadding: 8 },
} as const

function bars({ rows, unit }: Bars): TopLevelSpec {
  return {
    width: WIDTH,
    height: { step: ROW },
    data: { values: [...rows] },
    encoding: { y: byRow },
    layer: [
      {
        mark: { type: 'bar', color: SERIES[0], height: 18, cornerRadiusEnd: 3 },
        encoding: { x: { field: 'value', type: 'quantitative', title: unit, axis: whole } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 6, color: INK, fontSize: 12 },
        encoding: { x: { field: 'value', type: 'quantitative' }, text: { field: 'value' } },
      },
    ],
  }
}

function columns({ rows, of, unit }: Columns): TopLevelSpec {
  return {
    width: WIDTH,
    height: 220,
    data: { values: [...rows] },
    encoding: {
      x: { field: 'label', type: 'nominal', sort: null, title: of, axis: { labelAngle: 0 } },
    },
    layer: [
      {
        mark: { type: 'bar', color: SERIES[0], cornerRadiusEnd: 3 },
        encoding: { y: { field: 'value', type: 'quantitative', title: unit, axis: whole } },
      },
      {
        mark: { type: 'text', baseline: 'bottom', dy: -4, color: INK, fontSize: 12 },
        encoding: { y: { field: 'value', type: 'quantitative' }, text: { field: 'value' } },
      },
    ],
  }
}

function ranges({ rows, unit }: Ranges): TopLevelSpec {
  const values = rows.map((row) => ({ ...row, end: row.p90 ?? row.median }))
  const x = (field: string) => ({ field, type: 'quantitative', title: unit }) as const
  return {
    width: WIDTH,
    height: { step: ROW + 8 },
    data: { values },
    encoding: { y: byRow },
    layer: [
      {
        mark: { type: 'rule', color: SERIES[1], strokeWidth: 8, strokeCap: 'round' },
        encoding: { x: x('median'), x2: { field: 'end' } },
      },
      {
        mark: { type: 'point', filled: true, size: 130, color: SERIES[0], opacity: 1 },
        encoding: { x: x('median') },
      },
      {
        mark: { type: 'text', dy: -13, color: INK, fontSize: 11 },
        encoding: { x: x('median'), text: { field: 'median', format: '.3~r' } },
      },
      {
        transform: [{ filter: 'datum.p90 !== null && datum.p90 > datum.median' }],
        mark: { type: 'text', align: 'left', dx: 8, color: QUIET, fontSize: 11 },
        encoding: { x: x('p90'), text: { field: 'p90', format: '.3~r' } },
      },
    ],
  }
}

function stacks({ rows, parts, unit }: Stacks): TopLevelSpec {
  const values = rows.flatMap(({ label, values: of }) =>
    parts.map((part, order) => ({ label, part, order, value: of[order] ?? 0 })),
  )
  return {
    width: WIDTH,
    height: { step: ROW },
    data: { values },
    mark: { type: 'bar', height: 18 },
    encoding: {
      y: byRow,
      x: { field: 'value', type: 'quantitative', title: unit, axis: whole },
      color: { field: 'part', sort: [...parts], scale: { domain: [...parts], range: [...SERIES] } },
      order: { field: 'order' },
    },
  }
}

function grid({ rows, columns: names }: Grid): TopLevelSpec {
  const values = rows.flatMap(({ label, cells }) =>
    cells.map((cell, at) => ({ label, column: `${at}`, ...cell })),
  )
  const labels = JSON.stringify(names)
  return {
    width: { step: Math.max(64, Math.min(120, WIDTH / Math.max(1, names.length))) },
    height: { step: ROW + 6 },
    data: { values },
    encoding: {
      y: byRow,
      x: {
        field: 'column',
        type: 'nominal',
        sort: null,
        title: null,
        axis: {
          orient: 'top',
          labelAngle: 0,
          ticks: false,
          domain: false,
          labelExpr: `${labels}[toNumber(datum.value)]`,
          labelLimit: 110,
        },
      },
    },
    layer: [
      {
        transform: [{ filter: 'datum.tone !== null' }],
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 3, cornerRadius: 6 },
        encoding: {
          color: {
            field: 'tone',
            type: 'quantitative',
            scale: { domain: [0, 1], range: [...TINT] },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', color: INK, fontSize: 14 },
        encoding: { text: { field: 'text' } },
      },
    ],
  }
}

/** Counts have no halves. */
const whole = { tickMinStep: 1, format: '~s' } as const

/** Text in lines that fit below a title. */
function lines(text: string): string[] {
  const all: string[] = []
  for (const word of text.split(' ')) {
    const last = all.at(-1)
    if (last !== undefined && last.length + word.length < LINE_LENGTH)
      all[all.length - 1] = `${last} ${word}`
    else all.push(word)
  }
  return all
}
