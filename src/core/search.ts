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
