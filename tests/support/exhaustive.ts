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

interface Combination {
  readonly plan: readonly PlannedInterview[]
  readonly numbers: readonly number[]
  readonly starts: string
}

/** The best plans with different starts, best first, at most `count`. */
export function everyPlan(problem: Problem, count: number): ValuedPlan[] {
  const order: readonly Term[] = problem.objective.includes('emptySeats')
    ? problem.objective
    : [...problem.objective, 'emptySeats']
  const options = problem.interviews.map((interview) => optionsOf(problem, interview))
  const combinations = combine(problem, order, options, [], [])
  combinations.sort((a, b) => compareNumbers(a.numbers, b.numbers))
  const found: ValuedPlan[] = []
  const seen = new Set<string>()
  for (const { plan, starts } of combinations) {
    if (found.length === count) break
    if (seen.has(starts)) continue
    const all = planValue(problem, plan)
    const value = Object.fromEntries(order.map((term) => [term, all[term]]))
    if (breachesOf(problem, { plan, value }).length > 0) continue
    seen.add(starts)
    found.push({ plan, value })
  }
  return found
}

/** Everything the interview could be if it were the only one: its times alone, then each person alone. */
function optionsOf(problem: Problem, interview: LoopInterview): Option[] {
  const options: Option[] = []
  const moved = (start: Instant) =>
    problem.before?.current.some((old) => old.interview === interview.id && old.start !== start)
  for (let start = problem.from; start < problem.to; start = later(start, 1)) {
    if (!couldStart(problem, start)) continue
    const room = roomAt(problem, interview, start)
    if (interview.room && room === undefined) continue
    const end = later(start, interview.durationMinutes)
    const off = offHoursAt(problem, interview, start, room)
    if (!off) continue
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

/** Ask the checker about the interview as if it were alone, with these seats. */
function isAllowed(
  problem: Problem,
  { id, durationMinutes, room: needsRoom }: LoopInterview,
  start: Instant,
  room: string | undefined,
  people: readonly string[],
) {
  const seats = people.map((one) => ({ id: one, pool: [one], count: 1, optional: false }))
  const alone: Problem = {
    ...problem,
    interviews: [{ id, durationMinutes, room: needsRoom, after: [], seats }],
    candidate: { ...problem.candidate, lunch: undefined },
  }
  const end = later(start, durationMinutes)
  const sitters = Object.fromEntries(people.map((one) => [one, [one]]))
  const planned: PlannedInterview = { interview: id, start, end, room, seats: sitters }
  const value = planValue(alone, [planned])
  return breachesOf(alone, { plan: [planned], value }).length === 0 ? value : undefined
}

function roomAt(problem: Problem, interview: LoopInterview, start: Instant): string | undefined {
  const rooms = interview.room ? problem.rooms.map(({ id }) => id) : []
  return rooms.find((room) => isAllowed(problem, interview, start, room, []))
}

/** Of everyone who could sit there at all, their minutes off; nothing if the time itself is not allowed. */
function offHoursAt(
  problem: Problem,
  interview: LoopInterview,
  start: Instant,
  room: string | undefined,
) {
  if (!isAllowed(problem, interview, start, room, [])) return undefined
  const wanted = new Set(interview.seats.flatMap(({ pool }) => pool))
  const able = [...wanted].flatMap((id): [string, number][] => {
    const value = isAllowed(problem, interview, start, room, [id])
    return value ? [[id, value.offHours]] : []
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

function combine(
  problem: Problem,
  order: readonly Term[],
  options: readonly (readonly Option[])[],
  chosen: readonly Option[],
  found: Combination[],
): Combination[] {
  const here = options[chosen.length]
  if (!here) {
    const plan = chosen.map(({ planned }) => planned).toSorted((a, b) => a.start - b.start)
    const starts = chosen.map(({ planned }) => planned.start).join()
    found.push({ plan, starts, numbers: numbersOf(problem, order, chosen) })
    return found
  }
  for (const option of here) {
    if (chosen.some((other) => clash(problem, other, option))) continue
    combine(problem, order, options, [...chosen, option], found)
  }
  return found
}

function clash({ candidate, rules }: Problem, a: Option, b: Option): boolean {
  const [first, second] = a.planned.start <= b.planned.start ? [a, b] : [b, a]
  if (second.planned.start < later(first.planned.end, candidate.breakMinutes)) return true
  return rules.onePerPerson && a.people.some((person) => b.people.includes(person))
}

function numbersOf(problem: Problem, order: readonly Term[], chosen: readonly Option[]): number[] {
  const sum = (term: keyof Option['adds']) =>
    chosen.reduce((total, { adds }) => total + adds[term], 0)
  const days = [...Map.groupBy(chosen, ({ date }) => date).values()]
  const ends = chosen.map(({ planned }) => planned.end)
  const idle = days.map((day) => {
    const first = Math.min(...day.map(({ planned }) => planned.start))
    const last = Math.max(...day.map(({ planned }) => planned.end))
    return last - first - day.reduce((total, { planned }) => total + planned.end - planned.start, 0)
  })
  const known = new Set(problem.before?.current.flatMap(({ seats }) => Object.values(seats).flat()))
  const fresh = new Set(chosen.flatMap(({ people }) => people).filter((id) => !known.has(id)))
  return order.map((term) => {
    switch (term) {
      case 'finish':
        return (Math.max(...ends) - problem.from) / 60_000
      case 'idle':
        return idle.reduce((total, length) => total + length, 0) / 60_000
      case 'days':
        return days.length
      case 'replaced':
        return problem.before ? fresh.size : 0
      default:
        return sum(term)
    }
  })
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((number, i) => number !== b[i])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
