/** The inputs of a scorecard. Each is named after its field and tells as it is filled, so that nothing typed waits for a button. */
import type { types } from '@slack/bolt'
import { type FieldValue, fieldIn } from '../../core/scorecards/fields.ts'
import type { Warning } from '../../core/scorecards/lint.ts'
import type { Problem } from '../../core/scorecards/problems.ts'
import type { Scorecard } from '../../core/scorecards/scorecard.ts'
import { traceOf } from '../../core/scorecards/trace.ts'
import { md } from '../text.ts'
import { type Block, context, input, type Option, option } from './kit.ts'
import { problemWords, RATINGS, warningWords } from './scorecard-words.ts'

/** Fired when something is picked, and a little after each letter. */
export const PICKED = 'score-pick'
export const TYPED = 'score-typed'

/** What is drawn beside the fields of a step. */
export interface Beside {
  readonly card: Scorecard
  readonly problems: readonly Problem[]
  readonly warnings: readonly Warning[]
  /** Fields whose input must forget what it holds: another device has written in them. */
  readonly anew: ReadonlySet<string>
  readonly fold: Fold
}

/** What a step folds away because it is seldom needed: it is shown where it says something, once asked for, and when it is just asked for. */
export type Fold = 'shut' | 'open' | 'just opened'

interface FieldOptions {
  readonly label: string
  readonly hint?: string
  /** Whether `Next` waits for it. Slack writes “optional” beside the others. */
  readonly required?: boolean
  /** Shown until something was saved in it. */
  readonly preset?: FieldValue
  /** Whether it is what whoever pressed a button wants to fill. */
  readonly focus?: boolean
}

type FieldElement = Exclude<Parameters<typeof input>[2], { readonly type: 'file_input' }>

/** An input, and what is to be said about it. */
function field(
  name: string,
  { label, hint, required = false, focus = false }: FieldOptions,
  element: FieldElement,
  beside: Beside,
): Block[] {
  const id = beside.anew.has(name) ? `${name}#${traceOf(fieldIn(beside.card.answers, name))}` : name
  return [
    input(id, label, focus ? { ...element, focus_on_load: true } : element, {
      optional: !required,
      dispatch: true,
      ...(hint && { hint }),
    }),
    ...besideField(name, beside),
  ]
}

function besideField(name: string, { problems, warnings, card }: Beside): Block[] {
  const own = warnings.filter((one) => one.field === name)
  return [
    ...problems
      .filter((one) => one.field === name)
      .map((one) => context(md`*To mend:* ${problemWords(one)}`)),
    ...own.flatMap((one) => {
      const kept = card.overrides.find(({ field, rule }) => field === name && rule === one.rule)
      return [context(md`*Look again:* ${warningWords(one)}`), whyBlock(one, kept?.reason)]
    }),
  ]
}

/** Name of the input for the reason why words that were warned about stay. */
export function whyName({ field: name, rule }: Pick<Warning, 'field' | 'rule'>): string {
  return `why/${rule}/${name}`
}

function whyBlock(warning: Warning, kept: string | undefined): Block {
  return input(
    whyName(warning),
    'Or say why it should stay as it is',
    {
      type: 'plain_text_input',
      action_id: 'why',
      max_length: 300,
      ...(kept && { initial_value: kept }),
    },
    { optional: true },
  )
}

export function radios(...of: Choice): Block[] {
  return oneOf('radio_buttons', ...of)
}

export function select(...of: Choice): Block[] {
  return oneOf('static_select', ...of)
}

type Choice = [name: string, options: readonly Option[], of: FieldOptions, beside: Beside]

function oneOf(
  type: 'radio_buttons' | 'static_select',
  ...[name, options, of, beside]: Choice
): Block[] {
  const chosen = options.find(({ value }) => value === heldOr(name, of, beside))
  const initial = chosen && { initial_option: chosen }
  return field(name, of, { type, action_id: PICKED, options: [...options], ...initial }, beside)
}

export function ticks(...of: Choice): Block[] {
  return someOf('checkboxes', ...of)
}

export function picks(...of: Choice): Block[] {
  return someOf('multi_static_select', ...of)
}

function someOf(
  type: 'checkboxes' | 'multi_static_select',
  ...[name, options, of, beside]: Choice
): Block[] {
  const held = [heldOr(name, of, beside)].flat()
  const chosen = options.filter(({ value }) => value !== undefined && held.includes(value))
  const initial = chosen.length > 0 && { initial_options: chosen }
  return field(name, of, { type, action_id: PICKED, options: [...options], ...initial }, beside)
}

/** Slack's own limit of a text. */
const TEXT_MOST = 3000

export function textField(
  name: string,
  of: FieldOptions & { readonly lines?: 'one' | 'many'; readonly most?: number },
  beside: Beside,
): Block[] {
  const held = heldOr(name, of, beside)
  const element: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: TYPED,
    multiline: of.lines !== 'one',
    max_length: of.most ?? TEXT_MOST,
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    ...(typeof held === 'string' && held !== '' && { initial_value: held }),
  }
  return field(name, of, element, beside)
}

/** A whole number from 0 to `most`. */
export function numberField(
  name: string,
  of: FieldOptions & { readonly most: number },
  beside: Beside,
): Block[] {
  const held = heldOr(name, of, beside)
  const element: types.NumberInput = {
    type: 'number_input',
    action_id: TYPED,
    is_decimal_allowed: false,
    min_value: '0',
    max_value: String(of.most),
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    ...(typeof held === 'string' && held !== '' && { initial_value: held }),
  }
  return field(name, of, element, beside)
}

function heldOr(name: string, { preset }: FieldOptions, { card }: Beside): FieldValue {
  if (preset !== undefined && card.savedAt[name] === undefined) return preset
  return fieldIn(card.answers, name)
}

/** The scale, with its names. */
export const ratingOptions: readonly Option[] = RATINGS.map(({ value, label }) =>
  option(label, value),
)
