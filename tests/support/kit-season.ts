/** Seasons of interviewing, made up: candidates come day after day, each through every stage of a plan. */
import { type Choice, choicesOf } from '../../src/core/kits/choice.ts'
import {
  type DrawContext,
  formFacts,
  freeFacts,
  hasKit,
  languagesThatMatter,
  seedOf,
} from '../../src/core/kits/draw-context.ts'
import { type Exposure, WINDOW_DAYS } from '../../src/core/kits/draw-facts.ts'
import { formsOf } from '../../src/core/kits/forms.ts'
import { drawAtLeast, type Lessened } from '../../src/core/kits/lessen.ts'
import { type Form, roundNumber } from '../../src/core/kits/round.ts'
import type { Plan, PlannedInterview } from '../../src/core/plans.ts'
import type { Bank } from '../../src/core/questions/bank.ts'
import type { QuestionId } from '../../src/core/questions/fields.ts'
import { drawsFrom } from '../../src/core/random.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { instantAt, later } from '../../src/core/time.ts'

/** One kit that was drawn, and what stood around it. */
export interface SeasonKit extends Lessened {
  readonly candidate: number
  readonly stage: string
  readonly planned: PlannedInterview
  readonly context: DrawContext
  readonly forms: readonly Form[]
  readonly round: number
}

interface Asked {
  readonly at: number
  readonly stage: string
  readonly kind: string
  readonly round: number
  readonly questions: readonly QuestionId[]
}

const DAY = 24 * 60

/** Draws for candidates until there are `kits`; the same seed gives the same seasons. */
export function* season(
  bank: Bank,
  plan: Plan,
  { kits, seed, perDay }: { readonly kits: number; readonly seed: number; readonly perDay: number },
): Generator<SeasonKit> {
  const choices = choicesOf(bank)
  const draw = drawsFrom(seed)
  const zone = plan.office.zone
  const begin = instantAt('2027-01-04T09:00', zone)
  const past: Asked[] = []
  const forms = new Map<string, readonly Form[]>()
  let made = 0
  for (let candidate = 0; made < kits; candidate++) {
    const day = Math.floor(candidate / perDay)
    const languages = [['go'], ['rust'], ['cpp', 'c'], ['go', 'rust']][draw(4)] ?? []
    const met: QuestionId[] = []
    for (const [s, stage] of plan.stages.entries()) {
      const topics: Record<string, number> = {}
      // Stages lie a week apart.
      const at = later(begin, (workingDay(day) + 7 * s) * DAY)
      for (const planned of stage.interviews.filter(hasKit)) {
        const spoken = languagesThatMatter(choices, planned.kit, languages)
        const round = roundNumber(at, zone)
        const context: DrawContext = {
          blueprint: planned.kit,
          minutes: planned.minutes,
          at,
          zone,
          languages: spoken,
          met,
          topics,
          reported: [],
          ...shares(past, stage.key, planned.key, at, round),
          figures: {},
          seed: seedOf(`${seed} ${candidate} ${planned.key}`),
        }
        const key = `${stage.key} ${planned.key} ${round} ${spoken}`
        const ready = forms.get(key) ?? formsFor(choices, context, key)
        forms.set(key, ready)
        const drawn = drawAtLeast(choices, formFacts(context, ready))
        yield {
          ...drawn,
          candidate,
          stage: stage.key,
          planned,
          context: { ...context, met: [...met], topics: { ...topics } },
          forms: ready,
          round,
        }
        made++
        const questions = drawn.questions.map(({ question }) => question)
        met.push(...questions)
        for (const { area, topic } of drawn.questions) {
          const name = `${area}/${topic}`
          topics[name] = (topics[name] ?? 0) + 1
        }
        past.push({ at, stage: stage.key, kind: planned.key, round, questions })
      }
    }
  }
}

function formsFor(choices: readonly Choice[], context: DrawContext, key: string): readonly Form[] {
  try {
    return formsOf(choices, freeFacts({ ...context, met: [], topics: {}, seed: seedOf(key) }))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** What was asked in the window before an instant, of the stage, and how many interviews of the kind there were. */
function shares(past: readonly Asked[], stage: string, kind: string, at: number, round: number) {
  const since = at - WINDOW_DAYS * DAY * 60_000
  const recent = past.filter((one) => one.stage === stage && one.at >= since)
  return {
    exposure: countOf(recent, kind),
    inRound: countOf(
      recent.filter((one) => one.round === round),
      kind,
    ),
  }
}

function countOf(asked: readonly Asked[], kind: string): Exposure {
  const counts: Record<string, number> = {}
  for (const question of asked.flatMap(({ questions }) => questions)) {
    counts[question] = (counts[question] ?? 0) + 1
  }
  return { interviews: asked.filter((one) => one.kind === kind).length, asked: counts }
}

function workingDay(day: number): number {
  return Math.floor(day / 5) * 7 + (day % 5)
}
