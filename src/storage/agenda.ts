/** What waits on people, found by indexes: a digest must not read everything there ever was. */
import { type Kysely, sql } from 'kysely'
import type { Agenda } from '../app/store.ts'
import { OpeningId, PersonId } from '../core/ids.ts'
import { Instant, iso } from '../core/time.ts'
import { kinds, readAll } from './records.ts'
import type { Tables } from './schema.ts'

/** Whether nobody waits for the card of a sitter. */
const isSettled = sql<boolean>`exists (
  select 1 from scorecards where scorecards.interview = sitters.interview
  and scorecards.person = sitters.person and scorecards.status in ('submitted', 'not needed'))`
/** After every instant. */
const LAST = '9999'

export function agendaReads(db: Kysely<Tables>): Agenda {
  return { ...interviewReads(db), ...applicationReads(db), ...outlook(db) }
}

function interviewReads(
  db: Kysely<Tables>,
): Pick<Agenda, 'sitters' | 'interviewsOfOpenings' | 'unsettled' | 'withoutCards'> {
  const ordered = db
    .selectFrom('interviews')
    .selectAll('interviews')
    .orderBy('starts_at')
    .orderBy('id')
  return {
    async sitters({ start, end }) {
      const rows = await db
        .selectFrom('sitters')
        .innerJoin('interviews', 'interviews.id', 'sitters.interview')
        .select('person')
        .distinct()
        .where('interviews.starts_at', '>=', iso(start))
        .where('interviews.starts_at', '<', iso(end))
        .where('interviews.status', 'in', ['booked', 'done'])
        .orderBy('person')
        .execute()
      return rows.map(({ person }) => PersonId.parse(person))
    },
    async interviewsOfOpenings(openings, { start, end }, limit) {
      if (openings.length === 0) return []
      const rows = await ordered
        .where('opening', 'in', openings)
        .where('status', 'in', ['booked', 'done'])
        .where('starts_at', '>=', iso(start))
        .where('starts_at', '<', iso(end))
        .limit(limit)
        .execute()
      return readAll(kinds.interviews, rows)
    },
    async unsettled({ openings, booker }, from) {
      if (openings.length === 0 && !booker) return []
      const rows = await ordered
        .where('needs', '<>', '')
        .where('starts_at', '>', iso(from))
        .where((eb) =>
          eb.or([
            ...(openings.length > 0 ? [eb('opening', 'in', openings)] : []),
            ...(booker ? [eb('booked_by', '=', booker)] : []),
          ]),
        )
        .execute()
      return readAll(kinds.interviews, rows)
    },
    async withoutCards({ openings = [], person }, { start, end }) {
      if (openings.length === 0 && person === undefined) return []
      const rows = await ordered
        .where('status', '=', 'done')
        .where('starts_at', '>=', iso(start))
        .where('starts_at', '<', iso(end))
        .$if(person !== undefined, (q) =>
          q.where('id', 'in', (of) =>
            of
              .selectFrom('sitters')
              .select('interview')
              .where('sitters.person', '=', person ?? ''),
          ),
        )
        // From the applications that go on: they are few beside the interviews that there were.
        .$if(openings.length > 0, (q) =>
          q.where('application', 'in', (of) =>
            of
              .selectFrom('applications')
              .select('applications.id')
              .where('applications.opening', 'in', openings)
              .where('applications.status', '=', 'in progress'),
          ),
        )
        .$if(openings.length === 0, (q) =>
          q.where(sql<boolean>`exists (
            select 1 from applications where applications.id = interviews.application
            and applications.status = 'in progress')`),
        )
        .where(sql<boolean>`exists (
          select 1 from sitters where sitters.interview = interviews.id
          and ${person === undefined ? sql`1 = 1` : sql`sitters.person = ${person}`}
          and not ${isSettled})`)
        .execute()
      return readAll(kinds.interviews, rows)
    },
  }
}

function applicationReads(
  db: Kysely<Tables>,
): Pick<Agenda, 'unsealed' | 'idle' | 'countsByStage' | 'candidates'> {
  const running = db.selectFrom('applications').where('applications.status', '=', 'in progress')
  const isUnsealed = sql<boolean>`exists (
    select 1 from unsealings where unsealings.application = applications.id
    and unsealings.id = 'unseal_' || substr(applications.id, 5) || '_' || applications.stage)`
  const isBooked = sql<boolean>`exists (
    select 1 from interviews where interviews.application = applications.id
    and interviews.status = 'booked')`
  const waitsForCards = sql<boolean>`exists (
    select 1 from interviews join sitters on sitters.interview = interviews.id
    where interviews.application = applications.id and interviews.status = 'done'
    and not ${isSettled})`
  return {
    async unsealed(openings) {
      if (openings.length === 0) return []
      const rows = await running
        .selectAll()
        .where('opening', 'in', openings)
        .where(isUnsealed)
        .orderBy('id')
        .execute()
      return readAll(kinds.applications, rows)
    },
    async idle(openings, limit) {
      if (openings.length === 0) return { applications: [], count: 0 }
      const idle = running
        .where('opening', 'in', openings)
        .where(sql<boolean>`not ${isBooked} and not ${isUnsealed} and not ${waitsForCards}`)
      const ids = await idle.select('id').orderBy('created_at').orderBy('id').execute()
      if (ids.length === 0) return { applications: [], count: 0 }
      const rows = await db
        .selectFrom('applications')
        .selectAll()
        .where(
          'id',
          'in',
          ids.slice(0, limit).map(({ id }) => id),
        )
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return {
        applications: readAll(kinds.applications, rows),
        count: ids.length,
      }
    },
    async countsByStage(openings) {
      if (openings.length === 0) return []
      const rows = await running
        .select((eb) => ['opening', 'stage', eb.fn.countAll<number | string>().as('count')])
        .where('opening', 'in', openings)
        .groupBy(['opening', 'stage'])
        .execute()
      return rows.map(({ opening, stage, count }) => ({
        opening: OpeningId.parse(opening),
        stage,
        count: Number(count),
      }))
    },
    async candidates(ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('candidates')
        .selectAll()
        .where('id', 'in', ids)
        .orderBy('id')
        .execute()
      return readAll(kinds.candidates, rows)
    },
  }
}

function outlook(db: Kysely<Tables>): Pick<Agenda, 'changesSince' | 'outboxState' | 'lastDeed'> {
  return {
    async changesSince(openings, from) {
      if (openings.length === 0) return []
      const about = async (table: 'interviews' | 'applications') => {
        // A cross join, so that SQLite begins with the few entries of a day.
        const { rows } = await sql<{ verb: string; count: number | string }>`
          select audit.verb as verb, count(*) as count from audit
          cross join ${sql.table(table)} as things
          where things.id = audit.object and audit.at >= ${iso(from)} and things.opening in (${sql.join(openings)})
          group by audit.verb order by audit.verb`.execute(db)
        return rows.map(({ verb, count }) => ({ about: table, verb, count: Number(count) }))
      }
      return [...(await about('interviews')), ...(await about('applications'))]
    },
    async outboxState(now) {
      const count = (dead: 0 | 1) =>
        db
          .selectFrom('notices')
          .select((eb) => eb.fn.countAll<number | string>().as('count'))
          .where('receipt', 'is', null)
          .where('dead', '=', dead)
          .where('next_try_at', '<=', dead ? LAST : iso(now))
          .executeTakeFirstOrThrow()
      const [waiting, dead] = [await count(0), await count(1)]
      return { waiting: Number(waiting.count), dead: Number(dead.count) }
    },
    async lastDeed(object) {
      const row = await db
        .selectFrom('audit')
        .select('at')
        .where('object', '=', object)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && Instant.parse(row.at)
    },
  }
}
