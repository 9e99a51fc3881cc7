/** The model's people: who sits where, once at most, free and under their caps. */
import type { PlanPerson, Problem } from '../src/core/scheduling/problem.ts'
import { type Instant, instantOn, isoWeek, wallAt } from '../src/core/time.ts'
import { MINUTE, type Model, type Option, plus, startsOf } from './highs-terms.ts'

/** Who sits where: only where they are free and under their caps, in one interview at most. */
export function people(
  problem: Problem,
  options: readonly (readonly Option[])[],
  model: Model,
): void {
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
