/** The packet of an application: what the cards of a debrief say side by side. Never a ranking of candidates. */
import type { Application } from '../candidates.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import type { QuestionReport } from '../kits/reports.ts'
import type { Membership } from '../people.ts'
import type { Plan } from '../plans.ts'
import type { Amendment, Scorecard } from '../scorecards/scorecard.ts'
import { type Concern, concernsIn } from './concerns.ts'
import { type Conduct, conductIn } from './conduct.ts'
import { type Gap, gapsIn, type NotAsked, notAsked } from './coverage.ts'
import { type Disagreement, disagreements, gridOf, type Row } from './grid.ts'
import { speakingOrder } from './speaking.ts'
import { isHeard, titlesIn, type Voice, voicesOf } from './voices.ts'

export interface Packet {
  /** Those that count. */
  readonly voices: readonly Voice[]
  readonly rows: readonly Row[]
  /** Shadows and those with a conflict of interest: nothing below counts them. */
  readonly apart: readonly Voice[]
  readonly apartRows: readonly Row[]
  readonly disagreements: readonly Disagreement[]
  readonly concerns: readonly Concern[]
  readonly gaps: readonly Gap[]
  readonly notAsked: readonly NotAsked[]
  readonly conduct: readonly Conduct[]
  readonly amended: readonly Amended[]
  /** Everybody who has something to say, and the leads last. */
  readonly speaking: readonly PersonId[]
  /** Titles of questions by id. */
  readonly titles: ReadonlyMap<string, string>
}

export interface Amended extends Amendment {
  readonly voice: Voice
}

export interface PacketFacts {
  readonly application: Application
  readonly stage: string
  readonly plan: Plan
  readonly leads: readonly PersonId[]
  readonly interviews: readonly Interview[]
  /** Those that the reader may see, and no others. */
  readonly cards: readonly Scorecard[]
  readonly kits: readonly Kit[]
  readonly memberships: readonly Membership[]
  readonly reports: readonly QuestionReport[]
}

export function packetOf(facts: PacketFacts): Packet {
  const { application, stage, plan, leads, interviews, cards, kits, memberships } = facts
  const titles = titlesIn(kits)
  const all = voicesOf(cards, interviews)
  const voices = all.filter(isHeard)
  const apart = all.filter((voice) => !isHeard(voice))
  const rows = gridOf(plan.competencies, voices)
  const here = all.filter((voice) => voice.stage === stage && !voice.hasConflict)
  return {
    voices,
    rows,
    apart,
    apartRows: gridOf(plan.competencies, apart),
    disagreements: disagreements(rows, titles),
    concerns: concernsIn(voices, plan.redFlags, titles),
    gaps: gapsIn(plan, stage, voices, kits),
    notAsked: notAsked(voices, kits, interviews),
    conduct: conductIn(voices, titles, facts.reports),
    amended: voices.flatMap((voice) => voice.amendments.map((one) => ({ ...one, voice }))),
    speaking: speakingOrder({
      people: [...here.map(({ person }) => person), ...leads],
      shadows: here.filter(({ shadow }) => shadow).map(({ person }) => person),
      leads,
      memberships,
      seed: application.id,
    }),
    titles,
  }
}
