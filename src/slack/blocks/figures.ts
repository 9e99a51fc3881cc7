/** Figures as people read them. */

/** `.52`, `-.3`, `2.4`: at most two figures after the point, no nought before it, as correlations are printed. */
export function figure(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.')
}

/** `38 %` of a share from 0 to 1, in one piece on a line. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`
}
