/** Draws the questions of one interview. The same facts and the same bank give the same kit. */
import type { QuestionId } from '../questions/fields.ts'
import { drawsFrom } from '../random.ts'
import { Refusal } from '../refusal.ts'
import type { Choice } from './choice.ts'
import { complete, type Taste } from './choose.ts'
import type { DrawFacts } from './draw-facts.ts'
import { measured } from './figures.ts'
import type { KitQuestion } from './kit.ts'
import { inOrder } from './order.ts'
import { shortagesOf } from './shortage.ts'
import { type Barrier, barriers, sift } from './sift.ts'
import { emptyState, type Picked, placeFor, type State, withPick } from './state.ts'
import { questionOf } from './why.ts'

export interface Drawn {
  /** In the order they are asked. */
  readonly questions: readonly KitQuestion[]
  /** Questions that were held back because the candidate has met them, or one that gives them away. */
  readonly heldBack: number
}

/** Tried in turn: near the difficulties wanted, and little used, before anything that keeps the hard rules. */
const TASTES: readonly Taste[] = [
  { offBy: 0.5, sparing: true },
  { offBy: 0.5, sparing: false },
  { offBy: 1, sparing: true },
  { offBy: Number.POSITIVE_INFINITY, sparing: false },
]

/** While the banks have enough reviewed questions, an interview asks at most this many others. */
const PILOTS_MOST = 1

/** What stays out of a kit already drawn; anything else was settled when it was. */
const BARS_HELD: readonly Barrier[] = ['not in use', 'reported', 'language', 'met', 'enemy']

/**
 * Draw a kit. `guessed` are all questions there are, as their authors see them, in order of id.
 *
 * What is held, of a form or of the kit as it was, stays if it can; the rest is chosen.
 *
 * @throws Refusal `kit-short` that names what is missing.
 */
export function drawKit(guessed: readonly Choice[], facts: DrawFacts): Drawn {
  const choices = measured(guessed, facts.figures)
  const sifted = sift(choices, facts)
  const free = sifted.flatMap(({ choice, barrier }) => (barrier === undefined ? [choice] : []))
  const found = search(choices, free, facts)
  if (!found) throw new Refusal({ code: 'kit-short', shortages: shortagesOf(sifted, facts) })
  const gone = goneOf(choices, found, facts)
  return {
    questions: inOrder(found.picked).map((picked) =>
      questionOf(picked, insteadOf(picked, gone), facts),
    ),
    heldBack: sifted.filter(({ barrier }) => barrier === 'met' || barrier === 'enemy').length,
  }
}

function search(
  choices: readonly Choice[],
  free: readonly Choice[],
  facts: DrawFacts,
): State | undefined {
  const draw = drawsFrom(facts.seed)
  const reviewed = free.filter(({ status }) => status === 'active').length
  const isReviewed = reviewed + PILOTS_MOST >= facts.blueprint.items
  for (const pilots of isReviewed
    ? [PILOTS_MOST, facts.blueprint.items]
    : [facts.blueprint.items]) {
    for (const begun of beginnings(choices, facts, pilots)) {
      for (const taste of TASTES) {
        const found = complete(begun, free, facts, taste, draw)
        if (found) return found
      }
    }
  }
  return undefined
}

/** With everything held that can stay; with the anchors only; with nothing. */
function beginnings(
  choices: readonly Choice[],
  facts: DrawFacts,
  pilots: number,
): readonly State[] {
  const empty = emptyState(facts, facts.targets, pilots)
  if (facts.held.length === 0) return [empty]
  const standing = heldOf(choices, facts)
  const anchors = standing.filter(({ anchor }) => anchor)
  return [...(anchors.length > 0 ? [standing, anchors] : [standing]), []].map((held) =>
    held.reduce(
      (state, picked) => (placeFor(state, picked.choice) ? withPick(state, picked) : state),
      empty,
    ),
  )
}

/** What is held and must not be asked any more, each with what bars it. */
export function barredOf(
  choices: readonly Choice[],
  facts: DrawFacts,
): readonly { readonly question: QuestionId; readonly barrier: Barrier }[] {
  const barrierOf = barriers(choices, facts)
  const reported = new Set<QuestionId>(facts.reported)
  return facts.held.flatMap(({ question }) => {
    const choice = choices.find(({ id }) => id === question)
    // A question that has left the banks stays: its text is kept.
    if (!choice) return reported.has(question) ? [{ question, barrier: 'reported' as const }] : []
    const barrier = barrierOf(choice)
    return barrier && BARS_HELD.includes(barrier) ? [{ question, barrier }] : []
  })
}

function heldOf(choices: readonly Choice[], facts: DrawFacts): readonly Picked[] {
  const barrierOf = barriers(choices, facts)
  return facts.held.flatMap(({ question, competency, anchor }) => {
    const choice = choices.find(({ id }) => id === question)
    const barrier = choice && barrierOf(choice)
    if (!choice || (barrier && !(facts.redraw && !BARS_HELD.includes(barrier)))) return []
    return [{ choice, competency, anchor, among: 0 }]
  })
}

/** What was held and had to go, by the competency that somebody else now rates, and why. */
function goneOf(
  choices: readonly Choice[],
  { picked }: State,
  facts: DrawFacts,
): readonly { readonly competency: string; readonly barrier: Barrier }[] {
  const barrierOf = barriers(choices, facts)
  return facts.held.flatMap(({ question, competency }) => {
    if (picked.some(({ choice }) => choice.id === question)) return []
    const choice = choices.find(({ id }) => id === question)
    return [{ competency, barrier: (choice && barrierOf(choice)) ?? 'not in use' }]
  })
}

/** What keeps out the question that a chosen one stands for, if it stands for one. */
function insteadOf(
  { among, competency }: Picked,
  gone: ReturnType<typeof goneOf>,
): Barrier | undefined {
  return among > 0 ? gone.find((one) => one.competency === competency)?.barrier : undefined
}
