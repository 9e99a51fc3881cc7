/** Records as rows: what of each kind is a column, and the reads over them. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { type Records, Stale } from '../app/ports.ts'
import { CalendarFeed } from '../core/calendar-feeds.ts'
import { Application, Candidate } from '../core/candidates.ts'
import type { Changes } from '../core/changes.ts'
import { Interview, isLive, Loop, roomOf, sitting } from '../core/interviews.ts'
import { Opening } from '../core/openings.ts'
import { Membership, Person } from '../core/people.ts'
import { Proposal } from '../core/proposals.ts'
import { searchable } from '../core/search.ts'
import { iso, type Span } from '../core/time.ts'
import type { Row, Tables } from './schema.ts'

/** How a kind of record is kept: its table is called as in `Changes`. */
interface Kind<T extends { readonly id: string; readonly rev: number }> {
  readonly schema: z.ZodType<T>
  /** What is searched by, beside the id. */
  readonly columns: (record: T) => Readonly<Record<string, string>>
}

const none = () => ({})

const kinds = {
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
    columns: ({ candidate, opening }) => ({ candidate, opening }),
  } satisfies Kind<Application>,
  proposals: {
    schema: Proposal,
    columns: ({ application }) => ({ application }),
  } satisfies Kind<Proposal>,
  loops: { schema: Loop, columns: ({ application }) => ({ application }) } satisfies Kind<Loop>,
  interviews: {
    schema: Interview,
    columns: ({ application, span, status }) => ({
      application,
      starts_at: iso(span.start),
      ends_at: iso(span.end),
      status,
    }),
  } satisfies Kind<Interview>,
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
    const { numAffectedRows } = await changed.execute(tx)
    if (numAffectedRows !== 1n) throw new Stale(`${record.id} is past revision ${record.rev}`)
  }
}

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

/** The reads of the store that give records. */
export function recordReads(
  db: Kysely<Tables>,
): Omit<Records, 'diaries' | 'busySpans' | 'posted' | 'markPosted'> {
  const one = async <T>(
    kind: Kind<T & { id: string; rev: number }>,
    row: Promise<Row | undefined>,
  ) => {
    const found = await row
    return found && read(kind, found)
  }
  const byId = (table: keyof typeof kinds, id: string) =>
    db.selectFrom(table).select(['id', 'rev', 'body']).where('id', '=', id).executeTakeFirst()
  const liveIn = ({ start, end }: Span) =>
    db
      .selectFrom('interviews')
      .selectAll()
      .where('ends_at', '>', iso(start))
      .where('starts_at', '<', iso(end))
      .where('status', 'in', ['booked', 'done'])
      .orderBy('starts_at')
      .orderBy('id')

  return {
    person: (id) => one(kinds.people, byId('people', id)),
    async people(ids) {
      if (ids?.length === 0) return []
      const rows = await db
        .selectFrom('people')
        .selectAll()
        .$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.people, row))
    },
    async memberships(pools) {
      if (pools?.length === 0) return []
      const rows = await db
        .selectFrom('memberships')
        .selectAll()
        .$if(pools !== undefined, (q) => q.where('pool', 'in', pools ?? []))
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.memberships, row))
    },
    async feeds(ids) {
      if (ids?.length === 0) return []
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.feeds, row))
    },
    opening: (id) => one(kinds.openings, byId('openings', id)),
    async openings() {
      const rows = await db.selectFrom('openings').selectAll().orderBy('id').execute()
      return rows.map((row) => read(kinds.openings, row))
    },
    candidate: (id) => one(kinds.candidates, byId('candidates', id)),
    async findCandidates(text, limit) {
      const rows = await db
        .selectFrom('candidates')
        .selectAll()
        // Found in the index first, so that only the rows wanted are read whole.
        .where('id', 'in', (q) =>
          q
            .selectFrom('candidates')
            .select('id')
            .where(sql<boolean>`search like ${`%${likeText(searchable(text))}%`} escape '!'`)
            .orderBy('added_at', 'desc')
            .orderBy('id', 'desc')
            .limit(limit),
        )
        .orderBy('added_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => read(kinds.candidates, row))
    },
    async candidateByMail(mail) {
      const row = db.selectFrom('candidates').selectAll().where('mail', '=', mail.toLowerCase())
      return one(kinds.candidates, row.executeTakeFirst())
    },
    application: (id) => one(kinds.applications, byId('applications', id)),
    async applicationsOf(candidate) {
      const rows = await db
        .selectFrom('applications')
        .selectAll()
        .where('candidate', '=', candidate)
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.applications, row))
    },
    proposal: (id) => one(kinds.proposals, byId('proposals', id)),
    loop: (id) => one(kinds.loops, byId('loops', id)),
    interview: (id) => one(kinds.interviews, byId('interviews', id)),
    async interviewsOf(application) {
      const rows = await db
        .selectFrom('interviews')
        .selectAll()
        .where('application', '=', application)
        .orderBy('starts_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.interviews, row))
    },
    async interviewsWith(people, within) {
      if (people.length === 0) return []
      const rows = await db
        .selectFrom('interviews')
        .selectAll()
        .where('id', 'in', (q) =>
          q
            .selectFrom('engagements')
            .select('interview')
            .where('diary', 'in', people)
            .where('ends_at', '>', iso(within.start))
            .where('starts_at', '<', iso(within.end)),
        )
        .orderBy('starts_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => read(kinds.interviews, row))
    },
    async interviewsIn(within) {
      return (await liveIn(within).execute()).map((row) => read(kinds.interviews, row))
    },
  }
}

/** The row's own revision counts: the body was written together with it. */
function read<T>({ schema }: Kind<T & { id: string; rev: number }>, { body }: Row): T {
  return schema.parse(JSON.parse(body))
}

function likeText(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}
