/** The small forms behind the buttons of an interview's messages. */
import type { types } from '@slack/bolt'
import type { Shown } from '../../app/shown.ts'
import { DECLINE_REASONS, sitting } from '../../core/interviews.ts'
import { addDays, type Instant, minutesOf, wallAt, type Zone } from '../../core/time.ts'
import { durationWords, spanWords, zoneWords } from '../../core/time-words.ts'
import { bold, md } from '../text.ts'
import { type Block, input, modal, option, plain, section } from './kit.ts'
import { whereBlocks } from './schedule-form-fields.ts'

/** How many days ahead a search for another time looks unless told otherwise. */
const USUAL_DAYS = 14

export function declineForm(shown: Shown, zone: Zone): types.ModalView {
  return modal({
    id: 'decline-form',
    title: "I can't make it",
    submit: 'Say so',
    close: 'Go back',
    metadata: shown.interview.id,
    blocks: [
      about(shown, zone),
      input('why', 'Why', {
        type: 'radio_buttons',
        action_id: 'why',
        options: DECLINE_REASONS.map((reason) => option(REASON_WORDS[reason], reason)),
      }),
      note('What the recruiter should know', false),
    ],
  })
}

const REASON_WORDS: Record<(typeof DECLINE_REASONS)[number], string> = {
  busy: 'I have something else then',
  away: "I'm away",
  'conflict of interest': 'I know the candidate too well',
  'not qualified': 'This is not my field',
  other: 'Something else',
}

/** A reason as its giver would say it: the choice in words, and what they added. */
export function declineWords(reason: string): string {
  const [choice = '', ...added] = reason.split(': ')
  const known = DECLINE_REASONS.find((r) => r === choice)
  if (!known) return reason
  return added.length === 0 ? REASON_WORDS[known] : `${REASON_WORDS[known]}: ${added.join(': ')}`
}

export function proposeForm(shown: Shown, zone: Zone): types.ModalView {
  const { date, time } = wallAt(shown.interview.span.start, zone)
  return modal({
    id: 'propose-form',
    title: 'Propose another time',
    submit: 'Propose it',
    close: 'Go back',
    metadata: shown.interview.id,
    blocks: [
      about(shown, zone),
      input('day', 'Day', { type: 'datepicker', action_id: 'day', initial_date: date }),
      input(
        'time',
        'Time',
        { type: 'timepicker', action_id: 'time', initial_time: time },
        { hint: `On your clock, in ${zoneWords(zone)}. Your place stays yours meanwhile.` },
      ),
    ],
  })
}

export function cancelForm(shown: Shown): types.ModalView {
  return modal({
    id: 'cancel-form',
    title: 'Cancel the interview',
    submit: 'Cancel it',
    close: 'Keep it',
    metadata: shown.interview.id,
    blocks: [
      about(shown, shown.interview.zone),
      section(
        md`Everybody on the panel is told, and their time is free again. You tell the candidate.`,
      ),
      note('Why', true),
    ],
  })
}

export function placeForm(shown: Shown): types.ModalView {
  return modal({
    id: 'place-form',
    title: 'Change the place',
    submit: 'Change it',
    close: 'Go back',
    metadata: shown.interview.id,
    blocks: [
      about(shown, shown.interview.zone),
      ...whereBlocks(shown.interview.place),
      section(
        md`The panel is told, and the time stays. You tell the candidate: the text on the card says where.`,
      ),
    ],
  })
}

export function noShowForm(shown: Shown, who: 'candidate' | 'panel'): types.ModalView {
  const options = sitting(shown.interview).map(({ person }) =>
    option(shown.people.get(person)?.name ?? person, person),
  )
  return modal({
    id: 'no-show-form',
    title: 'It did not take place',
    submit: 'Note it',
    close: 'Go back',
    metadata: JSON.stringify({ interview: shown.interview.id, who }),
    blocks: [
      about(shown, shown.interview.zone),
      ...(who === 'candidate' || options.length === 0
        ? [section(md`${bold(shown.candidate.name)} did not come.`)]
        : [
            input('missing', 'Who did not come', {
              type: 'static_select',
              action_id: 'missing',
              options,
            }),
          ]),
      note('What happened', false),
    ],
  })
}

export function moveForm(shown: Shown, wanted: Instant | undefined): types.ModalView {
  const { interview, now } = shown
  const today = wallAt(now, interview.zone).date
  const first = wanted ? wallAt(wanted, interview.zone) : undefined
  return modal({
    id: 'move-form',
    title: 'Move the interview',
    submit: 'Find times',
    close: 'Keep it',
    metadata: interview.id,
    blocks: [
      about(shown, interview.zone),
      date('first', 'Earliest day', first?.date ?? today),
      date('last', 'Latest day', first?.date ?? addDays(today, USUAL_DAYS)),
      time('from', 'Candidate can come from', first?.time ?? '09:00'),
      time('to', 'Candidate can come until', first ? '24:00' : '18:00', zoneWords(interview.zone)),
      note('Why it moves', true),
    ],
  })
}

function about({ interview, candidate, now }: Shown, zone: Zone): Block {
  const length = durationWords(minutesOf(interview.span))
  return section(
    md`${bold(candidate.name)} · ${interview.title}, ${length}\n${spanWords(interview.span, zone, now)}`,
  )
}

function note(label: string, required: boolean): Block {
  return input(
    'reason',
    label,
    { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: 500 },
    { optional: !required },
  )
}

function date(name: string, label: string, initial: string): Block {
  return input(name, label, { type: 'datepicker', action_id: name, initial_date: initial })
}

function time(name: string, label: string, initial: string, zone = ''): Block {
  return input(
    name,
    label,
    {
      type: 'timepicker',
      action_id: name,
      initial_time: initial === '24:00' ? '23:59' : initial,
      placeholder: plain('Time', 150),
    },
    zone ? { hint: `On the candidate's clock, in ${zone}.` } : {},
  )
}
