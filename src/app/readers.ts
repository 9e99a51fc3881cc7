import { nextDigest } from '../core/digest/when.ts'
import type { PersonId } from '../core/ids.ts'
import { setReader as changeReader, type ReaderSettings } from '../core/reader-settings.ts'
import { type Reader, usualReader } from '../core/readers.ts'
import { type Instant, type LocalDate, wallAt, type Zone } from '../core/time.ts'
import { openingsToChoose } from './channel-digests.ts'
import { type DigestShown, previewDigest } from './digests.ts'
import { listenerOf } from './listeners.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What somebody has chosen, and what comes of it. */
export interface ReaderPage {
  readonly reader: Reader
  readonly zone: Zone
  readonly now: Instant
  /** The next digest after now; null if none is in sight. */
  readonly next: Instant | null
  /** Whether there is an opening whose channel's digest they may choose. */
  readonly maySetChannels: boolean
}

export async function readerPage(deps: Deps, who: PersonId): Promise<ReaderPage> {
  await someone(deps, who)
  const listener = await listenerOf(deps, who)
  const now = deps.now()
  const due = nextDigest(listener, now)
  // One of today that has gone out already, or found nothing to say.
  const after = due && due.at <= now ? nextDigest(listener, due.until) : due
  return {
    reader: listener.reader,
    zone: listener.person.zone,
    now,
    next: after?.at ?? null,
    maySetChannels: (await openingsToChoose(deps, who)).length > 0,
  }
}

/** Choose when a digest comes and what is in it, and when one is reminded. @throws Refusal `bad-field`. */
export async function setReader(
  deps: Deps,
  who: PersonId,
  settings: ReaderSettings,
): Promise<void> {
  const turn = await turnOf(deps, who)
  await transact(
    deps.store,
    () => readerOf(deps, who),
    (reader) => changeReader(reader, settings, turn),
  )
}

/** No digest before `date`, or again at once. @throws Refusal `bad-field` for a day that is not ahead. */
export async function muteDigest(
  deps: Deps,
  who: PersonId,
  date: LocalDate | null,
): Promise<ReaderPage> {
  const turn = await turnOf(deps, who)
  await transact(
    deps.store,
    () => readerOf(deps, who),
    (reader) => changeReader(reader, { ...reader, mutedUntil: date }, turn),
  )
  return readerPage(deps, who)
}

/** What somebody's digest would say now. */
export async function digestPreview(deps: Deps, who: PersonId): Promise<DigestShown> {
  await someone(deps, who)
  return previewDigest(deps, who)
}

/** Who changes what they hear, and when that is for them. */
async function turnOf(deps: Deps, who: PersonId) {
  const { zone } = await permitted(deps, who, 'set a digest', { self: who })
  const now = deps.now()
  return { by: who, now, today: wallAt(now, zone).date }
}

async function readerOf(deps: Deps, who: PersonId): Promise<Reader> {
  const [known] = await deps.store.readers([who])
  return known ?? usualReader(who)
}
