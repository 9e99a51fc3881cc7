/** Digests as notices: planned ahead, so that neither a restart nor a second process loses or doubles one. */
import type { Listener } from '../calm.ts'
import { calmAndBack } from '../calm.ts'
import type { ApplicationId, PersonId } from '../ids.ts'
import type { Notice } from '../notices.ts'
import { workingDaysLater } from '../nudges/working.ts'
import type { Opening } from '../openings.ts'
import type { Instant } from '../time.ts'
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
