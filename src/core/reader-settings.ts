/** What somebody chooses to hear, and when. */
import type { Changes } from './changes.ts'
import { replanNotice } from './digest/plan.ts'
import type { PersonId } from './ids.ts'
import type { Reader } from './readers.ts'
import { Refusal } from './refusal.ts'
import type { Instant } from './time.ts'

export type ReaderSettings = Pick<
  Reader,
  'digestAt' | 'digestDays' | 'without' | 'mutedUntil' | 'remindBefore' | 'quietFrom' | 'quietTo'
>

/** Change what somebody has chosen; nothing if nothing differs. @throws Refusal `bad-field` for a digest on no day. */
export function setReader(
  reader: Reader,
  settings: ReaderSettings,
  by: PersonId,
  now: Instant,
): Changes {
  if (settings.digestDays?.length === 0) {
    const problem = 'Choose at least one day, or mute it.'
    throw new Refusal({ code: 'bad-field', field: 'days', problem })
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
