/** Who is shown the packet of an application, and how it follows what changes. */
import type { Application } from '../candidates.ts'
import type { Changes } from '../changes.ts'
import type { ApplicationId, PersonId } from '../ids.ts'
import type { Notice } from '../notices.ts'
import type { Opening } from '../openings.ts'
import { type Instant, iso } from '../time.ts'

/** Key under which the place of a packet is remembered. */
export function packetKey(application: ApplicationId, stage: string, to: Notice['to']): string {
  return `debrief:${application}:${stage}:${to}`
}

/** Whom a packet is posted to: the hiring leads, or the recruiters where there is no lead. */
export function packetReaders({ leads, recruiters }: Opening): readonly PersonId[] {
  return leads.length > 0 ? leads : recruiters
}

/** What posts a packet to its readers, or edits what was posted. Older notices that nobody has sent yet are withdrawn. */
export function debriefNotices(
  { id }: Pick<Application, 'id'>,
  opening: Opening,
  stage: string,
  now: Instant,
): Changes {
  const readers = packetReaders(opening)
  return {
    withdraw: readers.map((to) => `show:${packetKey(id, stage, to)}:`),
    notices: readers.map((to) => packetNotice(id, stage, to, now)),
    deeds: [],
  }
}

/** What posts a packet to one reader, or edits what they were posted. */
export function packetNotice(
  application: ApplicationId,
  stage: string,
  to: PersonId,
  now: Instant,
): Notice {
  const key = `show:${packetKey(application, stage, to)}:${iso(now)}`
  return { key, channel: 'slack', to, due: now, body: { kind: 'debrief', application, stage } }
}
