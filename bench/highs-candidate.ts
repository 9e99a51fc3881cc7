/** The model's candidate: one interview at a time, lunch, limits on dates, and idle time. */
import type { Problem } from '../src/core/scheduling/problem.ts'
import { instantOn, type LocalDate } from '../src/core/time.ts'
import { MINUTE, type Model, type Option, plus } from './highs-terms.ts'

/** One interview at a time with its break after it, lunch, and limits on dates. */
export function candidate(problem: Problem, all: readonly Option[], model: Model): void {
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

/** Idle time of a date: from its first start to its last end, less what is in interviews. */
export function days(all: readonly Option[], model: Model): void {
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
