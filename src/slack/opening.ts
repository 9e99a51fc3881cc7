import type { View } from './blocks/kit.ts'
import type { Gateway, OpenView } from './gateway.ts'
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
