/** The findings of a report, a sentence each. They stand in the message, on the pictures and in their alternative texts. */

import type { Declines, Moves } from '../../core/report/changes-of-mind.ts'
import type { Step } from '../../core/report/funnel.ts'
import type { LoadSpread } from '../../core/report/load-spread.ts'
import type { AreaUse } from '../../core/report/question-use.ts'
import { LEAST, type Sample } from '../../core/report/sample.ts'
import { percent } from './figures.ts'

/** `Half within 1.5 days, nine in ten within 4 (of 23).` */
export function sampleWords({ n, median, p90 }: Sample, unit: string): string {
  if (median === null) return `not enough data yet (${n} of the ${LEAST} it takes)`
  const most = p90 === null ? '' : `, nine in ten within ${duration(p90)}`
  return `half within ${duration(median)} ${unit}${most} (of ${n})`
}

/** The longest of several stretches, in a sentence. */
export function longestWords(
  all: readonly { readonly label: string; readonly sample: Sample }[],
): string {
  const known = all.flatMap(({ label, sample }) =>
    sample.median === null ? [] : [{ label, median: sample.median, sample }],
  )
  const [longest] = known.toSorted((a, b) => b.median - a.median)
  if (!longest) return 'There is not enough data yet to say how long things take.'
  return `${longest.label} is the longest: ${sampleWords(longest.sample, 'days')}.`
}

export function declineWords({ asked, declined, lapsed, reasons }: Declines): string {
  if (asked < LEAST) return `Not enough data yet on declines (${asked} of the ${LEAST} it takes).`
  const [first] = reasons
  const why = first ? ` Most often: ${first.reason} (${first.count}).` : ''
  const silent = lapsed === 0 ? '' : ` ${lapsed} ran out unanswered.`
  return `${declined} of ${asked} invitations were declined (${percent(declined / asked)}).${silent}${why}`
}

export function moveWords({ interviews, moved }: Moves): string {
  if (interviews < LEAST)
    return `Not enough data yet on moves (${interviews} of the ${LEAST} it takes).`
  return `${moved} of ${interviews} interviews were moved (${percent(moved / interviews)}).`
}

export function loadWords({ people, busiest, interviews }: LoadSpread): string {
  if (busiest === null) {
    return `Not enough data yet on load (${people} people, ${interviews} interviews).`
  }
  const even = percent(busiest.people / people)
  return `${interviews} interviews. The busiest ${busiest.people} of ${people} people took ${percent(busiest.share)} of the seats; an even spread would be ${even}.`
}

export function capWords({ ofCap }: LoadSpread): string {
  const over = ofCap.at(-1)?.count ?? 0
  const all = ofCap.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return `Fewer than ${LEAST} people have set a weekly cap.`
  if (over === 0) return `None of ${all} people with a weekly cap was over it on average.`
  return `${over} of ${all} people with a weekly cap were over it on average.`
}

export function funnelWords(steps: readonly Step[]): string {
  const applied = steps[0]?.count ?? 0
  const offered = steps.at(-1)?.count ?? 0
  if (applied === 0) return 'Nobody was added in this period.'
  return `${applied} ${applied === 1 ? 'application was' : 'applications were'} added; so far ${offered} led to an offer.`
}

export function questionWords(areas: readonly AreaUse[]): string {
  const used = areas.reduce((sum, each) => sum + each.used, 0)
  const all = used + areas.reduce((sum, each) => sum + each.unused, 0)
  if (all === 0) return 'There are no questions to ask.'
  return `${used} of ${all} questions were drawn at least once (${percent(used / all)}).`
}

function duration(value: number): string {
  return String(rounded(value))
}

/** At most two figures after the point where they tell something: 0.25, 1.5, 12. */
export function rounded(value: number): number {
  return value < 1 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10
}
