import type { App, types } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../app/ports.ts'
import { PersonId } from '../core/ids.ts'
import { Refusal } from '../core/refusal.ts'
import { modal, section } from './blocks/kit.ts'
import { explain } from './failure.ts'
import type { Gateway } from './gateway.ts'
import { type Form, formOf } from './state.ts'
import type { Mrkdwn } from './text.ts'

/** A form sent off. */
export interface Submission {
  readonly who: PersonId
  readonly view: { readonly id: string; readonly metadata: string }
  readonly form: Form
  readonly slack: Gateway
}

/** What happens to the modal: it closes, the whole stack closes, it turns into another, or another goes on top. */
export type Answer =
  /** `after` follows once Slack has its answer: what else has changed is shown again there. */
  | { readonly next: 'close' | 'clear'; readonly after?: () => Promise<unknown> }
  | {
      readonly next: 'update' | 'push'
      readonly view: types.ModalView
      readonly after?: () => Promise<unknown>
    }
  /** The form stays, with words beside its fields, by their names. */
  | { readonly next: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Shows `meanwhile` at once, and what `work` gives when it is there. For what may take over a second. */
  | {
      readonly next: 'wait'
      readonly meanwhile: types.ModalView
      readonly work: () => Promise<types.ModalView>
    }

/** A modal that can be submitted. */
export interface Modal {
  /** Its `callback_id`. */
  readonly id: string
  /** Touches nothing slower than the database: the answer must reach Slack within three seconds. */
  submit(submission: Submission, deps: Deps): Promise<Answer>
  /** Somebody has closed it without submitting. Slack tells once, if at all, and not what was in it. */
  closed?(
    closing: { readonly who: PersonId; readonly view: Submission['view'] },
    deps: Deps,
  ): Promise<void>
}

const Seen = z.object({
  id: z.string(),
  private_metadata: z.string(),
  state: z.unknown().optional(),
})

/** Registers `form`. A refusal about a field is shown beside it; any other goes on top, so that nothing typed is lost. */
export function registerModal(app: App, form: Modal, slack: Gateway, deps: Deps): void {
  app.view(form.id, async ({ ack, body, view, logger }) => {
    const { id, private_metadata: metadata, state } = Seen.parse(view)
    const who = PersonId.parse(body.user.id)
    const submission = { who, view: { id, metadata }, form: formOf(state), slack }
    let answer: Answer
    try {
      answer = await form.submit(submission, deps)
    } catch (error) {
      const reason = error instanceof Refusal ? error.reason : undefined
      if (reason?.code === 'bad-field' && reason.field !== '') {
        // Slack shows plain text beside a field: what is escaped for mark-up would read wrong there.
        const errors = { [submission.form.blockOf(reason.field)]: reason.problem }
        return ack({ response_action: 'errors', errors })
      }
      return ack({ response_action: 'push', view: sorry(explain(error, logger)) })
    }
    switch (answer.next) {
      case 'close':
      case 'clear':
        await (answer.next === 'close' ? ack() : ack({ response_action: 'clear' }))
        await answer.after?.()
        return
      case 'update':
      case 'push':
        await ack({ response_action: answer.next, view: answer.view })
        await answer.after?.()
        return
      case 'errors': {
        const named = Object.entries(answer.errors).map(([name, words]) => [
          submission.form.blockOf(name),
          words,
        ])
        await ack({ response_action: 'errors', errors: Object.fromEntries(named) })
        return
      }
      case 'wait': {
        await ack({ response_action: 'update', view: answer.meanwhile })
        const next = await answer.work().catch((error) => sorry(explain(error, logger)))
        await slack.updateModal({ id }, next)
      }
    }
  })
}

/** Hears that `form` was closed. Slack asks for an answer, and shows nothing of it. */
export function registerClosing(app: App, form: Modal, deps: Deps): void {
  app.view({ callback_id: form.id, type: 'view_closed' }, async ({ ack, body, view }) => {
    await ack()
    const { id, private_metadata: metadata } = Seen.parse(view)
    await form.closed?.({ who: PersonId.parse(body.user.id), view: { id, metadata } }, deps)
  })
}

/** A modal that only says what went wrong. */
export function sorry(words: Mrkdwn): types.ModalView {
  return modal({ id: 'sorry', title: 'That did not work', close: 'Back', blocks: [section(words)] })
}

/** What a person sees while the rest is fetched. */
export function loading(title: string, words: Mrkdwn): types.ModalView {
  return modal({ id: 'loading', title, blocks: [section(words)] })
}
