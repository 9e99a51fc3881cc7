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

/** Kept in the view: which opening it shows, what it asks for, and what its fields' defaults are about. */
export const FormMeta = z.object({
  opening: OpeningId,
  /** The only interview there is, where there is nothing to choose. */
  what: z.string().optional(),
  /** The application whose last answer the times began with, and the candidate whose zone. */
  times: z.string(),
  zone: z.string(),
  asksBecause: z.boolean(),
  asksPassing: z.boolean(),
})
export type FormMeta = Readonly<z.infer<typeof FormMeta>>

/**
 * The block id of a field. Slack keeps what was typed as long as that stays, so a field whose default is about
 * somebody else now needs a new one; what follows `#` is no part of the field's name.
 */
export function fieldId(name: string, { opening, times, zone }: FormMeta): string {
  const about: Readonly<Record<string, string>> = {
    candidate: zone,
    what: opening,
    zone: `${zone}${times}`,
    first: times,
    last: times,
    from: times,
    to: times,
    days: times,
  }
  return about[name] ? `${name}#${about[name]}` : name
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

/** The filled-in form. @throws Refusal `bad-field`. */
export function readFilled(form: Form): Filled {
  return readForm(form, Fields)
}

/** A refusal that is shown beside the field called `field`. */
export function badField(field: string, problem: string): Refusal {
  return new Refusal({ code: 'bad-field', field, problem })
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
export function readDraft(form: Form): Draft {
  return {
    candidate: CandidateId.safeParse(form.one('candidate')).data,
    opening: OpeningId.safeParse(form.one('opening')).data,
    what: form.one('what'),
    minutes: form.one('minutes'),
    panel: form.one('panel'),
    chosen: z.array(PersonId).safeParse(form.many('chosen')).data ?? [],
    because: form.one('because'),
    first: form.one('first'),
    last: form.one('last'),
    from: form.one('from'),
    to: form.one('to'),
    days: form.many('days'),
    zone: form.one('zone'),
    place: form.one('place'),
    placeText: form.one('placeText'),
    notes: form.one('notes'),
    passing: form.one('passing'),
  }
}
