/** What in a text could be the name or mail of a candidate. */

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/gu
const WORD = /\p{Lu}[\p{L}\p{M}'’-]+/gu
/** Longer texts name nobody in particular. */
const MOST_GUESSES = 20

/**
 * Guesses at who a text is about, the surest first: mail addresses, then pairs of words with capitals that stand
 * beside each other, then single ones of three letters or more.
 */
export function namesIn(text: string): string[] {
  const mails = text.match(MAIL) ?? []
  const words = [...text.replace(MAIL, ' ').matchAll(WORD)]
  const pairs = words.flatMap((word, i) => {
    const next = words[i + 1]
    const beside = next && next.index === word.index + word[0].length + 1
    return beside ? [`${word[0]} ${next[0]}`] : []
  })
  const singles = words.map(([word]) => word).filter((word) => word.length > 2)
  return [...new Set([...mails, ...pairs, ...singles])].slice(0, MOST_GUESSES)
}
