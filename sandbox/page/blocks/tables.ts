import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { html } from '../html.ts'
import { amount, isJson, type Json, parts, truth, word } from '../state/read.ts'
import { plainText } from '../text/words.ts'
import { RichText } from './rich-text-block.ts'

interface Props {
  readonly block: Json
}

type Row = readonly Json[]

/** A table as the app laid it out. */
export function Table({ block }: Props): ComponentChildren {
  const settings = parts(block, 'column_settings')
  const shape = (column: number) => {
    const own = settings[column] ?? {}
    return `${word(own, 'align') || 'left'}${truth(own, 'is_wrapped') ? ' wrapped' : ''}`
  }
  const [head = [], ...body] = rowsOf(block)
  return html`
    <div class="table-box" tabindex="0" role="region" aria-label="Table">
      <table>
        <thead><tr>${head.map((cell, at) => html`<th scope="col" class=${shape(at)}><${Cell} cell=${cell} /></th>`)}</tr></thead>
        <tbody>
          ${body.map((row) => html`<tr>${row.map((cell, at) => html`<td class=${shape(at)}><${Cell} cell=${cell} /></td>`)}</tr>`)}
        </tbody>
      </table>
    </div>`
}

/** A table that its reader can sort, search and page through. */
export function DataTable({ block }: Props): ComponentChildren {
  const [head = [], ...body] = rowsOf(block)
  const [sort, setSort] = useState<Sort | null>(null)
  const [query, setQuery] = useState('')
  const [page, setPage] = useState(0)
  const size = amount(block, 'page_size') ?? 5
  const found = sorted(
    body.filter((row) => matches(row, query)),
    sort,
  )
  const pages = Math.max(1, Math.ceil(found.length / size))
  const at = Math.min(page, pages - 1)
  const caption = word(block, 'caption')
  const turn = (column: number) => {
    setSort({ column, down: sort?.column === column && !sort.down })
    setPage(0)
  }
  return html`
    <div class="data-table">
      <div class="data-table-head">
        <strong>${caption}</strong>
        ${
          body.length > size &&
          html`
          <input type="search" class="control" aria-label=${`Search in ${caption}`} placeholder="Search" value=${query}
            onInput=${(event: InputEvent) => setQuery(typedIn(event))} />`
        }
      </div>
      <div class="table-box" tabindex="0" role="region" aria-label=${caption}>
        <table>
          <thead><tr>${head.map((cell, column) => html`<${HeadCell} cell=${cell} right=${body[0]?.[column]?.type === 'raw_number'} sort=${sort} column=${column} turn=${turn} />`)}</tr></thead>
          <tbody>${found.slice(at * size, (at + 1) * size).map((row) => html`<${BodyRow} row=${row} header=${amount(block, 'row_header_column_index') ?? 0} />`)}</tbody>
        </table>
      </div>
      ${pages > 1 && html`<${Pages} at=${at} pages=${pages} count=${found.length} go=${setPage} />`}
    </div>`
}

interface Sort {
  readonly column: number
  readonly down: boolean
}

interface HeadProps {
  readonly cell: Json
  readonly right: boolean
  readonly sort: Sort | null
  readonly column: number
  readonly turn: (column: number) => void
}

function HeadCell({ cell, right, sort, column, turn }: HeadProps): ComponentChildren {
  const mine = sort?.column === column
  const order = !mine ? 'none' : sort.down ? 'descending' : 'ascending'
  const arrow = !mine ? '' : sort.down ? ' ↓' : ' ↑'
  return html`
    <th scope="col" class=${right ? 'right' : ''} aria-sort=${order}>
      <button type="button" class="sort" onClick=${() => turn(column)}><${Cell} cell=${cell} />${arrow}</button>
    </th>`
}

function BodyRow({
  row,
  header,
}: {
  readonly row: Row
  readonly header: number
}): ComponentChildren {
  return html`
    <tr>${row.map((cell, column) =>
      column === header
        ? html`<th scope="row"><${Cell} cell=${cell} /></th>`
        : html`<td class=${cell.type === 'raw_number' ? 'right' : ''}><${Cell} cell=${cell} /></td>`,
    )}</tr>`
}

interface PagesProps {
  readonly at: number
  readonly pages: number
  readonly count: number
  readonly go: (page: number) => void
}

function Pages({ at, pages, count, go }: PagesProps): ComponentChildren {
  return html`
    <div class="pages">
      <span>Page ${at + 1} of ${pages}, ${count} rows</span>
      <button type="button" class="button small" disabled=${at === 0} onClick=${() => go(at - 1)}>Previous</button>
      <button type="button" class="button small" disabled=${at + 1 >= pages} onClick=${() => go(at + 1)}>Next</button>
    </div>`
}

function Cell({ cell }: { readonly cell: Json }): ComponentChildren {
  if (cell.type === 'rich_text') return html`<${RichText} block=${cell} />`
  return plainText(cellText(cell))
}

function rowsOf(block: Json): readonly Row[] {
  const { rows } = block
  return Array.isArray(rows)
    ? rows.map((row) => (Array.isArray(row) ? row.filter(isJson) : []))
    : []
}

function sorted(rows: readonly Row[], sort: Sort | null): readonly Row[] {
  if (sort === null) return rows
  const way = sort.down ? -1 : 1
  const cell = (row: Row) => row[sort.column] ?? {}
  return rows.toSorted((a, b) => way * compare(cell(a), cell(b)))
}

function compare(a: Json, b: Json): number {
  const [left, right] = [amount(a, 'value'), amount(b, 'value')]
  if (left !== undefined && right !== undefined) return left - right
  return cellText(a).localeCompare(cellText(b), 'en', { numeric: true })
}

function matches(row: Row, query: string): boolean {
  return row.some((cell) => cellText(cell).toLowerCase().includes(query.trim().toLowerCase()))
}

function cellText(cell: Json): string {
  if (cell.type === 'rich_text')
    return parts(cell, 'elements')
      .flatMap((one) => parts(one, 'elements'))
      .map((leaf) => word(leaf, 'text'))
      .join('')
  const text = word(cell, 'text')
  return text !== '' ? text : String(cell.value ?? '')
}

function typedIn({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : ''
}
