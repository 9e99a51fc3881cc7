import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { html } from '../html.ts'
import { Icon, type IconName } from '../shell/icons.ts'
import { isJson, label } from '../state/read.ts'
import { mrkdwnOf, richTextOf } from '../text/rich-text.ts'
import { plainText } from '../text/words.ts'
import { aria, type FieldProps } from './element.ts'

const styles: readonly (readonly [IconName, string, string])[] = [
  ['bold', 'Bold', '*'],
  ['italic', 'Italic', '_'],
  ['strike', 'Strikethrough', '~'],
  ['code', 'Code', '`'],
]

/** Formatted text, written with Slack's marks; the buttons put them around what is selected. */
export function RichTextField(props: FieldProps): ComponentChildren {
  const { set } = useSurface()
  const value = useValue(props.field)
  const [source, setSource] = useState(() => (isJson(value) ? mrkdwnOf(value) : ''))
  const area = useRef<HTMLTextAreaElement>(null)
  const put = (text: string) => {
    setSource(text)
    set(props.field, text === '' ? null : richTextOf(text))
  }
  const wrap = (mark: string) => {
    const { current } = area
    if (current === null) return
    const { selectionStart: from, selectionEnd: to } = current
    put(source.slice(0, from) + mark + source.slice(from, to) + mark + source.slice(to))
    current.focus()
    requestAnimationFrame(() => current.setSelectionRange(from + 1, to + 1))
  }
  return html`
    <div class="rich-field">
      <div class="rich-tools" role="toolbar" aria-label="Formatting">
        ${styles.map(
          ([icon, name, mark]) => html`
          <button type="button" class="icon-button" aria-label=${name} title=${name} onClick=${() => wrap(mark)}>
            <${Icon} name=${icon} />
          </button>`,
        )}
      </div>
      <textarea
        ref=${area}
        class="control"
        rows="4"
        ...${aria(props)}
        placeholder=${plainText(label(props.field.element, 'placeholder'))}
        value=${source}
        onInput=${() => put(area.current?.value ?? '')}
      ></textarea>
    </div>`
}
