/** Who speaks when in a debrief: the most junior first, so that nobody follows a senior voice; the hiring lead last. */
import type { PersonId } from '../ids.ts'
import type { Level, Membership } from '../people.ts'
import { drawsFrom } from '../random.ts'
import type { Instant } from '../time.ts'

/** From the least experienced on. Who is in no pool counts as a newcomer. */
const LEVELS: readonly (Level | 'none')[] = ['none', 'shadow', 'reverse shadow', 'qualified']

interface Standing {
  readonly person: PersonId
  readonly isLead: boolean
  readonly level: number
  /** Since when they have stood at that level in any pool; later is more junior. */
  readonly since: Instant | null
  readonly lot: number
}

export interface Speakers {
  readonly people: readonly PersonId[]
  /** Those of them who sat in to learn. */
  readonly shadows: readonly PersonId[]
  readonly leads: readonly PersonId[]
  readonly memberships: readonly Membership[]
  /** What the lot is drawn from. */
  readonly seed: string
}

/**
 * The order in which people speak: shadows, then by level, then whoever reached it last first, then by lot; leads last.
 *
 * How long somebody has interviewed is what the bot knows of juniority. The lot is drawn from `seed`, so that it
 * stays the same for an application and favours nobody over many.
 */
export function speakingOrder({ people, shadows, leads, memberships, seed }: Speakers): PersonId[] {
  const draw = drawsFrom(seedOf(seed))
  const standings = [...new Set(people)].toSorted().map((person): Standing => {
    const own = memberships.filter((one) => one.active && one.person === person)
    const level = Math.max(0, ...own.map((one) => LEVELS.indexOf(one.level)))
    const [first] = own
      .filter((one) => LEVELS.indexOf(one.level) === level)
      .toSorted((a, b) => a.since - b.since)
    const isLead = leads.includes(person)
    // Whoever learns here does so, whatever they are elsewhere.
    const here = shadows.includes(person) ? LEVELS.indexOf('none') : level
    return { person, isLead, level: here, since: first?.since ?? null, lot: draw(2 ** 30) }
  })
  return standings.toSorted(juniorFirst).map(({ person }) => person)
}

function juniorFirst(a: Standing, b: Standing): number {
  return (
    Number(a.isLead) - Number(b.isLead) ||
    a.level - b.level ||
    (b.since ?? 0) - (a.since ?? 0) ||
    a.lot - b.lot
  )
}

/** FNV-1a: any text as a number of 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
