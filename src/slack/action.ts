import type { App, BlockAction, types } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import { type Message, section, type View } from './blocks/kit.ts'
import { explain } from './failure.ts'
import type { Gateway, OpenView } from './gateway.ts'
import { sorry } from './modal.ts'
import { openingOn } from './opening.ts'
import { type Form, formOf } from './state.ts'

/** Where a press happened. */
export type Origin =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | {
      readonly kind: 'modal'
      readonly id: string
      readonly hash: string
      readonly metadata: string
    }
  | { readonly kind: 'home'; readonly id: string; readonly hash: string }

/** A button pressed or an option picked. */
export interface Press {
  readonly who: PersonId
  /** Value of the button, or of what was picked. */
  readonly value: string
  readonly origin: Origin
  /** When Slack was told of it, in seconds by Slack's clock: what is told later may arrive earlier. Undefined if it does not say. */
  readonly told: number | undefined
  /** What the inputs around it hold. */
  readonly form: Form
  readonly slack: Gateway
  /** Says something to the one who pressed, beside what they pressed. */
  reply(message: Message): Promise<void>
  open(view: View): Promise<OpenView>
  push(view: View): Promise<OpenView>
  /**
   * Shows `meanwhile` in the modal at once, and what `work` gives when it is there, or what went wrong. For what
   * may take over a second. Outside a modal, one is opened for it.
   */
  wait(meanwhile: types.ModalView, work: () => Promise<types.ModalView>): Promise<void>
}

export interface Action {
  readonly id: string
  run(press: Press, deps: Deps): Promise<void>
}

/** On top of the modal a button is in, or as the first. */
export function above({ origin, open, push }: Press): Press['open'] {
  return origin.kind === 'modal' ? push : open
}

const Picked = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
})

const Told = z.object({ action_ts: z.coerce.number() })

const Seen = z.object({
  trigger_id: z.string(),
  user: z.object({ id: PersonId }),
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional() }),
  view: z
    .object({
      id: z.string(),
      hash: z.string(),
      type: z.string(),
      private_metadata: z.string(),
      state: z.unknown().optional(),
    })
    .optional(),
  state: z.unknown().optional(),
})

/** Registers `action`. Acknowledges first; what goes wrong is told to the one who pressed. */
export function registerAction(app: App, action: Action, slack: Gateway, deps: Deps): void {
  app.action<BlockAction>(action.id, async ({ ack, body, action: pressed, respond, logger }) => {
    await ack()
    const seen = Seen.parse(body)
    const who = seen.user.id
    const opening = openingOn(slack, seen.trigger_id)
    const wait = async (meanwhile: types.ModalView, work: () => Promise<types.ModalView>) => {
      const origin = originOf(seen)
      const shown =
        origin.kind === 'modal'
          ? await slack.updateModal({ id: origin.id }, meanwhile)
          : await opening.open(meanwhile)
      const next = await work().catch((error: unknown) => sorry(explain(error, logger)))
      if (shown) await slack.updateModal({ id: shown.id }, next)
    }
    const reply = async (message: Message) => {
      if (body.response_url) await respond(ephemeral(message))
      else await slack.post(who, message)
    }
    try {
      await action.run(
        {
          who,
          value: pickedOf(pressed),
          origin: originOf(seen),
          told: Told.safeParse(pressed).data?.action_ts,
          form: formOf(seen.view?.state ?? seen.state),
          slack,
          reply,
          open: opening.open,
          push: opening.push,
          wait,
        },
        deps,
      )
    } catch (error) {
      const words = explain(error, logger)
      if (!(await opening.tell(words))) await reply({ text: words, blocks: [section(words)] })
    }
  })
}

function ephemeral({ text, blocks }: Message) {
  return {
    text: text.mrkdwn,
    blocks: [...blocks],
    response_type: 'ephemeral' as const,
    replace_original: false,
  }
}

function pickedOf(pressed: unknown): string {
  const p = Picked.parse(pressed)
  return (
    p.value ??
    p.selected_option?.value ??
    p.selected_date ??
    p.selected_user ??
    p.selected_conversation ??
    ''
  )
}

function originOf({ view, container }: z.infer<typeof Seen>): Origin {
  if (view?.type === 'home') return { kind: 'home', id: view.id, hash: view.hash }
  if (view) return { kind: 'modal', id: view.id, hash: view.hash, metadata: view.private_metadata }
  return { kind: 'message', channel: container.channel_id ?? '', ts: container.message_ts ?? '' }
}
