import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A dialog that holds the focus while it is drawn, and gives it back to whatever had it before. */
export function useDialog(): RefObject<HTMLDialogElement | null> {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const { current } = box
    current?.showModal()
    return () => {
      // While it is open nothing outside can have the focus.
      current?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return box
}
