import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import type { View } from './blocks/kit.ts'
import { explain } from './failure.ts'
import type { Gateway, OpenView } from './gateway.ts'
import { openingOn, withAgain } from './opening.ts'

/** Picked from Slack's menu of shortcuts, or from a message's. */
export interface Pick {
  readonly who: PersonId
  readonly slack: Gateway
  /** Text of the message it was picked on; empty for a global shortcut. */
  readonly about: string
  open(view: View): Promise<OpenView>
}

export interface Shortcut {
  /** Its `callback_id`. */
  readonly id: string
  /** At most 24 characters, a verb first. */
  readonly name: string
  readonly type: 'global' | 'message'
  readonly description: string
  /** The action that opens its modal anew where Slack gave up waiting for it. */
  readonly again?: string
  run(pick: Pick, deps: Deps): Promise<void>
}

const Seen = z.object({
  trigger_id: z.string(),
  user: z.object({ id: PersonId }),
  message: z.object({ text: z.string().default('') }).optional(),
})

export function registerShortcut(app: App, shortcut: Shortcut, slack: Gateway, deps: Deps): void {
  app.shortcut(shortcut.id, async ({ ack, body, logger }) => {
    await ack()
    const { trigger_id, user, message } = Seen.parse(body)
    const opening = openingOn(slack, trigger_id)
    const about = message?.text ?? ''
    try {
      await shortcut.run({ who: user.id, slack, about, open: opening.open }, deps)
    } catch (error) {
      const words = explain(error, logger)
      if (await opening.tell(words)) return
      await slack.post(user.id, withAgain(words, error, shortcut.again, ''))
    }
  })
}
