/** Where in a document: keys and list positions from its top. */
export type Path = readonly (string | number)[]

/** What is wrong with a document at some place, and what is expected there. */
export interface Flaw {
  readonly path: Path
  readonly message: string
}
