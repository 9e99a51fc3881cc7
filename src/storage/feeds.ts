/** Busy time of people's own calendars: spans and nothing else. */
import type { Kysely, Transaction } from 'kysely'
import type { Records } from '../app/store.ts'
import type { BusyTime } from '../core/calendar-feeds.ts'
import { Instant, iso, type Span } from '../core/time.ts'
import type { Tables } from './schema.ts'

/** Rows in one statement: SQLite takes 32,766 values, and a calendar may have thousands of spans. */
const CHUNK = 1_000

export function busyReads(db: Kysely<Tables>): Pick<Records, 'busySpans'> {
  return {
    async busySpans(people, within) {
      const spans = new Map(people.map((id): [typeof id, Span[]] => [id, []]))
      if (people.length === 0) return spans
      const rows = await db
        .selectFrom('busy')
        .selectAll()
        .where('person', 'in', people)
        .where('starts_at', '<', iso(within.end))
        .where('ends_at', '>', iso(within.start))
        .orderBy('starts_at')
        .execute()
      const byId = new Map<string, Span[]>(spans)
      for (const { person, starts_at, ends_at } of rows) {
        byId.get(person)?.push({ start: Instant.parse(starts_at), end: Instant.parse(ends_at) })
      }
      return spans
    },
  }
}

/** Keeps these spans of somebody instead of those kept before. */
export async function replaceBusy(
  tx: Transaction<Tables>,
  busy: readonly BusyTime[],
): Promise<void> {
  for (const { who, spans } of busy) {
    await tx.deleteFrom('busy').where('person', '=', who).execute()
    const rows = spans.map(({ start, end }) => ({
      person: who,
      starts_at: iso(start),
      ends_at: iso(end),
    }))
    for (let i = 0; i < rows.length; i += CHUNK) {
      await tx
        .insertInto('busy')
        .values(rows.slice(i, i + CHUNK))
        .execute()
    }
  }
}
