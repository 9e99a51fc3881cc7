import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { MenuButton } from '../shell/menu.ts'
import { useShortcuts } from '../shell/shortcuts.ts'
import { base64Of } from '../state/upload.ts'

/** What apps offer everywhere. */
export function ShortcutsButton(): ComponentChildren {
  const desk = useDesk()
  const items = useShortcuts('global', (callbackId) => desk.act({ do: 'shortcut', callbackId }))
  return html`
    <${MenuButton} label="Shortcuts" items=${items} empty="No app has put a shortcut here.">
      <${Icon} name="bolt" />
    <//>`
}

/** Sends files into the conversation as soon as they are chosen. */
export function AttachButton({ channel }: { readonly channel: string }): ComponentChildren {
  const desk = useDesk()
  const input = useRef<HTMLInputElement>(null)
  const upload = async () => {
    for (const file of input.current?.files ?? []) {
      const base64 = await base64Of(file)
      const answer = await desk.act({ do: 'upload', channel, name: file.name, base64 })
      if (!answer.ok) desk.note(`${file.name} was not sent: ${answer.error ?? 'unknown'}.`)
    }
    if (input.current !== null) input.current.value = ''
  }
  return html`
    <input type="file" hidden aria-label="File to send" multiple ref=${input} onChange=${upload} />
    <button type="button" class="icon-button" aria-label="Attach a file" title="Attach a file"
      onClick=${() => input.current?.click()}><${Icon} name="clip" /></button>`
}
