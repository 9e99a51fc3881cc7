/** Beginning a card, and saving it field by field: of two devices the later save wins in each field, and says so. */
import type { Changes } from '../changes.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import { deadlinesOf, isOpen } from './duty.ts'
import { type FieldValue, fieldIn, put } from './fields.ts'
import { cardIdOf, type Scorecard } from './scorecard.ts'
import { answersFor, type CardTemplate } from './template.ts'
import { traceOf } from './trace.ts'

export interface Beginning {
  readonly interview: Interview
  readonly person: PersonId
  readonly shadow: boolean
  readonly planVersion: string
  readonly template: CardTemplate
  readonly now: Instant
}

/** A card with nothing in it yet. */
export function begun({
  interview,
  person,
  shadow,
  planVersion,
  template,
  now,
}: Beginning): Scorecard {
  const { id, application, candidate, opening, stage } = interview
  const { due: dueAt, late: lateAt } = deadlinesOf(interview, template.rules)
  return {
    id: cardIdOf(id, person),
    rev: 0,
    interview: id,
    application,
    candidate,
    opening,
    stage,
    person,
    shadow,
    conflict: 'none',
    planVersion,
    status: 'draft',
    startedAt: now,
    dueAt,
    lateAt,
    answers: answersFor(template),
    savedAt: {},
    savedIn: {},
    heard: {},
    submissions: [],
    amendments: [],
    overrides: [],
    notNeeded: null,
  }
}

/** What a form holds, and what it held when it was drawn. */
export interface FormSave {
  readonly fields: Readonly<Record<string, FieldValue>>
  /** Traces of what was drawn: a field that still holds it was not touched. Left out, every field counts as touched. */
  readonly drawn?: Readonly<Record<string, string>>
  readonly drawnAt?: Instant
  /** Which form this is, such as the id of a modal. */
  readonly form: string
  /** When this was told, in seconds of one clock: what the same form told earlier and arrives later is left out. */
  readonly told?: number
  readonly now: Instant
}

export interface Saved {
  readonly card: Scorecard
  /** Fields that hold something else now. */
  readonly changed: readonly string[]
  /** Fields in which this save wins over what another form saved since this one was drawn, and when that was. */
  readonly overwrote: readonly Elsewhere[]
  /** Fields that another form has changed since and that were not touched here: its answer stays. */
  readonly kept: readonly Elsewhere[]
}

export interface Elsewhere {
  readonly field: string
  readonly at: Instant
}

/**
 * The card with what a form holds saved into it.
 *
 * @throws Refusal `too-late` once it is handed in, or as `put` does.
 */
export function save(card: Scorecard, form: FormSave): Saved {
  refuseClosed(card)
  let saved: Saved = { card: hearing(card, form), changed: [], overwrote: [], kept: [] }
  // Several processes may save what one form tells: each holds all of it, so that the newest is enough.
  if (form.told !== undefined && form.told < (card.heard[form.form] ?? 0)) return saved
  for (const [field, value] of Object.entries(form.fields))
    saved = saveField(saved, field, value, form)
  return saved
}

/** Forms whose newest word is remembered: more are not open at a time. */
const MOST_FORMS = 6

function hearing(card: Scorecard, { form, told }: FormSave): Scorecard {
  if (told === undefined) return card
  const heard = { ...card.heard, [form]: Math.max(told, card.heard[form] ?? 0) }
  const newest = Object.entries(heard).toSorted(([, a], [, b]) => b - a)
  return { ...card, heard: Object.fromEntries(newest.slice(0, MOST_FORMS)) }
}

/** @throws Refusal `too-late` once it is handed in or not needed. */
export function refuseClosed(card: Scorecard): void {
  if (isOpen(card)) return
  const state = card.status === 'submitted' ? 'handed in' : 'not needed'
  throw new Refusal({ code: 'too-late', what: 'This scorecard', state })
}

function saveField(so: Saved, field: string, value: FieldValue, form: FormSave): Saved {
  const { card } = so
  const trace = traceOf(value)
  const held = traceOf(fieldIn(card.answers, field))
  const at = savedElsewhere(card, field, form)
  if (trace === held) return so
  // What this form saved itself since, such as every few letters, was touched here, even if it is as drawn again.
  if (form.drawn?.[field] === trace && card.savedIn[field] !== form.form) {
    return at === undefined ? so : { ...so, kept: [...so.kept, { field, at }] }
  }
  return {
    ...so,
    card: {
      ...card,
      answers: put(card.answers, field, value),
      savedAt: { ...card.savedAt, [field]: form.now },
      savedIn: { ...card.savedIn, [field]: form.form },
    },
    changed: [...so.changed, field],
    overwrote: at === undefined ? so.overwrote : [...so.overwrote, { field, at }],
  }
}

/** When another form saved a field after this one was drawn; undefined if none did. */
function savedElsewhere({ savedAt, savedIn }: Scorecard, field: string, form: FormSave) {
  const at = savedAt[field]
  const isNewer = at !== undefined && form.drawnAt !== undefined && at > form.drawnAt
  return isNewer && savedIn[field] !== form.form ? at : undefined
}

/** The card with its author's reason why words that were warned about stay; an empty reason takes it back. */
export function overridden(
  card: Scorecard,
  reasons: readonly Scorecard['overrides'][number][],
): Scorecard {
  const others = card.overrides.filter(
    (one) => !reasons.some(({ field, rule }) => one.field === field && one.rule === rule),
  )
  return {
    ...card,
    overrides: [...others, ...reasons.filter(({ reason }) => reason.trim() !== '')],
  }
}

/** The card as its template asks now: a kit drawn or changed after it was begun is followed, nothing written is lost. */
export function following(card: Scorecard, template: CardTemplate): Scorecard {
  return isOpen(card) ? { ...card, answers: answersFor(template, card.answers) } : card
}

/** When anything in it was last saved; undefined for a card with nothing in it. */
export function lastSaved({ savedAt }: Pick<Scorecard, 'savedAt'>): Instant | undefined {
  const all = Object.values(savedAt)
  return all.length === 0 ? undefined : all.reduce((a, b) => (a > b ? a : b))
}

/** What writes a draft. Its first save is told to the audit log; what is in a draft is nobody's business. */
export function draftChanges(
  before: Scorecard | undefined,
  card: Scorecard,
  now: Instant,
): Changes {
  const deeds =
    before === undefined
      ? [
          {
            actor: card.person,
            verb: 'begin a scorecard' as const,
            object: card.id,
            before: {},
            after: { status: card.status },
            at: now,
          },
        ]
      : []
  return { scorecards: [card], deeds }
}
