import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Message } from '../../protocol.ts'
import { html } from '../html.ts'
import { Stretch } from './stretch.ts'

const STRETCH = 40
const NEAR_TOP = 600
const NEAR_END = 80

interface Props {
  readonly label: string
  readonly messages: readonly Message[]
  readonly replies: ReadonlyMap<string, number> | null
  readonly fresh?: string
  /** Fetch older ones; resolves to whether there were any. */
  readonly older?: () => Promise<boolean>
  /** Drawn above the first message. */
  readonly children?: ComponentChildren
}

/** Messages, newest at the end, where the view stays as long as one is there. */
export function MessageList({
  label,
  messages,
  replies,
  fresh,
  older,
  children,
}: Props): ComponentChildren {
  const scroller = useScroller(messages, older)
  const anchor = useRef(messages[0]?.ts)
  anchor.current ??= messages[0]?.ts
  const stretches = useMemo(() => cut(messages, anchor.current), [messages])
  return html`
    <div class="scroller" ref=${scroller.box} onScroll=${scroller.onScroll} onKeyDown=${walk}
      role="log" aria-label=${label} tabindex="0">
      <div class="messages">
        ${children}
        ${stretches.map(
          (stretch, index) => html`
          <${Stretch}
            key=${stretch.key}
            messages=${stretch.messages}
            before=${stretches[index - 1]?.messages.at(-1)}
            replies=${replies}
            fresh=${fresh}
            last=${index === stretches.length - 1}
          />`,
        )}
      </div>
      ${
        scroller.away &&
        html`
        <button type="button" class="to-end button small" onClick=${scroller.toEnd}>Latest messages</button>`
      }
    </div>`
}

function useScroller(messages: readonly Message[], older: Props['older']) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const asking = useRef(false)
  const [away, setAway] = useState(false)
  const toEnd = () => {
    atEnd.current = true
    const { current } = box
    if (current !== null) current.scrollTop = current.scrollHeight
  }
  const settle = () => {
    if (atEnd.current) toEnd()
  }
  const height = useRef(0)
  const oldest = useRef(messages[0]?.ts)
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return
    // At the very top the browser does not hold the view by itself when older messages come in.
    const grew = current.scrollHeight - height.current
    if (oldest.current !== messages[0]?.ts && current.scrollTop === 0) current.scrollTop = grew
    oldest.current = messages[0]?.ts
    settle()
    height.current = current.scrollHeight
  }, [messages])
  useEffect(() => {
    const inner = box.current?.firstElementChild
    if (inner === null || inner === undefined) return
    const watch = new ResizeObserver(settle)
    watch.observe(inner)
    return () => watch.disconnect()
  }, [])
  const onScroll = async () => {
    const { current } = box
    if (current === null) return
    const left = current.scrollHeight - current.scrollTop - current.clientHeight
    atEnd.current = left < NEAR_END
    setAway(left > current.clientHeight)
    if (older === undefined || asking.current || current.scrollTop > NEAR_TOP) return
    asking.current = true
    await older()
    asking.current = false
  }
  return { box, away, toEnd, onScroll }
}

interface Cut {
  readonly key: string
  readonly messages: readonly Message[]
}

// Counted from one message, so that older or newer ones do not shift every stretch.
function cut(messages: readonly Message[], anchor: string | undefined): readonly Cut[] {
  const from = Math.max(
    0,
    messages.findIndex(({ ts }) => ts === anchor),
  )
  const cuts: { key: string; messages: Message[] }[] = []
  messages.forEach((message, index) => {
    const last = cuts.at(-1)
    if (last === undefined || (index - from) % STRETCH === 0) {
      cuts.push({ key: message.ts, messages: [message] })
    } else last.messages.push(message)
  })
  return cuts
}

function walk(event: KeyboardEvent): void {
  const { target, key, currentTarget } = event
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return
  if (!(target instanceof HTMLElement) || !(currentTarget instanceof HTMLElement)) return
  // Inside a field the arrows are the field's.
  if (target !== currentTarget && !target.classList.contains('message')) return
  const all = [...currentTarget.querySelectorAll('.message')]
  const at = all.indexOf(target)
  const next = at < 0 ? all.at(-1) : all[at + (key === 'ArrowUp' ? -1 : 1)]
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}
