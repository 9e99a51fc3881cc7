/** Letters that are no letter with a mark to Unicode, and are typed without one all the same. */
const PLAIN: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
}

/** Text as it is searched: small letters without marks, so that `kovac` finds Kovač and `dordevic` Đorđević. */
export function searchable(text: string): string {
  const bare = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return bare.replace(/[đðħıłøœæßþ]/g, (letter) => PLAIN[letter] ?? letter)
}

/**
 * Those of `found` whom `typed` names most closely: by the whole name or mail, else by whole words of the name, else all.
 * So `Mila` is Mila Kovač although there is a Camila.
 */
export function closest<T extends { readonly name: string; readonly mail: string | null }>(
  found: readonly T[],
  typed: string,
): readonly T[] {
  const wanted = searchable(typed)
  const words = wanted.split(/\s+/)
  const isWhole = ({ name, mail }: T) => [name, mail ?? ''].map(searchable).includes(wanted)
  const hasWords = ({ name }: T) => {
    const own = new Set(searchable(name).split(/\s+/))
    return words.every((word) => own.has(word))
  }
  const tiers = [found.filter(isWhole), found.filter(hasWords)]
  return tiers.find((tier) => tier.length > 0) ?? found
}
