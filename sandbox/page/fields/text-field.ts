import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useSurface, useValue } from '../blocks/surface.ts'
import { html } from '../html.ts'
import { amount, type Json, label, part, truth, word, words } from '../state/read.ts'
import { plainText } from '../text/words.ts'
import { aria, type FieldProps } from './element.ts'

const PAUSE_MS = 300

const kinds: Readonly<Record<string, Json>> = {
  number_input: { type: 'text', inputmode: 'decimal' },
  email_text_input: { type: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url', autocomplete: 'off' },
  plain_text_input: { type: 'text', autocomplete: 'off' },
}

/** A line or more of text, a number, an email address or a web address. */
export function TextField(props: FieldProps): ComponentChildren {
  const { element } = props.field
  const value = useValue(props.field)
  const text = typeof value === 'string' ? value : ''
  const shared = {
    class: 'control',
    ...aria(props),
    value: text,
    placeholder: plainText(label(element, 'placeholder')),
    maxlength: amount(element, 'max_length') ?? 3000,
    ...useTyping(props.field),
  }
  const field = truth(element, 'multiline')
    ? html`<textarea rows="4" ...${shared}></textarea>`
    : html`<input ...${kinds[word(element, 'type')]} ...${shared} />`
  const most = amount(element, 'max_length')
  if (most === undefined) return field
  return html`${field}<span class="count" aria-hidden="true">${text.length} / ${most}</span>`
}

function useTyping(field: FieldProps['field']) {
  const { set, fire } = useSurface()
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tells = truth(field.block, 'dispatch_action')
  const config = words(part(field.element, 'dispatch_action_config') ?? {}, 'trigger_actions_on')
  const eachKey = tells && config.includes('on_character_entered')
  const onEnter = tells && (config.length === 0 || config.includes('on_enter_pressed'))
  const tell = () => void fire(field)
  return {
    onInput: (event: Event) => {
      set(field, typedIn(event) || null, true)
      if (!eachKey) return
      clearTimeout(timer.current)
      timer.current = setTimeout(tell, PAUSE_MS)
    },
    onKeyDown: (event: KeyboardEvent) => {
      const submits = event.key === 'Enter' && !event.shiftKey
      if (!onEnter || !submits) return
      event.preventDefault()
      tell()
    },
  }
}

function typedIn({ target }: Event): string {
  const typed = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
  return typed ? target.value : ''
}
