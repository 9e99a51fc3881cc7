import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { amount, isJson, type Json, word, words } from '../state/read.ts'
import { base64Of } from '../state/upload.ts'
import { aria, type FieldProps } from './element.ts'

const MOST_FILES = 10
const MOST_BYTES = 10_000_000

/** Files, stored in the workspace as soon as they are chosen. */
export function FileField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const value = useValue(props.field)
  const files = Array.isArray(value) ? value.filter(isJson) : []
  const most = amount(props.field.element, 'max_files') ?? MOST_FILES
  const types = words(props.field.element, 'filetypes').map((type) => `.${type}`)

  const add = async () => {
    setBusy(true)
    const chosen = [...(input.current?.files ?? [])].slice(0, most - files.length)
    const large = chosen.find(({ size }) => size > MOST_BYTES)
    if (large !== undefined) desk.note(`${large.name} is larger than 10 MB.`)
    const stored = await Promise.all(chosen.filter((file) => file !== large).map(store))
    set(props.field, [...files, ...stored.filter((one) => one !== null)])
    setBusy(false)
    if (input.current !== null) input.current.value = ''
  }
  const store = async (file: globalThis.File): Promise<Json | null> => {
    const base64 = await base64Of(file)
    const answer = await desk.act({ do: 'upload', channel: '', name: file.name, base64 })
    if (answer.id === undefined) {
      desk.note(`${file.name} was not stored: ${answer.error ?? 'unknown'}.`)
      return null
    }
    return { id: answer.id, name: file.name, size: file.size, mimetype: file.type }
  }
  return html`
    <div class="file-field">
      <input type="file" class="control" ref=${input} ...${aria(props)} multiple=${most > 1}
        accept=${types.join(',') || undefined} disabled=${busy || files.length >= most} onChange=${add} />
      <ul>
        ${files.map(
          (file) => html`
          <li>
            <${Icon} name="file" />${word(file, 'name')}
            <button type="button" class="icon-button" aria-label=${`Remove ${word(file, 'name')}`}
              onClick=${() =>
                set(
                  props.field,
                  files.filter((one) => one !== file),
                )}>
              <${Icon} name="close" />
            </button>
          </li>`,
        )}
      </ul>
    </div>`
}
