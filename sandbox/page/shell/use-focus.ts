import { useLayoutEffect } from 'preact/hooks'

/**
 * Give the focus to what `find` finds, anew whenever one of `on` changes.
 *
 * Before the next key arrives, and after a popover around it has been shown: what is hidden cannot have the focus.
 */
export function useFocus(find: () => HTMLElement | null | undefined, on: readonly unknown[]): void {
  useLayoutEffect(() => queueMicrotask(() => find()?.focus()), [...on])
}
