/** The state of hiring in some openings over a period, in figures. */
import type { Opening } from '../openings.ts'
import type { Span } from '../time.ts'
import { type Declines, declinesOf, type Moves, movesOf } from './changes-of-mind.ts'
import { daysOfLead, daysToDecide, daysToSchedule, hoursToCard } from './durations.ts'
import type { ReportFacts } from './facts.ts'
import { funnelOf, type Step } from './funnel.ts'
import { type LoadSpread, loadSpreadOf } from './load-spread.ts'
import { type AreaUse, questionUse } from './question-use.ts'
import { type Bin, binned, LEAST, type Sample, sampleOf } from './sample.ts'

export interface Report {
  readonly period: Span
  readonly openings: readonly Opening[]
  /** In days. */
  readonly toSchedule: Sample
  readonly lead: Sample
  readonly toDecide: Sample
  /** In hours. */
  readonly toCard: Sample
  /** Cards by their age when handed in; none below `LEAST` cards. */
  readonly cardAges: readonly Bin[]
  readonly declines: Declines
  readonly moves: Moves
  readonly load: LoadSpread
  readonly funnel: readonly Step[]
  readonly questions: readonly AreaUse[]
}

const AGES = [4, 12, 24, 48, 72]
const AGE_WORDS = ['up to 4', '4 to 12', '12 to 24', '24 to 48', '48 to 72', 'over 72']

export function reportOf(facts: ReportFacts): Report {
  const ages = hoursToCard(facts)
  return {
    period: facts.period,
    openings: facts.openings,
    toSchedule: sampleOf(daysToSchedule(facts)),
    lead: sampleOf(daysOfLead(facts)),
    toDecide: sampleOf(daysToDecide(facts)),
    toCard: sampleOf(ages),
    cardAges: ages.length < LEAST ? [] : binned(ages, AGES, AGE_WORDS),
    declines: declinesOf(facts),
    moves: movesOf(facts),
    load: loadSpreadOf(facts),
    funnel: funnelOf(facts),
    questions: questionUse(facts),
  }
}
