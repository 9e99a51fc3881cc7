/**
 * Cheapest assignment of rows to different columns, one row at a time: shortest augmenting paths with
 * row and column duals (Kuhn 1955, in the form of Jonker and Volgenant 1987). Rows can be taken back.
 */

export interface Matching {
  /** Cost of the cheapest assignment of all rows so far; infinite if there is none. */
  readonly cost: () => number
  /** Add a row; `row[c]` is the cost of column `c`, infinite where it may not go. */
  readonly push: (row: Float64Array) => number
  /** Take the last row back. */
  readonly pop: () => void
  /** The column of each row. */
  readonly columns: () => number[]
  /** What one more unit of a column would save, at most 0: negate it for a price. */
  readonly dual: (column: number) => number
  readonly clear: () => void
}

const FREE = -1

/** An empty matching for at most `rows` rows over `columns` columns. */
export function matching(rows: number, columns: number): Matching {
  const costs = Array.from({ length: rows }, () => new Float64Array(columns))
  const u = Array.from({ length: rows + 1 }, () => new Float64Array(rows))
  const v = Array.from({ length: rows + 1 }, () => new Float64Array(columns))
  const owner = Array.from({ length: rows + 1 }, () => new Int32Array(columns).fill(FREE))
  const total = new Float64Array(rows + 1)
  const slack = new Float64Array(columns)
  const via = new Int32Array(columns)
  const done = new Uint8Array(columns)
  const empty = new Float64Array(columns)
  const nobody = new Int32Array(columns)
  let size = 0

  function push(row: Float64Array): number {
    const own = costs[size] ?? empty
    own.set(row)
    const [un, vn, on] = [u[size + 1] ?? empty, v[size + 1] ?? empty, owner[size + 1] ?? nobody]
    un.set(u[size] ?? empty)
    vn.set(v[size] ?? empty)
    on.set(owner[size] ?? nobody)
    un[size] = 0
    const before = total[size] ?? 0
    const added = before === Number.POSITIVE_INFINITY ? before : augment(size, un, vn, on)
    size++
    total[size] = before + added
    return total[size] ?? 0
  }

  /** Grow a tree of tight edges from the new row until it reaches a free column. */
  function augment(fresh: number, un: Float64Array, vn: Float64Array, on: Int32Array): number {
    slack.fill(Number.POSITIVE_INFINITY)
    done.fill(0)
    let row = fresh
    let last = FREE
    let length = 0
    for (;;) {
      const cost = costs[row] ?? empty
      const base = length - (un[row] ?? 0)
      let best = Number.POSITIVE_INFINITY
      let column = FREE
      for (let c = 0; c < columns; c++) {
        if (done[c] === 1) continue
        const through = base + (cost[c] ?? 0) - (vn[c] ?? 0)
        if (through < (slack[c] ?? 0)) {
          slack[c] = through
          via[c] = last
        }
        if ((slack[c] ?? 0) < best) {
          best = slack[c] ?? 0
          column = c
        }
      }
      if (column === FREE) return Number.POSITIVE_INFINITY
      length = best
      done[column] = 1
      last = column
      row = on[column] ?? FREE
      if (row === FREE) break
    }
    for (let c = 0; c < columns; c++) {
      if (done[c] === 0 || c === last) continue
      const change = length - (slack[c] ?? 0)
      const holder = on[c] ?? FREE
      vn[c] = (vn[c] ?? 0) - change
      un[holder] = (un[holder] ?? 0) + change
    }
    un[fresh] = (un[fresh] ?? 0) + length
    for (let c = last; c !== FREE; ) {
      const from = via[c] ?? FREE
      on[c] = from === FREE ? fresh : (on[from] ?? FREE)
      c = from
    }
    return length
  }

  return {
    cost: () => total[size] ?? 0,
    push,
    pop: () => {
      size--
    },
    columns: () => {
      const result = new Array<number>(size).fill(FREE)
      for (const [column, row] of (owner[size] ?? nobody).entries()) {
        if (row !== FREE) result[row] = column
      }
      return result
    },
    dual: (column) => v[size]?.[column] ?? 0,
    clear: () => {
      size = 0
    },
  }
}
