import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
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
  return html`
    <div class="notes" role="status" aria-live="polite">
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
