import { expect, test } from 'vitest'
import { Person } from '../../src/core/people.ts'
import { type Instant, later, Zone } from '../../src/core/time.ts'
import { placeWords, whenOf } from '../../src/slack/blocks/interviews.ts'
import { at, belgrade } from '../support/time.ts'
import { petra } from '../support/world.ts'

/** The time on a card, for a candidate and a recruiter somewhere. */
function onCard(start: string, candidates: string, recruiters = 'Europe/Belgrade'): string {
  const from = Date.parse(start) as Instant
  const recruiter = Person.parse({ id: petra, rev: 0, name: 'Petra', zone: recruiters, hours: [] })
  return whenOf({
    interview: {
      span: { start: from, end: later(from, 60) },
      zone: Zone.parse(candidates),
      bookedBy: petra,
    },
    people: new Map([[petra, recruiter]]),
    officeZone: belgrade,
    now: at('2027-03-01T09:00'),
  }).mrkdwn
}

test('a card names the office’s time where it differs, with its day where that differs too', () => {
  expect(onCard('2027-03-09T09:00:00Z', 'Europe/Belgrade')).toBe('Tue 9 Mar, 10:00-11:00 Belgrade')
  expect(onCard('2027-03-09T14:00:00Z', 'America/Bogota')).toBe(
    'Tue 9 Mar, 09:00-10:00 Bogota · 15:00 Belgrade',
  )
  expect(onCard('2027-03-09T23:00:00Z', 'America/Bogota')).toBe(
    'Tue 9 Mar, 18:00-19:00 Bogota · Wed 10 Mar, 00:00 Belgrade',
  )
})

test('whoever booked from elsewhere reads their own clock as well', () => {
  expect(onCard('2027-03-09T14:00:00Z', 'America/Bogota', 'Europe/London')).toBe(
    'Tue 9 Mar, 09:00-10:00 Bogota · 15:00 Belgrade · 14:00 London, your time',
  )
  expect(onCard('2027-03-09T14:00:00Z', 'Europe/Belgrade', 'Europe/Rome')).toBe(
    'Tue 9 Mar, 15:00-16:00 Belgrade',
  )
})

test('an hour in which clocks change reads as one hour', () => {
  expect(onCard('2027-10-31T00:30:00Z', 'Europe/Belgrade')).toBe(
    'Sun 31 Oct, 02:30 (+02:00)-02:30 (+01:00) Belgrade',
  )
  expect(onCard('2027-03-14T06:30:00Z', 'America/New_York')).toBe(
    'Sun 14 Mar, 01:30 (-05:00)-03:30 (-04:00) New York · 07:30 Belgrade',
  )
})

test('a video link can be followed and copied whatever it is made of, and a room is shown as typed', () => {
  const where = (text: string) => placeWords({ kind: 'video', text }, ' · ').mrkdwn
  expect(where('https://meet.example.org/a_b*c?pwd=x~y&z')).toBe(
    ' · <https://meet.example.org/a_b*c?pwd=x~y&amp;z|https://meet.example.org/a_b*c?pwd=x~y&amp;z>',
  )
  expect(where('Room <!channel>')).toBe(' · Room &lt;!channel&gt;')
  expect(where('')).toBe('')
})
