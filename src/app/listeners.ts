import { calmAndBack, type Listener } from '../core/calm.ts'
import { PersonId } from '../core/ids.ts'
import type { Notice } from '../core/notices.ts'
import { usualReader } from '../core/readers.ts'
import { DAY_MINUTES, later } from '../core/time.ts'
import { holidaysOfAll } from './holidays.ts'
import type { Deps } from './ports.ts'

/** As far as anything is put off, and as far back as anything is counted from. */
const BACK_DAYS = 14
const AHEAD_DAYS = 400

/** What decides when these people may be spoken to, of those who are known. */
export async function listenersOf(
  deps: Pick<Deps, 'store' | 'calendars' | 'now'>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Listener>> {
  const now = deps.now()
  const within = {
    start: later(now, -BACK_DAYS * DAY_MINUTES),
    end: later(now, AHEAD_DAYS * DAY_MINUTES),
  }
  const wanted = [...new Set(ids)]
  const [people, readers] = await Promise.all([
    deps.store.people(wanted),
    deps.store.readers(wanted),
  ])
  const holidays = await holidaysOfAll(deps, people, within)
  const chosen = new Map(readers.map((reader) => [reader.id, reader]))
  return new Map(
    people.map((person) => [
      person.id,
      {
        person,
        reader: chosen.get(person.id) ?? usualReader(person.id),
        holidays: holidays.get(person.id) ?? [],
      },
    ]),
  )
}

/** One of them. @throws Error if nobody of that id is known. */
export async function listenerOf(
  deps: Pick<Deps, 'store' | 'calendars' | 'now'>,
  id: PersonId,
): Promise<Listener> {
  const listener = (await listenersOf(deps, [id])).get(id)
  if (!listener) throw new Error(`${id} is not known`)
  return listener
}

/**
 * Whether somebody may be spoken to now: `say`, `never` for who is gone, or `later`, and then the notice is owed again for a
 * calmer hour. A notice that was planned for a calm hour is late where the bot has rested.
 */
export async function calmTurn(
  deps: Pick<Deps, 'store' | 'calendars' | 'now'>,
  { key, channel, to, body }: Notice,
): Promise<'say' | 'never' | 'later'> {
  const listener = await listenerOf(deps, PersonId.parse(to))
  const due = listener.person.status === 'gone' ? undefined : calmAndBack(listener, deps.now())
  if (due === undefined) return 'never'
  if (due <= deps.now()) return 'say'
  await deps.store.commit({ notices: [{ key, channel, to, due, body }], deeds: [] })
  return 'later'
}
