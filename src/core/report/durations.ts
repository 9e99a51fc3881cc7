/** How long hiring takes, in elapsed time. */
import type { Application } from '../candidates.ts'
import type { Decision } from '../decisions.ts'
import type { Interview } from '../interviews.ts'
import { isCounted } from '../scorecards/scorecard.ts'
import { DAY_MINUTES, type Instant, minutesOf, type Span } from '../time.ts'
import type { ReportFacts } from './facts.ts'

type Facts = Pick<ReportFacts, 'period' | 'applications' | 'interviews' | 'cards' | 'decisions'>

/**
 * Days from an application's entry into a stage to the first booking there, of bookings made within the period.
 * It enters its first stage when it is added, a later one when it is decided to advance.
 */
export function daysToSchedule({ period, applications, interviews, decisions }: Facts): number[] {
  return inStages(interviews).flatMap(([application, booked]) => {
    const first = earliest(booked.map(({ bookedAt }) => bookedAt))
    const known = applications.find(({ id }) => id === application)
    if (first === undefined || !known || !within(first, period)) return []
    const entered = entryInto(known, first, decisions)
    return entered <= first ? [days({ start: entered, end: first })] : []
  })
}

/** Days from booking to the time first agreed, of interviews booked within the period. */
export function daysOfLead({ period, interviews }: Facts): number[] {
  return interviews
    .filter(({ bookedAt }) => within(bookedAt, period))
    .map(({ bookedAt, moves, span }) =>
      days({ start: bookedAt, end: moves[0]?.from.start ?? span.start }),
    )
}

/** Days from the end of a stage's last interview to the first decision on it, of decisions made within the period; `hold` is none yet. */
export function daysToDecide({ period, interviews, decisions }: Facts): number[] {
  const firm = decisions.filter(({ outcome }) => outcome !== 'hold')
  const groups = Map.groupBy(firm, ({ application, stage }) => `${application} ${stage}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group.toSorted((a, b) => a.at - b.at)
    if (!first || !within(first.at, period)) return []
    const ends = interviews
      .filter((one) => one.application === first.application && one.stage === first.stage)
      .filter(({ status, span }) => status === 'done' && span.end <= first.at)
      .map(({ span }) => span.end)
    const last = ends.length === 0 ? undefined : Math.max(...ends)
    return last === undefined ? [] : [(first.at - last) / DAY]
  })
}

/** Hours from the end of an interview to its card, first handed in, of interviews that ended within the period. Those that never count are left out. */
export function hoursToCard({ period, interviews, cards }: Facts): number[] {
  const ends = new Map(interviews.map(({ id, span }) => [id, span.end]))
  return cards.filter(isCounted).flatMap(({ interview, submissions }) => {
    const end = ends.get(interview)
    const handed = submissions[0]?.at
    if (end === undefined || handed === undefined || !within(end, period)) return []
    return [Math.max(0, (handed - end) / HOUR)]
  })
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

function days(span: Span): number {
  return minutesOf(span) / DAY_MINUTES
}

/** Half-open, as every span. */
export function within(instant: Instant, { start, end }: Span): boolean {
  return instant >= start && instant < end
}

/** Interviews by application and stage. */
function inStages(interviews: readonly Interview[]): [string, Interview[]][] {
  const groups = Map.groupBy(interviews, ({ application, stage }) => `${application} ${stage}`)
  return [...groups.values()].map((group) => [group[0]?.application ?? '', group])
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.toSorted((a, b) => a - b)[0]
}

/** When an application came to where something was booked at `booked`. */
function entryInto(
  { id, createdAt }: Application,
  booked: Instant,
  decisions: readonly Decision[],
): Instant {
  const advances = decisions
    .filter(
      ({ application, outcome, at }) => application === id && outcome === 'advance' && at <= booked,
    )
    .map(({ at }) => at)
    .toSorted((a, b) => b - a)
  return advances[0] ?? createdAt
}
