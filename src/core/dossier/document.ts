/** A readable document, whatever it is written as. */

export type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What somebody wrote, kept in their lines. */
  | { readonly kind: 'quote'; readonly by: string; readonly text: string }
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export interface Document {
  readonly title: string
  readonly parts: readonly Part[]
}

export function heading(level: 1 | 2 | 3, text: string): Part {
  return { kind: 'heading', level, text }
}

export function paragraph(text: string): Part {
  return { kind: 'text', text }
}

/** Nothing where nothing was written. */
export function quote(by: string, text: string): Part[] {
  return text.trim() === '' ? [] : [{ kind: 'quote', by, text: text.trim() }]
}

/** Nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Part[] {
  return rows.length === 0 ? [] : [{ kind: 'table', head, rows }]
}
