/** Text without accents and capitals, so that "Petrovic" finds Petrović. */
export function plainly(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
