/** What the bot does once a day, before anybody comes. */
import type { PersonId } from '../core/ids.ts'
import { addDays, ClockTime, instantOn, type LocalDate, wallAt } from '../core/time.ts'
import type { Deps } from './ports.ts'

/** On the office's clock. */
const AT = ClockTime.parse('06:00')

/** Owe the look of `date`, or of today; whoever owes it again, at every start, owes it once. */
export async function oweDaily(
  deps: Deps,
  kind: 'retention' | 'measure',
  date?: LocalDate,
): Promise<void> {
  const { officeZone, admins } = deps.settings
  const day = date ?? wallAt(deps.now(), officeZone).date
  const [to] = admins.length > 0 ? admins : await adminsOf(deps)
  if (!to) return
  const due = instantOn(day, AT, officeZone)
  await deps.store.commit({
    notices: [{ key: `${kind}:${day}`, channel: 'self', to, due, body: { kind, date: day } }],
    deeds: [],
  })
}

/** The next day to look, once `date` has been looked at: days that passed while the bot was off are left out. */
export function dayAfter(deps: Pick<Deps, 'settings' | 'now'>, date: LocalDate): LocalDate {
  const today = wallAt(deps.now(), deps.settings.officeZone).date
  return addDays(date > today ? date : today, 1)
}

/** Everybody who may do everything, by id. */
export async function adminsOf({ store }: Pick<Deps, 'store'>): Promise<PersonId[]> {
  const people = await store.people()
  return people
    .filter(({ grants, status }) => grants.includes('admin') && status === 'active')
    .map(({ id }) => id)
}
