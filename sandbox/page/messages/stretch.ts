import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Message } from '../../protocol.ts'
import { useReader } from '../desk.ts'
import { html } from '../html.ts'
import { sentAt } from '../state/state.ts'
import { dividerText } from '../text/dates.ts'
import { dayAt } from '../text/zones.ts'
import { MessageLine } from './message.ts'
import { sameItems, useSame } from './use-same.ts'

const CLOSE_MS = 5 * 60_000
const GUESSED_LINE = 56

interface Props {
  readonly messages: readonly Message[]
  /** The one before the first, in the stretch above. */
  readonly before: Message | undefined
  readonly replies: ReadonlyMap<string, number> | null
  /** The first message not seen yet. */
  readonly fresh: string | undefined
  /** The newest of all: drawn at once, since the view begins there. */
  readonly last: boolean
}

/**
 * Some dozens of messages, drawn only while they are near the view; otherwise a gap as high as they were.
 *
 * Thousands of messages so cost no more than what fits on a screen or two.
 */
export function Stretch({ last, ...given }: Props): ComponentChildren {
  const messages = useSame(given.messages, sameItems)
  const { before, replies, fresh } = given
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(last)
  const height = useRef(messages.length * GUESSED_LINE)
  useLayoutEffect(() => {
    const { current } = box
    if (current === null) return
    const root = current.closest('.scroller')
    const watch = new IntersectionObserver(
      (entries) => {
        // Scrolled past quickly, a stretch comes and goes between two calls: only the last counts.
        const entry = entries.at(-1)
        if (entry === undefined) return
        if (near) height.current = entry.boundingClientRect.height
        setNear(entry.isIntersecting)
      },
      { root, rootMargin: '1200px 0px' },
    )
    watch.observe(current)
    return () => watch.disconnect()
  }, [near])
  const lines = useMemo(
    () =>
      html`<${Lines} messages=${messages} before=${before} replies=${replies} fresh=${fresh} />`,
    [messages, before, replies, fresh],
  )
  if (!near)
    return html`<div ref=${box} class="stretch" style=${{ height: `${height.current}px` }}></div>`
  return html`<div ref=${box} class="stretch">${lines}</div>`
}

function Lines({ messages, before, replies, fresh }: Omit<Props, 'last'>): ComponentChildren {
  const reader = useReader()
  return messages.map((message, index) => {
    const previous = index === 0 ? before : messages[index - 1]
    const day = dayAt(sentAt(message.ts), reader.zone)
    const starts = previous === undefined || dayAt(sentAt(previous.ts), reader.zone) !== day
    const mark = message.ts === fresh
    return html`
      ${starts && html`<${Divider} key=${day} text=${dividerText(sentAt(message.ts), reader)} />`}
      ${mark && html`<div key="new" class="new-mark" role="separator" aria-label="New messages"><span>New</span></div>`}
      <${MessageLine}
        key=${message.ts}
        message=${message}
        close=${!starts && !mark && follows(previous, message)}
        replies=${replies === null ? undefined : (replies.get(message.ts) ?? 0)}
      />`
  })
}

function Divider({ text }: { readonly text: string }): ComponentChildren {
  return html`<div class="day" role="separator" aria-label=${text}><span>${text}</span></div>`
}

function follows(previous: Message | undefined, message: Message): boolean {
  if (previous === undefined || previous.user !== message.user) return false
  if (previous.ephemeralTo !== message.ephemeralTo) return false
  return sentAt(message.ts) - sentAt(previous.ts) < CLOSE_MS
}
