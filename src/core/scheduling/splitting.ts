/** Cutting a part of the search in smaller ones that cover it: on whether someone sits, where, or on when. */
import type { Instance } from './instance.ts'
import type { Node } from './quest.ts'
import type { Region, Uses } from './relax.ts'
import type { Starts } from './walk.ts'

/** Nearer than this to always or never, the tables have decided on someone. */
const UNDECIDED = 0.1

/** The parts of `node`, given what the tables would do; none if it holds one choice of starts only. */
export function split(instance: Instance, node: Node, starts: Starts, uses: Uses): Node[] {
  const single = instance.problem.rules.onePerPerson
  const byPeople = single
    ? (splitPresence(instance, node) ?? splitSeats(instance, node.region, uses))
    : undefined
  const regions = byPeople ?? splitTimes(instance, node.region, starts)
  return regions.map((region) => ({
    ...node,
    depth: node.depth + 1,
    need: node.need.slice(),
    region: { ...node.region, ...region },
  }))
}

/** Someone the tables cannot decide on sits somewhere in the loop, or nowhere. */
function splitPresence(instance: Instance, { region, need }: Node): Partial<Region>[] | undefined {
  const { seats, people } = instance
  const { must, forbidden } = region
  const doubts = people.map((_, p) => {
    const mayBoth = must[p] === 0 && seats.some((s) => forbidden[s.index * people.length + p] === 0)
    return mayBoth ? Math.min(need[p] ?? 0, 1 - (need[p] ?? 0)) : 0
  })
  const most = Math.max(...doubts)
  if (!(most > UNDECIDED)) return undefined
  const who = doubts.indexOf(most)
  return [{ must: must.with(who, 1) }, { forbidden: forbidding(instance, region, who, () => true) }]
}

/** Someone needed twice sits either here and nowhere else, or not here. */
function splitSeats(instance: Instance, region: Region, uses: Uses): Partial<Region>[] | undefined {
  const most = Math.max(...uses.map((list) => list.length))
  const who = uses.findIndex((list) => list.length === most)
  const here = uses[who]?.[0]
  if (most < 2 || here === undefined) return undefined
  return [
    { forbidden: forbidding(instance, region, who, (seat) => seat !== here) },
    { forbidden: forbidding(instance, region, who, (seat) => seat === here) },
  ]
}

function forbidding(
  { seats, people }: Instance,
  { forbidden }: Region,
  who: number,
  where: (seat: number) => boolean,
): Uint8Array {
  const more = forbidden.slice()
  for (const { index } of seats) if (where(index)) more[index * people.length + who] = 1
  return more
}

/** Some interview starts at, before or after where the tables have it. */
function splitTimes(
  { tasks, days }: Instance,
  { earliest, latest }: Region,
  { day, start }: Starts,
): Partial<Region>[] {
  const task = tasks.find(({ index }) => earliest[index] !== latest[index])?.index
  if (task === undefined) return []
  const at = days[day[task] ?? 0]?.starts[start[task] ?? 0] ?? 0
  const within = (from: number | undefined, to: number | undefined): Partial<Region> => ({
    earliest: earliest.with(task, from ?? 0),
    latest: latest.with(task, to ?? 0),
  })
  return [within(at, at), within(earliest[task], at - 1), within(at + 1, latest[task])]
}
