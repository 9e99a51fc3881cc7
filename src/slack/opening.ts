import { actions, button, type Message, section, type View } from './blocks/kit.ts'
import { codeOf, type Gateway, type OpenView } from './gateway.ts'
import { sorry } from './modal.ts'
import type { Mrkdwn } from './text.ts'

/** Opens modals for one press, and remembers the last: what goes wrong later is told where the person looks. */
export interface Opening {
  open(view: View): Promise<OpenView>
  push(view: View): Promise<OpenView>
  /** Shows `words` in the modal opened last. False if none was, or it is closed. */
  tell(words: Mrkdwn): Promise<boolean>
}

export function openingOn(slack: Gateway, trigger: string): Opening {
  let last: OpenView | undefined
  return {
    open: async (view) => {
      last = await slack.openModal(trigger, view)
      return last
    },
    push: async (view) => {
      last = await slack.pushModal(trigger, view)
      return last
    },
    tell: async (words) =>
      last !== undefined && (await slack.updateModal({ id: last.id }, sorry(words))) !== undefined,
  }
}

/** What went wrong, with a button that tries once more if Slack had only given up waiting: a press has a fresh trigger. */
export function withAgain(
  words: Mrkdwn,
  error: unknown,
  action: string | undefined,
  typed: string,
): Message {
  const late = action !== undefined && codeOf(error) === 'expired_trigger_id'
  return {
    text: words,
    blocks: [
      section(words),
      ...(late
        ? [actions('again', [button(action, 'Open the form', typed.slice(0, 200) || ' ')])]
        : []),
    ],
  }
}
