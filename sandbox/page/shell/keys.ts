/** What keys do, by name; a key without a deed is left to the browser. */
export type Moves = Readonly<Record<string, (() => unknown) | false | undefined>>

/** Do what `moves` holds for the key that was pressed, and let nothing else hear of it. */
export function onKey(event: KeyboardEvent, moves: Moves): void {
  const move = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
  if (typeof move !== 'function') return
  event.preventDefault()
  event.stopPropagation()
  move()
}
