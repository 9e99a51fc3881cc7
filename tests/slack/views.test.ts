import { describe, expect, test } from 'vitest'
import type { Member } from '../../src/app/interviewers.ts'
import { LINES as LISTED } from '../../src/core/digest/digest.ts'
import { type Item, KINDS, type Matter } from '../../src/core/digest/items.ts'
import { homeOf } from '../../src/core/home.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { pageOf } from '../../src/core/pages.ts'
import { usualReader } from '../../src/core/readers.ts'
import { LocalDate } from '../../src/core/time.ts'
import { auditView } from '../../src/slack/blocks/audit.ts'
import { availabilityForm, previewView } from '../../src/slack/blocks/availability.ts'
import { calendarView, checkedView } from '../../src/slack/blocks/calendar.ts'
import { digestMessage } from '../../src/slack/blocks/digest.ts'
import { digestForm } from '../../src/slack/blocks/digest-settings.ts'
import { homeView } from '../../src/slack/blocks/home.ts'
import { allWorkView } from '../../src/slack/blocks/home-work.ts'
import { interviewersView, MEMBERS, poolView } from '../../src/slack/blocks/interviewers.ts'
import { grantsView, openingForm, pauseForm } from '../../src/slack/blocks/settings.ts'
import {
  candidateOf,
  interviewOf,
  list,
  now,
  openingOf,
  personOf,
  takes,
} from '../support/any-views.ts'
import { nobodysApplication } from '../support/booking.ts'
import { belgrade } from '../support/time.ts'
import { ana, petra } from '../support/world.ts'

/** One thing of each kind that waits, about an interview. */
function waitingAbout(interview: Interview): Item[] {
  const { application, candidate, opening, stage } = interview
  const of = { ...nobodysApplication, id: application, candidate }
  const debrief = { application, stage, since: now, opening: { leads: [ana] }, of }
  const owed = { interview, person: ana, shadow: false, card: undefined, due: now, late: now }
  const vacancy = { seat: 'lead', leaver: ana, standIns: [petra], move: null }
  const matters: Matter[] = [
    { kind: 'decide', debrief },
    { kind: 'seat', interview, vacancy },
    { kind: 'card', owed },
    { kind: 'overdue', owed },
    { kind: 'answer', interview },
    { kind: 'unanswered', interview, of: petra, lapses: now },
    { kind: 'interview', interview, hasKit: true },
    { kind: 'next', application: { ...of, opening }, since: now },
  ]
  return matters.map((matter) => ({ ...matter, key: matter.kind, cost: [0, 0] }))
}

describe('Slack takes', () => {
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

  test('the audit log', () => {
    takes((text, count) => {
      const facts = { status: text, panel: `lead=${ana}:asked`, pausedUntil: null }
      const entries = list(Math.min(count, 8), (i) => ({
        ...{ seq: i + 1, actor: i % 2 ? ana : 'system', verb: i % 3 ? 'book' : text, at: now },
        ...{
          object: i % 4 ? `int_${i}` : `key:${text}`,
          before: {},
          after: facts,
          previous: '',
          hash: '',
        },
      }))
      const about = count % 2 ? 'int_1' : null
      return auditView({
        asked: { actor: ana, about, from: null, to: null, before: count || null },
        entries,
        older: 1,
        reader: personOf(text, 0),
        names: new Map([['int_1', text]]),
        now,
      })
    })
  })

  test('Home', () => {
    takes((text, count) => {
      const person = { ...personOf(text, 0), id: ana }
      const interviews = list(count, (i) => interviewOf(text, i))
      const openings = [openingOf(text, 0)]
      const facts = { person, theirs: interviews, ahead: interviews, openings, now }
      const candidates = new Map([[candidateOf(text).id, candidateOf(text)]])
      const byId = new Map(openings.map((opening) => [opening.id, opening]))
      const stages = list(5, () => ({ title: text, count }))
      const lines = { zone: belgrade, now, pings: true, candidates, names: new Map([[ana, text]]) }
      return homeView({
        home: homeOf(facts),
        person,
        candidates,
        openings: byId,
        now,
        work: { items: interviews.flatMap(waitingAbout), lines },
        glances: list(count, (i) => ({ opening: openingOf(text, i), stages })),
        health: {
          waiting: count,
          dead: count,
          size: count,
          backedUp: null,
          versions: { bot: text, node: text },
        },
      })
    })
  })

  test('a digest, its form, and everything that waits', () => {
    takes((text, count) => {
      const items = list(Math.min(count, 36), (i) => interviewOf(text, i)).flatMap(waitingAbout)
      const soon = list(count, (i) => interviewOf(text, i))
      const candidates = new Map([[candidateOf(text).id, candidateOf(text)]])
      const { blocks } = digestMessage({
        digest: {
          date: LocalDate.parse('2027-03-01'),
          items: items.slice(0, LISTED),
          more: count,
          matters: items.length,
          done: count,
          today: soon,
          tomorrow: soon,
          changes: [{ what: 'booked', count }],
          since: now,
          load: { today: 1, week: 2, capPerDay: null, capPerWeek: 3 },
        },
        zone: belgrade,
        now,
        pings: false,
        channelOf: text,
        candidates,
        names: new Map([[petra, text]]),
      })
      // A message takes half of what a view does.
      expect(blocks.length).toBeLessThanOrEqual(50)
      return { type: 'home', blocks: [...blocks] }
    })
    takes(() =>
      digestForm({
        reader: usualReader(ana),
        ...{ zone: belgrade, now, next: null, maySetChannels: true },
      }),
    )
    takes((text, count) => {
      const items = list(count, (i) => interviewOf(text, i)).flatMap(waitingAbout)
      const lines = {
        zone: belgrade,
        now,
        pings: true,
        candidates: new Map(),
        names: new Map([[petra, text]]),
      }
      return allWorkView({ items, lines }, KINDS, 1)
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
