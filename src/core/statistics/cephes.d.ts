// The package has types, but its "exports" field hides them from TypeScript.
declare module 'cephes' {
  /** Settled once the WebAssembly is ready; calling anything earlier fails. */
  export const compiled: Promise<void>
  /** The x at which the regularised incomplete beta integral of a and b is y. */
  export function incbi(a: number, b: number, y: number): number
  /** The x below which the standard normal distribution has the area y. */
  export function ndtri(y: number): number
}
