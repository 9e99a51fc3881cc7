/** The form of `/schedule-interview`. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import type { PersonId } from '../../core/ids.ts'
import type { Place } from '../../core/interviews.ts'
import type { What } from '../../core/next-interview.ts'
import type { Opening } from '../../core/openings.ts'
import type { Plan } from '../../core/plans.ts'
import type { Screening } from '../../core/screening.ts'
import type { ClockTime, LocalDate, Zone } from '../../core/time.ts'
import { type FormMeta, fieldId } from '../schedule/draft.ts'
import { join, type Mrkdwn, md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  context,
  input,
  modal,
  type Option,
  option,
  plain,
  section,
} from './kit.ts'
import {
  initial,
  MOST_OPTIONS,
  panelBlocks,
  placeBlocks,
  textElement,
  timeBlocks,
  whatBlocks,
} from './schedule-form-fields.ts'

/** Everything the form shows, defaults and what was typed already told apart no more. */
export interface ScheduleForm {
  readonly meta: FormMeta
  /** Said on top, such as that several candidates bear the name. */
  readonly lines: readonly Mrkdwn[]
  readonly openings: readonly Opening[]
  readonly opening: Opening
  readonly plan: Plan
  readonly candidate: Candidate | undefined
  /** A name that nobody bears yet. */
  readonly newName: string
  readonly screening: Screening | undefined
  readonly what: What
  readonly minutes: number | undefined
  readonly panel: 'pools' | 'chosen'
  readonly chosen: readonly PersonId[]
  /** Whom of them no seat is meant for. */
  readonly unqualified: readonly PersonId[]
  readonly because: string
  readonly first: LocalDate
  readonly last: LocalDate
  readonly from: ClockTime
  readonly to: ClockTime
  readonly days: readonly number[]
  readonly zone: Zone
  readonly place: Place
  readonly notes: string
  readonly passing: string
}

export function scheduleForm(form: ScheduleForm): types.ModalView {
  return modal({
    id: 'schedule-form',
    title: 'Schedule an interview',
    submit: 'Find times',
    close: 'Cancel',
    metadata: JSON.stringify(form.meta),
    blocks: [
      ...(form.lines.length > 0 ? [section(join(form.lines, '\n'))] : []),
      ...candidateBlocks(form),
      ...screeningBlocks(form),
      ...openingBlocks(form),
      ...whatBlocks(form),
      ...panelBlocks(form),
      ...timeBlocks(form),
      ...placeBlocks(form),
    ],
  })
}

function candidateBlocks({ meta, candidate, opening, newName }: ScheduleForm): Block[] {
  return [
    input(
      fieldId('candidate', meta),
      'Candidate',
      {
        type: 'external_select',
        action_id: 'find-candidate',
        min_query_length: 0,
        placeholder: plain('Name or mail', 150),
        ...(candidate && { initial_option: candidateOption(candidate) }),
      },
      { dispatch: true },
    ),
    actions('new-candidate', [
      button(
        'new-candidate',
        newName === '' ? 'New candidate' : `New candidate ${newName}`,
        `${opening.id} ${newName.slice(0, 120)}`.trim(),
      ),
    ]),
  ]
}

/** What stands against the candidate, before anything is scheduled. */
function screeningBlocks({ meta, screening, passing }: ScheduleForm): Block[] {
  if (!screening) return []
  const { against, unanswered } = screening
  const open = unanswered.length
  return [
    ...(against.length > 0
      ? [
          section(
            join(
              [
                md`*Screening rules this candidate out*`,
                ...against.map(({ ask, why }) => md`• ${ask} ${why}`),
              ],
              '\n',
            ),
          ),
        ]
      : []),
    ...(meta.asksPassing
      ? [
          input('passing', 'Why go on all the same?', textElement('passing', passing, 300), {
            hint: 'Three words or more. It is kept with the application.',
          }),
        ]
      : []),
    ...(open > 0
      ? [
          context(
            md`${open} screening ${open === 1 ? 'question is' : 'questions are'} unanswered: /candidate has them. You can book all the same.`,
          ),
        ]
      : []),
  ]
}

function openingBlocks({ openings, opening }: ScheduleForm): Block[] {
  if (openings.length < 2) return [section(md`*Opening*\n${opening.title}`)]
  const options = openings.slice(0, MOST_OPTIONS).map(({ id, title }) => option(title, id))
  return [
    input(
      'opening',
      'Opening',
      {
        type: 'static_select',
        action_id: 'choose-opening',
        options,
        ...initial(options, opening.id),
      },
      { dispatch: true },
    ),
  ]
}

export function candidateOption(candidate: Candidate): Option {
  return option(candidateLabel(candidate), candidate.id)
}

/** A candidate where two may bear one name. */
export function candidateLabel({ name, mail }: Candidate): string {
  return mail ? `${name} · ${mail}` : name
}
