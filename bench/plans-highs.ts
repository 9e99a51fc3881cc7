/**
 * The peer of the planner: one mixed-integer model of a loop for HiGHS, term after term of the objective
 * with the earlier ones held. Straightforward on purpose, and knows nothing of our search: who is free when
 * comes from the search for slots. One interview a person only.
 */
import type { Highs } from 'highs'
import type { PersonHours } from '../src/core/scheduling/availability.ts'
import { SlotsInput } from '../src/core/scheduling/input.ts'
import type { LoopInterview, PlanPerson, Problem, Term } from '../src/core/scheduling/problem.ts'
import { slotStarts } from '../src/core/scheduling/slots.ts'
import {
  type Instant,
  instantOn,
  isoWeek,
  type LocalDate,
  type Span,
  wallAt,
} from '../src/core/time.ts'

export interface PeerAnswer {
  /** `stopped` if the time limit came first. */
  readonly status: 'optimal' | 'infeasible' | 'stopped'
  /** Values of the terms in order, as far as they were proved. */
  readonly values: readonly number[]
}

/** A possible start of an interview: its variable, times in minutes after `from`, and the candidate's date. */
interface Option {
  readonly name: string
  readonly at: Instant
  readonly interview: number
  readonly start: number
  readonly end: number
  readonly date: LocalDate
}

interface Model {
  readonly rows: string[]
  readonly binaries: string[]
  /** For each term, the sum it is. */
  readonly sums: Map<Term, string[]>
}

const MINUTE = 60_000

// The package's types are those of its CommonJS half, where the loader is one level deeper.
const load: unknown = (await import('highs')).default
if (typeof load !== 'function') throw new TypeError('highs has no loader')
const highs: Highs = await load()

/** Solve to proof with no gap, term by term, or until `seconds` are over. */
export function solveWithHighs(
  problem: Problem,
  order: readonly Term[],
  seconds: number,
): PeerAnswer {
  const model = modelOf(problem)
  const values: number[] = []
  const begun = performance.now()
  for (const term of order) {
    const left = seconds - (performance.now() - begun) / 1000
    if (left <= 0) return { status: 'stopped', values }
    const sum = model.sums.get(term) ?? []
    const solved = highs.solve(textOf(model, sum), {
      time_limit: left,
      mip_rel_gap: 0,
      mip_abs_gap: 0.5,
      output_flag: false,
    })
    if (solved.Status === 'Infeasible') return { status: 'infeasible', values }
    if (solved.Status !== 'Optimal') return { status: 'stopped', values }
    const value = Math.round(solved.ObjectiveValue)
    values.push(value)
    if (sum.length > 0) model.rows.push(`${sum.join(' ')} <= ${value}`)
  }
  return { status: 'optimal', values }
}

function modelOf(problem: Problem): Model {
  const model: Model = { rows: [], binaries: [], sums: new Map() }
  const options = problem.interviews.map((one, i) => optionsOf(problem, one, i))
  const all = options.flat()
  for (const own of options) model.rows.push(`${plus(own.map(({ name }) => name))} = 1`)
  model.binaries.push(...all.map(({ name }) => name))
  people(problem, options, model)
  candidate(problem, all, model)
  order(problem, options, model)
  finish(options, model)
  days(all, model)
  return model
}

/** Starts at which the windows, the horizon, the notice, the grid and a room allow the interview. */
function optionsOf(problem: Problem, interview: LoopInterview, index: number): Option[] {
  const minutes = interview.durationMinutes
  const anyTime = startsOf(problem, always('window', betweenWindows(problem)), minutes)
  const rooms = problem.rooms.map(({ id, busy }) => startsOf(problem, always(id, busy), minutes))
  return [...anyTime]
    .filter((at) => !interview.room || rooms.some((room) => room.has(at)))
    .map((at) => {
      const start = (at - problem.from) / MINUTE
      const { date } = wallAt(at, problem.candidate.zone)
      return { name: `x${index}_${start}`, at, interview: index, start, end: start + minutes, date }
    })
}

function startsOf(problem: Problem, person: PersonHours, durationMinutes: number): Set<Instant> {
  return new Set(slotStarts({ ...problem, durationMinutes, people: [person] }))
}

/** Somebody who works at all hours, for what is not a person. */
function always(id: string, busy: readonly Span[]): PersonHours {
  const { people } = SlotsInput.pick({ people: true }).parse({
    people: [
      { id, zone: 'UTC', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
    ],
  })
  const [person] = people
  if (!person) throw new Error('nobody')
  return { ...person, busy }
}

/** The time that no window covers. */
function betweenWindows({ candidate, from, to }: Problem): Span[] {
  const gaps: Span[] = []
  let reached = from
  for (const { start, end } of candidate.windows.toSorted((a, b) => a.start - b.start)) {
    if (start > reached) gaps.push({ start: reached, end: start })
    if (end > reached) reached = end
  }
  return [...gaps, { start: reached, end: to }]
}

/** Who sits where: only where they are free and under their caps, in one interview at most. */
function people(problem: Problem, options: readonly (readonly Option[])[], model: Model): void {
  const places = new Map<string, string[]>()
  const load: string[] = []
  const off: string[] = []
  const empty: string[] = []
  for (const [i, interview] of problem.interviews.entries()) {
    const free = new Map(
      problem.people.map((one) => [
        one.id,
        startsUnderCap(problem, one, interview.durationMinutes),
      ]),
    )
    for (const [s, seat] of interview.seats.entries()) {
      const filled = `f${i}_${s}`
      if (seat.optional) {
        model.binaries.push(filled)
        // HiGHS reads no constants in objectives, so an empty seat has a variable of its own.
        model.binaries.push(`e${i}_${s}`)
        model.rows.push(`${filled} + e${i}_${s} = 1`)
        empty.push(`+ e${i}_${s}`)
      }
      const total: string[] = []
      for (const option of options[i] ?? []) {
        const here: string[] = []
        for (const [p, person] of problem.people.entries()) {
          if (!seat.pool.includes(person.id) || !free.get(person.id)?.has(option.at)) continue
          const name = `y${i}_${s}_${p}_${option.start}`
          model.binaries.push(name)
          here.push(name)
          places.set(person.id, [...(places.get(person.id) ?? []), name])
          if (person.loadMinutes > 0) load.push(`+ ${person.loadMinutes} ${name}`)
          const minutes = offMinutes(person, option)
          if (minutes > 0) off.push(`+ ${minutes} ${name}`)
        }
        total.push(...here)
        if (seat.optional) model.rows.push(`${plus([...here])} - ${seat.count} ${option.name} <= 0`)
        else model.rows.push(`${plus(here)} - ${seat.count} ${option.name} = 0`)
      }
      if (seat.optional) model.rows.push(`${plus(total)} - ${seat.count} ${filled} = 0`)
    }
  }
  for (const names of places.values()) model.rows.push(`${plus(names)} <= 1`)
  model.sums.set('load', load)
  model.sums.set('offHours', off)
  model.sums.set('emptySeats', empty)
}

function startsUnderCap(problem: Problem, person: PlanPerson, minutes: number): Set<Instant> {
  const booked = person.booked.map(({ start }) => wallAt(start, person.zone).date)
  const starts = startsOf(problem, { ...person, busy: [...person.busy, ...person.booked] }, minutes)
  const under = [...starts].filter((at) => {
    const { date } = wallAt(at, person.zone)
    const sameDate = booked.filter((other) => other === date).length
    const sameWeek = booked.filter((other) => isoWeek(other) === isoWeek(date)).length
    return sameDate < (person.capPerDay ?? Infinity) && sameWeek < (person.capPerWeek ?? Infinity)
  })
  return new Set(under)
}

function offMinutes({ preferred, zone }: PlanPerson, { at, start, end }: Option): number {
  if (!preferred) return 0
  const { date, weekday } = wallAt(at, zone)
  const liked = preferred.filter(({ days }) => days.includes(weekday))
  const inside = liked.map((range) => {
    const from = Math.max(at, instantOn(date, range.from, zone))
    const to = Math.min(at + (end - start) * MINUTE, instantOn(date, range.to, zone))
    return Math.max(0, to - from) / MINUTE
  })
  return end - start - inside.reduce((sum, minutes) => sum + minutes, 0)
}

/** One interview at a time with its break after it, lunch, and limits on dates. */
function candidate(problem: Problem, all: readonly Option[], model: Model): void {
  const { breakMinutes, maxPerDay, lunch } = problem.candidate
  for (const moment of new Set(all.map(({ start }) => start))) {
    const around = all.filter((o) => o.start <= moment && moment < o.end + breakMinutes)
    model.rows.push(`${plus(around.map(({ name }) => name))} <= 1`)
  }
  const dates = [...Map.groupBy(all, ({ date }) => date)]
  for (const [d, [date, own]] of dates.entries()) {
    const names = own.map(({ name }) => name)
    const most = Math.min(maxPerDay ?? Infinity, problem.interviews.length)
    model.binaries.push(`u${d}`)
    model.rows.push(`${plus(names)} - ${most} u${d} <= 0`)
    if (lunch) eat(problem, date, `u${d}`, own, model)
  }
  const most = problem.rules.maxDays ?? dates.length
  model.rows.push(`${plus(dates.map((_, d) => `u${d}`))} <= ${most}`)
  model.sums.set(
    'days',
    dates.map((_, d) => `+ u${d}`),
  )
}

/** Lunch begins at its earliest time or when an interview ends. */
function eat(
  problem: Problem,
  date: LocalDate,
  used: string,
  own: readonly Option[],
  model: Model,
): void {
  const { lunch, zone } = problem.candidate
  if (!lunch) return
  const minute = (time: typeof lunch.from) => (instantOn(date, time, zone) - problem.from) / MINUTE
  const [from, to] = [minute(lunch.from), minute(lunch.to)]
  const starts = new Set([from, ...own.map(({ end }) => end)])
  const meals = [...starts].filter((start) => start >= from && start + lunch.minutes <= to)
  const name = (start: number) => `l${used}_${start}`
  model.binaries.push(...meals.map(name))
  model.rows.push(`${plus(meals.map(name))} - ${used} >= 0`)
  for (const start of meals) {
    const clash = own.filter((o) => o.start < start + lunch.minutes && start < o.end)
    const most = problem.interviews.length
    if (clash.length === 0) continue
    model.rows.push(`${plus(clash.map((o) => o.name))} + ${most} ${name(start)} <= ${most}`)
  }
}

function order(problem: Problem, options: readonly (readonly Option[])[], model: Model): void {
  for (const [i, { after }] of problem.interviews.entries()) {
    for (const id of after) {
      const first = options[problem.interviews.findIndex((one) => one.id === id)] ?? []
      const ends = first.map(({ name, end }) => `+ ${end} ${name}`)
      const starts = (options[i] ?? []).map(({ name, start }) => `- ${start} ${name}`)
      model.rows.push(`${[...ends, ...starts].join(' ')} <= 0`)
    }
  }
}

function finish(options: readonly (readonly Option[])[], model: Model): void {
  for (const own of options) {
    const end = own.map((o) => `- ${o.end} ${o.name}`)
    model.rows.push(`finish ${end.join(' ')} >= 0`)
  }
  model.sums.set('finish', ['+ finish'])
}

/** Idle time of a date: from its first start to its last end, less what is in interviews. */
function days(all: readonly Option[], model: Model): void {
  const idle: string[] = []
  const horizon = Math.max(...all.map(({ end }) => end))
  for (const [d, [, own]] of [...Map.groupBy(all, ({ date }) => date)].entries()) {
    const used = own.map((o) => `- ${o.end - o.start} ${o.name}`)
    model.rows.push(
      `idle${d} - last${d} + first${d} ${used.map((t) => t.replace('-', '+')).join(' ')} >= 0`,
    )
    for (const one of Map.groupBy(own, (o) => o.interview).values()) {
      model.rows.push(`last${d} ${one.map((o) => `- ${o.end} ${o.name}`).join(' ')} >= 0`)
      const late = one.map((o) => `+ ${horizon - o.start} ${o.name}`)
      model.rows.push(`first${d} ${late.join(' ')} <= ${horizon}`)
    }
    model.rows.push(`last${d} - first${d} >= 0`)
    idle.push(`+ idle${d}`)
  }
  model.sums.set('idle', idle)
}

function plus(names: readonly string[]): string {
  return names.length === 0 ? '0 finish' : names.join(' + ')
}

/** CPLEX LP text; long lines are cut, as the format wants. */
function textOf({ rows, binaries }: Model, sum: readonly string[]): string {
  const wrap = (line: string) => line.replaceAll(/(.{1,200})(?: |$)/g, '$1\n')
  const constraints = rows.map((row, r) => wrap(`c${r}: ${row}`))
  const objective = sum.length === 0 ? '0 finish' : sum.join(' ')
  return [
    'Minimize',
    wrap(`obj: ${objective}`),
    'Subject To',
    ...constraints,
    'Binary',
    wrap(binaries.join(' ')),
    'End',
  ].join('\n')
}
