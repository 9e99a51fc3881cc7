/** Draws or redraws the kit of one interview. */
import type { Interview } from '../interviews.ts'
import { Refusal } from '../refusal.ts'
import { minutesOf } from '../time.ts'
import type { Asking } from './asking.ts'
import type { Choice } from './choice.ts'
import { barredOf } from './draw.ts'
import { type DrawContext, formFacts, freeFacts, redrawFacts, seedOf } from './draw-context.ts'
import type { DrawFacts } from './draw-facts.ts'
import { figuresOf } from './figures.ts'
import type { FollowedInterview, FollowFacts } from './follow-facts.ts'
import { formsOf } from './forms.ts'
import { type Kit, type KitQuestion, kitIdOf, type Swap } from './kit.ts'
import { drawAtLeast } from './lessen.ts'
import { type Form, type Round, roundNumber } from './round.ts'

/** What changes while the kits of a loop are drawn one after the other. */
export interface Known {
  readonly askings: readonly Asking[]
  /** Of the loop's other kits, as `area/topic`. */
  readonly topics: Readonly<Record<string, number>>
}

/** A kit where there was none, with the round its form is from. */
export function firstKit(
  followed: FollowedInterview,
  facts: FollowFacts,
  known: Known,
): { readonly kit: Kit; readonly round: Round } {
  const context = contextOf(followed, facts, known)
  const round = roundOf(followed, facts, context)
  const drawFacts = formFacts(context, round.forms)
  const drawn = drawAtLeast(facts.choices, drawFacts)
  const { interview, planned } = followed
  const { id, application, candidate, opening, stage, kind } = interview
  return {
    round: { ...round, drawn: round.drawn + 1 },
    kit: {
      id: kitIdOf(id),
      rev: 0,
      interview: id,
      application,
      candidate,
      opening,
      stage,
      kind,
      status: 'drawn',
      questions: [...drawn.questions],
      blueprint: planned.kit,
      draw: drawRecord(drawFacts, facts.choices, drawn.heldBack),
      swaps: [],
      short: [...drawn.short],
      drawnAt: facts.now,
    },
  }
}

/** The kit with what must not be asked replaced, and what was missing filled in; undefined if it stays as it is. */
export function mendedKit(
  followed: FollowedInterview,
  kit: Kit,
  facts: FollowFacts,
  known: Known,
): Kit | undefined {
  const drawFacts = redrawFacts(contextOf(followed, facts, known), kit)
  const barred = barredOf(facts.choices, drawFacts)
  if (barred.length === 0 && kit.short.length === 0) return undefined
  const drawn = drawAtLeast(facts.choices, drawFacts)
  const kept = new Set(kit.questions.map(({ question }) => question))
  const fresh = drawn.questions.filter(({ question }) => !kept.has(question))
  if (barred.length === 0 && fresh.length === 0) return undefined
  const swaps = barred.flatMap(({ question, barrier }) =>
    swapsOf(kit, question, { fresh, reason: barrier, facts }),
  )
  return {
    ...kit,
    status: 'changed',
    questions: [...drawn.questions],
    draw: drawRecord(drawFacts, facts.choices, drawn.heldBack),
    swaps: [...kit.swaps, ...swaps],
    short: [...drawn.short],
  }
}

/** What a draw of this interview's kit looks at. */
export function contextOf(
  { interview, planned, languages, exposure, inRound, kit }: FollowedInterview,
  {
    plan,
    interviews,
    reports,
    choices,
    figures,
  }: Pick<FollowFacts, 'interviews' | 'plan' | 'reports' | 'choices' | 'figures'>,
  { askings, topics }: Known,
): DrawContext {
  const blueprint = kit?.blueprint ?? planned.kit
  return {
    blueprint,
    // As booked: a recruiter may have given it more time than the plan, or less.
    minutes: minutesOf(interview.span),
    at: interview.span.start,
    zone: plan.office.zone,
    languages,
    met: metElsewhere(interview, askings, interviews),
    topics: without(topics, kit),
    reported: reports.filter(({ settled }) => settled === null).map(({ question }) => question),
    exposure,
    inRound,
    figures: figuresOf(choices, blueprint.areas, figures),
    seed: seedOf(`${interview.id}:${kit?.rev ?? 0}`),
  }
}

function without(topics: Known['topics'], kit: Kit | undefined): Record<string, number> {
  const others = { ...topics }
  for (const { area, topic } of kit?.questions ?? []) {
    others[`${area}/${topic}`] = Math.max(0, (others[`${area}/${topic}`] ?? 0) - 1)
  }
  return others
}

/** A question that there was no time for is free again, but not for the same loop: its panels were told who asks what. */
function metElsewhere(
  { id }: Interview,
  askings: readonly Asking[],
  loop: FollowFacts['interviews'],
) {
  const inLoop = new Set(loop.map(({ interview }) => interview.id))
  return askings
    .filter((one) => one.interview !== id && one.status !== 'dropped')
    .filter((one) => one.status !== 'skipped' || inLoop.has(one.interview))
    .map((one) => one.question)
}

/** The round's forms: those made before, or new ones if there are none or the plan has changed. */
function roundOf(
  { interview, planned, languages, roundId }: FollowedInterview,
  { rounds, choices, plan, now }: FollowFacts,
  context: DrawContext,
): Round {
  const before = rounds.get(roundId)
  if (before?.planVersion === plan.version) return before
  const seed = seedOf(`${roundId}:${plan.version}`)
  const { opening, stage } = interview
  return {
    id: roundId,
    rev: before?.rev ?? 0,
    opening,
    stage,
    kind: planned.key,
    languages: [...languages],
    number: roundNumber(interview.span.start, plan.office.zone),
    planVersion: plan.version,
    seed,
    forms: [
      ...formsIfAny(
        choices,
        freeFacts({ ...context, minutes: planned.minutes, met: [], topics: {}, seed }),
      ),
    ],
    drawn: before?.drawn ?? 0,
    madeAt: now,
  }
}

/** No forms where the banks cannot fill one: every kit is then drawn by itself, as full as can be. */
function formsIfAny(choices: readonly Choice[], facts: DrawFacts): readonly Form[] {
  try {
    return formsOf(choices, facts)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** Everything from which the draw can be repeated: its facts, and the versions of the questions it chose among. */
function drawRecord(
  facts: DrawFacts,
  choices: readonly Choice[],
  heldBack: number,
): Record<string, unknown> {
  const { areas } = facts.blueprint
  const among = choices.filter(({ area }) => area in areas)
  const versions = Object.fromEntries(among.map(({ id, version }) => [id, version]))
  return { ...facts, heldBack, versions }
}

function swapsOf(
  kit: Kit,
  out: string,
  {
    fresh,
    reason,
    facts,
  }: {
    readonly fresh: readonly KitQuestion[]
    readonly reason: string
    readonly facts: FollowFacts
  },
): Swap[] {
  const gone = kit.questions.find(({ question }) => question === out)
  const next = fresh.find(({ competency }) => competency === gone?.competency)
  if (!gone || !next) return []
  return [
    {
      out: { question: gone.question, version: gone.version },
      in: { question: next.question, version: next.version },
      by: 'system',
      at: facts.now,
      reason,
    },
  ]
}
