/** Records as rows: what of each kind is a column, and how they are written. */
import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { Stale } from '../app/store.ts'
import { CalendarFeed } from '../core/calendar-feeds.ts'
import { Application, Candidate } from '../core/candidates.ts'
import type { Changes } from '../core/changes.ts'
import { Decision } from '../core/decisions.ts'
import { Interview, isLive, Loop, needOf, roomOf, sitting } from '../core/interviews.ts'
import { Asking } from '../core/kits/asking.ts'
import { QuestionFigures } from '../core/kits/figures.ts'
import { KeptQuestion } from '../core/kits/kept-question.ts'
import { Kit } from '../core/kits/kit.ts'
import { QuestionReport } from '../core/kits/reports.ts'
import { Round } from '../core/kits/round.ts'
import { Opening } from '../core/openings.ts'
import { PastRating } from '../core/past-ratings.ts'
import { Membership, Person } from '../core/people.ts'
import { Proposal } from '../core/proposals.ts'
import { Reader } from '../core/readers.ts'
import { Scorecard } from '../core/scorecards/scorecard.ts'
import { Unsealing } from '../core/scorecards/unsealing.ts'
import { searchable } from '../core/search.ts'
import { iso } from '../core/time.ts'
import type { Row, Tables } from './schema.ts'

/** How a kind of record is kept: its table is called as in `Changes`. */
export interface Kind<T extends { readonly id: string; readonly rev: number }> {
  readonly schema: z.ZodType<T>
  /** What is searched by, beside the id. */
  readonly columns: (record: T) => Readonly<Record<string, string>>
}

const none = () => ({})

export const kinds = {
  people: { schema: Person, columns: none } satisfies Kind<Person>,
  memberships: {
    schema: Membership,
    columns: ({ pool, person }) => ({ pool, person }),
  } satisfies Kind<Membership>,
  openings: { schema: Opening, columns: none } satisfies Kind<Opening>,
  feeds: { schema: CalendarFeed, columns: none } satisfies Kind<CalendarFeed>,
  candidates: {
    schema: Candidate,
    columns: ({ name, mail, addedAt }) => ({
      search: searchable(`${name} ${mail ?? ''}`),
      mail: mail?.toLowerCase() ?? '',
      added_at: addedAt === null ? '' : iso(addedAt),
    }),
  } satisfies Kind<Candidate>,
  applications: {
    schema: Application,
    columns: ({ candidate, opening, status, stage, createdAt }) => ({
      ...{ candidate, opening, status, stage },
      created_at: iso(createdAt),
    }),
  } satisfies Kind<Application>,
  proposals: {
    schema: Proposal,
    columns: ({ application }) => ({ application }),
  } satisfies Kind<Proposal>,
  loops: { schema: Loop, columns: ({ application }) => ({ application }) } satisfies Kind<Loop>,
  interviews: {
    schema: Interview,
    columns: (interview) => ({
      application: interview.application,
      opening: interview.opening,
      booked_by: interview.bookedBy,
      starts_at: iso(interview.span.start),
      ends_at: iso(interview.span.end),
      status: interview.status,
      needs: needOf(interview) ?? '',
    }),
  } satisfies Kind<Interview>,
  kits: {
    schema: Kit,
    columns: ({ interview, application, opening, stage, kind }) => ({
      interview,
      application,
      opening,
      stage,
      kind,
    }),
  } satisfies Kind<Kit>,
  rounds: { schema: Round, columns: none } satisfies Kind<Round>,
  askings: {
    schema: Asking,
    columns: ({ candidate, question, interview, status, at }) => ({
      candidate,
      question,
      interview,
      status,
      at: iso(at),
    }),
  } satisfies Kind<Asking>,
  kept_questions: { schema: KeptQuestion, columns: none } satisfies Kind<KeptQuestion>,
  question_reports: {
    schema: QuestionReport,
    columns: ({ question }) => ({ question }),
  } satisfies Kind<QuestionReport>,
  figures: { schema: QuestionFigures, columns: none } satisfies Kind<QuestionFigures>,
  scorecards: {
    schema: Scorecard,
    columns: ({ interview, application, person, status }) => ({
      interview,
      application,
      person,
      status,
    }),
  } satisfies Kind<Scorecard>,
  unsealings: {
    schema: Unsealing,
    columns: ({ application }) => ({ application }),
  } satisfies Kind<Unsealing>,
  decisions: {
    schema: Decision,
    columns: ({ application, at }) => ({ application, at: iso(at) }),
  } satisfies Kind<Decision>,
  readers: { schema: Reader, columns: none } satisfies Kind<Reader>,
  past_ratings: { schema: PastRating, columns: none } satisfies Kind<PastRating>,
}

/** Writes every record of `changes`. @throws Stale if one has moved on. */
export async function writeRecords(tx: Transaction<Tables>, changes: Changes): Promise<void> {
  await putAll(tx, 'people', kinds.people, changes.people)
  await putAll(tx, 'memberships', kinds.memberships, changes.memberships)
  await putAll(tx, 'openings', kinds.openings, changes.openings)
  await putAll(tx, 'feeds', kinds.feeds, changes.feeds)
  await putAll(tx, 'candidates', kinds.candidates, changes.candidates)
  await putAll(tx, 'applications', kinds.applications, changes.applications)
  await putAll(tx, 'proposals', kinds.proposals, changes.proposals)
  await putAll(tx, 'loops', kinds.loops, changes.loops)
  await putAll(tx, 'interviews', kinds.interviews, changes.interviews)
  await putAll(tx, 'kits', kinds.kits, changes.kits)
  await putAll(tx, 'rounds', kinds.rounds, changes.rounds)
  await putAll(tx, 'askings', kinds.askings, changes.askings)
  await putAll(tx, 'kept_questions', kinds.kept_questions, changes.keptQuestions)
  await putAll(tx, 'question_reports', kinds.question_reports, changes.questionReports)
  await putAll(tx, 'figures', kinds.figures, changes.figures)
  await putAll(tx, 'scorecards', kinds.scorecards, changes.scorecards)
  await putAll(tx, 'unsealings', kinds.unsealings, changes.unsealings)
  await putAll(tx, 'decisions', kinds.decisions, changes.decisions)
  await putAll(tx, 'readers', kinds.readers, changes.readers)
  await putAll(tx, 'past_ratings', kinds.past_ratings, changes.pastRatings)
  for (const interview of changes.interviews ?? []) await engage(tx, interview)
}

async function putAll<T extends { readonly id: string; readonly rev: number }>(
  tx: Transaction<Tables>,
  table: keyof typeof kinds,
  kind: Kind<T>,
  records: readonly T[] = [],
): Promise<void> {
  for (const record of records) {
    const next = { ...record, rev: record.rev + 1 }
    const body = JSON.stringify(z.encode(kind.schema, next))
    const row: Record<string, string | number> = { ...kind.columns(record), rev: next.rev, body }
    const changed =
      record.rev === 0 ? insert(table, { id: record.id, ...row }) : update(table, record, row)
    const { numAffectedRows } = await orStale(changed.execute(tx))
    if (numAffectedRows !== 1n) throw new Stale(`${record.id} is past revision ${record.rev}`)
  }
}

/** @throws Stale where a value that only one may have has just gone to another, so that the decision is made again. */
async function orStale<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === UNIQUE_VIOLATION) {
      throw new Stale('somebody else has that value now', { cause: error })
    }
    throw error
  }
}

/** SQLSTATE of Postgres. */
const UNIQUE_VIOLATION = '23505'

function insert(table: string, row: Readonly<Record<string, string | number>>) {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  return sql`insert into ${sql.table(table)} (${names}) values (${sql.join(Object.values(row))}) on conflict do nothing`
}

function update(
  table: string,
  { id, rev }: { readonly id: string; readonly rev: number },
  row: Readonly<Record<string, string | number>>,
) {
  const sets = sql.join(
    Object.entries(row).map(([name, value]) => sql`${sql.ref(name)} = ${value}`),
  )
  return sql`update ${sql.table(table)} set ${sets} where id = ${id} and rev = ${rev}`
}

/** Follows an interview with who sits in it and whose time it takes. */
async function engage(tx: Transaction<Tables>, interview: Interview): Promise<void> {
  const { id, candidate, place, span } = interview
  await tx.deleteFrom('sitters').where('interview', '=', id).execute()
  await tx.deleteFrom('engagements').where('interview', '=', id).execute()
  const people = sitting(interview).map(({ person }) => person)
  if (people.length > 0) {
    await tx
      .insertInto('sitters')
      .values(people.map((person) => ({ interview: id, person })))
      .execute()
  }
  if (!isLive(interview)) return
  const room = roomOf(place)
  const taken = { interview: id, starts_at: iso(span.start), ends_at: iso(span.end) }
  await tx
    .insertInto('engagements')
    .values([...people, candidate, ...(room ? [room] : [])].map((diary) => ({ diary, ...taken })))
    .execute()
}

/** A record as its row has it: the row's own revision counts, as the body was written together with it. */
export function read<T>({ schema }: Kind<T & { id: string; rev: number }>, { body }: Row): T {
  return schema.parse(JSON.parse(body))
}

/** Records as their rows have them, in the rows' order. */
export function readAll<T>(kind: Kind<T & { id: string; rev: number }>, rows: readonly Row[]): T[] {
  return rows.map((row) => read(kind, row))
}
