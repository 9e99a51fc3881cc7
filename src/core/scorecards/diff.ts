/** What became of a text, word by word: by the longest common run of words. */

/** A stretch of words that stayed, went or came. */
export interface Stretch {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

/** Longer texts are shown whole, old and new. */
const MOST_WORDS = 400

/** What became of the words of a text, in order. */
export function diffOf(old: string, now: string): Stretch[] {
  const [a, b] = [old.split(/(?<=\s)/), now.split(/(?<=\s)/)]
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return joined([
      ['out', old],
      ['in', now],
    ])
  const common = commonTable(a, b)
  const steps: [Stretch['kind'], string][] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]]
    if (left !== undefined && left.trim() === right?.trim()) {
      steps.push(['same', right])
      i++
      j++
    } else if (
      left !== undefined &&
      (right === undefined || at(common, i + 1, j) >= at(common, i, j + 1))
    ) {
      steps.push(['out', left])
      i++
    } else {
      steps.push(['in', right ?? ''])
      j++
    }
  }
  return joined(steps)
}

/** Length of the longest common rest of `a` from i and `b` from j. */
function commonTable(a: readonly string[], b: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => [])
  for (let i = a.length; i >= 0; i--) {
    const row = table[i] ?? []
    for (let j = b.length; j >= 0; j--) {
      const isSameWord = a[i] !== undefined && a[i]?.trim() === b[j]?.trim()
      row[j] = isSameWord
        ? 1 + at(table, i + 1, j + 1)
        : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  }
  return table
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

function joined(steps: readonly (readonly [Stretch['kind'], string])[]): Stretch[] {
  const all: Stretch[] = []
  for (const [kind, text] of steps) {
    if (text === '') continue
    const last = all.at(-1)
    if (last?.kind === kind) all.splice(-1, 1, { kind, text: last.text + text })
    else all.push({ kind, text })
  }
  return all
}
