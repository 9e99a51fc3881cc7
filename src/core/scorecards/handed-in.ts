/** How many of the scorecards that count are in: `2 of 4 scorecards are in`, and of a single one whether it is. */
export function handedInWords(handedIn: number, required: number): string {
  if (required === 1) return `The one scorecard is ${handedIn === 1 ? 'in' : 'not in yet'}`
  return `${handedIn} of ${required} scorecards ${handedIn === 1 ? 'is' : 'are'} in`
}
