/** Somebody's published calendar, in `/availability`. */
import { z } from 'zod'
import { feedOf, setCalendar } from '../../app/feeds.ts'
import { feedState } from '../../core/calendar-feeds.ts'
import type { Action } from '../action.ts'
import { calendarView, checkedView } from '../blocks/calendar.ts'
import { option } from '../blocks/kit.ts'
import type { Menu } from '../menu.ts'
import { loading, type Modal } from '../modal.ts'
import { readForm } from '../state.ts'
import { md } from '../text.ts'
import { availabilityOf } from './form.ts'

/** The form below, and the country that is picked in it. */
const Below = z.object({ root: z.string(), country: z.string().optional() })

export const setCalendarAction: Action = {
  id: 'set-calendar',
  async run({ who, origin, form, push }, deps) {
    if (origin.kind !== 'modal') return
    const feed = await feedOf(deps.store, who)
    const below = { root: origin.id, country: form.one('country') }
    const state = feedState(feed, deps.now())
    await push(calendarView(state, feed?.mail ?? null, JSON.stringify(below)))
  },
}

const CalendarFields = {
  calendar: z.string().optional(),
  mail: z.email('Write it as name@example.org.').nullable().default(null),
}

/** Saves the address and reads the calendar at once, so that a wrong address is seen while it is at hand. */
export const calendarModal: Modal = {
  id: 'calendar-form',
  async submit({ who, form, view, slack }, deps) {
    const { calendar: address, mail } = readForm(form, CalendarFields)
    const { root, country } = Below.parse(JSON.parse(view.metadata))
    await setCalendar(deps, who, who, { address, mail })
    return {
      next: 'wait',
      meanwhile: loading('My calendar', md`Saved. Reading it now…`),
      work: async () => {
        await deps.calendars.check(who)
        await slack.updateModal({ id: root }, await availabilityOf(deps, who, country))
        return checkedView(feedState(await feedOf(deps.store, who), deps.now()))
      },
    }
  },
}

export const removeCalendarAction: Action = {
  id: 'remove-calendar',
  async run({ who, origin, form, slack }, deps) {
    await setCalendar(deps, who, who, null)
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, await availabilityOf(deps, who, form.one('country')))
  },
}

/** A country with regions asks for one of them. */
export const countryAction: Action = {
  id: 'find-country',
  async run({ who, value, origin, slack }, deps) {
    if (origin.kind !== 'modal') return
    await slack.updateModal({ id: origin.id }, await availabilityOf(deps, who, value))
  },
}

/** Countries by name: there are more than one menu can hold. */
export const findCountryMenu: Menu = {
  id: 'find-country',
  async options(typed, _who, deps) {
    const wanted = typed.trim().toLowerCase()
    return (await deps.calendars.countries())
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ code, name }) => option(name, code))
  },
}
