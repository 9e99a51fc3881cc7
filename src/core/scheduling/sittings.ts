/** Chosen starts as a timetable: whether dates get in each other's way, and what the times amount to. */
import type { Instance } from './instance.ts'
import type { Starts } from './walk.ts'

/** By task: its start in minutes after the base. */
export function timesOf({ tasks, days }: Instance, { day, start }: Starts): number[] {
  return tasks.map(({ index }) => days[day[index] ?? 0]?.starts[start[index] ?? 0] ?? 0)
}

/** Dates are searched on their own, so an interview that reaches over midnight is looked at again here. */
export function fits(instance: Instance, { day }: Starts, times: readonly number[]): boolean {
  const { tasks, problem, days } = instance
  const order = inOrder(times)
  const endOf = (index: number) => (times[index] ?? 0) + (tasks[index]?.minutes ?? 0)
  const close = order.some((index, i) => {
    const last = order[i - 1]
    return last !== undefined && (times[index] ?? 0) < endOf(last) + problem.candidate.breakMinutes
  })
  if (close) return false
  const used = new Set(day)
  return days.every((one) => {
    if (!one.lunch || !used.has(one.index)) return true
    const minutes = problem.candidate.lunch?.minutes ?? 0
    let free = one.lunch.from
    for (const index of order) {
      if (endOf(index) <= free) continue
      if ((times[index] ?? 0) >= free + minutes) break
      free = endOf(index)
    }
    return free + minutes <= one.lunch.to
  })
}

/** The terms that follow from the starts alone; `finish` in minutes after the base. */
export function rawTimes(instance: Instance, { day }: Starts, times: readonly number[]) {
  const { tasks } = instance
  const ends = tasks.map(({ index, minutes }) => (times[index] ?? 0) + minutes)
  const dates = [...Map.groupBy(tasks, ({ index }) => day[index] ?? 0).values()]
  const idle = dates.map((own) => {
    const first = Math.min(...own.map(({ index }) => times[index] ?? 0))
    const last = Math.max(...own.map(({ index }) => ends[index] ?? 0))
    return last - first - own.reduce((sum, { minutes }) => sum + minutes, 0)
  })
  const moved = tasks.filter(({ index, current }) => {
    return current !== undefined && current !== times[index]
  })
  return {
    finish: Math.max(...ends),
    idle: idle.reduce((sum, minutes) => sum + minutes, 0),
    days: dates.length,
    moved: moved.length,
  }
}

/** Tasks in order of time. */
export function inOrder(times: readonly number[]): number[] {
  return times.map((_, index) => index).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
}
