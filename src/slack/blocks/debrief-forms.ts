/** The forms of a debrief: opening cards early, breaking the seal, deciding. */
import type { types } from '@slack/bolt'
import { type Debrief, stageTitle } from '../../app/debrief.ts'
import { nextStage } from '../../core/deciding.ts'
import type { Decision, Outcome } from '../../core/decisions.ts'
import { whenWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md } from '../text.ts'
import { OUTCOMES, outcomeWords } from './decision-words.ts'
import {
  actions,
  type Block,
  button,
  context,
  input,
  modal,
  option,
  plain,
  section,
} from './kit.ts'

const LONG = 1500

/** Why cards are opened before all of them are in: by the lead for everybody, or by an admin for themselves. */
export function openingForm(
  how: 'unseal' | 'glass',
  candidate: string,
  metadata: string,
): types.ModalView {
  const isGlass = how === 'glass'
  return modal({
    id: `debrief-${how}-form`,
    title: isGlass ? 'Break the seal' : 'Open what there is',
    submit: isGlass ? 'Break the seal' : 'Open',
    close: 'Back',
    metadata,
    blocks: [
      section(
        isGlass
          ? md`You alone will see the scorecards about ${bold(candidate)} that are in. Everybody on the panel is told that you looked, and it stays in the audit log.`
          : md`The scorecards about ${bold(candidate)} that are in are opened to everybody who may read them. Those that are missing are named in the packet, and can still be handed in.`,
      ),
      paragraph('reason', 'Why?', { hint: 'Three words or more.' }),
    ],
  })
}

export interface DecisionForm {
  readonly debrief: Debrief
  /** What was chosen and typed so far. */
  readonly typed?: { readonly outcome: Outcome; readonly reason: string; readonly feedback: string }
  /** What the composite says against the choice; then why it is right all the same is asked for. */
  readonly objection?: Mrkdwn
  readonly metadata: string
}

export function decisionForm({
  debrief,
  typed,
  objection,
  metadata,
}: DecisionForm): types.ModalView {
  const { candidate, decision } = debrief
  return modal({
    id: 'debrief-decision',
    title: decision ? 'Correct the decision' : 'Decide',
    submit: 'Decide',
    close: 'Back',
    metadata,
    blocks: [
      section(md`${bold(cut(candidate.name, 100))} · ${stageTitle(debrief)}`),
      ...(decision ? [context(join([md`Now:`, outcomeWords(decision, debrief)], ' '))] : []),
      input('outcome', 'Decision', outcomeChoice(debrief, typed?.outcome)),
      paragraph('reason', 'Why?', {
        initial: typed?.reason,
        hint: 'So that it can be explained in a year. Three words or more.',
      }),
      paragraph('feedback', 'Feedback for the candidate', {
        initial: typed?.feedback,
        optional: true,
        hint: 'You get it as text to copy. Nothing is sent to them.',
      }),
      ...(objection
        ? [
            section(objection),
            paragraph('against', 'Why is it right all the same?', { hint: 'Eight words or more.' }),
          ]
        : [
            context(
              md`Your choice is set against the composite, whether you have looked at it or not. If they contradict each other you are asked why, and see what it says.`,
            ),
          ]),
    ],
  })
}

/** What has been decided, with the text for the candidate to copy and the way to the next stage. */
export function decidedView(debrief: Debrief, decision: Decision): types.ModalView {
  const { candidate, application, reader, now } = debrief
  const next = decision.outcome === 'advance' ? nextStage(debrief.plan, decision.stage) : undefined
  return modal({
    id: 'debrief-decided',
    title: 'Decided',
    close: 'Done',
    blocks: [
      section(md`${bold(cut(candidate.name, 100))} ${outcomeWords(decision, debrief)}`),
      ...(decision.feedback === ''
        ? []
        : [
            section(md`Copy this and send it to ${cut(candidate.name, 100)}:`),
            copied(decision.feedback),
          ]),
      ...(next
        ? [
            section(md`Next: ${next.title}.`),
            actions('decided-next', [
              button('schedule-next', `Schedule ${next.title}`, application.id, {
                style: 'primary',
              }),
            ]),
          ]
        : []),
      context(
        md`Noted ${whenWords(now, reader.zone)}. To correct it, open the packet from /debrief and decide again.`,
      ),
    ],
  })
}

function outcomeChoice({ plan, stage }: Debrief, chosen: Outcome | undefined): types.RadioButtons {
  const last = nextStage(plan, stage) === undefined
  const outcomes: Outcome[] = last ? ['offer', 'no', 'hold'] : ['advance', 'offer', 'no', 'hold']
  const options = outcomes.map((outcome) => option(OUTCOMES[outcome], outcome))
  const initial = options.find(({ value }) => value === chosen)
  return {
    type: 'radio_buttons',
    action_id: 'outcome',
    options,
    ...(initial && { initial_option: initial }),
  }
}

function paragraph(
  name: string,
  label: string,
  more: {
    readonly initial?: string | undefined
    readonly hint?: string
    readonly optional?: boolean
  },
): Block {
  return input(
    name,
    label,
    {
      type: 'plain_text_input',
      action_id: name,
      multiline: true,
      max_length: LONG,
      ...(more.initial && { initial_value: more.initial }),
    },
    { optional: more.optional ?? false, ...(more.hint && { hint: more.hint }) },
  )
}

/** Exactly as typed: rich text knows no mark-up to escape. */
function copied(text: string): Block {
  return {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: plain(text).text }] },
    ],
  }
}
