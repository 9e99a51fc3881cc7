/** What somebody chooses to hear, and when. */
import type { Changes } from './changes.ts'
import { replanNotice } from './digest/plan.ts'
import type { PersonId } from './ids.ts'
import type { Reader } from './readers.ts'
import { Refusal } from './refusal.ts'
import type { Instant, LocalDate } from './time.ts'

export type ReaderSettings = Pick<
  Reader,
  'digestAt' | 'digestDays' | 'without' | 'mutedUntil' | 'remindBefore' | 'quietFrom' | 'quietTo'
>

/**
 * Change what somebody has chosen; nothing if nothing differs. `today` is on their calendar.
 *
 * @throws Refusal `bad-field` for a digest on no day, or muted until a day that is not ahead.
 */
export function setReader(
  reader: Reader,
  settings: ReaderSettings,
  { by, now, today }: { readonly by: PersonId; readonly now: Instant; readonly today: LocalDate },
): Changes {
  if (settings.digestDays?.length === 0) {
    const problem = 'Choose at least one day, or mute it.'
    throw new Refusal({ code: 'bad-field', field: 'days', problem })
  }
  const { mutedUntil } = settings
  if (mutedUntil !== null && mutedUntil !== reader.mutedUntil && mutedUntil <= today) {
    const problem = 'Pick a day after today: the first on which a digest may come again.'
    throw new Refusal({ code: 'bad-field', field: 'muted', problem })
  }
  const [before, after] = [factsOf(reader), factsOf(settings)]
  if (JSON.stringify(before) === JSON.stringify(after)) return { deeds: [] }
  return {
    readers: [{ ...reader, ...settings }],
    notices: [replanNotice(reader.id, { kind: 'reader', rev: reader.rev }, now)],
    deeds: [{ actor: by, verb: 'set digest', object: reader.id, before, after, at: now }],
  }
}

function factsOf(settings: ReaderSettings) {
  const { digestAt, digestDays, without, mutedUntil, remindBefore, quietFrom, quietTo } = settings
  return {
    at: digestAt,
    days: digestDays?.join(' ') ?? 'working days',
    without: without.join(', '),
    mutedUntil,
    remind: remindBefore.join(' '),
    quiet: `${quietFrom}-${quietTo}`,
  }
}
