/** The fields of the form of `/schedule-interview`: what, with whom, when and where. */
import type { types } from '@slack/bolt'
import type { Place } from '../../core/interviews.ts'
import type { Plan } from '../../core/plans.ts'
import type { ClockTime, LocalDate, Zone } from '../../core/time.ts'
import { durationWords, zoneWords } from '../../core/time-words.ts'
import { fieldId } from '../schedule/draft.ts'
import { md } from '../text.ts'
import {
  type Block,
  context,
  input,
  type Option,
  option,
  plain,
  section,
  WEEKDAY_OPTIONS,
} from './kit.ts'
import type { ScheduleForm } from './schedule-form.ts'
import { mentions } from './schedule-words.ts'

/** Lengths to choose from, in minutes, beside the plan's own. */
const LENGTHS = [15, 30, 45, 60, 75, 90, 120]
/** Radio buttons hold ten; more become a menu. */
const MOST_BUTTONS = 10
export const MOST_OPTIONS = 100

/** One interview of a stage, or the whole stage as a loop. Values are `stage/interview` and `stage/*`. */
export function whatOptions({ stages }: Plan): Option[] {
  return stages.flatMap(({ key, title, interviews }) => {
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
}

export function whatBlocks({ plan, meta, what, minutes }: ScheduleForm): Block[] {
  const options = whatOptions(plan)
  const [only] = options
  const chosen = initial(options, `${what.stage}/${what.kind}`)
  const element = {
    action_id: 'what',
    options: options.slice(0, MOST_OPTIONS),
    ...chosen,
  }
  return [
    options.length === 1 && only
      ? section(md`*What*\n${only.text.text}`)
      : input(
          fieldId('what', meta),
          'What',
          options.length > MOST_BUTTONS
            ? { type: 'static_select', ...element }
            : { type: 'radio_buttons', ...element },
        ),
    lengthBlock(minutes),
  ]
}

function lengthBlock(minutes: number | undefined): Block {
  const lengths = [...new Set([...LENGTHS, ...(minutes ? [minutes] : [])])].sort((a, b) => a - b)
  const options = [
    option('As planned', 'plan'),
    ...lengths.map((length) => option(durationWords(length), String(length))),
  ]
  return input(
    'minutes',
    'Length',
    {
      type: 'static_select',
      action_id: 'minutes',
      options,
      ...initial(options, `${minutes ?? 'plan'}`),
    },
    { hint: 'Another length holds for this interview only, not for a whole loop.' },
  )
}

export function panelBlocks({ meta, panel, chosen, unqualified, because }: ScheduleForm): Block[] {
  const options = [option('From the pools', 'pools'), option("I'll choose people", 'chosen')]
  return [
    input('panel', 'Panel', {
      type: 'radio_buttons',
      action_id: 'panel',
      options,
      ...initial(options, panel),
    }),
    input(
      'chosen',
      'People',
      {
        type: 'multi_users_select',
        action_id: 'choose-people',
        max_selected_items: 10,
        placeholder: plain('Only if you choose yourself', 150),
        ...(chosen.length > 0 && { initial_users: [...chosen] }),
      },
      { optional: true, dispatch: true },
    ),
    ...(unqualified.length > 0
      ? [
          context(
            md`${mentions(unqualified)} ${unqualified.length === 1 ? 'is' : 'are'} not in the pools for these seats.`,
          ),
        ]
      : []),
    ...(meta.asksBecause
      ? [
          input('because', 'Why them?', textElement('because', because, 300), {
            optional: true,
            hint: 'Needed when somebody sits where they are not in the pool.',
          }),
        ]
      : []),
  ]
}

export function timeBlocks({ meta, first, last, from, to, days, zone }: ScheduleForm): Block[] {
  const chosen = WEEKDAY_OPTIONS.filter(({ value }) => days.includes(Number(value)))
  const id = (name: string) => fieldId(name, meta)
  return [
    input(id('first'), 'Earliest day', date('first', first)),
    input(id('last'), 'Latest day', date('last', last)),
    input(id('days'), 'On', {
      type: 'multi_static_select',
      action_id: 'days',
      placeholder: plain('Days of the week', 150),
      options: [...WEEKDAY_OPTIONS],
      ...(chosen.length > 0 && { initial_options: chosen }),
    }),
    input(id('from'), 'Candidate can come from', time('from', from)),
    input(id('to'), 'Candidate can come until', time('to', to)),
    input(
      id('zone'),
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
  ]
}

export function placeBlocks({ place, notes }: ScheduleForm): Block[] {
  return [
    ...whereBlocks(place),
    input('notes', 'Notes for the panel', textElement('notes', notes, 1000, true), {
      optional: true,
    }),
  ]
}

/** Where it takes place, as `placeIn` reads it. */
export function whereBlocks(place: Place): Block[] {
  return [
    input('place', 'Where', {
      type: 'static_select',
      action_id: 'place',
      options: PLACES,
      ...initial(PLACES, place.kind),
    }),
    input('placeText', 'Link or room', textElement('placeText', place.text, 300), {
      optional: true,
    }),
  ]
}

const PLACES = [
  option('Video link', 'video'),
  option('Room', 'room'),
  option('Somewhere else', 'other'),
]

export function zoneOption(zone: Zone): Option {
  return option(`${zoneWords(zone)} (${zone})`, zone)
}

export function initial(
  options: readonly Option[],
  value: string,
): { readonly initial_option?: Option } {
  const found = options.find((one) => one.value === value) ?? options[0]
  return found ? { initial_option: found } : {}
}

export function textElement(
  name: string,
  text: string,
  max: number,
  multiline = false,
): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: name,
    max_length: max,
    multiline,
    ...(text !== '' && { initial_value: text.slice(0, max) }),
  }
}

function date(name: string, day: LocalDate): types.Datepicker {
  return { type: 'datepicker', action_id: name, initial_date: day }
}

function time(name: string, clock: ClockTime): types.Timepicker {
  // Slack's clock ends at 23:59; midnight at the end of a day is that.
  return { type: 'timepicker', action_id: name, initial_time: clock === '24:00' ? '23:59' : clock }
}
