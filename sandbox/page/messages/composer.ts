import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { type Desk, useDesk } from '../desk.ts'
import { html } from '../html.ts'
import { Icon } from '../shell/icons.ts'
import { MenuButton } from '../shell/menu.ts'
import { failureWords } from '../state/failure.ts'
import { UNREACHABLE } from '../state/server.ts'
import { base64Of } from '../state/upload.ts'
import { type Completion, commandIn, completed, completionsOf, type Known } from './completion.ts'
import { Suggestions } from './suggestions.ts'

interface Props {
  readonly channel: string
  readonly thread?: string
  readonly label: string
}

interface To {
  readonly channel: string
  readonly thread: string | undefined
}

// Drafts outlive the drawing: leaving a channel and coming back finds the words again.
const drafts = new Map<string, string>()

/** The field to write a message or a command in. */
export function Composer({ channel, thread, label }: Props): ComponentChildren {
  const desk = useDesk()
  const writing = useWriting(desk, channel, thread)
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

function ShortcutsButton(): ComponentChildren {
  const desk = useDesk()
  const run = async (callbackId: string) => {
    const answer = await desk.act({ do: 'shortcut', callbackId })
    if (!answer.ok) desk.note(failureWords(answer.error))
  }
  const items = desk.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      text: name,
      detail: description,
      pick: () => void run(callbackId),
    }))
  return html`
    <${MenuButton} label="Shortcuts" items=${items} empty="No app has put a shortcut here.">
      <${Icon} name="bolt" />
    <//>`
}

function AttachButton({ channel }: { readonly channel: string }): ComponentChildren {
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

function useWriting(desk: Desk, channel: string, thread: string | undefined) {
  const draft = `${channel} ${thread ?? ''}`
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(drafts.get(draft) ?? '')
  const [found, setFound] = useState<readonly Completion[]>([])
  const [at, setAt] = useState(0)
  const known = {
    commands: desk.commands,
    people: [...desk.people.values()],
    channels: [...desk.channels.values()],
  }
  const put = (next: string) => {
    drafts.set(draft, next)
    setText(next)
  }
  const look = () => {
    const before = area.current?.value.slice(0, area.current.selectionStart) ?? ''
    setFound(completionsOf(before, known))
    setAt(0)
  }
  const type = () => {
    put(area.current?.value ?? '')
    look()
  }
  const take = (completion: Completion) => {
    const { current } = area
    if (current === null) return
    const before = completed(text.slice(0, current.selectionStart), completion)
    put(before + text.slice(current.selectionStart))
    setFound([])
    current.focus()
    requestAnimationFrame(() => current.setSelectionRange(before.length, before.length))
  }
  const add = (sign: string) => {
    const { current } = area
    if (current === null) return
    current.focus()
    current.setRangeText(
      text === '' || text.endsWith(' ') ? sign : ` ${sign}`,
      text.length,
      text.length,
      'end',
    )
    type()
  }
  const send = async () => {
    if (text.trim() === '') return
    put('')
    setFound([])
    const answer = await say(desk, { channel, thread }, text, known)
    if (answer !== '') desk.note(answer)
  }
  const current = found[at]
  const key = (event: KeyboardEvent) => {
    const open = current !== undefined
    const whole = open && text.trim() === current.insert
    const moves: Record<string, (() => void) | false> = {
      ArrowDown: open && (() => setAt((at + 1) % found.length)),
      ArrowUp: open && (() => setAt((at - 1 + found.length) % found.length)),
      Tab: open && (() => take(current)),
      Escape: open && (() => setFound([])),
      Enter: !event.shiftKey && !event.isComposing && (open && !whole ? () => take(current) : send),
    }
    const move = moves[event.key]
    if (typeof move !== 'function') return
    event.preventDefault()
    void move()
  }
  const leave = () => setFound([])
  return { box, area, text, found, at, type, take, add, send, key, leave }
}

// Answers what to tell the person; a command that fails is told about by the server itself.
async function say(desk: Desk, to: To, typed: string, known: Known): Promise<string> {
  const { channel, thread } = to
  const command = commandIn(typed)
  if (command === null) {
    const text = typed.trim()
    const threadTs = thread === undefined ? {} : { threadTs: thread }
    const answer = await desk.act({ do: 'message', channel, text, ...threadTs })
    return answer.ok ? '' : `The message was not sent: ${answer.error ?? 'unknown'}.`
  }
  const name = command.command
  if (thread !== undefined) return `${name} is not supported in threads.`
  if (!known.commands.some((one) => one.command === name)) {
    return `${name} is not a valid command. Write a space first to send it as a message.`
  }
  const answer = await desk.act({ do: 'command', channel, ...command })
  return answer.error === UNREACHABLE ? `${name} was not sent: ${UNREACHABLE}.` : ''
}
