/** The form of `/availability`, and what it comes to over the next two weeks. */
import type { types } from '@slack/bolt'
import type { PreviewDay } from '../../app/availability.ts'
import type { Country } from '../../app/ports.ts'
import type { FeedState } from '../../core/calendar-feeds.ts'
import { exceptionsText, hoursText } from '../../core/hours-text.ts'
import type { Person } from '../../core/people.ts'
import type { Span, Zone } from '../../core/time.ts'
import { clocksWords, dateWords, zoneWords } from '../../core/time-words.ts'
import { join, type Mrkdwn, md } from '../text.ts'
import { calendarBlocks } from './calendar.ts'
import { type Block, context, divider, input, modal, option, plain, section } from './kit.ts'
import { zoneOption } from './schedule-form-fields.ts'

export interface AvailabilityForm {
  readonly person: Person
  readonly countries: readonly Country[]
  readonly feed: FeedState
}

export function availabilityForm({ person, countries, feed }: AvailabilityForm): types.ModalView {
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
      lines('hours', 'My hours', hoursText(person.hours), {
        hint: 'A line each, such as Mon-Fri 09:00-17:00.',
        optional: false,
      }),
      lines('preferred', 'Hours I like best', hoursText(person.preferred), {
        hint: 'Empty means all of them.',
      }),
      lines('exceptions', 'Other days', exceptionsText(person.exceptions), {
        hint: 'A line each, such as 2027-03-12 off, or 2027-03-15 10:00-14:00.',
      }),
      ...calendarBlocks(feed),
      ...holidayBlocks(person, countries),
      lines('own', 'My own holidays', person.ownHolidays.join('\n'), {
        hint: 'A date a line, such as 2027-04-23. Nobody asks why.',
      }),
      number('per-day', 'Interviews a day, at most', person.capPerDay),
      number('per-week', 'Interviews a week, at most', person.capPerWeek),
      number('before', 'Minutes free before each', person.bufferBeforeMinutes),
      number('after', 'Minutes free after each', person.bufferAfterMinutes),
      pauseInput(person),
    ],
  })
}

/** Until when nobody is asked. */
export function pauseInput({ pausedUntil }: Person): Block {
  return input(
    'paused',
    'Pause until',
    {
      type: 'datepicker',
      action_id: 'paused',
      ...(pausedUntil && { initial_date: pausedUntil }),
    },
    { optional: true, hint: 'Nobody asks you before that day. It never counts against you.' },
  )
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

function holidayBlocks(person: Person, countries: readonly Country[]): Block[] {
  const country = countries.find(({ code }) => code === person.holidayCountry)
  const regions = country?.regions ?? []
  const region = regions.find(({ code }) => code === person.holidayRegion)
  const pick = input(
    'country',
    'Public holidays of',
    {
      type: 'external_select',
      action_id: 'find-country',
      min_query_length: 0,
      placeholder: plain('No country', 150),
      ...(country && { initial_option: option(country.name, country.code) }),
    },
    { optional: true, dispatch: true },
  )
  if (!country || regions.length === 0) return [pick]
  return [
    pick,
    input(
      `region#${country.code}`,
      'Region',
      {
        type: 'static_select',
        action_id: 'region',
        placeholder: plain('The whole country', 150),
        options: regions.slice(0, 100).map(({ code, name }) => option(name, code)),
        ...(region && { initial_option: option(region.name, region.code) }),
      },
      { optional: true, hint: 'For holidays that only your region has.' },
    ),
  ]
}

const OFF: Record<NonNullable<PreviewDay['off']>, string> = {
  paused: 'paused',
  holiday: 'off, public holiday',
  'own holiday': 'off, your holiday',
  off: 'off',
}

function dayBlock({ date, off, free, interviews }: PreviewDay, zone: Zone): Block {
  const hours =
    off !== null ? md`${OFF[off]}` : free.length === 0 ? md`nothing free` : spans(free, zone)
  const booked = interviews.length === 0 ? md`` : md` · interviews ${spans(interviews, zone)}`
  return context(md`*${dateWords(date)}*  ${hours}${booked}`)
}

function spans(all: readonly Span[], zone: Zone): Mrkdwn {
  return join(
    all.map((span) => md`${clocksWords(span, zone)}`),
    ', ',
  )
}

function lines(
  name: string,
  label: string,
  value: string,
  { hint, optional = true }: { readonly hint: string; readonly optional?: boolean },
): Block {
  return input(
    name,
    label,
    {
      type: 'plain_text_input',
      action_id: name,
      multiline: true,
      ...(value && { initial_value: value.slice(0, 3000) }),
    },
    { optional, hint },
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
