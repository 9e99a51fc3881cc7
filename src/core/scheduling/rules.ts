/** The hard rules of a problem, each with whose it is, and the problem without one of them. */
import { type ClockTime, DAY_MINUTES, type Instant, later, WEEKDAYS } from '../time.ts'
import type { LoopInterview, PlanPerson, Problem } from './problem.ts'

/** A hard rule and whose it is: a person, `interview/seat`, an interview, `candidate` or `loop`. */
export interface Rule {
  readonly rule:
    | 'window'
    | 'hours'
    | 'busy'
    | 'buffer'
    | 'cap'
    | 'pool'
    | 'room'
    | 'order'
    | 'break'
    | 'lunch'
    | 'maxPerDay'
    | 'maxDays'
    | 'onePerPerson'
    | 'notice'
    | 'horizon'
  readonly of: string
}

/** Without a horizon, this far beyond the old one is as good as for ever. */
const HORIZON_MINUTES = 28 * DAY_MINUTES

/** Every rule of `problem` that could stand in the way, from those nobody minds least to those of people. */
export function rulesOf(problem: Problem): Rule[] {
  const { candidate, rules, interviews, people } = problem
  const loop = (rule: Rule['rule']): Rule => ({ rule, of: 'loop' })
  const ofCandidate = (rule: Rule['rule']): Rule => ({ rule, of: 'candidate' })
  const wanted = new Set(interviews.flatMap(({ seats }) => seats.flatMap(({ pool }) => pool)))
  const when = (is: boolean, rule: Rule): Rule[] => (is ? [rule] : [])
  return [
    ...when(problem.noticeMinutes > 0, loop('notice')),
    ...when(candidate.breakMinutes > 0, ofCandidate('break')),
    ...when(candidate.lunch !== undefined, ofCandidate('lunch')),
    ...when(candidate.maxPerDay !== undefined, ofCandidate('maxPerDay')),
    ...when(rules.maxDays !== undefined, loop('maxDays')),
    ...interviews.flatMap(({ id, after }) => when(after.length > 0, { rule: 'order', of: id })),
    ...interviews.flatMap(({ id, room }) => when(room, { rule: 'room', of: id })),
    ...people.filter(({ id }) => wanted.has(id)).flatMap(personRules),
    ...interviews.flatMap(poolRules),
    loop('horizon'),
    ofCandidate('window'),
    // How a loop is meant goes last; without it the search also has much more to do.
    ...when(rules.onePerPerson, loop('onePerPerson')),
  ]
}

function personRules(person: PlanPerson): Rule[] {
  const { id, busy, booked, bufferBeforeMinutes, bufferAfterMinutes } = person
  const capped = person.capPerDay !== undefined || person.capPerWeek !== undefined
  const own: [Rule['rule'], boolean][] = [
    ['buffer', bufferBeforeMinutes + bufferAfterMinutes > 0],
    ['hours', true],
    ['busy', busy.length + booked.length > 0],
    ['cap', capped],
  ]
  return own.filter(([, is]) => is).map(([rule]) => ({ rule, of: id }))
}

function poolRules({ id, seats }: LoopInterview): Rule[] {
  const needed = seats.filter(({ optional }) => !optional)
  return needed.map((seat) => ({ rule: 'pool', of: `${id}/${seat.id}` }))
}

/** The problem with only the rules in `kept`. People are shared between calls, so that what is known of them stays. */
export function ruleKeeper(problem: Problem): (kept: readonly Rule[]) => Problem {
  const all = rulesOf(problem)
  const known = new Map<string, PlanPerson>()
  return (kept) => {
    const has = new Set(kept.map(({ rule, of }) => `${rule} ${of}`))
    const dropped = all.filter(({ rule, of }) => !has.has(`${rule} ${of}`))
    const byOf = Map.groupBy(dropped, ({ of }) => of)
    const without = (of: string) => new Set(byOf.get(of)?.map(({ rule }) => rule))
    const people = problem.people.map((person) => personWithout(person, without(person.id), known))
    const interviews = problem.interviews.map((one) => interviewWithout(one, without))
    return withoutLoopRules(
      { ...problem, people, interviews },
      without('loop'),
      without('candidate'),
    )
  }
}

function personWithout(
  person: PlanPerson,
  dropped: ReadonlySet<Rule['rule']>,
  known: Map<string, PlanPerson>,
): PlanPerson {
  if (dropped.size === 0) return person
  const key = `${[...dropped].sort().join()} ${person.id}`
  const made = known.get(key) ?? {
    ...person,
    ...(dropped.has('hours') ? { hours: always, overrides: [], holidays: [] } : {}),
    // Empty spans keep nobody busy and still count for caps.
    ...(dropped.has('busy')
      ? { busy: [], booked: person.booked.map(({ start }) => ({ start, end: start })) }
      : {}),
    ...(dropped.has('buffer') ? { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 } : {}),
    ...(dropped.has('cap') ? { capPerDay: undefined, capPerWeek: undefined } : {}),
  }
  known.set(key, made)
  return made
}

const always = [{ days: WEEKDAYS, from: '00:00' as ClockTime, to: '24:00' as ClockTime }]

/** Without its pool, a seat needs nobody. */
function interviewWithout(
  interview: LoopInterview,
  without: (of: string) => ReadonlySet<Rule['rule']>,
): LoopInterview {
  const own = without(interview.id)
  return {
    ...interview,
    room: interview.room && !own.has('room'),
    after: own.has('order') ? [] : interview.after,
    seats: interview.seats.filter(({ id }) => !without(`${interview.id}/${id}`).has('pool')),
  }
}

function withoutLoopRules(
  problem: Problem,
  loop: ReadonlySet<Rule['rule']>,
  candidate: ReadonlySet<Rule['rule']>,
): Problem {
  const from = loop.has('horizon') ? later(problem.from, -HORIZON_MINUTES) : problem.from
  const to = loop.has('horizon') ? later(problem.to, HORIZON_MINUTES) : problem.to
  const start = Math.max(from, loop.has('horizon') ? problem.now : from) as Instant
  const { windows, breakMinutes, lunch, maxPerDay } = problem.candidate
  return {
    ...problem,
    from: start,
    to,
    noticeMinutes: loop.has('notice') ? 0 : problem.noticeMinutes,
    rules: {
      maxDays: loop.has('maxDays') ? undefined : problem.rules.maxDays,
      onePerPerson: problem.rules.onePerPerson && !loop.has('onePerPerson'),
    },
    candidate: {
      ...problem.candidate,
      windows: candidate.has('window') ? [{ start, end: to }] : windows,
      breakMinutes: candidate.has('break') ? 0 : breakMinutes,
      lunch: candidate.has('lunch') ? undefined : lunch,
      maxPerDay: candidate.has('maxPerDay') ? undefined : maxPerDay,
    },
  }
}
