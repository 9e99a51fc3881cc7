/** Counting and comparing the words of a text, whatever the script. */

/** The words of a text, in small letters: letters and digits, with what holds them together. */
export function wordsIn(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’_().-]*[\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** How many words stand together where two texts are compared. */
const TOGETHER = 4
/** Shorter texts are alike by accident. */
const LEAST_WORDS = 12

/** The share, 0 to 1, of a text's groups of four words that also stand in another; 0 for short texts. */
export function sharedWith(text: string, other: string): number {
  const own = groupsOf(text)
  if (own.length === 0) return 0
  const theirs = new Set(groupsOf(other))
  return own.filter((group) => theirs.has(group)).length / own.length
}

function groupsOf(text: string): string[] {
  const words = wordsIn(text)
  if (words.length < LEAST_WORDS) return []
  return words.slice(TOGETHER - 1).map((_, i) => words.slice(i, i + TOGETHER).join(' '))
}
