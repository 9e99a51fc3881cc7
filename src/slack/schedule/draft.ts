/** The form of `/schedule-interview` as far as somebody has filled it in. */
import { z } from 'zod'
import { CandidateId, OpeningId, PersonId } from '../../core/ids.ts'
import { Refusal } from '../../core/refusal.ts'
import { ClockTime, LocalDate, Zone } from '../../core/time.ts'
import { type Form, readForm } from '../state.ts'

/** What the form remembers of itself, and what was typed as it stands, complete or not. */
export interface Draft {
  readonly candidate?: CandidateId | undefined
  readonly opening?: OpeningId | undefined
  /** `stage/interview`, or `stage/*` for the loop. */
  readonly what?: string | undefined
  readonly minutes?: string | undefined
  readonly panel?: string | undefined
  readonly chosen?: readonly PersonId[] | undefined
  readonly because?: string | undefined
  readonly first?: string | undefined
  readonly last?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly days?: readonly string[] | undefined
  readonly zone?: string | undefined
  readonly place?: string | undefined
  readonly placeText?: string | undefined
  readonly notes?: string | undefined
  readonly passing?: string | undefined
}

/**
 * Kept in the view: which opening it shows, and the suffixes of fields that begin anew with another candidate.
 * Slack keeps what was typed as long as a field's id stays, so a field with new defaults needs a new id.
 */
export const FormMeta = z.object({
  opening: OpeningId,
  /** The only interview there is, where there is nothing to choose. */
  what: z.string().optional(),
  times: z.string(),
  zone: z.string(),
  asksBecause: z.boolean(),
  asksPassing: z.boolean(),
})
export type FormMeta = Readonly<z.infer<typeof FormMeta>>

/** The block id of a field. */
export function fieldId(name: string, { opening, times, zone }: FormMeta): string {
  if (name === 'what') return `what:${opening}`
  if (name === 'zone') return `zone:${zone}`
  return ['first', 'last', 'from', 'to', 'days'].includes(name) && times !== ''
    ? `${name}:${times}`
    : name
}

const Fields = {
  candidate: CandidateId,
  opening: OpeningId.optional(),
  what: z.string().optional(),
  minutes: z.string().optional(),
  panel: z.enum(['pools', 'chosen']),
  chosen: z.array(PersonId),
  because: z.string().max(300).optional(),
  first: LocalDate,
  last: LocalDate,
  from: ClockTime,
  to: ClockTime,
  days: z.array(z.coerce.number().int().min(1).max(7)),
  zone: Zone,
  place: z.enum(['video', 'room', 'other']),
  placeText: z.string().max(300).optional(),
  notes: z.string().max(1000).optional(),
  passing: z.string().max(300).optional(),
}
export type Filled = z.infer<z.ZodObject<typeof Fields>>

/** The filled-in form. @throws Refusal `bad-field` with the field's own block id. */
export function readFilled(form: Form, meta: FormMeta): Filled {
  const named: Form = {
    one: (name) => form.one(fieldId(name, meta)),
    many: (name) => form.many(fieldId(name, meta)),
  }
  try {
    return readForm(named, Fields)
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === 'bad-field') {
      throw badField(error.reason.field, error.reason.problem, meta)
    }
    throw error
  }
}

/** A refusal that is shown beside the field called `name`. */
export function badField(name: string, problem: string, meta: FormMeta): Refusal {
  return new Refusal({ code: 'bad-field', field: fieldId(name, meta), problem })
}

/** The draft without what begins anew, because the form is about another candidate or opening now. */
export function kept(draft: Draft, was: FormMeta, is: Pick<FormMeta, 'times' | 'zone'>): Draft {
  const { first, last, from, to, days, zone, ...rest } = draft
  return {
    ...rest,
    ...(was.times === is.times && { first, last, from, to, days }),
    ...(was.zone === is.zone && was.times === is.times && { zone }),
  }
}

/** What was typed so far, however little that is. */
export function readDraft(form: Form, meta: FormMeta): Draft {
  const one = (name: string) => form.one(fieldId(name, meta))
  return {
    candidate: CandidateId.safeParse(one('candidate')).data,
    opening: OpeningId.safeParse(one('opening')).data ?? meta.opening,
    what: one('what'),
    minutes: one('minutes'),
    panel: one('panel'),
    chosen: z.array(PersonId).safeParse(form.many(fieldId('chosen', meta))).data ?? [],
    because: one('because'),
    first: one('first'),
    last: one('last'),
    from: one('from'),
    to: one('to'),
    days: form.many(fieldId('days', meta)),
    zone: one('zone'),
    place: one('place'),
    placeText: one('placeText'),
    notes: one('notes'),
    passing: one('passing'),
  }
}
