/** The reads of kits, scorecards and what follows from them. */
import type { Kysely } from 'kysely'
import type { Assessments } from '../app/store.ts'
import { iso } from '../core/time.ts'
import { inLots } from './lots.ts'
import { kinds, read, readAll } from './records.ts'
import type { Tables } from './schema.ts'

export function assessmentReads(db: Kysely<Tables>): Assessments {
  return { ...kitReads(db), ...drawReads(db), ...cardReads(db), ...decisionReads(db) }
}

function kitReads(
  db: Kysely<Tables>,
): Pick<
  Assessments,
  'kit' | 'kitsOf' | 'kitsIn' | 'kitsToCome' | 'askingsOf' | 'askingsSince' | 'keptQuestions'
> {
  const kits = db.selectFrom('kits').selectAll('kits').orderBy('kits.id')
  const askings = db.selectFrom('askings').selectAll()
  return {
    async kit(interview) {
      const row = await kits.where('interview', '=', interview).executeTakeFirst()
      return row && read(kinds.kits, row)
    },
    async kitsOf(application) {
      return readAll(kinds.kits, await kits.where('application', '=', application).execute())
    },
    async kitsIn({ start, end }) {
      const rows = await db
        .selectFrom('kits')
        .innerJoin('interviews', 'interviews.id', 'kits.interview')
        .selectAll('kits')
        .where('interviews.starts_at', '>=', iso(start))
        .where('interviews.starts_at', '<', iso(end))
        .orderBy('interviews.starts_at')
        .orderBy('kits.id')
        .execute()
      return readAll(kinds.kits, rows)
    },
    async kitsToCome(question) {
      const rows = await kits
        .where('interview', 'in', (q) =>
          q
            .selectFrom('askings')
            .innerJoin('interviews', 'interviews.id', 'askings.interview')
            .select('askings.interview')
            .where('askings.question', '=', question)
            .where('askings.status', '=', 'planned')
            .where('interviews.status', '=', 'booked'),
        )
        .execute()
      return readAll(kinds.kits, rows)
    },
    async askingsOf(candidate) {
      const rows = await askings.where('candidate', '=', candidate).orderBy('id').execute()
      return readAll(kinds.askings, rows)
    },
    async askingsSince(from) {
      const rows = await askings.where('at', '>=', iso(from)).orderBy('at').orderBy('id').execute()
      return readAll(kinds.askings, rows)
    },
    async keptQuestions(ids) {
      if (ids.length === 0) return []
      const rows = await db
        .selectFrom('kept_questions')
        .selectAll()
        .where('id', 'in', ids)
        .orderBy('id')
        .execute()
      return readAll(kinds.kept_questions, rows)
    },
  }
}

/** What a draw looks at beside the kits themselves. */
function drawReads(
  db: Kysely<Tables>,
): Pick<Assessments, 'keptIds' | 'questionReports' | 'figures' | 'round' | 'exposure'> {
  return {
    async keptIds() {
      const rows = await db.selectFrom('kept_questions').select('id').execute()
      return new Set(rows.map(({ id }) => id))
    },
    async questionReports() {
      const rows = await db.selectFrom('question_reports').selectAll().orderBy('id').execute()
      return readAll(kinds.question_reports, rows)
    },
    async figures() {
      const row = await db.selectFrom('figures').selectAll().executeTakeFirst()
      return row && read(kinds.figures, row)
    },
    async round(id) {
      const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst()
      return row && read(kinds.rounds, row)
    },
    async exposure({ opening, stage, kind, since }) {
      const asked = db
        .selectFrom('askings')
        .innerJoin('kits', 'kits.interview', 'askings.interview')
        .where('kits.opening', '=', opening)
        .where('kits.stage', '=', stage)
        .where('askings.at', '>=', iso(since))
        .where('askings.status', '<>', 'dropped')
      const [counts, { interviews }] = await Promise.all([
        asked
          .where('askings.status', '<>', 'skipped')
          .select(({ fn }) => ['askings.question', fn.countAll().as('count')])
          .groupBy('askings.question')
          .execute(),
        asked
          .where('kits.kind', '=', kind)
          .select(({ fn }) => fn.count('askings.interview').distinct().as('interviews'))
          .executeTakeFirstOrThrow(),
      ])
      return {
        interviews: Number(interviews),
        asked: Object.fromEntries(counts.map(({ question, count }) => [question, Number(count)])),
      }
    },
  }
}

function cardReads(
  db: Kysely<Tables>,
): Pick<Assessments, 'scorecard' | 'cardsOf' | 'cardsAbout' | 'cardsFrom' | 'cardsIn'> {
  const cards = db.selectFrom('scorecards').selectAll('scorecards')
  return {
    async scorecard(id) {
      const row = await cards.where('id', '=', id).executeTakeFirst()
      return row && read(kinds.scorecards, row)
    },
    async cardsOf(application) {
      const rows = await cards.where('application', '=', application).orderBy('id').execute()
      return readAll(kinds.scorecards, rows)
    },
    async cardsAbout(interviews) {
      return inLots(interviews, async (lot) =>
        readAll(
          kinds.scorecards,
          await cards.where('interview', 'in', lot).orderBy('id').execute(),
        ),
      )
    },
    async cardsFrom(after, limit) {
      const rows = await cards.where('id', '>', after).orderBy('id').limit(limit).execute()
      return readAll(kinds.scorecards, rows)
    },
    async cardsIn({ start, end }, people) {
      if (people?.length === 0) return []
      const rows = await cards
        .innerJoin('interviews', 'interviews.id', 'scorecards.interview')
        .where('interviews.starts_at', '>=', iso(start))
        .where('interviews.starts_at', '<', iso(end))
        .$if(people !== undefined, (q) => q.where('scorecards.person', 'in', people ?? []))
        .orderBy('interviews.starts_at')
        .orderBy('scorecards.id')
        .execute()
      return readAll(kinds.scorecards, rows)
    },
  }
}

function decisionReads(
  db: Kysely<Tables>,
): Pick<Assessments, 'applications' | 'unsealings' | 'decisions' | 'decisionsSince' | 'readers'> {
  return {
    async applications({ opening, status }) {
      const rows = await db
        .selectFrom('applications')
        .selectAll()
        .$if(opening !== undefined, (q) => q.where('opening', '=', opening ?? ''))
        .orderBy('id')
        .execute()
      const found = readAll(kinds.applications, rows)
      return status ? found.filter((one) => one.status === status) : found
    },
    async unsealings(applications) {
      if (applications.length === 0) return []
      const rows = await db
        .selectFrom('unsealings')
        .selectAll()
        .where('application', 'in', applications)
        .orderBy('id')
        .execute()
      return readAll(kinds.unsealings, rows)
    },
    async decisions(applications) {
      if (applications.length === 0) return []
      const rows = await db
        .selectFrom('decisions')
        .selectAll()
        .where('application', 'in', applications)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return readAll(kinds.decisions, rows)
    },
    async decisionsSince(from) {
      const rows = await db
        .selectFrom('decisions')
        .selectAll()
        .where('at', '>=', iso(from))
        .orderBy('at')
        .orderBy('id')
        .execute()
      return readAll(kinds.decisions, rows)
    },
    async readers(ids) {
      if (ids?.length === 0) return []
      const rows = await db
        .selectFrom('readers')
        .selectAll()
        .$if(ids !== undefined, (q) => q.where('id', 'in', ids ?? []))
        .orderBy('id')
        .execute()
      return readAll(kinds.readers, rows)
    },
  }
}
