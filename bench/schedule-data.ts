/** A database as it is after years: thousands of candidates, tens of thousands of interviews, all told. */
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { importHiring } from '../src/app/import.ts'
import { openPlans } from '../src/app/openings.ts'
import type { Store } from '../src/app/store.ts'
import { Candidate } from '../src/core/candidates.ts'
import { Hiring } from '../src/core/hiring.ts'
import { ApplicationId, InterviewId, LoopId, OpeningId, PersonId } from '../src/core/ids.ts'
import { Interview } from '../src/core/interviews.ts'
import { type Instant, instantAt, iso, later, Zone } from '../src/core/time.ts'
import { readPlans } from '../src/plans/read.ts'
import { openSource } from '../src/storage/dialect.ts'
import { openStore } from '../src/storage/store.ts'
import { random } from './random.ts'

export const CANDIDATES = 10_000
export const INTERVIEWS = 50_000
export const RECRUITERS = 200

const belgrade = Zone.parse('Europe/Belgrade')
const NOW = instantAt('2027-03-01T09:00', belgrade)
const OPENING = OpeningId.parse('open_backend-intern')
const BATCH = 500
const NOTICES_EACH = 4

export function recruiterId(i: number): PersonId {
  return PersonId.parse(`U0R${String(i).padStart(4, '0')}`)
}

/** Fills a new database. Takes a while: every interview is written as the bot writes it. */
export async function fill(database: string): Promise<void> {
  const store = await openStore(await openSource(database))
  const deps = { store, plans: readPlans('interview-plans'), now: () => NOW }
  await openPlans(deps)
  const hiring = Hiring.parse(JSON.parse(readFileSync('sandbox/furniture/hiring.json', 'utf8')))
  const recruiters = Array.from({ length: RECRUITERS }, (_, i) => ({
    id: recruiterId(i),
    name: `Recruiter ${i}`,
    zone: belgrade,
    grants: ['recruiter' as const],
    pools: {},
  }))
  await importHiring(deps, { ...hiring, people: [...hiring.people, ...recruiters] })
  await fillCandidates(store)
  await fillInterviews(store)
  await store.close()
  sendAll(database)
}

async function fillCandidates(store: Store): Promise<void> {
  const { pick, below } = random(1)
  for (let from = 0; from < CANDIDATES; from += BATCH) {
    const numbers = Array.from({ length: BATCH }, (_, i) => from + i)
    await store.commit({
      candidates: numbers.map((i) => {
        const name = `${pick(FIRST)} ${pick(LAST)} ${i}`
        const mail = `c${i}.${below(1_000)}@example.org`
        return Candidate.parse({
          id: `cand_${i}`,
          rev: 0,
          status: 'active',
          name,
          mail,
          zone: belgrade,
          placeOfStudy: 'University of Belgrade',
          languages: ['go'],
          resume: `https://example.org/cv/${i}`,
        })
      }),
      applications: numbers.map((i) => ({
        id: applicationId(i),
        rev: 0,
        candidate: Candidate.shape.id.parse(`cand_${i}`),
        opening: OPENING,
        stage: 'screen',
        status: 'in progress' as const,
        possible: null,
        screening: [],
        passedOver: [],
        notes: '',
        otherOfferUntil: null,
        createdAt: NOW,
      })),
      deeds: [],
    })
  }
}

/** Five years of them, most in the past, each with one of sixteen panellists. */
async function fillInterviews(store: Store): Promise<void> {
  const people = (await store.people()).filter(({ id }) => !id.startsWith('U0R'))
  const began = later(NOW, -5 * 365 * 24 * 60)
  for (let from = 0; from < INTERVIEWS; from += BATCH) {
    const interviews = Array.from({ length: BATCH }, (_, i) => {
      const number = from + i
      const person = people[number % people.length]
      const start = later(began, Math.floor(number / people.length) * 15 * 60)
      return interviewOf(number, person?.id ?? recruiterId(0), start)
    })
    await store.commit({
      interviews,
      deeds: interviews.map(({ id, bookedBy, bookedAt }) => ({
        actor: bookedBy,
        verb: 'book',
        object: id,
        before: {},
        after: { status: 'booked' },
        at: bookedAt,
      })),
    })
  }
}

function interviewOf(number: number, person: PersonId, start: Instant): Interview {
  const candidate = number % CANDIDATES
  return Interview.parse(
    JSON.parse(
      JSON.stringify({
        id: InterviewId.parse(`int_${number}`),
        rev: 0,
        loop: LoopId.parse(`loop_${number}`),
        application: applicationId(candidate),
        candidate: `cand_${candidate}`,
        opening: OPENING,
        stage: 'screen',
        kind: 'screen',
        title: 'Screen',
        span: { start: iso(start), end: iso(later(start, 30)) },
        zone: belgrade,
        place: { kind: 'video', text: '' },
        status: 'booked',
        panel: [
          {
            seat: 'interviewer',
            seatTitle: 'Interviewer',
            person,
            rsvp: 'accepted',
            askedAt: iso(start),
          },
        ],
        bookedBy: recruiterId(number % RECRUITERS),
        bookedAt: iso(later(start, -3 * 24 * 60)),
      }),
    ),
  )
}

function applicationId(candidate: number): ApplicationId {
  return ApplicationId.parse(`app_${candidate}`)
}

/** The notices of all those interviews, long sent: they stay in the outbox so that none goes out twice. */
function sendAll(database: string): void {
  const sqlite = new Database(database)
  const insert = sqlite.prepare(
    `insert into notices (key, channel, recipient, due_at, next_try_at, body, attempts, revision, receipt)
     values (?, 'slack', ?, ?, ?, ?, 1, 1, '1.0')`,
  )
  sqlite.transaction(() => {
    for (let i = 0; i < INTERVIEWS * NOTICES_EACH; i++) {
      const interview = `int_${Math.floor(i / NOTICES_EACH)}`
      const due = iso(later(NOW, -i))
      const body = JSON.stringify({ kind: 'show', surface: 'invitation', interview })
      insert.run(`show:invitation:${interview}:${i}:r1`, 'U0ANA', due, due, body)
    }
  })()
  sqlite.close()
}

const FIRST = [
  'Ana',
  'Bojan',
  'Čedomir',
  'Dunja',
  'Emil',
  'Fatima',
  'Goran',
  'Hana',
  'Ivan',
] as const
const LAST = [
  'Petrović',
  'Kovač',
  'Nikolić',
  'Marković',
  'Jovanović',
  'Ilić',
  'Šimić',
  'Tasić',
] as const
