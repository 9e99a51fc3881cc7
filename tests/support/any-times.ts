import fc from 'fast-check'
import type { Candidate } from '../../src/core/candidates.ts'
import { InterviewId, LoopId, PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { Opening } from '../../src/core/openings.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import type { Stage } from '../../src/core/plans.ts'
import type { Offer, Proposal, Way } from '../../src/core/proposals.ts'
import { ProposalId } from '../../src/core/proposals.ts'
import type { Why } from '../../src/core/scheduling/why.ts'
import { addDays, type Instant, LocalDate, later } from '../../src/core/time.ts'
import { RuleName, wantedOf } from '../../src/core/wanted.ts'
import type { ProposedTimes } from '../../src/slack/blocks/schedule-times.ts'
import { md, NOTHING } from '../../src/slack/text.ts'
import { anyTime, nobody, nobodysApplication } from './booking.ts'
import { at, belgrade } from './time.ts'
import { plan } from './world.ts'

/** What people type: any characters, mark-up, pings, very long. */
export const typed = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('<!channel> *x* @here', '   ', '🏳️‍🌈'.repeat(40), 'a'.repeat(3000), '&<>_~`:x:'),
)
export const many = 40
export const people = Array.from({ length: many }, (_, i) => PersonId.parse(`U0P${i}`))

/** Everything a view of times draws on, as large as it can get. */
export const told: fc.Arbitrary<ProposedTimes> = fc
  .record({
    name: typed,
    title: typed,
    interviews: fc.integer({ min: 1, max: 8 }),
    offers: fc.integer({ min: 0, max: 5 }),
    days: fc.integer({ min: 1, max: 61 }),
    ways: fc.integer({ min: 0, max: 8 }),
    loosened: fc.constantFrom(...RuleName.options),
    proved: fc.boolean(),
    counted: fc.boolean(),
    notice: fc.boolean(),
    stale: fc.integer({ min: 0, max: 40 }),
  })
  .map((size) => {
    const stage = stageOf(size.interviews, size.title)
    const kinds = stage.interviews.map(({ key }) => key)
    const last = addDays(LocalDate.parse('2027-03-08'), size.days)
    const dates = Array.from({ length: size.days }, (_, i) =>
      addDays(LocalDate.parse('2027-03-08'), i),
    )
    const proposal: Proposal = {
      id: ProposalId.parse('prop_4f0a2c9e-7d1b-4f0a-9c9e-7d1b4f0a2c9e'),
      rev: 1,
      application: nobodysApplication.id,
      stage: stage.key,
      wanted: wantedOf({ kinds, possible: { ...anyTime, last }, without: people.slice(0, 9) }),
      moves: null,
      reason: '',
      by: person(0),
      at: at('2027-03-01T09:00'),
      input: {},
      answer: {},
      offers: Array.from({ length: size.offers }, (_, i) => offer(i, size.interviews, size.proved)),
      search: {
        milliseconds: 1234.5,
        starts: size.counted ? dates.map((date) => ({ date, count: 37 })) : null,
        objective: ['finish', 'offHours', 'load', 'idle'],
      },
      none: {
        unknown: false,
        conflict: RuleName.options.map((rule) => ({
          rule,
          of: rule === 'pool' ? 'i0/s0' : person(1),
        })),
        seats: [
          {
            interview: 'i0',
            seat: 's0',
            people: people.map((person) => ({
              person,
              free: 0,
              outsideHours: 1,
              busy: 2,
              capped: 3,
              booked: 1,
            })),
          },
        ],
        ways: Array.from({ length: size.ways }, () => way(size.loosened)),
      },
      favours: [
        {
          loosening: way(size.loosened).loosening,
          person: person(1),
          askedBy: person(2),
          at: at('2027-03-01T09:00'),
          says: 'asked',
        },
      ],
    }
    return {
      proposal,
      candidate: candidate(size.name),
      opening: Opening.parse({
        id: 'open_x',
        rev: 1,
        plan: 'x',
        planVersion: 'v',
        title: size.title,
      }),
      stage,
      people: new Map(
        people.map((id) => [
          id,
          Person.parse({
            id,
            rev: 1,
            name: size.name,
            zone: 'America/St_Johns',
            hours: USUAL_HOURS,
          }),
        ]),
      ),
      pools: new Map([[0, size.title]]),
      officeZone: belgrade,
      now: at('2027-03-01T09:00'),
      notice: size.notice ? md`${size.title}` : NOTHING,
      stale: people
        .slice(0, size.stale)
        .map((who, i) => ({ who, minutes: i % 2 ? 7_000 : undefined })),
    }
  })

export function person(index: number): PersonId {
  return people[index] ?? PersonId.parse('U0NOBODY')
}

export function candidate(name: string): Candidate {
  return { ...nobody, rev: 1, name }
}

export function stageOf(count: number, title: string): Stage {
  const [first] = plan.stages
  const [one] = first?.interviews ?? []
  if (!first || !one) throw new Error('the plan has an interview')
  const seats = Array.from({ length: 4 }, (_, i) => ({
    key: `s${i}`,
    title: title.slice(0, 60),
    pool: 'x',
    byLanguage: {},
    count: 4,
    shadow: i === 3,
  }))
  const interviews = Array.from({ length: count }, (_, i) => ({
    ...one,
    key: `i${i}`,
    title: title.slice(0, 60),
    seats,
  }))
  return { ...first, title: title.slice(0, 60), interviews }
}

export function offer(index: number, count: number, proved: boolean): Offer {
  const start = (i: number): Instant => later(at('2027-03-08T09:00'), index * 24 * 60 + i * 60)
  const interviews = Array.from({ length: count }, (_, i) => ({
    kind: `i${i}`,
    span: { start: start(i), end: start(i + 1) },
    room: null,
    seats: Array.from({ length: 4 }, (_, s) => ({ seat: `s${s}`, people: people.slice(s, s + 4) })),
  }))
  return {
    interviews,
    value: { finish: 1, offHours: 2 },
    because: [
      { code: 'earliest', aim: { kind: 'other-people', without: people } },
      { code: 'free-week', people },
      { code: 'least-load', people },
    ],
    costs: people.flatMap((id) => [
      { code: 'off-hours' as const, person: id, at: start(0), minutes: 30 },
      { code: 'cap' as const, person: id, per: 'week' as const, count: 3, cap: 3 },
    ]),
    among: null,
    spare: people,
    proved,
  }
}

/** Every time and seat of the first offer with something to say about it. */
export function whyOf({ proposal }: ProposedTimes): Why {
  const interviews = proposal.offers[0]?.interviews ?? []
  const decisions = ['finish', 'offHours', 'load', 'idle', 'emptySeats', 'tie', 'only'] as const
  const decidedBy = (i: number) => decisions[i % decisions.length] ?? 'tie'
  return {
    slots: interviews.map(({ kind, span }, i) => {
      return { interview: kind, start: span.start, next: span.end, decidedBy: decidedBy(i), by: 95 }
    }),
    seats: interviews.flatMap(({ kind, seats }) =>
      seats.map(({ seat, people: sitters }, i) => {
        const next = i === 0 ? [] : people
        const about = { interview: kind, seat, people: sitters, next, load: 0 }
        return { ...about, decidedBy: decidedBy(i), by: -95 }
      }),
    ),
    complete: false,
  }
}

export function way(rule: (typeof RuleName.options)[number]): Way {
  const { interviews } = offer(0, 8, true)
  return {
    loosening: { rule, of: person(1), by: 60, side: 'after', person: person(2) },
    interviews,
  }
}

export function booked({ proposal }: ProposedTimes): Interview[] {
  return (proposal.offers[0]?.interviews ?? []).map((one, i) => ({
    id: InterviewId.parse(`int_${i}`),
    rev: 1,
    loop: LoopId.parse('loop_1'),
    application: nobodysApplication.id,
    candidate: nobodysApplication.candidate,
    opening: nobodysApplication.opening,
    stage: 'screen',
    kind: one.kind,
    title: 'x'.repeat(60),
    span: one.span,
    zone: belgrade,
    place: { kind: 'other', text: 'y'.repeat(300) },
    notes: '',
    version: 0,
    status: 'booked',
    panel: [],
    vacancies: [],
    bookedBy: person(0),
    bookedAt: one.span.start,
    moves: [],
    standby: [],
    ending: null,
  }))
}
