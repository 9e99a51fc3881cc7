/** A season of hiring that is over: candidates of both openings, through their screens and loops to a decision. */
import { addCandidate } from '../../src/app/candidates.ts'
import { recordDecision } from '../../src/app/decisions.ts'
import type { Deps } from '../../src/app/ports.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { ApplicationId, PersonId } from '../../src/core/ids.ts'
import type { Opening } from '../../src/core/openings.ts'
import { stageOf } from '../../src/core/plans.ts'
import { DAY_MINUTES, type Instant, later } from '../../src/core/time.ts'
import { candidateNo } from './candidates.ts'
import type { Chance } from './chance.ts'
import { atWork, type Past, type Story } from './clock.ts'
import { bookStage } from './interviews.ts'

export interface Season {
  readonly deps: Deps
  readonly past: Past
  readonly chance: Chance
  readonly openings: readonly Opening[]
  /** When the first candidate applied. */
  readonly from: Instant
  /** How often each of the people was asked so far. */
  readonly seated: Map<PersonId, number>
  /** How many. */
  readonly candidates: number
  /** Whose debrief is open when the season is over. */
  readonly waiting: Set<ApplicationId>
}

/** Within so many days all of them applied. */
const DAYS = 72

/** The first of the search team's to get through their loop, from this one on, is left for its lead to decide about. */
const LATE = 40

/** Have everybody of the season apply, and whatever follows. */
export function beginSeason(season: Season): void {
  const { past, chance, openings, from, candidates } = season
  for (let n = 0; n < candidates; n++) {
    const plan = isForSearch(n) ? 'search-backend-infra-intern' : 'backend-intern'
    const opening = openings.find((one) => one.plan === plan)
    if (!opening) throw new Error(`there is no opening for ${plan}`)
    const applied = later(
      from,
      Math.floor((n * DAYS) / candidates) * DAY_MINUTES + 60 * chance.below(8),
    )
    past.begin(applied, candidate(season, opening, n))
  }
}

/** Three of five apply to the one for search. */
function isForSearch(n: number): boolean {
  return n % 5 < 3
}

async function* candidate(season: Season, opening: Opening, n: number): Story {
  const { deps, chance } = season
  const recruiter = opening.recruiters[0]
  if (!recruiter) throw new Error(`${opening.id} has no recruiter`)
  const application = await addCandidate(deps, recruiter, opening.id, candidateNo(n, opening.plan))
  // How well they do, in levels of the scale, around the bar.
  const strength = 3.15 + 0.75 * chance.normal()
  for (const stage of ['screen', 'technical-loop']) {
    yield atWork(deps.now(), 12 + chance.below(40))
    await bookStage(season, { application, opening, recruiter, strength }, stage)
    while (!(await isOpen(season, application, stage))) yield later(deps.now(), 8 * 60)
    if (isLeft(season, application, { n, stage })) return
    yield atWork(deps.now(), 3 + chance.below(60))
    if (!(await goesOn(season, opening, application, { stage, strength }))) return
  }
}

function isLeft(
  { waiting }: Season,
  { id }: Application,
  { n, stage }: { readonly n: number; readonly stage: string },
): boolean {
  if (n < LATE || !isForSearch(n) || stage !== 'technical-loop' || waiting.size > 0) return false
  waiting.add(id)
  return true
}

async function isOpen({ deps }: Season, { id }: Application, stage: string): Promise<boolean> {
  return (await deps.store.unsealings([id])).some((one) => one.stage === stage)
}

const REASONS = {
  yes: 'Above the bar on what the stage rates, with evidence from more than one question.',
  no: 'Below the bar on the must-have competencies, also after hints.',
  against: 'The debrief weighed the strongest answers more than the mean of all of them does.',
}

/** Records what the lead decides; whether the candidate goes on to another stage. */
async function goesOn(
  { deps, chance }: Season,
  { plan: key, leads: [lead] }: Opening,
  { id }: Application,
  { stage, strength }: { readonly stage: string; readonly strength: number },
): Promise<boolean> {
  const plan = deps.plans.find((one) => one.key === key)
  if (!plan || !stageOf(plan, stage) || !lead) throw new Error(`${key} has no stage ${stage}`)
  const isLast = plan.stages.at(-1)?.key === stage
  const isYes = strength + 0.3 * chance.normal() > (isLast ? 3.5 : 2.95)
  const outcome = isYes ? (isLast ? 'offer' : 'advance') : 'no'
  const reason = isYes ? REASONS.yes : REASONS.no
  await recordDecision(deps, lead, id, stage, {
    ...{ outcome, reason, feedback: '', against: REASONS.against, knew: null },
  })
  return outcome === 'advance'
}
