import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { Deps } from '../app/ports.ts'
import { ChannelId, PersonId } from '../core/ids.ts'
import type { Message, View } from './blocks/kit.ts'
import { section } from './blocks/kit.ts'
import { explain } from './failure.ts'
import type { Gateway, OpenView } from './gateway.ts'
import { openingOn, withAgain } from './opening.ts'
import { join, md, typed } from './text.ts'

/** What a slash command is told and may do. Bolt's own arguments stay out of `commands/`. */
export interface Call {
  /** What followed the command, as the person typed it. */
  readonly text: string
  readonly who: PersonId
  readonly slack: Gateway
  /** Answers the person who asked; nobody else sees it. */
  reply(message: Message): Promise<void>
  /** Opens a modal. Slack allows three seconds from the key press: do this before any slow read. */
  open(view: View): Promise<OpenView>
}

export interface Command {
  readonly name: `/${string}`
  /** What it is for, in Slack's list of commands. */
  readonly summary: string
  /** What may follow it, as Slack shows it while a person types. */
  readonly hint: string
  /** What `help` answers, a line a form: what to type, and what comes of it. */
  readonly usage: readonly (readonly [form: string, effect: string])[]
  /** The action that opens its modal anew, with what was typed, where Slack gave up waiting for it. */
  readonly again?: string
  run(call: Call, deps: Deps): Promise<void>
}

const Sent = z.object({
  text: z.string().default(''),
  user_id: PersonId,
  trigger_id: z.string(),
  channel_id: ChannelId,
})

/** Registers `command`. Acknowledges first: Slack allows three seconds, and a person is waiting. */
export function registerCommand(app: App, command: Command, slack: Gateway, deps: Deps): void {
  app.command(command.name, async ({ ack, command: body, respond, logger }) => {
    await ack()
    const reply = async ({ text, blocks }: Message) => {
      await respond({ text: text.mrkdwn, blocks: [...blocks], response_type: 'ephemeral' })
    }
    const { text, user_id: who, trigger_id } = Sent.parse(body)
    const opening = openingOn(slack, trigger_id)
    try {
      const words = typed(text)
      if (words.toLowerCase() === 'help') return await reply(help(command))
      await command.run({ text: words, who, slack, reply, open: opening.open }, deps)
    } catch (error) {
      const words = explain(error, logger)
      if (!(await opening.tell(words))) {
        await reply(withAgain(words, error, command.again, typed(text)))
      }
    }
  })
}

function help({ name, summary, usage }: Command): Message {
  const lines = join(
    usage.map(([form, effect]) => md`• \`${form}\` ${effect}`),
    '\n',
  )
  return { text: md`How to use ${name}`, blocks: [section(md`*${name}* · ${summary}\n${lines}`)] }
}
