/** The scorecard's modal: one step of it, with where one is and what was saved. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { CardSheet } from '../../app/card-sheet.ts'
import { InterviewId } from '../../core/ids.ts'
import { fieldIn } from '../../core/scorecards/fields.ts'
import type { Warning } from '../../core/scorecards/lint.ts'
import type { Problem } from '../../core/scorecards/problems.ts'
import { type Elsewhere, lastSaved } from '../../core/scorecards/save.ts'
import type { AskedQuestion, CardTemplate } from '../../core/scorecards/template.ts'
import { traceOf } from '../../core/scorecards/trace.ts'
import { Instant } from '../../core/time.ts'
import { clockWords } from '../../core/time-words.ts'
import { cut, md } from '../text.ts'
import { actions, type Block, button, context, modal } from './kit.ts'
import { competencyBlocks } from './scorecard-competencies.ts'
import { type Beside, type Fold, whyName } from './scorecard-fields.ts'
import { endings } from './scorecard-list.ts'
import { observationBlocks } from './scorecard-observations.ts'
import { overallBlocks } from './scorecard-overall.ts'
import { questionBlocks } from './scorecard-question.ts'
import { reviewBlocks } from './scorecard-review.ts'
import { fieldWords } from './scorecard-words.ts'

export type Step =
  | { readonly kind: 'question'; readonly question: AskedQuestion }
  | { readonly kind: 'competencies' | 'observations' | 'overall' | 'review' }

/** Questions, competencies, observations, the whole, a look over all: judgement after evidence. */
export function stepsOf({ questions }: CardTemplate): Step[] {
  return [
    ...questions.map((question): Step => ({ kind: 'question', question })),
    { kind: 'competencies' },
    { kind: 'observations' },
    { kind: 'overall' },
    { kind: 'review' },
  ]
}

export function stepKey(step: Step): string {
  return step.kind === 'question' ? step.question.question : step.kind
}

/** What the modal carries along: which step it shows, and what its fields held when it was drawn. */
export const CardMetadata = z.object({
  interview: InterviewId,
  step: z.string(),
  at: Instant,
  drawn: z.record(z.string(), z.string()),
  /** Whether what the step folds away is shown. */
  unfolded: z.boolean().default(false),
  /** Warnings whose reason is asked for, by the names of those inputs. */
  asks: z.array(z.string()),
})
export type CardMetadata = Readonly<z.infer<typeof CardMetadata>>

export interface StepShown {
  readonly sheet: CardSheet
  readonly step: Step
  readonly problems?: readonly Problem[]
  readonly warnings?: readonly Warning[]
  /** Where another device has written too. */
  readonly overwrote?: readonly Elsewhere[]
  readonly kept?: readonly Elsewhere[]
  readonly fold?: Fold
}

/** Warnings shown in a step at a time: Slack lets a modal carry 3,000 characters along. */
const MOST_WARNINGS = 8

export function scorecardView(of: StepShown): types.ModalView {
  const isReview = of.step.kind === 'review'
  const warnings = isReview ? of.warnings : of.warnings?.slice(0, MOST_WARNINGS)
  const shown: StepShown = { ...of, ...(warnings && { warnings }) }
  const { sheet, step } = shown
  const { card, candidate, interview } = sheet
  const steps = stepsOf(sheet.template)
  const at = steps.findIndex((one) => stepKey(one) === stepKey(step))
  const body = bodyOf(shown)
  return modal({
    id: 'scorecard',
    title: titleFor(candidate.name),
    submit: step.kind === 'review' ? 'Submit' : 'Next',
    close: 'Close',
    notifyOnClose: true,
    metadata: JSON.stringify(
      z.encode(CardMetadata, {
        interview: interview.id,
        step: stepKey(step),
        at: sheet.now,
        drawn: tracesOf(body, card),
        unfolded: shown.fold !== undefined && shown.fold !== 'shut',
        asks: isReview ? [] : (shown.warnings ?? []).map(whyName),
      }),
    ),
    blocks: [
      context(md`${at + 1} of ${steps.length} · ${savedWords(sheet)}${conflictWords(card)}`),
      ...elsewhereBlocks(shown),
      ...body,
      actions('steps', [
        ...(at > 0 ? [button('score-back', 'Back', 'back')] : []),
        button('score-leave', 'Save and close', 'leave'),
        ...(step.kind === 'observations' || step.kind === 'review'
          ? []
          : [button('score-skip', 'Skip for now', 'skip')]),
        // Said before the work, not after it.
        ...(at === 0 ? [endings(interview)] : []),
      ]),
    ],
  })
}

/** `Scorecard · Mila`, as much of the name as Slack's title takes. */
export function titleFor(name: string): string {
  return `Scorecard · ${cut(firstName(name), 12)}`
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}

function bodyOf(shown: StepShown): Block[] {
  const { sheet, step, problems = [], warnings = [], kept = [], fold = 'shut' } = shown
  const { card, template } = sheet
  const name = firstName(sheet.candidate.name)
  const anew = new Set(kept.map(({ field }) => field))
  const beside: Beside = { card, problems, warnings, anew, fold }
  switch (step.kind) {
    case 'question':
      return questionBlocks(step.question, name, template, beside)
    case 'competencies':
      return competencyBlocks(template, beside)
    case 'observations':
      return observationBlocks(template, beside)
    case 'overall':
      return overallBlocks(name, template, beside)
    case 'review':
      return reviewBlocks(sheet, { problems, warnings })
  }
}

const FIELD = /^(?:question|competency|observation|overall):/

/** Traces of what is kept in the fields that a step shows: a preset that nobody has saved yet counts as touched. */
function tracesOf(blocks: readonly Block[], card: CardSheet['card']): Record<string, string> {
  const names = blocks.flatMap(({ block_id: id = '' }) =>
    FIELD.test(id) ? [id.split('#')[0] ?? id] : [],
  )
  return Object.fromEntries(names.map((name) => [name, traceOf(fieldIn(card.answers, name))]))
}

function savedWords({ card, person }: CardSheet): string {
  const saved = lastSaved(card)
  return saved === undefined ? 'nothing written yet' : `saved ${clockWords(saved, person.zone)}`
}

function conflictWords({ conflict }: CardSheet['card']): string {
  return conflict === 'declared' ? ' · does not count: you declared a conflict of interest' : ''
}

function elsewhereBlocks({ sheet, overwrote = [], kept = [] }: StepShown): Block[] {
  const { template, person } = sheet
  const named = (all: readonly Elsewhere[]) =>
    all
      .map(({ field, at }) => `${fieldWords(field, template)} (${clockWords(at, person.zone)})`)
      .join('; ')
  return [
    ...(overwrote.length === 0
      ? []
      : [
          context(
            md`You also wrote on another device: ${cut(named(overwrote), 800)}. What you wrote here is later, so it stands.`,
          ),
        ]),
    ...(kept.length === 0
      ? []
      : [context(md`Taken over from your other device: ${cut(named(kept), 800)}.`)]),
  ]
}
