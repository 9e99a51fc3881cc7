/** The candidate's dates: at which minutes which interview could start, before anyone is asked. */
import { DAY, MINUTE, type Span } from '../time.ts'
import { gridStarts } from './grid.ts'
import type { Task } from './instance.ts'
import type { At, Problem } from './problem.ts'
import { addStretch, covers, type Growing, numberAt, type Stretches, without } from './stretches.ts'
import { instantOf, wallOf, type ZoneTable, zoneTable } from './zone-table.ts'

export interface Day {
  readonly index: number
  /** Days since 1970 on the candidate's calendar. */
  readonly date: number
  /** Starts in minutes after the base, ascending. */
  readonly starts: Float64Array
  /** Earliest and latest minute of lunch; undefined if none is asked for. */
  readonly lunch: { readonly from: number; readonly to: number } | undefined
  /** `open[task * starts.length + start]` is 1 if the task may start there. */
  readonly open: Uint8Array
}

/** Every date with a start for some interview, ascending. */
export function daysOf(problem: Problem, tasks: readonly Task[], base: number): Day[] {
  const table = zoneTable(problem.candidate.zone)
  const opens = openings(problem, tasks).map((list, index) => asked(problem, tasks[index], list))
  const starts = [...new Set(opens.flat())].sort((a, b) => a - b)
  const sets = opens.map((list) => new Set(list))
  const dates = Map.groupBy(starts, (start) => Math.floor(wallOf(table, start) / DAY))
  const days: Day[] = []
  for (const [date, list] of dates) {
    const lunch = lunchOf(problem, date, table, base)
    if (lunch && lunch.to - lunch.from < (problem.candidate.lunch?.minutes ?? 0)) continue
    const open = sets.flatMap((set) => list.map((start) => (set.has(start) ? 1 : 0)))
    const minutes = Float64Array.from(list, (start) => (start - base) / MINUTE)
    days.push({ index: days.length, date, starts: minutes, lunch, open: Uint8Array.from(open) })
  }
  return days
}

/** Those of `starts` that the question allows. */
function asked({ avoid, only }: Problem, task: Task | undefined, starts: readonly number[]) {
  const named = (list: readonly At[] | undefined, start: number) =>
    list?.some((at) => at.interview === task?.asked.id && at.start === start)
  return starts.filter((start) => !named(avoid, start) && (!only || named(only, start)))
}

/** For each interview its starts by notice, grid, horizon, windows and rooms. */
function openings(problem: Problem, tasks: readonly Task[]): number[][] {
  const { before, from, to } = problem
  const earliest = Math.max(from, problem.now + problem.noticeMinutes * MINUTE)
  const windows = mergedWindows(problem.candidate.windows, from, to)
  const grid = { stepMinutes: problem.stepMinutes, zone: problem.gridZone }
  const none = { before: 0, after: 0 }
  const free = problem.rooms.map(({ busy }) => without([from, to], inOrder(busy), none))
  const known = new Map<string, number[]>()
  const find = ({ minutes, asked }: Task): number[] => {
    const fits = (start: number) =>
      !asked.room || free.some((room) => covers(room, start, start + minutes * MINUTE))
    const starts: number[] = []
    for (let i = 0; i < windows.length; i += 2) {
      const start = Math.max(numberAt(windows, i), earliest)
      const end = numberAt(windows, i + 1) - minutes * MINUTE + 1
      starts.push(...gridStarts(grid, { start, end } as Span).filter(fits))
    }
    return starts
  }
  return tasks.map((task) => {
    const key = `${task.minutes} ${task.asked.room}`
    const starts = known.get(key) ?? find(task)
    known.set(key, starts)
    const old = before?.current.find(({ interview }) => interview === task.asked.id)?.start
    if (old === undefined) return starts
    const others = starts.filter((start) => start !== old)
    const end = old + task.minutes * MINUTE
    const lost = before?.lostInterviews.includes(task.asked.id)
    const roomy = !task.asked.room || free.some((room) => covers(room, old, end))
    return !lost && old >= from && covers(windows, old, end) && roomy ? [...others, old] : others
  })
}

function mergedWindows(spans: readonly Span[], from: number, to: number): Stretches {
  const merged: Growing = []
  for (const { start, end } of inOrder(spans)) {
    addStretch(merged, Math.max(start, from), Math.min(end, to))
  }
  return merged
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((a, b) => a.start - b.start)
}

function lunchOf(
  { candidate }: Problem,
  date: number,
  table: ZoneTable,
  base: number,
): Day['lunch'] {
  if (!candidate.lunch) return undefined
  const at = (time: string) => {
    const clock = Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
    return (instantOf(table, date * DAY + clock * MINUTE) - base) / MINUTE
  }
  return { from: at(candidate.lunch.from), to: at(candidate.lunch.to) }
}
