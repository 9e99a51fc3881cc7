import { isRecord, listIn, recordIn, recordsIn, textIn } from '../json.ts'
import {
  among,
  byType,
  type Check,
  flag,
  list,
  number,
  type Rule,
  shape,
  text,
  whole,
} from './check.ts'
import { numberCell } from './elements.ts'
import { blockId } from './objects.ts'
import { richText } from './rich-text.ts'

const rawText = shape({ 'type!': among('raw_text'), 'text!': text(1, 10_000) })
const cell = byType({ raw_text: rawText, raw_number: numberCell, rich_text: richText })
const headerCell = byType({ raw_text: rawText, raw_number: numberCell })

/** Rows of at most twenty cells, as plain as a message table goes. */
export const table = shape({
  'type!': among('table'),
  block_id: blockId,
  'rows!': list(list(cell, 1, 20), 1, 100),
  column_settings: list(
    (value, at, say) => {
      // A column may keep its defaults by being null.
      if (value !== null) columnSetting(value, at, say)
    },
    1,
    20,
  ),
})

const columnSetting = shape({ align: among('left', 'center', 'right'), is_wrapped: flag })

const sameWidth: Rule = (value, at, say) => {
  const widths = new Set(listIn(value.rows).map((row) => listIn(row).length))
  if (widths.size > 1) {
    say({ pointer: `${at}/rows`, message: 'all rows must have the same number of cells' })
  }
}

const plainHeader: Rule = (value, at, say) => {
  for (const [i, each] of listIn(listIn(value.rows)[0]).entries()) {
    headerCell(each, `${at}/rows/0/${i}`, say)
  }
}

/** A table with a header row that the client pages, sorts and filters. */
export const dataTable = shape(
  {
    'type!': among('data_table'),
    block_id: blockId,
    'caption!': text(1, 3000),
    'rows!': list(list(cell, 1, 20), 2, 101),
    page_size: whole(1, 100),
    row_header_column_index: whole(0, 19),
  },
  sameWidth,
  plainHeader,
)

const point = shape({ 'label!': text(1, 20), 'value!': number })
const series = shape({ 'name!': text(1, 20), 'data!': list(point, 1, 20) })
const axis = shape({
  categories: list(text(1, 20), 1, 20),
  x_label: text(1, 50),
  y_label: text(1, 50),
})

const uniqueNames: Rule = (value, at, say) => {
  const names = recordsIn(value.series).map((s) => textIn(s, 'name'))
  if (new Set(names).size < names.length) {
    say({ pointer: `${at}/series`, message: 'series names must be unique' })
  }
}

const pointPerCategory: Rule = (value, at, say) => {
  const categories = recordIn(value.axis_config).categories
  if (!Array.isArray(categories)) return
  for (const [i, each] of recordsIn(value.series).entries()) {
    const labels = recordsIn(each.data).map((p) => p.label)
    const same = labels.length === categories.length && categories.every((c) => labels.includes(c))
    if (!same) {
      say({ pointer: `${at}/series/${i}/data`, message: 'must have one point for each category' })
    }
  }
}

function plotted(type: string): Check {
  return shape(
    { 'type!': among(type), 'series!': list(series, 1, 6), 'axis_config!': axis },
    uniqueNames,
    pointPerCategory,
  )
}

const segment: Check = (value, at, say) => {
  point(value, at, say)
  if (isRecord(value) && typeof value.value === 'number' && value.value <= 0) {
    say({ pointer: `${at}/value`, message: 'must be greater than 0' })
  }
}

/** A chart that Slack draws itself. */
export const dataVisualization = shape({
  'type!': among('data_visualization'),
  block_id: blockId,
  'title!': text(1, 50),
  'chart!': byType({
    bar: plotted('bar'),
    line: plotted('line'),
    area: plotted('area'),
    pie: shape({ 'type!': among('pie'), 'segments!': list(segment, 1, 6) }),
  }),
})

/** Characters in all cells of a table: text and the written form of numbers. */
export function cellCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, v) => sum + cellCharacters(v), 0)
  if (!isRecord(value)) return 0
  if (value.type === 'raw_number') return String(value.value).length
  if (typeof value.text === 'string') return value.text.length
  return cellCharacters(value.elements)
}
