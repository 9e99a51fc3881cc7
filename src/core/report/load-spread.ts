/** How interviews are spread over the people who can give them: a distribution, never a list of names. */
import { isLive, sitting } from '../interviews.ts'
import { DAY_MINUTES, minutesOf } from '../time.ts'
import { within } from './durations.ts'
import type { ReportFacts } from './facts.ts'
import { type Bin, binned, LEAST } from './sample.ts'

export interface LoadSpread {
  /** Active people with a place in a pool. Shadows' seats do not count as load of theirs. */
  readonly people: number
  readonly interviews: number
  /** People by interviews a week, on average over the period; none below `LEAST` people. */
  readonly perWeek: readonly Bin[]
  /** People who have set a weekly cap, by how much of it they were used; none below `LEAST` of them. */
  readonly ofCap: readonly Bin[]
  /** How many the busiest fifth are, and their share of all seats, from 0 to 1; null where there is too little. */
  readonly busiest: { readonly people: number; readonly share: number } | null
}

export function loadSpreadOf({
  period,
  interviews,
  people,
  memberships,
}: Pick<ReportFacts, 'period' | 'interviews' | 'people' | 'memberships'>): LoadSpread {
  const pooled = new Set(memberships.filter(({ active }) => active).map(({ person }) => person))
  const able = people.filter(({ id, status }) => status === 'active' && pooled.has(id))
  const held = interviews.filter((one) => isLive(one) && within(one.span.start, period))
  const given = new Map<string, number>()
  for (const { person, shadow } of held.flatMap(sitting)) {
    if (!shadow) given.set(person, (given.get(person) ?? 0) + 1)
  }
  const weeks = minutesOf(period) / (7 * DAY_MINUTES)
  const perWeek = able.map(({ id }) => (given.get(id) ?? 0) / weeks)
  const ofCap = able.flatMap(({ capPerWeek }, at) =>
    capPerWeek === null ? [] : [(perWeek[at] ?? 0) / capPerWeek],
  )
  return {
    people: able.length,
    interviews: held.length,
    perWeek: enough(perWeek) ? binned(perWeek, PER_WEEK, PER_WEEK_WORDS) : [],
    ofCap: enough(ofCap) ? binned(ofCap, OF_CAP, OF_CAP_WORDS) : [],
    busiest: busiestOf(able.map(({ id }) => given.get(id) ?? 0)),
  }
}

const PER_WEEK = [0, 0.5, 1, 2, 3]
const PER_WEEK_WORDS = ['none', 'up to ½', '½ to 1', '1 to 2', '2 to 3', 'over 3']
const OF_CAP = [0, 0.25, 0.5, 0.75, 1]
const OF_CAP_WORDS = ['none', 'up to 25 %', '25 to 50 %', '50 to 75 %', '75 to 100 %', 'over 100 %']

function enough(values: readonly number[]): boolean {
  return values.length >= LEAST
}

/** A fifth of them, and never one alone: that would be a name. */
function busiestOf(counts: readonly number[]): LoadSpread['busiest'] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (!enough(counts) || total < LEAST) return null
  const people = Math.max(2, Math.ceil(counts.length / 5))
  const most = counts.toSorted((a, b) => b - a).slice(0, people)
  return { people, share: most.reduce((sum, count) => sum + count, 0) / total }
}
