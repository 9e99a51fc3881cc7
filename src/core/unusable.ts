/**
 * What the operator gave cannot be worked with: settings, a database, a plan, a token.
 *
 * The message says what is wrong and what to do, and is all they are shown.
 */
export class Unusable extends Error {
  override readonly name: string = 'Unusable'
}
