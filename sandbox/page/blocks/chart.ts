import type { ComponentChildren } from 'preact'
import { html } from '../html.ts'
import { amount, type Json, part, parts, word, words } from '../state/read.ts'

const WIDTH = 480
const HEIGHT = 200
const LEFT = 44
const BOTTOM = 24
const TOP = 8

interface Series {
  readonly name: string
  readonly values: readonly number[]
}

/** A chart drawn from its numbers, with the same numbers as a table for those who cannot see it. */
export function Chart({ block }: { readonly block: Json }): ComponentChildren {
  const chart = part(block, 'chart') ?? {}
  const title = word(block, 'title')
  const pie = chart.type === 'pie'
  const categories = pie
    ? parts(chart, 'segments').map((one) => word(one, 'label'))
    : categoriesOf(chart)
  const series = pie
    ? [{ name: title, values: valuesOf(parts(chart, 'segments')) }]
    : seriesOf(chart)
  const names = pie ? categories : series.map(({ name }) => name)
  return html`
    <figure class="chart">
      <figcaption>${title}</figcaption>
      ${pie ? pieOf(series[0]?.values ?? []) : axesOf(word(chart, 'type'), categories, series)}
      <ul class="legend">
        ${names.map((name, at) => html`<li><span class=${`swatch fill-${at}`}></span>${name}</li>`)}
      </ul>
      <${Numbers} title=${title} categories=${categories} series=${series} />
    </figure>`
}

function axesOf(
  type: string,
  categories: readonly string[],
  series: readonly Series[],
): ComponentChildren {
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  const top = niceTop(most)
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM)
  const step = (WIDTH - LEFT) / Math.max(1, categories.length)
  const x = (at: number) => LEFT + (at + 0.5) * step
  const each = Math.ceil(categories.length / 8)
  return html`
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="presentation" aria-hidden="true">
      ${[0, 0.5, 1].map(
        (share) => html`
        <line class="grid" x1=${LEFT} x2=${WIDTH} y1=${y(top * share)} y2=${y(top * share)} />
        <text class="tick" x=${LEFT - 6} y=${y(top * share) + 4} text-anchor="end">${top * share}</text>`,
      )}
      ${categories.map(
        (name, at) =>
          at % each === 0 &&
          html`
        <text class="tick" x=${x(at)} y=${HEIGHT - 6} text-anchor="middle">${name}</text>`,
      )}
      ${series.map(({ values }, at) =>
        type === 'bar'
          ? barsOf(values, at, series.length, { x, y, step })
          : lineOf(values, at, type === 'area', { x, y }),
      )}
    </svg>`
}

interface Scale {
  readonly x: (at: number) => number
  readonly y: (value: number) => number
}

function barsOf(
  values: readonly number[],
  at: number,
  count: number,
  { x, y, step }: Scale & { readonly step: number },
): ComponentChildren {
  const width = (step * 0.7) / count
  return values.map((value, column) => {
    const left = x(column) - (width * count) / 2 + at * width
    return html`<rect class=${`fill-${at}`} x=${left} y=${y(value)} width=${width - 1} height=${y(0) - y(value)} rx="2" />`
  })
}

function lineOf(
  values: readonly number[],
  at: number,
  filled: boolean,
  { x, y }: Scale,
): ComponentChildren {
  const points = values.map((value, column) => `${x(column)},${y(value)}`).join(' ')
  const floor = `${x(values.length - 1)},${y(0)} ${x(0)},${y(0)}`
  return html`
    ${filled && html`<polygon class=${`area fill-${at}`} points=${`${points} ${floor}`} />`}
    <polyline class=${`line stroke-${at}`} points=${points} />`
}

function pieOf(values: readonly number[]): ComponentChildren {
  const sum = values.reduce((total, value) => total + value, 0) || 1
  const point = (share: number) => {
    const angle = share * 2 * Math.PI - Math.PI / 2
    return `${100 + 90 * Math.cos(angle)} ${100 + 90 * Math.sin(angle)}`
  }
  let from = 0
  const slices = values.map((value, at) => {
    // A whole circle has no two ends to draw an arc between.
    const share = Math.min(value / sum, 0.9999)
    const path = `M100 100 L${point(from)} A90 90 0 ${share > 0.5 ? 1 : 0} 1 ${point(from + share)} Z`
    from += share
    return html`<path class=${`slice fill-${at}`} d=${path} />`
  })
  return html`<svg class="pie" viewBox="0 0 200 200" aria-hidden="true">${slices}</svg>`
}

interface NumbersProps {
  readonly title: string
  readonly categories: readonly string[]
  readonly series: readonly Series[]
}

function Numbers({ title, categories, series }: NumbersProps): ComponentChildren {
  return html`
    <table class="unseen">
      <caption>${title}</caption>
      <thead><tr><th scope="col">Label</th>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${categories.map(
          (name, row) => html`
          <tr><th scope="row">${name}</th>${series.map(({ values }) => html`<td>${values[row]}</td>`)}</tr>`,
        )}
      </tbody>
    </table>`
}

function seriesOf(chart: Json): readonly Series[] {
  return parts(chart, 'series').map((one) => ({
    name: word(one, 'name'),
    values: valuesOf(parts(one, 'data')),
  }))
}

function categoriesOf(chart: Json): readonly string[] {
  const given = words(part(chart, 'axis_config') ?? {}, 'categories')
  const [first = {}] = parts(chart, 'series')
  return given.length > 0 ? given : parts(first, 'data').map((point) => word(point, 'label'))
}

function valuesOf(points: readonly Json[]): readonly number[] {
  return points.map((point) => amount(point, 'value') ?? 0)
}

function niceTop(most: number): number {
  const size = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 5, 10].map((times) => times * size).find((top) => top >= most) ?? most
}
