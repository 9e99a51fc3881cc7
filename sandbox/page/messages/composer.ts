import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { AttachButton, ShortcutsButton } from './composer-buttons.ts'
import { Suggestions } from './suggestions.ts'
import { useWriting } from './use-writing.ts'

interface Props {
  readonly channel: string
  readonly thread?: string
  readonly label: string
}

/** The field to write a message or a command in. */
export function Composer({ channel, thread, label }: Props): ComponentChildren {
  const desk = useDesk()
  const writing = useWriting(desk, { channel, thread })
  const list = useId()
  const open = writing.found.length > 0
  return html`
    <div class="composer">
      <div class="composer-box" ref=${writing.box}>
        <textarea
          ref=${writing.area}
          rows="1"
          placeholder=${label}
          aria-label=${label}
          aria-autocomplete="list"
          aria-controls=${open ? list : undefined}
          aria-activedescendant=${open ? `${list}-${writing.at}` : undefined}
          value=${writing.text}
          onInput=${writing.type}
          onKeyDown=${writing.key}
          onBlur=${writing.leave}
        ></textarea>
        <div class="composer-tools">
          <${AttachButton} channel=${channel} />
          ${thread === undefined && html`<${ShortcutsButton} />`}
          <button type="button" class="icon-button" aria-label="Mention someone" title="Mention someone"
            onClick=${() => writing.add('@')}><${Icon} name="at" /></button>
          <span class="grow"></span>
          <button type="button" class="send" aria-label="Send" title="Send" disabled=${writing.text.trim() === ''}
            onClick=${writing.send}><${Icon} name="send" /></button>
        </div>
      </div>
      ${
        open &&
        html`<${Suggestions} id=${list} anchor=${writing.box} found=${writing.found} at=${writing.at}
        take=${writing.take} close=${writing.leave} />`
      }
    </div>`
}
