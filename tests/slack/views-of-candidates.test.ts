import { describe, expect, test } from 'vitest'
import { pageOf } from '../../src/core/pages.ts'
import { timelineOf } from '../../src/core/timeline.ts'
import { findView } from '../../src/slack/blocks/candidate-find.ts'
import {
  applyForm,
  editCandidateForm,
  mailTakenView,
  newCandidateForm,
} from '../../src/slack/blocks/candidate-form.ts'
import { candidateView } from '../../src/slack/blocks/candidates.ts'
import { passOverForm, screeningForm } from '../../src/slack/blocks/screening-form.ts'
import { LINES, timelineView } from '../../src/slack/blocks/timeline.ts'
import {
  applicationOf,
  candidateOf,
  hostile,
  interviewOf,
  list,
  now,
  openingOf,
  takes,
} from '../support/any-views.ts'
import { nobodysApplication } from '../support/booking.ts'
import { belgrade } from '../support/time.ts'

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
          mayErase: true,
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
      const entries = timelineOf({
        decisions: [],
        entries: [],
        applications: [nobodysApplication],
        interviews,
      })
      const openings = [openingOf(text, 0)]
      const page = pageOf(entries, 0, LINES)
      return timelineView({ candidate: candidateOf(text), page, openings, zone: belgrade, now })
    })
  })
})

test('a candidate called by markup is shown as typed on every view', () => {
  const shown = applicationOf(hostile, 0, true)
  const page = { candidate: candidateOf(hostile), otherOpenings: [], mayErase: true, now }
  const views = [
    findView([candidateOf(hostile)], hostile),
    candidateView({ ...page, applications: [shown] }),
    screeningForm(candidateOf(hostile), shown, ''),
    mailTakenView(candidateOf(hostile), 'Choose them', ''),
    timelineView({
      candidate: candidateOf(hostile),
      page: pageOf(
        timelineOf({
          decisions: [],
          entries: [],
          applications: [],
          interviews: [interviewOf(hostile, 0)],
        }),
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
