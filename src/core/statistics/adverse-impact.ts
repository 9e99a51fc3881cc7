import { Z95 } from './distributions.ts'
import { fisherExact } from './fisher-exact.ts'
import type { IntervalEstimate } from './why.ts'

/** How many of a group applied, and how many of those were selected. */
export interface GroupCount {
  readonly group: string
  readonly applicants: number
  readonly selected: number
}

/** Fewer people than this in a cell could be recognised: the group's figures are kept back. */
const FEWEST_PEOPLE = 5

/** A group this small a share of the applicants is not compared (Uniform Guidelines, 29 CFR 1607.4). */
const LEAST_SHARE = 0.02

/** Samples below this, or an expected count below 5, call for the exact test rather than the ratio. */
const SMALL_SAMPLE = 30

/** A group set against the one with the highest selection rate. */
export interface ImpactRatio {
  readonly ratio: number
  /** Below four fifths: a sign to review the stage, not a finding. */
  readonly flagged: boolean
  /** 95 % limits of the ratio. */
  readonly interval: IntervalEstimate
  /** Fisher's exact test, two-sided. */
  readonly p: number
  readonly small: boolean
  /** One decision more or less in the group would turn the flag. */
  readonly hangsOnOne: boolean
}

/** What may be shown of one group. */
export type GroupImpact =
  | {
      readonly group: string
      readonly shown: false
      readonly why: 'too few people' | 'small share'
    }
  | ({ readonly group: string; readonly shown: true; readonly reference: true } & GroupCount)
  | ({ readonly group: string; readonly shown: true; readonly reference: false } & GroupCount &
      ImpactRatio)

/**
 * Compare selection rates of groups with the highest one by the four-fifths rule (29 CFR 1607.4D).
 *
 * Groups with fewer than 5 people in a cell keep their figures to themselves, and groups below 2 %
 * of the applicants are not compared.
 */
export function adverseImpact(groups: readonly GroupCount[]): readonly GroupImpact[] {
  const applicants = groups.reduce((total, group) => total + group.applicants, 0)
  const small = ({ applicants: own }: GroupCount) => own < LEAST_SHARE * applicants
  const reference = groups
    .filter((group) => !fewPeople(group) && !small(group))
    .reduce<GroupCount | null>(
      (best, next) => (best && !higherRate(next, best) ? best : next),
      null,
    )
  return groups.map((group) => {
    const { group: name } = group
    if (fewPeople(group)) return { group: name, shown: false, why: 'too few people' }
    if (small(group) || reference === null) return { group: name, shown: false, why: 'small share' }
    if (group === reference) return { ...group, shown: true, reference: true }
    return { ...group, shown: true, reference: false, ...impactRatio(group, reference) }
  })
}

function fewPeople({ applicants, selected }: GroupCount): boolean {
  return Math.min(selected, applicants - selected) < FEWEST_PEOPLE
}

function higherRate(a: GroupCount, b: GroupCount): boolean {
  return a.selected * b.applicants > b.selected * a.applicants
}

/**
 * Set one group against another: ratio of rates, its interval and Fisher's p.
 *
 * The interval is on the log scale, +- 1.96 sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2) (Katz et al. 1978,
 * Biometrics 34:469). Both groups need applicants, the reference a selection.
 */
export function impactRatio(group: GroupCount, reference: GroupCount): ImpactRatio {
  const [x1, n1, x2, n2] = [
    group.selected,
    group.applicants,
    reference.selected,
    reference.applicants,
  ]
  const flagged = belowFourFifths(x1, n1, x2, n2)
  const expected = Math.min(n1, n2) * Math.min(share(x1 + x2, n1 + n2), 1 - share(x1 + x2, n1 + n2))
  return {
    ratio: (x1 * n2) / (x2 * n1),
    flagged,
    interval: katz(x1, n1, x2, n2),
    p: fisherExact([
      [x1, n1 - x1],
      [x2, n2 - x2],
    ]),
    small: Math.min(n1, n2) < SMALL_SAMPLE || expected < 5,
    hangsOnOne: [x1 - 1, x1 + 1].some(
      (x) => x >= 0 && x <= n1 && belowFourFifths(x, n1, x2, n2) !== flagged,
    ),
  }
}

/** Compare as whole numbers: .48/.60 in floating point may fall under .8, which is not below it. */
export function belowFourFifths(x1: number, n1: number, x2: number, n2: number): boolean {
  return 5 * x1 * n2 < 4 * x2 * n1
}

function katz(x1: number, n1: number, x2: number, n2: number): IntervalEstimate {
  if (x1 === 0) return { interval: null, why: 'a rate is zero' }
  const ratio = (x1 * n2) / (x2 * n1)
  const half = Z95 * Math.sqrt(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2)
  return { interval: [ratio * Math.exp(-half), ratio * Math.exp(half)] }
}

function share(x: number, n: number): number {
  return x / n
}
