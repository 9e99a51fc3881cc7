/** Who leads an opening and recruits for it, where it is told of, and whether it goes on. */
import { homeNotice } from './announce.ts'
import type { By } from './candidate-facts.ts'
import type { Changes } from './changes.ts'
import type { Opening } from './openings.ts'

export type OpeningSettings = Pick<Opening, 'leads' | 'recruiters' | 'channel' | 'status'>

/** Change the settings of an opening; nothing if nothing differs. */
export function setOpening(
  opening: Opening,
  { leads, recruiters, channel, status }: OpeningSettings,
  { by, now }: By,
): Changes {
  const next: Opening = { ...opening, leads, recruiters, channel, status }
  const [before, after] = [factsOf(opening), factsOf(next)]
  if (JSON.stringify(before) === JSON.stringify(after)) return { deeds: [] }
  const deed = { actor: by, verb: 'set opening', object: opening.id, before, after, at: now }
  const people = [opening.leads, opening.recruiters, leads, recruiters].flat()
  const notices = [...new Set(people)].map((who) => homeNotice(who, opening, now))
  return { openings: [next], notices, deeds: [deed] }
}

function factsOf({ leads, recruiters, channel, status }: OpeningSettings) {
  return { leads: leads.join(' '), recruiters: recruiters.join(' '), channel, status }
}
