import { type Interview, sitting } from '../interviews.ts'
import type { Membership } from '../people.ts'
import type { PlannedInterview } from '../plans.ts'

/**
 * The declared languages that an interview can be held in: a question in a language needs somebody on the panel who
 * is qualified for it, where the plan has a pool for that language.
 *
 * With a panel that was chosen by hand and qualifies for none of them, all: whoever chose it knows why.
 */
export function panelLanguages(
  planned: PlannedInterview,
  interview: Interview,
  memberships: readonly Membership[],
  declared: readonly string[],
): readonly string[] {
  const pools = new Map<string, string>(
    planned.seats
      .filter(({ shadow }) => !shadow)
      .flatMap((seat) => Object.entries(seat.byLanguage)),
  )
  const sitters = new Set(sitting(interview).flatMap((p) => (p.shadow ? [] : [p.person])))
  const isQualified = (pool: string) =>
    memberships.some(
      ({ pool: of, person, level, active }) =>
        of === pool && active && level === 'qualified' && sitters.has(person),
    )
  const governed = declared.filter((language) => pools.has(language))
  const theirs = governed.filter((language) => isQualified(pools.get(language) ?? ''))
  if (governed.length === 0 || theirs.length === 0) return declared
  return declared.filter((language) => !pools.has(language) || theirs.includes(language))
}
