/** The reads of people, candidates, openings and interviews. */
import { type Kysely, sql } from 'kysely'
import type { Records } from '../app/store.ts'
import { searchable } from '../core/search.ts'
import { iso, type Span } from '../core/time.ts'
import { inLots } from './lots.ts'
import { type Kind, kinds, read, readAll } from './records.ts'
import type { Row, Tables } from './schema.ts'

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
  const within = ({ start, end }: Span) =>
    db
      .selectFrom('interviews')
      .selectAll()
      .where('ends_at', '>', iso(start))
      .where('starts_at', '<', iso(end))
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
      return readAll(kinds.people, rows)
    },
    async memberships(pools) {
      if (pools?.length === 0) return []
      const rows = await db
        .selectFrom('memberships')
        .selectAll()
        .$if(pools !== undefined, (q) => q.where('pool', 'in', pools ?? []))
        .orderBy('id')
        .execute()
      return readAll(kinds.memberships, rows)
    },
    async feeds(ids) {
      if (ids?.length === 0) return []
      const rows = await db
        .selectFrom('feeds')
        .selectAll()
        .$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
        .orderBy('id')
        .execute()
      return readAll(kinds.feeds, rows)
    },
    opening: (id) => one(kinds.openings, byId('openings', id)),
    async openings() {
      const rows = await db.selectFrom('openings').selectAll().orderBy('id').execute()
      return readAll(kinds.openings, rows)
    },
    candidate: (id) => one(kinds.candidates, byId('candidates', id)),
    async candidates(ids) {
      return inLots(ids, async (lot) => {
        const rows = await db.selectFrom('candidates').selectAll().where('id', 'in', lot).execute()
        return readAll(kinds.candidates, rows)
      })
    },
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
      return readAll(kinds.candidates, rows)
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
      return readAll(kinds.applications, rows)
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
      return readAll(kinds.interviews, rows)
    },
    async interviewsAbout(applications) {
      const found = await inLots(applications, async (lot) => {
        const rows = db.selectFrom('interviews').selectAll().where('application', 'in', lot)
        return readAll(kinds.interviews, await rows.execute())
      })
      return found.toSorted((a, b) => a.span.start - b.span.start || (a.id < b.id ? -1 : 1))
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
      return readAll(kinds.interviews, rows)
    },
    async interviewsEver(span) {
      return readAll(kinds.interviews, await within(span).execute())
    },
    async interviewsIn(span) {
      const rows = await within(span).where('status', 'in', ['booked', 'done']).execute()
      return readAll(kinds.interviews, rows)
    },
  }
}

function likeText(text: string): string {
  return text.replace(/[!%_]/g, '!$&')
}
