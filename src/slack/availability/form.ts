import type { types } from '@slack/bolt'
import { feedOf } from '../../app/feeds.ts'
import { someone } from '../../app/people.ts'
import type { Deps } from '../../app/ports.ts'
import { feedState } from '../../core/calendar-feeds.ts'
import type { PersonId } from '../../core/ids.ts'
import { availabilityForm } from '../blocks/availability.ts'

/** The form of `/availability` for somebody; `country` is one they have picked and not saved yet. */
export async function availabilityOf(
  deps: Deps,
  who: PersonId,
  country?: string,
): Promise<types.ModalView> {
  const [person, feed, countries] = await Promise.all([
    someone(deps, who),
    feedOf(deps.store, who),
    deps.calendars.countries(),
  ])
  const isOther = country !== undefined && country !== person.holidayCountry
  return availabilityForm({
    person: isOther ? { ...person, holidayCountry: country, holidayRegion: null } : person,
    countries,
    feed: feedState(feed, deps.now()),
  })
}
