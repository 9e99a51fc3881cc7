import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { html } from '../html.ts'
import type { Note } from '../state/state.ts'
import { Mrkdwn } from '../text/words.ts'
import { Icon } from './icons.ts'

const SHOWN_MS = 12_000

interface Props {
  readonly notes: readonly Note[]
  readonly seen: (id: number) => void
}

/** What Slack itself says, for a while, in the corner; above a modal if one is open. */
export function Notes({ notes, seen }: Props): ComponentChildren {
  const box = useRef<HTMLDivElement>(null)
  // Shown anew with each note, so that it lies over a modal that was opened since.
  useLayoutEffect(() => {
    box.current?.hidePopover()
    if (notes.length > 0) box.current?.showPopover()
  }, [notes])
  return html`
    <div class="notes" popover="manual" ref=${box} role="status" aria-live="polite">
      ${notes.map((note) => html`<${OneNote} key=${note.id} note=${note} seen=${() => seen(note.id)} />`)}
    </div>`
}

function OneNote({
  note,
  seen,
}: {
  readonly note: Note
  readonly seen: () => void
}): ComponentChildren {
  useEffect(() => {
    const timer = setTimeout(seen, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [])
  return html`
    <div class="note">
      <${Icon} name="info" />
      <div><small>Workspace</small><${Mrkdwn} text=${note.text} /></div>
      <button type="button" class="icon-button" aria-label="Dismiss" onClick=${seen}><${Icon} name="close" /></button>
    </div>`
}
