import { Zone } from '../../core/time.ts'
import { candidateOption, zoneOption } from '../blocks/schedule-form.ts'
import type { Menu } from '../menu.ts'

/** Candidates by name or mail. */
export const findCandidateMenu: Menu = {
  id: 'find-candidate',
  async options(typed, _who, deps) {
    const found = await deps.store.findCandidates(typed, 50)
    return found.filter(({ status }) => status === 'active').map(candidateOption)
  },
}

/** IANA zones by city. */
export const findZoneMenu: Menu = {
  id: 'find-zone',
  async options(typed) {
    const wanted = typed.toLowerCase().replaceAll(' ', '_')
    return Intl.supportedValuesOf('timeZone')
      .filter((name) => name.toLowerCase().includes(wanted))
      .map((name) => zoneOption(Zone.parse(name)))
  },
}
