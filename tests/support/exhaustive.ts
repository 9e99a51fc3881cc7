/**
 * Plans by trying everything: every start, every panel, every combination. Shares nothing with the
 * search; whether a combination is allowed is asked of the checker, one interview alone and then all.
 */
import { breachesOf } from '../../src/core/scheduling/checker.ts'
import { planValue } from '../../src/core/scheduling/plan-value.ts'
import type {
  LoopInterview,
  PlannedInterview,
  Problem,
  Term,
  ValuedPlan,
} from '../../src/core/scheduling/problem.ts'
import { type Instant, later, wallAt } from '../../src/core/time.ts'

interface Option {
  readonly planned: PlannedInterview
  readonly people: readonly string[]
  readonly date: string
  /** Terms that add up over interviews. */
  readonly adds: Readonly<Record<'emptySeats' | 'offHours' | 'load' | 'moved', number>>
}

/** What the checker said of one interview alone: what it would be worth, or nothing if it is not allowed. */
type Known = Map<string, ReturnType<typeof planValue> | undefined>

interface Combination {
  readonly chosen: readonly Option[]
  readonly numbers: readonly number[]
  readonly starts: string
}

/** The best plans with different starts, best first, at most `count`. */
export function everyPlan(problem: Problem, count: number): ValuedPlan[] {
  const order: readonly Term[] = problem.objective.includes('emptySeats')
    ? problem.objective
    : [...problem.objective, 'emptySeats']
  const known: Known = new Map()
  const options = problem.interviews.map((interview) => optionsOf(problem, interview, known))
  const combinations = combine(problem, order, options, [], [])
  combinations.sort((a, b) => compareNumbers(a.numbers, b.numbers))
  const found: ValuedPlan[] = []
  const seen = new Set<string>()
  /** Starts that the candidate cannot have, whoever sits there. */
  const impossible = new Set<string>()
  for (const { chosen, starts } of combinations) {
    if (found.length === count) break
    if (seen.has(starts) || impossible.has(starts)) continue
    const plan = chosen.map(({ planned }) => planned).toSorted((a, b) => a.start - b.start)
    const all = planValue(problem, plan)
    const value = Object.fromEntries(order.map((term) => [term, all[term]]))
    if (breachesOf(problem, { plan, value }).length > 0) {
      if (!isAllowedEmpty(problem, plan)) impossible.add(starts)
      continue
    }
    seen.add(starts)
    found.push({ plan, value })
  }
  return found
}

/** Everything the interview could be if it were the only one: its times alone, then each person alone. */
function optionsOf(problem: Problem, interview: LoopInterview, known: Known): Option[] {
  const options: Option[] = []
  const moved = (start: Instant) =>
    problem.before?.current.some((old) => old.interview === interview.id && old.start !== start)
  const rooms = interview.room ? problem.rooms.map(({ id }) => id) : []
  const ask = askingOnce(problem, interview, known)
  for (let start = problem.from; start < problem.to; start = later(start, 1)) {
    if (!couldStart(problem, start)) continue
    const room = rooms.find((one) => ask(start, one, []))
    if (interview.room && room === undefined) continue
    const end = later(start, interview.durationMinutes)
    if (!ask(start, room, [])) continue
    const off = offHoursOf(interview, (person) => ask(start, room, [person])?.offHours)
    const able = interview.seats.map((seat) => ({
      ...seat,
      pool: seat.pool.filter((id) => off.has(id)),
    }))
    const { date } = wallAt(start, problem.candidate.zone)
    for (const seats of panels({ ...interview, seats: able })) {
      const people = Object.values(seats).flat()
      if (new Set(people).size < people.length) continue
      const adds = {
        emptySeats: interview.seats.filter(
          ({ id, optional }) => optional && seats[id]?.length === 0,
        ).length,
        offHours: total(people.map((id) => off.get(id) ?? 0)),
        load: total(people.map((id) => problem.people.find((p) => p.id === id)?.loadMinutes ?? 0)),
        moved: moved(start) ? 1 : 0,
      }
      options.push({
        planned: { interview: interview.id, start, end, room, seats },
        people,
        date,
        adds,
      })
    }
  }
  return options
}

/** Interviews of the same length are asked about once. */
function askingOnce(problem: Problem, interview: LoopInterview, known: Known) {
  const kind = `${problem.before ? interview.id : ''} ${interview.durationMinutes}`
  return (start: Instant, room: string | undefined, people: readonly string[]) => {
    const key = [kind, room, start, ...people].join()
    if (!known.has(key)) known.set(key, allowedAlone(problem, interview, start, room, people))
    return known.get(key)
  }
}

/** Ask the checker about the interview as if it were alone, with these seats. */
function allowedAlone(
  problem: Problem,
  { id, durationMinutes }: LoopInterview,
  start: Instant,
  room: string | undefined,
  people: readonly string[],
) {
  const seats = people.map((one) => ({ id: one, pool: [one], count: 1, optional: false }))
  const alone: Problem = {
    ...problem,
    interviews: [{ id, durationMinutes, room: room !== undefined, after: [], seats }],
    candidate: { ...problem.candidate, lunch: undefined },
  }
  const end = later(start, durationMinutes)
  const sitters = Object.fromEntries(people.map((one) => [one, [one]]))
  const planned: PlannedInterview = { interview: id, start, end, room, seats: sitters }
  const value = planValue(alone, [planned])
  return breachesOf(alone, { plan: [planned], value }).length === 0 ? value : undefined
}

/** Ask the checker about the times alone. */
function isAllowedEmpty(problem: Problem, planned: readonly PlannedInterview[]): boolean {
  const interviews = problem.interviews.map((one) => ({ ...one, seats: [] }))
  const plan = planned.map((one) => ({ ...one, seats: {} }))
  const empty = { ...problem, interviews }
  return breachesOf(empty, { plan, value: planValue(empty, plan) }).length === 0
}

/** Of everyone who could sit there at all, their minutes off. */
function offHoursOf({ seats }: LoopInterview, ask: (person: string) => number | undefined) {
  const wanted = new Set(seats.flatMap(({ pool }) => pool))
  const able = [...wanted].flatMap((id): [string, number][] => {
    const off = ask(id)
    return off === undefined ? [] : [[id, off]]
  })
  return new Map(able)
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

/** Cheap enough to ask of every minute. */
function couldStart({ candidate, before }: Problem, start: Instant): boolean {
  const agreed = before?.current.some((old) => old.start === start) ?? false
  const inside = candidate.windows.some((window) => window.start <= start && start < window.end)
  // The zones drawn are half hours apart, and so are the steps: the checker knows the grid exactly.
  return agreed || (inside && start % (30 * 60_000) === 0)
}

function panels({ seats }: LoopInterview): Record<string, readonly string[]>[] {
  return seats.reduce<Record<string, readonly string[]>[]>(
    (all, { id, pool, count, optional }) => {
      const choices = [...subsets(pool, count), ...(optional ? [[]] : [])]
      return all.flatMap((panel) => choices.map((people) => ({ ...panel, [id]: people })))
    },
    [{}],
  )
}

function subsets(pool: readonly string[], count: number): string[][] {
  if (count === 0) return [[]]
  return pool.flatMap((first, i) =>
    subsets(pool.slice(i + 1), count - 1).map((rest) => [first, ...rest]),
  )
}

/** Interviews are taken in turn; `times` remembers what the starts alone amount to. */
function combine(
  problem: Problem,
  order: readonly Term[],
  options: readonly (readonly Option[])[],
  chosen: readonly Option[],
  found: Combination[],
  times = new Map<string, Times>(),
): Combination[] {
  const here = options[chosen.length]
  if (!here) {
    const starts = chosen.map(({ planned }) => planned.start).join()
    const known = times.get(starts) ?? timesOf(problem, chosen)
    times.set(starts, known)
    found.push({ chosen, starts, numbers: numbersOf(problem, order, chosen, known) })
    return found
  }
  for (const option of here) {
    if (chosen.some((other) => clash(problem, other, option))) continue
    combine(problem, order, options, [...chosen, option], found, times)
  }
  return found
}

function clash({ candidate, rules }: Problem, a: Option, b: Option): boolean {
  const [first, second] = a.planned.start <= b.planned.start ? [a, b] : [b, a]
  if (second.planned.start < later(first.planned.end, candidate.breakMinutes)) return true
  return rules.onePerPerson && a.people.some((person) => b.people.includes(person))
}

type Times = Readonly<Record<'finish' | 'idle' | 'days', number>>

function timesOf({ from }: Problem, chosen: readonly Option[]): Times {
  const days = [...Map.groupBy(chosen, ({ date }) => date).values()]
  const idle = days.map((day) => {
    const first = Math.min(...day.map(({ planned }) => planned.start))
    const last = Math.max(...day.map(({ planned }) => planned.end))
    return last - first - total(day.map(({ planned }) => planned.end - planned.start))
  })
  const last = Math.max(...chosen.map(({ planned }) => planned.end))
  return { finish: (last - from) / 60_000, idle: total(idle) / 60_000, days: days.length }
}

function numbersOf(
  { before }: Problem,
  order: readonly Term[],
  chosen: readonly Option[],
  times: Times,
): number[] {
  return order.map((term) => {
    switch (term) {
      case 'finish':
      case 'idle':
      case 'days':
        return times[term]
      case 'replaced':
        return before ? newcomers(before, chosen) : 0
      default:
        return chosen.reduce((sum, { adds }) => sum + adds[term], 0)
    }
  })
}

function newcomers({ current }: NonNullable<Problem['before']>, chosen: readonly Option[]): number {
  const known = new Set(current.flatMap(({ seats }) => Object.values(seats).flat()))
  return new Set(chosen.flatMap(({ people }) => people).filter((id) => !known.has(id))).size
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
