/** A scorecard's modal as it is worked on: reading what it holds, saving it, and what its next view is. */
import type { types } from '@slack/bolt'
import { ownCards } from '../../app/card-sheet.ts'
import type { Deps } from '../../app/ports.ts'
import { type DraftSaved, saveDraft } from '../../app/scorecards.ts'
import type { PersonId } from '../../core/ids.ts'
import { type FieldValue, fieldOf, NUMBERED } from '../../core/scorecards/fields.ts'
import { isEmpty } from '../../core/scorecards/problems.ts'
import type { Scorecard } from '../../core/scorecards/scorecard.ts'
import { review } from '../../core/scorecards/submit.ts'
import type { Fold } from '../blocks/scorecard-fields.ts'
import {
  CardMetadata,
  type Step,
  scorecardView,
  stepKey,
  stepsOf,
} from '../blocks/scorecard-view.ts'
import type { Form } from '../state.ts'
import { turns } from '../turns.ts'

/** What each open scorecard is doing. */
export const desk = turns()

/** A scorecard's modal, as Slack reports it. */
export interface Held {
  readonly who: PersonId
  readonly view: { readonly id: string; readonly metadata: string }
  readonly form: Form
  /** Left out for a submission, of which Slack does not say when it was told. */
  readonly told?: number
}

export function metadataOf({ view }: Pick<Held, 'view'>): CardMetadata {
  return CardMetadata.parse(JSON.parse(view.metadata))
}

/** Whether the modal shows what its step folds away. */
export function foldOf(held: Pick<Held, 'view'>): Fold {
  return metadataOf(held).unfolded ? 'open' : 'shut'
}

/** Saves what the modal holds. @throws Refusal as `saveDraft` does. */
export async function saveHeld({ who, view, form, told }: Held, deps: Deps): Promise<DraftSaved> {
  const { interview, drawn, at, asks } = metadataOf({ view })
  return saveDraft(deps, who, interview, {
    fields: fieldsHeld(drawn, form),
    drawn,
    drawnAt: at,
    form: view.id,
    ...(told !== undefined && { told }),
    overrides: asks.map((name) => reasonHeld(name, form)),
  })
}

const TICKS = new Set(['knewIt', 'adjusted'])

/** The fields that were drawn, with what they hold. An observation that says nothing yet is none. */
function fieldsHeld(
  drawn: CardMetadata['drawn'],
  form: Form,
): Readonly<Record<string, FieldValue>> {
  const all = Object.keys(drawn).map((name): [string, FieldValue] => [name, valueHeld(name, form)])
  return Object.fromEntries(all.filter(([name]) => !isBlankObservation(name, form)))
}

function valueHeld(name: string, form: Form): FieldValue {
  const { kind, what } = fieldOf(name)
  if (TICKS.has(what)) return form.many(name)[0] ?? ''
  // The evidence of a competency is a list of ids, that of a question a text.
  const isList = NUMBERED.has(what) || (kind === 'competency' && what === 'evidence')
  return isList ? form.many(name) : (form.one(name) ?? '')
}

function isBlankObservation(name: string, form: Form): boolean {
  const { kind, of } = fieldOf(name)
  if (kind !== 'observation') return false
  const text = (what: string) => form.one(`observation:${of}:${what}`) ?? ''
  return (
    isEmpty({
      kind: 'strength',
      question: null,
      code: text('code'),
      what: text('what'),
      counter: text('counter'),
    }) && text('question') === ''
  )
}

function reasonHeld(name: string, form: Form): Scorecard['overrides'][number] {
  const [, rule = '', ...field] = name.split('/')
  return { field: field.join('/'), rule, reason: form.one(name) ?? '' }
}

/** The view of a step of what was saved. `isChecked` also says what is to mend in it; `fold` whether what it folds away is shown. */
export async function viewOfStep(
  deps: Deps,
  saved: Pick<DraftSaved, 'sheet'> & Partial<Pick<DraftSaved, 'overwrote' | 'kept'>>,
  key: string,
  { isChecked = false, fold = 'shut' }: { readonly isChecked?: boolean; readonly fold?: Fold } = {},
): Promise<types.ModalView> {
  const { sheet } = saved
  const step = stepsOf(sheet.template).find((one) => stepKey(one) === key) ?? { kind: 'review' }
  const shown = { ...saved, step, fold }
  if (!isChecked && step.kind !== 'review') return scorecardView(shown)
  const found = review({ ...sheet, own: await ownCards(deps, sheet) })
  return scorecardView({ ...shown, ...found })
}

/** The step before or after one, if there is one. */
export function stepBeside(
  { template }: DraftSaved['sheet'],
  key: string,
  by: -1 | 1,
): Step | undefined {
  const steps = stepsOf(template)
  const at = steps.findIndex((one) => stepKey(one) === key)
  return at < 0 ? steps[0] : steps[at + by]
}
