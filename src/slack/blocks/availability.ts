/** The form of `/availability`, and what it comes to over the next two weeks. */
import type { types } from '@slack/bolt'
import type { PreviewDay } from '../../app/availability.ts'
import { exceptionsText, hoursText } from '../../core/hours-text.ts'
import type { Person } from '../../core/people.ts'
import type { Span, Zone } from '../../core/time.ts'
import { clockWords, dateWords, zoneWords } from '../../core/time-words.ts'
import { join, type Mrkdwn, md } from '../text.ts'
import { type Block, context, divider, input, modal, option, plain, section } from './kit.ts'
import { zoneOption } from './schedule-form.ts'

export function availabilityForm(
  person: Person,
  countries: readonly { readonly code: string; readonly name: string }[],
): types.ModalView {
  const country = countries.find(({ code }) => code === person.holidayCountry)
  return modal({
    id: 'availability-form',
    title: 'When I can interview',
    submit: 'Save',
    close: 'Cancel',
    blocks: [
      input('zone', 'My zone', {
        type: 'external_select',
        action_id: 'find-zone',
        min_query_length: 2,
        initial_option: zoneOption(person.zone),
      }),
      text(
        'hours',
        'My hours',
        hoursText(person.hours),
        'A line each, such as Mon-Fri 09:00-17:00.',
      ),
      text(
        'preferred',
        'Hours I like best',
        hoursText(person.preferred),
        'Empty means all of them.',
      ),
      text(
        'exceptions',
        'Other days',
        exceptionsText(person.exceptions),
        'A line each, such as 2027-03-12 off, or 2027-03-15 10:00-14:00.',
      ),
      {
        ...input(
          'country',
          'Public holidays of',
          {
            type: 'static_select',
            action_id: 'country',
            placeholder: plain('No country', 150),
            options: countries.map(({ code, name }) => option(name, code)).slice(0, 100),
            ...(country && { initial_option: option(country.name, country.code) }),
          },
          { optional: true },
        ),
      },
      number('per-day', 'Interviews a day, at most', person.capPerDay),
      number('per-week', 'Interviews a week, at most', person.capPerWeek),
      number('before', 'Minutes free before each', person.bufferBeforeMinutes),
      number('after', 'Minutes free after each', person.bufferAfterMinutes),
      input(
        'paused',
        'Pause until',
        {
          type: 'datepicker',
          action_id: 'paused',
          ...(person.pausedUntil && { initial_date: person.pausedUntil }),
        },
        { optional: true, hint: 'Nobody asks you before that day. It never counts against you.' },
      ),
    ],
  })
}

/** Two weeks, a line a day. */
export function previewView(days: readonly PreviewDay[], zone: Zone): types.ModalView {
  return modal({
    id: 'availability-preview',
    title: 'The next two weeks',
    close: 'Done',
    blocks: [
      section(md`Saved. This is when you can be asked, on your clock in ${zoneWords(zone)}.`),
      divider(),
      ...days.map((day) => dayBlock(day, zone)),
    ],
  })
}

function dayBlock({ date, working, interviews }: PreviewDay, zone: Zone): Block {
  const hours = working.length === 0 ? md`off` : spans(working, zone)
  const booked = interviews.length === 0 ? md`` : md` · interviews ${spans(interviews, zone)}`
  return context(md`*${dateWords(date)}*  ${hours}${booked}`)
}

function spans(all: readonly Span[], zone: Zone): Mrkdwn {
  return join(
    all.map(({ start, end }) => md`${clockWords(start, zone)}-${clockWords(end, zone)}`),
    ', ',
  )
}

function text(name: string, label: string, value: string, hint: string): Block {
  return input(
    name,
    label,
    {
      type: 'plain_text_input',
      action_id: name,
      multiline: true,
      ...(value && { initial_value: value }),
    },
    { optional: name !== 'hours', hint },
  )
}

function number(name: string, label: string, value: number | null): Block {
  return input(
    name,
    label,
    {
      type: 'number_input',
      action_id: name,
      is_decimal_allowed: false,
      min_value: '0',
      max_value: '500',
      ...(value !== null && { initial_value: String(value) }),
    },
    { optional: true },
  )
}
