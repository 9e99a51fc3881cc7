import type { types } from '@slack/bolt'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import type { ApplicationShown } from '../../src/app/candidate-page.ts'
import type { Member } from '../../src/app/interviewers.ts'
import type { Candidate } from '../../src/core/candidates.ts'
import { homeOf } from '../../src/core/home.ts'
import { CandidateId, ChannelId, InterviewId, LoopId, PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import type { Opening } from '../../src/core/openings.ts'
import { pageOf } from '../../src/core/pages.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import { ruledOut } from '../../src/core/screening.ts'
import type { ScreeningQuestion } from '../../src/core/screening-questions.ts'
import { later } from '../../src/core/time.ts'
import { timelineOf } from '../../src/core/timeline.ts'
import { availabilityForm, previewView } from '../../src/slack/blocks/availability.ts'
import { calendarView, checkedView } from '../../src/slack/blocks/calendar.ts'
import { findView } from '../../src/slack/blocks/candidate-find.ts'
import {
  applyForm,
  editCandidateForm,
  mailTakenView,
  newCandidateForm,
} from '../../src/slack/blocks/candidate-form.ts'
import { candidateView } from '../../src/slack/blocks/candidates.ts'
import { homeView } from '../../src/slack/blocks/home.ts'
import { interviewersView, MEMBERS, poolView } from '../../src/slack/blocks/interviewers.ts'
import { passOverForm, screeningForm } from '../../src/slack/blocks/screening-form.ts'
import { grantsView, openingForm, pauseForm } from '../../src/slack/blocks/settings.ts'
import { LINES, timelineView } from '../../src/slack/blocks/timeline.ts'
import { nobodysApplication } from '../support/booking.ts'
import { at, belgrade, span } from '../support/time.ts'
import { ana, petra, plan } from '../support/world.ts'

const now = at('2027-03-01T09:00')
const hostile = '<!channel> *x* @here'

/** What people type: nothing, markup, emoji of many units, and as much as fits into a field of Slack. */
const typed = fc.oneof(
  fc.constantFrom('', ' ', hostile, '👩‍👩‍👧‍👦'.repeat(270), 'ж'.repeat(3000), '&'.repeat(3000)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
)
const many = fc.constantFrom(0, 1, 7, 200)

function candidateOf(text: string, i = 0): Candidate {
  return {
    id: CandidateId.parse(`cand_${i}`),
    rev: 1,
    name: text,
    mail: text,
    zone: belgrade,
    placeOfStudy: text,
    languages: ['go', text],
    resume: `https://example.org/${text}`,
    addedAt: now,
    status: 'active',
  }
}

function personOf(text: string, i: number): Person {
  return Person.parse({
    id: `U${i}`,
    rev: 1,
    name: text,
    zone: belgrade,
    hours: USUAL_HOURS,
    grants: i % 2 === 0 ? ['admin', 'recruiter'] : ['auditor'],
    pausedUntil: i % 3 === 0 ? '2027-04-01' : null,
    ownHolidays: Array.from({ length: 300 }, () => '2027-04-01'),
  })
}

function openingOf(text: string, i: number): Opening {
  const people = Array.from({ length: 30 }, (_, n) => PersonId.parse(`U${n}`))
  return {
    id: `open_${i}` as Opening['id'],
    rev: 1,
    plan: 'intern',
    planVersion: 'v1',
    title: text,
    leads: people,
    recruiters: people,
    channel: ChannelId.parse('C0HIRING'),
    status: 'open',
  }
}

function interviewOf(text: string, i: number): Interview {
  const place = {
    seat: 'lead',
    seatTitle: text,
    person: ana,
    shadow: false,
    expiresAt: null,
    reason: text,
    proposes: null,
    askedAt: now,
  }
  return {
    id: InterviewId.parse(`int_${i}`),
    rev: 1,
    loop: LoopId.parse('loop_1'),
    application: nobodysApplication.id,
    notes: text,
    candidate: CandidateId.parse('cand_0'),
    opening: openingOf('', 0).id,
    stage: 'screen',
    kind: 'screen',
    title: text,
    span: span('2027-03-03T10:00', '2027-03-03T11:00'),
    zone: belgrade,
    place: { kind: 'other', text },
    version: 1,
    status: 'booked',
    panel: [
      { ...place, rsvp: 'asked', answeredAt: null },
      { ...place, person: petra, rsvp: 'declined', answeredAt: now },
    ],
    vacancies: [
      {
        seat: 'lead',
        leaver: petra,
        standIns: [],
        move: {
          proposal: 'prop_1',
          span: span('2027-03-04T10:00', '2027-03-04T11:00'),
          people: Array.from({ length: 20 }, () => ana),
        },
      },
    ],
    bookedBy: petra,
    bookedAt: now,
    moves: [
      {
        from: span('2027-03-02T10:00', '2027-03-02T11:00'),
        to: span('2027-03-03T10:00', '2027-03-03T11:00'),
        by: petra,
        at: later(now, i),
        reason: text,
      },
    ],
    standby: [],
    ending: null,
  }
}

/** As many questions as a plan may have, of every kind, each ruling out what is answered. */
const questions: readonly ScreeningQuestion[] = Array.from({ length: 20 }, (_, i) => {
  const asked = { key: `key-${i}`, ask: 'a'.repeat(150), help: 'h'.repeat(150) }
  const options = ['Go', 'o'.repeat(75)]
  const kinds: readonly ScreeningQuestion[] = [
    { ...asked, kind: 'yes or no', rulesOut: 'no' },
    { ...asked, kind: 'one of', options, rulesOut: ['Go'], languages: {} },
    { ...asked, kind: 'some of', options, needsOneOf: ['o'.repeat(75)], languages: {} },
    { ...asked, kind: 'number', unit: 'weeks', min: 12 },
    { ...asked, kind: 'date' },
    { ...asked, kind: 'text' },
  ]
  return kinds[i % kinds.length] ?? { ...asked, kind: 'text' }
})

function applicationOf(text: string, i: number, isPassed: boolean): ApplicationShown {
  const values = [false, 'Go', ['Go'], 2, '2027-07-01', text]
  const screening = questions.map(({ key }, n) => ({
    question: key,
    value: values[n % values.length] ?? '',
    by: petra,
    at: now,
  }))
  const passedOver = isPassed
    ? questions.map(({ key }) => ({ question: key, by: petra, reason: text }))
    : []
  const application = { ...nobodysApplication, screening, passedOver }
  return {
    application: { ...application, id: `app_${i}` as typeof application.id },
    opening: openingOf(text, i),
    plan: { ...plan, screening: [...questions] },
    screening: ruledOut(questions, screening, passedOver),
    interviews: list(9, (n) => interviewOf(text, n)),
  }
}

function list<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

/** Slack takes the view `draw` makes of anything people can have typed, however many there are of it. */
function takes(draw: (text: string, count: number) => types.ModalView | types.HomeView) {
  const holds = fc.property(typed, many, (text, count) => {
    const view = draw(text, count)
    expect(problemsInView(view)).toEqual([])
    // A hundred are what Slack takes, and what is cut off beyond is what can be done.
    expect(view.blocks.length).toBeLessThan(100)
  })
  fc.assert(holds, { numRuns: 30 })
}

describe('Slack takes', () => {
  test('the search for candidates', () => {
    takes((text, count) =>
      findView(
        list(count, (i) => candidateOf(text, i)),
        text,
      ),
    )
  })

  test.each([true, false])(
    'the page of a candidate (answers passed over: %s)',
    (isPassed) => {
      takes((text, count) =>
        candidateView({
          candidate: candidateOf(text),
          applications: list(count, (i) => applicationOf(text, i, isPassed)),
          otherOpenings: [openingOf(text, 99)],
          now,
        }),
      )
    },
    60_000,
  )

  test('the forms about a candidate', () => {
    takes((text, count) => {
      const openings = list(count, (i) => openingOf(text, i))
      const { id: opening } = openingOf('', 0)
      return newCandidateForm({ openings, opening, zone: belgrade, name: text, metadata: '' })
    })
    takes((text) => editCandidateForm(candidateOf(text), ''))
    takes((text, count) =>
      applyForm(
        candidateOf(text),
        list(count + 1, (i) => openingOf(text, i)),
        '',
      ),
    )
    takes((text) => mailTakenView(candidateOf(text), 'Choose them', ''))
  })

  test('the screening questions, of every kind', () => {
    takes((text) => screeningForm(candidateOf(text), applicationOf(text, 0, false), ''))
    takes((text) => passOverForm({ question: 'weeks', ask: text, why: text }, ''))
  })

  test('the timeline', () => {
    takes((text, count) => {
      const interviews = list(count, (i) => interviewOf(text, i))
      const entries = timelineOf({ entries: [], applications: [nobodysApplication], interviews })
      const openings = [openingOf(text, 0)]
      const page = pageOf(entries, 0, LINES)
      return timelineView({ candidate: candidateOf(text), page, openings, zone: belgrade, now })
    })
  })

  test('pools, openings and permissions', () => {
    takes((text, count) =>
      interviewersView({
        pools: list(count, (i) => ({ pool: `${text}${i}`, qualified: count, learning: i })),
        openings: list(count, (i) => openingOf(text, i)),
        granted: list(count, (i) => personOf(text, i)),
      }),
    )
    takes((text, count) => {
      const members = list(count, (i): Member => {
        const load = { today: i, week: i, capPerDay: null, capPerWeek: 3 }
        return { person: personOf(text, i), level: 'qualified', load, mayPause: true }
      })
      return poolView({ pool: text, page: pageOf(members, 1, MEMBERS), added: count, metadata: '' })
    })
    takes((text) => openingForm(openingOf(text, 0), ''))
    takes((text, count) => {
      const people = list(count, (i) => personOf(text, i))
      return grantsView(people, people.at(-1), '')
    })
    takes((text) => pauseForm(personOf(text, 0), ''))
  })

  test('Home', () => {
    takes((text, count) => {
      const person = { ...personOf(text, 0), id: ana }
      const interviews = list(count, (i) => interviewOf(text, i))
      const openings = [openingOf(text, 0)]
      const facts = { person, theirs: interviews, ahead: interviews, openings, now }
      const candidates = new Map([[candidateOf(text).id, candidateOf(text)]])
      const byId = new Map(openings.map((opening) => [opening.id, opening]))
      return homeView({ home: homeOf(facts), person, candidates, openings: byId, now })
    })
  })

  test('the form of availability, and what it comes to', () => {
    takes((text, count) => {
      const regions = list(Math.min(count, 100), (i) => ({ code: `R${i}`, name: text }))
      const countries = [{ code: 'DE', name: text, regions }]
      const person = { ...personOf(text, 0), holidayCountry: 'DE', holidayRegion: 'R0' }
      return availabilityForm({
        person,
        countries,
        feed: { kind: 'failing', why: text, minutes: 3 },
      })
    })
    takes((text) => checkedView({ kind: 'failing', why: text, minutes: undefined }))
    takes(() => calendarView({ kind: 'none' }, null, ''))
    takes(() => previewView([], belgrade))
  })
})

test('a candidate called by markup is shown as typed on every view', () => {
  const shown = applicationOf(hostile, 0, true)
  const page = { candidate: candidateOf(hostile), otherOpenings: [], now }
  const views = [
    findView([candidateOf(hostile)], hostile),
    candidateView({ ...page, applications: [shown] }),
    screeningForm(candidateOf(hostile), shown, ''),
    mailTakenView(candidateOf(hostile), 'Choose them', ''),
    timelineView({
      candidate: candidateOf(hostile),
      page: pageOf(
        timelineOf({ entries: [], applications: [], interviews: [interviewOf(hostile, 0)] }),
        0,
        LINES,
      ),
      openings: [openingOf(hostile, 0)],
      zone: belgrade,
      now,
    }),
  ]
  for (const view of views) {
    for (const text of mrkdwnIn(view)) {
      expect(text).not.toContain('<!channel>')
      expect(text).not.toMatch(/@here(?!\u2060)\b.*@here/)
      expect(text).not.toContain(' *x* ')
    }
  }
})

/** Every text that Slack reads as mark-up. */
function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn)
  if (typeof value !== 'object' || value === null) return []
  const own =
    'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : []
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)]
}
