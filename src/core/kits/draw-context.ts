/** From an interview to the facts of its draw. */
import type { Blueprint, PlannedInterview } from '../plans.ts'
import type { QuestionId } from '../questions/fields.ts'
import { type Instant, wallAt, type Zone } from '../time.ts'
import type { Choice } from './choice.ts'
import { type DrawFacts, type Exposure, isScreen, KEPT, R_MAX } from './draw-facts.ts'
import type { Figure } from './figures.ts'
import type { KitQuestion } from './kit.ts'
import { rampOf } from './ramp.ts'
import { type Form, formOf } from './round.ts'

/** What is known of an interview whose kit is to be drawn. */
export interface DrawContext {
  readonly blueprint: Blueprint
  /** Of the whole interview. */
  readonly minutes: number
  /** When it begins, and the zone of the office, by whose days forms take turns. */
  readonly at: Instant
  readonly zone: Zone
  readonly languages: readonly string[]
  readonly met: readonly QuestionId[]
  readonly topics: Readonly<Record<string, number>>
  readonly reported: readonly QuestionId[]
  readonly exposure: Exposure
  readonly inRound: Exposure
  /** What ratings say of the questions of the blueprint's areas, by id. */
  readonly figures: Readonly<Record<string, Figure>>
  readonly seed: number
}

/** A draw from everything the banks have, as for a form of a round. */
export function freeFacts(context: DrawContext): DrawFacts {
  const { blueprint, minutes, at, zone, languages, met, topics, reported } = context
  const length = isScreen(minutes) ? 'screen' : 'usual'
  return {
    seed: context.seed,
    blueprint,
    minutes: minutes - KEPT[length],
    languages: [...languages],
    met: [...met],
    topics: { ...topics },
    reported: [...reported],
    exposure: context.exposure,
    inRound: context.inRound,
    rMax: R_MAX[length],
    figures: { ...context.figures },
    on: wallAt(at, zone).date,
    held: [],
    redraw: false,
    targets: [...rampOf(blueprint)],
    form: null,
  }
}

/** A draw for one candidate, from the form of the day. */
export function formFacts(context: DrawContext, forms: readonly Form[]): DrawFacts {
  const free = freeFacts(context)
  const index = formOf(context.at, context.zone, forms.length)
  const form = forms[index]
  if (!form) return free
  return {
    ...free,
    held: form.questions.map(({ question, competency, anchor }) => ({
      question,
      competency,
      anchor,
    })),
    targets: form.questions.map(({ difficulty }) => difficulty),
    form: `${index + 1} of ${forms.length}`,
  }
}

/** A draw of what a kit has to give up; the rest of it stays. */
export function redrawFacts(
  context: DrawContext,
  { questions }: { readonly questions: readonly KitQuestion[] },
): DrawFacts {
  const free = freeFacts(context)
  const held = questions.map(({ question, competency, anchor }) => ({
    question,
    competency,
    anchor,
  }))
  const difficulties = questions.map(({ difficulty }) => difficulty)
  const targets = [...difficulties, ...free.targets].slice(0, free.targets.length)
  return { ...free, held, redraw: true, targets }
}

/** The declared languages that make a difference to a blueprint, so that few rounds serve all candidates. */
export function languagesThatMatter(
  choices: readonly Choice[],
  { areas }: Blueprint,
  declared: readonly string[],
): readonly string[] {
  const asked = new Set(choices.filter(({ area }) => area in areas).flatMap((c) => c.languages))
  return declared.filter((language) => asked.has(language)).toSorted()
}

/** A seed from a name: 32 bits of FNV-1a (Fowler, Noll, Vo; public domain). */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

/** An interview of a plan that has a kit. */
export function hasKit(
  planned: PlannedInterview,
): planned is PlannedInterview & { readonly kit: Blueprint } {
  return planned.kit !== undefined
}
