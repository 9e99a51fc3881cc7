import { candidatesFor } from '../../app/candidate-page.ts'
import { Zone } from '../../core/time.ts'
import { candidateOption } from '../blocks/schedule-form.ts'
import { zoneOption } from '../blocks/schedule-form-fields.ts'
import type { Menu } from '../menu.ts'

/** Candidates by name or mail, as far as the one who types may see them. */
export const findCandidateMenu: Menu = {
  id: 'find-candidate',
  async options(typed, who, deps) {
    return (await candidatesFor(deps, who, typed.trim(), 50)).map(candidateOption)
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
