import { useRef, useState } from 'preact/hooks'
import type { Desk } from '../desk.ts'
import { type Moves, onKey } from '../shell/keys.ts'
import { UNREACHABLE } from '../state/server.ts'
import { type Completion, commandIn, completed, completionsOf, type Known } from './completion.ts'

/** Where what is written goes. */
export interface To {
  readonly channel: string
  readonly thread: string | undefined
}

// Drafts outlive the drawing: leaving a channel and coming back finds the words again.
const drafts = new Map<string, string>()

/** What is being written, what its last word could become, and what can be done with it. */
export function useWriting(desk: Desk, to: To) {
  const draft = `${to.channel} ${to.thread ?? ''}`
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(drafts.get(draft) ?? '')
  const [found, setFound] = useState<readonly Completion[]>([])
  const [at, setAt] = useState(0)
  const known = knownTo(desk)
  const leave = () => setFound([])
  const put = (next: string) => {
    drafts.set(draft, next)
    setText(next)
  }
  const type = () => {
    const { value = '', selectionStart = 0 } = area.current ?? {}
    put(value)
    setFound(completionsOf(value.slice(0, selectionStart), known))
    setAt(0)
  }
  const take = (completion: Completion) => {
    const from = area.current?.selectionStart ?? 0
    const before = completed(text.slice(0, from), completion)
    put(before + text.slice(from))
    leave()
    area.current?.focus()
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length))
  }
  const add = (sign: string) => {
    const gap = text === '' || text.endsWith(' ') ? '' : ' '
    area.current?.focus()
    area.current?.setRangeText(gap + sign, text.length, text.length, 'end')
    type()
  }
  const send = async () => {
    if (text.trim() === '') return
    put('')
    leave()
    const answer = await say(desk, to, text, known)
    if (answer !== '') desk.note(answer)
  }
  const key = (event: KeyboardEvent) => {
    const current = found[at]
    const complete = current !== undefined && (() => take(current))
    const whole = text.trim() === current?.insert
    const sends = !event.shiftKey && !event.isComposing
    const moves: Moves = {
      ArrowDown: complete && (() => setAt((at + 1) % found.length)),
      ArrowUp: complete && (() => setAt((at - 1 + found.length) % found.length)),
      Tab: complete,
      Escape: complete && leave,
      Enter: sends && (whole ? send : complete || send),
    }
    onKey(event, moves)
  }
  return { box, area, text, found, at, type, take, add, send, key, leave }
}

function knownTo(desk: Desk): Known {
  const { commands, people, channels } = desk
  return { commands, people: [...people.values()], channels: [...channels.values()] }
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
  const declared = known.commands.length > 0
  if (declared && !known.commands.some((one) => one.command === name)) {
    return `${name} is not a valid command. Write a space first to send it as a message.`
  }
  const answer = await desk.act({ do: 'command', channel, ...command })
  return answer.error === UNREACHABLE ? `${name} was not sent: ${UNREACHABLE}.` : ''
}
