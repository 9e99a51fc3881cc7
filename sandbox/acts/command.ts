import { commandPayload } from '../delivery/payloads.ts'
import { SlackError } from '../slack/error.ts'
import { isRecord, textIn } from '../slack/json.ts'
import { commandNamed } from '../slack/manifest.ts'
import { typed } from '../slack/markup.ts'
import { spendResponseUrl } from '../slack/response-urls.ts'
import { actor, errorOf, placeFor, type Stage } from './act.ts'
import { respond } from './respond.ts'

/** Type a slash command. Answers what went wrong, in the words Slack shows the person. */
export async function runCommand(
  { ws, post }: Stage,
  of: { as: string; channel: string; command: string; text: string },
): Promise<string | undefined> {
  const person = actor(ws, of.as)
  const channel = placeFor(ws, person, of.channel)
  const declared = commandNamed(ws.manifest, of.command)
  if (!declared) {
    return told(ws, person.id, `\`${of.command}\` is not a valid command.`)
  }
  const text = typed(ws, of.text, declared.shouldEscape ? 'command' : 'plain')
  const payload = commandPayload(ws, { person, channel, command: of.command, text })
  const ack = await post.ask('slash_commands', payload)
  const error = errorOf(ack)
  if (error) return told(ws, person.id, `${of.command} failed with the error "${error}"`)
  const said = ack.ok ? ack.answer : undefined
  if (!isSaid(said)) return undefined
  try {
    const key = textIn(payload, 'response_url')?.split('/').at(-1) ?? ''
    // An answer in the acknowledgement does not count as a use of the response URL.
    const { uses, ...to } = spendResponseUrl(ws, key)
    ws.responseUrls.set(key, { ...to, uses: uses - 1 })
    respond(ws, { ...to, uses }, said)
    return undefined
  } catch (problem) {
    if (!(problem instanceof SlackError)) throw problem
    return told(ws, person.id, `${of.command} failed with the error "${problem.code}"`)
  }
}

function isSaid(answer: unknown): boolean {
  if (isRecord(answer)) return Object.keys(answer).length > 0
  return typeof answer === 'string' && answer.trim() !== ''
}

function told(ws: Stage['ws'], person: string, text: string): string {
  ws.tell({ type: 'slackbot', text }, [person])
  return text
}
