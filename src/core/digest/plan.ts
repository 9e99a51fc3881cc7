/** Digests as notices: planned ahead, so that neither a restart nor a second process loses or doubles one. */
import type { Listener } from '../calm.ts'
import { calmAndBack } from '../calm.ts'
import type { ApplicationId, OpeningId, PersonId } from '../ids.ts'
import type { Notice } from '../notices.ts'
import { workingDaysLater } from '../nudges/working.ts'
import type { Opening } from '../openings.ts'
import { ClockTime, type Instant, instantOn, type LocalDate, type Zone } from '../time.ts'
import { digestKey, nextDigest } from './when.ts'

/** The next digest of each of them, as far as there is one. Planning it again changes nothing. */
export function digestsOf(listeners: Iterable<Listener>, now: Instant): Notice[] {
  return [...listeners].flatMap((listener): Notice[] => {
    const due = nextDigest(listener, now)
    if (!due) return []
    const { id } = listener.person
    return [
      {
        key: digestKey(id, due.date),
        channel: 'digest',
        to: id,
        due: due.at,
        body: { kind: 'digest', date: due.date },
      },
    ]
  })
}

/** What shrinks a digest to a line once its day is over, on its reader's clock. */
export function closingNotice(
  { key, to }: Pick<Notice, 'key' | 'to'>,
  day: {
    readonly date: LocalDate
    readonly zone: Zone
    /** Whose channel reads it, if it is not for one person. */
    readonly opening: OpeningId | null
  },
): Notice {
  const { date, zone, opening } = day
  return {
    key: `close:${key}`,
    channel: 'digest',
    to,
    due: instantOn(date, ClockTime.parse('24:00'), zone),
    body: { kind: 'close digest', digest: key, date, opening },
  }
}

/** An open debrief, since when it is open, and the leads it waits for. */
export interface OpenDebrief {
  readonly application: ApplicationId
  readonly stage: string
  readonly since: Instant
  readonly opening: Pick<Opening, 'leads'>
}

/** Working days that an open debrief is left to the digest alone. */
const PATIENCE_DAYS = 2

/** The one reminder of each open debrief that nobody decides, to each of its leads. */
export function undecidedNotices(
  debriefs: readonly OpenDebrief[],
  listeners: ReadonlyMap<PersonId, Listener>,
): Notice[] {
  return debriefs.flatMap(({ application, stage, since, opening }) =>
    opening.leads.flatMap((lead): Notice[] => {
      const listener = listeners.get(lead)
      const due =
        listener && calmAndBack(listener, workingDaysLater(listener, since, PATIENCE_DAYS))
      if (due === undefined) return []
      const key = `${undecidedKey(application, stage)}${lead}`
      return [
        { key, channel: 'slack', to: lead, due, body: { kind: 'undecided', application, stage } },
      ]
    }),
  )
}

/** Beginning of the keys of what reminds leads that a debrief is open: to be withdrawn with a decision. */
export function undecidedKey(application: ApplicationId, stage: string): string {
  return `undecided:${application}:${stage}:`
}

/** What makes the bot plan anew whatever one person hears, and when. `what` is the record that has changed. */
export function replanNotice(
  who: PersonId,
  what: { readonly kind: 'person' | 'reader'; readonly rev: number },
  now: Instant,
): Notice {
  return {
    key: `replan:${who}:${what.kind}:r${what.rev + 1}`,
    channel: 'self',
    to: who,
    due: now,
    body: { kind: 'replan', person: who },
  }
}
