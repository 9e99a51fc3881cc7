/** People who fill their scorecards in Slack, and what they have been shown as saved. */
import type { Slack } from '../../sandbox/server.ts'
import { isRecord, type Json } from '../../sandbox/slack/json.ts'
import { stackOf, type ValidView } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { CRITICISM, DURABILITY } from '../support/held-interview.ts'
import { type Fields, STEPS, valuesIn } from '../support/scorecard.ts'

/** Two of them share an interview. */
export interface Writer {
  readonly id: string
  readonly candidate: string
}

export function writers(count: number): Writer[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `U0W${String(i).padStart(3, '0')}`,
    candidate: `k${String(i >> 1).padStart(3, '0')}`,
  }))
}

/** What people know: by person and field the last value that Slack showed as saved, and all that was sent since. */
export interface Told {
  readonly kept: Map<string, Map<string, string>>
  readonly sent: Map<string, Map<string, string[]>>
  readonly submitted: Set<string>
  steps: number
}

const STEP_KEYS = [DURABILITY, CRITICISM, 'competencies', 'observations', 'overall']
/** A free text of each step that has one: it says which try this is. */
const MARKED: Readonly<Record<string, string>> = {
  [DURABILITY]: `question:${DURABILITY}:evidence`,
  competencies: 'competency:communication:note',
  overall: 'overall:summary',
}
const MOST_STEPS = 12

/** Goes on where the card stands until it is submitted, or until the bot answers no more. */
export async function fill(slack: Slack, writer: Writer, told: Told): Promise<void> {
  for (let i = 0; i < MOST_STEPS; i++) {
    if (noted(slack, writer, told)) return
    const open = cardOf(slack, writer) ?? (await opened(slack, writer))
    if (noted(slack, writer, told) || !open) return
    if (!(await sent(slack, writer, open, told))) return
  }
}

/** Opens the card anew. */
async function opened(slack: Slack, writer: Writer): Promise<ValidView | undefined> {
  const line = `/scorecard Candidate ${writer.candidate}`
  const { error } = await control(slack, 'command', { user: writer.id, command: line })
  if (error) return undefined
  await slack.until(() => cardOf(slack, writer) !== undefined, 3_000)
  return cardOf(slack, writer)
}

/** Fills the step that is open and sends it. Whether Slack took it as saved. */
async function sent(
  { ws, ...slack }: Slack,
  writer: Writer,
  view: ValidView,
  told: Told,
): Promise<boolean> {
  const step = stepOf(view)
  const fields = marked(step, told)
  for (const [field, value] of Object.entries(fields)) note(told.sent, writer.id, field, value)
  const submit = valuesIn(view, fields)
  const answer = await control({ ws, ...slack }, 'interact', { user: writer.id, submit })
  if (answer.ok === false || answer.error || answer.errors) return false
  told.steps++
  const kept = told.kept.get(writer.id) ?? new Map<string, string>()
  for (const [field, value] of Object.entries(fields)) {
    kept.set(field, String(value))
    told.sent.get(writer.id)?.set(field, [])
  }
  told.kept.set(writer.id, kept)
  return true
}

function marked(step: string, told: Told): Fields {
  const fields = STEPS[STEP_KEYS.indexOf(step)] ?? {}
  const mark = MARKED[step]
  return mark ? { ...fields, [mark]: `${String(fields[mark])} Try ${told.steps}.` } : fields
}

function note(all: Told['sent'], who: string, field: string, value: Fields[string]): void {
  const own = all.get(who) ?? new Map<string, string[]>()
  own.set(field, [...(own.get(field) ?? []), String(value)])
  all.set(who, own)
}

/** Whether the writer has read that their card is submitted. */
function noted(slack: Slack, { id }: Writer, { submitted }: Told): boolean {
  const shown = JSON.stringify(stackOf(slack.ws, id).at(-1)?.view.blocks ?? [])
  if (shown.includes('*Submitted.*') || shown.includes('submitted Mon')) submitted.add(id)
  return submitted.has(id)
}

function cardOf({ ws }: Slack, { id }: Writer): ValidView | undefined {
  const view = stackOf(ws, id).at(-1)?.view
  return view?.callback_id === 'scorecard' ? view : undefined
}

function stepOf({ private_metadata: metadata }: ValidView): string {
  const held: unknown = JSON.parse(String(metadata))
  return isRecord(held) ? String((held as Json).step) : ''
}
