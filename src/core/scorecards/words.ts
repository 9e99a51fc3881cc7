/** Counting and comparing the words of a text, whatever the script. */

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The words of a text, in small letters: letters and digits, with what holds them together. */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  if (!UNSPACED.test(plain)) {
    return plain.match(/[\p{L}\p{N}]+(?:['’_().-]*[\p{L}\p{N}]+)*/gu) ?? []
  }
  // Where no spaces stand between words, only a dictionary can tell them apart, and takes its time.
  return [...segmenter.segment(plain)].flatMap(({ segment, isWordLike }) =>
    isWordLike ? [segment] : [],
  )
}

/** How many words stand together where two texts are compared. */
const TOGETHER = 4
/** Shorter texts are alike by accident. */
const LEAST_WORDS = 12

/** The groups of four words that follow each other in a text; none for a short one. */
export function groupsOf(text: string): string[] {
  const words = wordsIn(text)
  if (words.length < LEAST_WORDS) return []
  return words.slice(TOGETHER - 1).map((_, i) => words.slice(i, i + TOGETHER).join(' '))
}

/** The share, 0 to 1, of `groups` that stand in another text too; 0 for none. */
export function sharedWith(groups: readonly string[], other: ReadonlySet<string>): number {
  if (groups.length === 0) return 0
  return groups.filter((group) => other.has(group)).length / groups.length
}
