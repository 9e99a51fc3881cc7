/** One thing after another, where all at once would only make each other try again. */

const last = new WeakMap<object, Promise<unknown>>()

/** Do `work` once everything that was asked for about `of` before is over, whatever came of it. */
export function inTurn<T>(of: object, work: () => Promise<T>): Promise<T> {
  const turn = (last.get(of) ?? Promise.resolve()).then(work, work)
  last.set(of, turn)
  return turn
}
