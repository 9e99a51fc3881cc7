import type { Kysely, Transaction } from 'kysely'
import { type Records, Stale } from '../app/store.ts'
import type { Diary } from '../core/diaries.ts'
import { InterviewId } from '../core/ids.ts'
import { Instant, iso } from '../core/time.ts'
import type { Tables } from './schema.ts'

/** Diaries with their versions, and what is booked in them. */
export function diaryReads(db: Kysely<Tables>): Pick<Records, 'diaries'> {
  return {
    async diaries(of, within) {
      if (of.length === 0) return []
      await db
        .insertInto('diaries')
        .values(of.map((id) => ({ id })))
        .onConflict((oc) => oc.doNothing())
        .execute()
      // Versions before engagements: a booking that slips in between then makes the commit fail, not pass.
      const versions = await db.selectFrom('diaries').selectAll().where('id', 'in', of).execute()
      const taken = await db
        .selectFrom('engagements')
        .selectAll()
        .where('diary', 'in', of)
        .where('starts_at', '<', iso(within.end))
        .where('ends_at', '>', iso(within.start))
        .orderBy('starts_at')
        .execute()
      return of.map((id) => ({
        of: id,
        version: versions.find((row) => row.id === id)?.version ?? 0,
        engagements: taken
          .filter((row) => row.diary === id)
          .map((row) => ({
            span: { start: Instant.parse(row.starts_at), end: Instant.parse(row.ends_at) },
            interview: InterviewId.parse(row.interview),
          })),
      }))
    },
  }
}

/** Moves each diary on by one version. @throws Stale if one has moved on already. */
export async function bumpDiaries(
  tx: Transaction<Tables>,
  reliedOn: readonly Diary[],
): Promise<void> {
  // One order for everyone, so that two commits over the same diaries cannot deadlock.
  for (const { of, version } of reliedOn.toSorted((a, b) => (a.of < b.of ? -1 : 1))) {
    const { numUpdatedRows } = await tx
      .updateTable('diaries')
      .set({ version: version + 1 })
      .where('id', '=', of)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) throw new Stale(`diary of ${of} is past version ${version}`)
  }
}
