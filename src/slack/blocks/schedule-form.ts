/** The form of `/schedule-interview`. */
import type { types } from '@slack/bolt'
import type { Candidate } from '../../core/candidates.ts'
import type { Opening } from '../../core/openings.ts'
import type { Plan } from '../../core/plans.ts'
import { addDays, type Instant, type LocalDate, wallAt, type Zone } from '../../core/time.ts'
import { durationWords, zoneWords } from '../../core/time-words.ts'
import { bold, md } from '../text.ts'
import {
  actions,
  type Block,
  button,
  input,
  modal,
  type Option,
  option,
  plain,
  section,
} from './kit.ts'

export interface ScheduleForm {
  readonly openings: readonly Opening[]
  readonly opening: Opening
  readonly plan: Plan
  readonly candidate: Candidate | undefined
  readonly zone: Zone
  readonly now: Instant
}

/** How many days ahead the form looks unless told otherwise. */
const USUAL_DAYS = 14

export function scheduleForm(form: ScheduleForm): types.ModalView {
  const { openings, opening, candidate, zone, now } = form
  const today = wallAt(now, zone).date
  return modal({
    id: 'schedule-form',
    title: 'Schedule an interview',
    submit: 'Find times',
    close: 'Cancel',
    metadata: JSON.stringify({ opening: opening.id }),
    blocks: [
      // Another id for another candidate, or Slack would keep the one picked before.
      input(candidate ? `candidate#${candidate.id}` : 'candidate', 'Candidate', {
        type: 'external_select',
        action_id: 'find-candidate',
        min_query_length: 0,
        placeholder: plain('Name or mail', 150),
        ...(candidate && { initial_option: candidateOption(candidate) }),
      }),
      actions('new-candidate', [button('new-candidate', 'New candidate', opening.id)]),
      ...openingBlocks(openings, opening),
      ...whatBlocks(form),
      input('panel', 'Panel', {
        type: 'radio_buttons',
        action_id: 'panel',
        options: [option('From the pools', 'pools'), option("I'll choose people", 'chosen')],
        initial_option: option('From the pools', 'pools'),
      }),
      input(
        'chosen',
        'People',
        {
          type: 'multi_users_select',
          action_id: 'chosen',
          placeholder: plain('Only if you choose yourself', 150),
        },
        { optional: true },
      ),
      dateInput('first', 'Earliest day', addDays(today, 1)),
      dateInput('last', 'Latest day', addDays(today, USUAL_DAYS)),
      timeInput('from', 'Candidate can come from', '09:00'),
      timeInput('to', 'Candidate can come until', '18:00'),
      input(
        candidate ? `zone#${candidate.id}` : 'zone',
        'In the zone of',
        {
          type: 'external_select',
          action_id: 'find-zone',
          min_query_length: 2,
          placeholder: plain('City', 150),
          initial_option: zoneOption(zone),
        },
        { hint: "The candidate's own clock." },
      ),
      input('place', 'Where', {
        type: 'static_select',
        action_id: 'place',
        options: PLACES,
        initial_option: PLACES[0] ?? option('Video link', 'video'),
      }),
      input(
        'place-text',
        'Link or room',
        { type: 'plain_text_input', action_id: 'place-text', max_length: 300 },
        { optional: true },
      ),
    ],
  })
}

const PLACES = [
  option('Video link', 'video'),
  option('Room', 'room'),
  option('Somewhere else', 'other'),
]

export function candidateOption({ id, name, mail }: Candidate): Option {
  return option(mail ? `${name} · ${mail}` : name, id)
}

export function zoneOption(zone: Zone): Option {
  return option(`${zoneWords(zone)} (${zone})`, zone)
}

function openingBlocks(openings: readonly Opening[], opening: Opening): Block[] {
  if (openings.length < 2) return [section(md`*Opening*\n${bold(opening.title)}`)]
  const options = openings.map(({ id, title }) => option(title, id))
  return [
    input(
      'opening',
      'Opening',
      {
        type: 'static_select',
        action_id: 'choose-opening',
        options,
        initial_option: option(opening.title, opening.id),
      },
      { dispatch: true },
    ),
  ]
}

/** One interview of a stage, or the whole stage as a loop. Values are `stage/interview` and `stage/*`. */
function whatBlocks({ plan, opening }: ScheduleForm): Block[] {
  const options = plan.stages.flatMap(({ key, title, interviews }) => {
    const singles = interviews.map((planned) =>
      option(`${planned.title}, ${durationWords(planned.minutes)}`, `${key}/${planned.key}`),
    )
    const minutes = interviews.reduce((sum, planned) => sum + planned.minutes, 0)
    const whole = option(
      `Whole ${title.toLowerCase()}: ${interviews.length} interviews, ${durationWords(minutes)}`,
      `${key}/*`,
    )
    return interviews.length > 1 ? [...singles, whole] : singles
  })
  const [first] = options
  return [
    input(`what:${opening.id}`, 'What', {
      type: 'radio_buttons',
      action_id: 'what',
      options: options.slice(0, 10),
      ...(first && { initial_option: first }),
    }),
  ]
}

function dateInput(name: string, label: string, date: LocalDate): Block {
  return input(name, label, { type: 'datepicker', action_id: name, initial_date: date })
}

function timeInput(name: string, label: string, time: string): Block {
  return input(name, label, { type: 'timepicker', action_id: name, initial_time: time })
}
