/** What a person has filled in, as Slack reports it, read by the names we gave the fields. */
import { z } from 'zod'
import { Refusal } from '../core/refusal.ts'

const Chosen = z.object({ value: z.string() })

const Value = z.object({
  type: z.string().optional(),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
  selected_channel: z.string().nullish(),
})

const State = z.object({ values: z.record(z.string(), z.record(z.string(), Value)) }).optional()

/**
 * A filled-in form: one text, or several, by field name. What was left empty is absent.
 *
 * What follows `#` in a block id is no part of the name: another one makes Slack forget what was in the field.
 */
export interface Form {
  readonly one: (name: string) => string | undefined
  readonly many: (name: string) => readonly string[]
  /** What was picked in the element of this action, wherever it stands. */
  readonly picked: (action: string) => string | undefined
  /** The block id of a field, for words beside it. */
  readonly blockOf: (name: string) => string
}

/** Reads `view.state` or a message's `state`. Fields are known by their block id. */
export function formOf(state: unknown): Form {
  const values = State.parse(state ?? undefined)?.values ?? {}
  const blockOf = (name: string) =>
    Object.keys(values).find((id) => id === name || id.startsWith(`${name}#`)) ?? name
  const of = (name: string) => Object.values(values[blockOf(name)] ?? {})[0]
  const elements = new Map(Object.values(values).flatMap((block) => Object.entries(block)))
  return {
    one: (name) => textOf(of(name)),
    picked: (action) => textOf(elements.get(action)),
    blockOf,
    many: (name) =>
      of(name)?.selected_options?.map(({ value }) => value) ?? of(name)?.selected_users ?? [],
  }
}

function textOf(held: z.infer<typeof Value> | undefined): string | undefined {
  const text =
    held?.value ??
    held?.selected_option?.value ??
    held?.selected_date ??
    held?.selected_time ??
    held?.selected_user ??
    held?.selected_conversation ??
    held?.selected_channel
  return text?.trim() || undefined
}

/**
 * The form as `fields` describes it, each key the name of a field.
 *
 * @throws Refusal `bad-field` for the first field that does not fit, so that the words appear beside it.
 */
export function readForm<T extends z.ZodRawShape>(form: Form, fields: T): z.infer<z.ZodObject<T>> {
  const raw = Object.fromEntries(
    Object.entries(fields).map(([name, type]) => [
      name,
      isList(type) ? form.many(name) : form.one(name),
    ]),
  )
  const parsed = z.object(fields).safeParse(raw)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Refusal({
    code: 'bad-field',
    field: String(issue?.path[0] ?? ''),
    problem:
      issue?.code === 'invalid_type' && issue.input === undefined
        ? 'Fill this in.'
        : (issue?.message ?? 'Fill this in.'),
  })
}

function isList(type: unknown): boolean {
  return type instanceof z.ZodArray
}
