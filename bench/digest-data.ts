/** A lead of thirty openings with ten thousand interviews of these weeks, over fifty thousand of years before. */
import type { Store } from '../src/app/store.ts'
import type { Application } from '../src/core/candidates.ts'
import { Candidate } from '../src/core/candidates.ts'
import {
  ApplicationId,
  CandidateId,
  InterviewId,
  LoopId,
  OpeningId,
  PersonId,
} from '../src/core/ids.ts'
import type { Interview } from '../src/core/interviews.ts'
import type { Opening } from '../src/core/openings.ts'
import { Person, USUAL_HOURS } from '../src/core/people.ts'
import { cardIdOf, type Scorecard } from '../src/core/scorecards/scorecard.ts'
import { type Instant, instantAt, later, Zone } from '../src/core/time.ts'

export const OPENINGS = 30
export const RECENT = 10_000
export const PAST = 50_000
export const READERS = 1_000
const CANDIDATES = 10_000
const PANEL = 200
const BATCH = 500
const DAY = 1_440

const belgrade = Zone.parse('Europe/Belgrade')
export const NOW = instantAt('2027-03-09T09:00', belgrade)
export const LEAD = PersonId.parse('U0LEAD')

export function readerId(i: number): PersonId {
  return PersonId.parse(`U0D${String(i).padStart(4, '0')}`)
}

/**
 * Fills a new database. Every thousandth interview ahead lacks somebody, every hundredth done lacks its card. With
 * `recruiting`, each of the readers recruits for one of the openings, so that something waits on all of them.
 */
export async function fillDigests(store: Store, recruiting = false): Promise<void> {
  await store.commit({
    people: [LEAD, ...Array.from({ length: READERS }, (_, i) => readerId(i))].map((id) =>
      Person.parse({ id, rev: 0, name: `Person ${id}`, zone: belgrade, hours: USUAL_HOURS }),
    ),
    openings: Array.from({ length: OPENINGS }, (_, i) =>
      openingOf(i, recruiting ? recruitersOf(i) : []),
    ),
    deeds: [],
  })
  await inBatches(CANDIDATES, (numbers) =>
    store.commit({
      candidates: numbers.map((i) =>
        Candidate.parse({ id: `cand_${i}`, rev: 0, name: `Candidate ${i}`, zone: belgrade }),
      ),
      applications: numbers.map(applicationOf),
      deeds: [],
    }),
  )
  await inBatches(PAST + RECENT, (numbers) => {
    const interviews = numbers.map(interviewOf)
    const scorecards = interviews.flatMap((one, i) =>
      one.status === 'done' && (numbers[i] ?? 0) % 100 !== 0 ? [cardOf(one)] : [],
    )
    return store.commit({ interviews, scorecards, deeds: [] })
  })
}

async function inBatches(
  count: number,
  write: (numbers: readonly number[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    await write(Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => from + i))
  }
}

function recruitersOf(opening: number): PersonId[] {
  const readers = Array.from({ length: READERS }, (_, i) => i)
  return readers.filter((i) => i % OPENINGS === opening).map(readerId)
}

function openingOf(i: number, recruiters: PersonId[]): Opening {
  return {
    id: OpeningId.parse(`open_${i}`),
    rev: 0,
    plan: 'backend-intern',
    planVersion: 'v1',
    title: `Opening ${i}`,
    leads: [LEAD],
    recruiters,
    channel: null,
    channelDigest: null,
    shut: null,
    status: 'open',
  }
}

function applicationOf(i: number): Application {
  return {
    id: ApplicationId.parse(`app_${i}`),
    rev: 0,
    candidate: CandidateId.parse(`cand_${i}`),
    opening: OpeningId.parse(`open_${i % OPENINGS}`),
    stage: 'screen',
    // Most were decided long ago.
    status: i % 7 === 0 ? 'in progress' : 'decided',
    possible: null,
    screening: [],
    passedOver: [],
    notes: '',
    otherOfferUntil: null,
    createdAt: later(NOW, -40 * DAY),
  }
}

/** The past ones spread over five years; a fifth of the others lie ahead, the rest in the last forty days. */
function startOf(i: number): Instant {
  if (i < PAST) return later(NOW, -60 * DAY - i * 52)
  const recent = i - PAST
  return recent % 5 === 0 ? later(NOW, 30 + recent * 3) : later(NOW, -90 - recent * 5)
}

function interviewOf(i: number): Interview {
  const start = startOf(i)
  const isAhead = start > NOW
  const lacks = isAhead && i % 1_000 === 0
  const place = {
    ...{
      seat: 'interviewer',
      seatTitle: 'Interviewer',
      shadow: false,
      askedAt: later(start, -3 * DAY),
    },
    ...{ expiresAt: null, answeredAt: null, reason: '', proposes: null },
    person: readerId(i % PANEL),
    rsvp: lacks ? ('asked' as const) : ('accepted' as const),
  }
  return {
    ...{ id: InterviewId.parse(`int_${i}`), rev: 0, loop: LoopId.parse(`loop_${i}`) },
    application: ApplicationId.parse(`app_${i % CANDIDATES}`),
    candidate: CandidateId.parse(`cand_${i % CANDIDATES}`),
    opening: OpeningId.parse(`open_${(i % CANDIDATES) % OPENINGS}`),
    ...{ stage: 'screen', kind: 'screen', title: 'Screen', notes: '', version: 0 },
    span: { start, end: later(start, 30) },
    zone: belgrade,
    place: { kind: 'video', text: '' },
    status: isAhead ? 'booked' : 'done',
    panel: [place],
    ...{ vacancies: [], moves: [], standby: [], ending: null },
    bookedBy: LEAD,
    bookedAt: later(start, -3 * DAY),
  }
}

function cardOf({ id, application, candidate, opening, stage, panel, span }: Interview): Scorecard {
  const person = panel[0]?.person ?? LEAD
  return {
    ...{ id: cardIdOf(id, person), rev: 0, interview: id, application, candidate, opening, stage },
    ...{
      person,
      shadow: false,
      conflict: 'none',
      planVersion: 'v1',
      status: 'submitted',
      startedAt: span.end,
    },
    ...{ dueAt: later(span.end, DAY), lateAt: later(span.end, 3 * DAY) },
    answers: {
      ...{ questions: [], competencies: [], observations: [] },
      overall: {
        ...{ recommendation: null, confidence: null, summary: '', changeMind: '' },
        ...{ process: '', theirQuestions: '', adjusted: false },
      },
    },
    ...{
      savedAt: {},
      savedIn: {},
      heard: {},
      submissions: [],
      amendments: [],
      overrides: [],
      notNeeded: null,
    },
  }
}
