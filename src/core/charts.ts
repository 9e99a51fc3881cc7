/** Charts as data: what is drawn, not how. Every one says in words what it shows, so that nobody needs to see it. */

interface Titled {
  /** What is shown, such as "Declined invitations by reason". */
  readonly title: string
  /** The finding in a sentence. */
  readonly finding: string
}

/** Horizontal bars, one a row, in the order given. */
export interface Bars extends Titled {
  readonly kind: 'bars'
  readonly unit: string
  readonly rows: readonly { readonly label: string; readonly value: number }[]
}

/** A histogram: columns side by side, in the order given. */
export interface Columns extends Titled {
  readonly kind: 'columns'
  /** What the labels are, and what is counted. */
  readonly of: string
  readonly unit: string
  readonly rows: readonly { readonly label: string; readonly value: number }[]
}

/** A median and a ninetieth percentile a row, on one scale. */
export interface Ranges extends Titled {
  readonly kind: 'ranges'
  readonly unit: string
  readonly rows: readonly {
    readonly label: string
    readonly median: number
    /** Null where there is too little to say it. */
    readonly p90: number | null
  }[]
}

/** Bars in parts that add up, one a row; every row has the same parts in the same order. */
export interface Stacks extends Titled {
  readonly kind: 'stacks'
  readonly unit: string
  readonly parts: readonly string[]
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[]
}

/** A table of short texts, tinted by `tone` from 0 to 1 where that is given. */
export interface Grid extends Titled {
  readonly kind: 'grid'
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly cells: readonly { readonly text: string; readonly tone: number | null }[]
  }[]
}

export type Chart = Bars | Columns | Ranges | Stacks | Grid
