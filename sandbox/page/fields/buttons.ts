import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useSurface } from '../blocks/surface.ts'
import { useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { MenuButton } from '../shell/menu.ts'
import { failureWords } from '../state/failure.ts'
import { type Json, label, maybeWord, parts, word } from '../state/read.ts'
import { plainText, safeUrl } from '../text/words.ts'
import type { FieldProps } from './element.ts'

/** A button; with an address it also opens that. It says so when the app did not take the press. */
export function Button({ field }: FieldProps): ComponentChildren {
  const { element } = field
  const press = usePress(field)
  const text = plainText(label(element, 'text')) || word(element, 'type')
  const style = word(element, 'style')
  const shared = {
    class: `button ${style === 'primary' || style === 'danger' ? style : ''}`,
    'aria-label': maybeWord(element, 'accessibility_label'),
    'aria-busy': press.busy ? 'true' : undefined,
    onClick: () => press.now({ text: element.text, value: element.value, style: element.style }),
  }
  const url = safeUrl(word(element, 'url'))
  const button =
    url === undefined
      ? html`<button type="button" ...${shared}>${text}</button>`
      : html`<a href=${url} target="_blank" rel="noopener noreferrer" ...${shared}>${text}</a>`
  return html`${button}<${Failure} error=${press.error} />`
}

/** Three dots with a few more things to do. */
export function OverflowMenu({ field }: FieldProps): ComponentChildren {
  const press = usePress(field)
  const pick = (option: Json) => {
    const url = safeUrl(word(option, 'url'))
    if (url !== undefined) open(url, '_blank', 'noopener')
    void press.now({ selected_option: option })
  }
  const items = parts(field.element, 'options').map((option) => ({
    key: word(option, 'value'),
    text: plainText(label(option, 'text')),
    detail: label(option, 'description') || undefined,
    pick: () => pick(option),
  }))
  return html`
    <${MenuButton} label="More" items=${items} class="button overflow">
      <${Icon} name="dots" />
    <//><${Failure} error=${press.error} />`
}

function usePress(field: FieldProps['field']) {
  const surface = useSurface()
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | undefined>(undefined)
  const now = async (extra: Json) => {
    setBusy(true)
    setError(undefined)
    const answer = await surface.fire(field, extra)
    setBusy(false)
    if (answer.ok) return
    setError(failureWords(answer.error))
    desk.note(failureWords(answer.error))
  }
  return { busy, error, now }
}

function Failure({ error }: { readonly error: string | undefined }): ComponentChildren {
  if (error === undefined) return null
  return html`<span class="failure" role="img" aria-label=${error} title=${error}><${Icon} name="fault" /></span>`
}
