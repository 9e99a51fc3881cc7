/** One question of a kit for another: same competency, about as hard, and everything else still holds. */
import type { Changes } from '../changes.ts'
import type { PersonId } from '../ids.ts'
import { rates } from '../questions/competencies.ts'
import type { QuestionId } from '../questions/fields.ts'
import { Refusal } from '../refusal.ts'
import type { Choice } from './choice.ts'
import { redrawFacts } from './draw-context.ts'
import { contextOf, type Known } from './draw-for.ts'
import { measured } from './figures.ts'
import type { FollowedInterview, FollowFacts } from './follow-facts.ts'
import type { Kit, KitQuestion } from './kit.ts'
import { askingsFor, keptFor, kitDeed } from './kit-changes.ts'
import { changedNotices, kitNotices } from './kit-notices.ts'
import { scoreOf } from './score.ts'
import { barriers } from './sift.ts'
import { emptyState, type Picked, placeFor, withPick } from './state.ts'
import { questionOf } from './why.ts'

/** How much harder or easier the other one may be. */
const STEP = 1
const OFFERED = 5

/** What a swap looks at: the kit, its interview, and all the rest. */
export interface SwapFacts {
  readonly followed: FollowedInterview & { readonly kit: Kit }
  readonly facts: FollowFacts
  readonly known: Known
}

/** Questions that could stand for `out`, the best first. @throws Refusal `not-found` for one that is not in the kit. */
export function alternatives(swap: SwapFacts, out: QuestionId): readonly KitQuestion[] {
  const { followed, facts } = swap
  const gone = questionIn(followed.kit, out)
  const drawFacts = redrawFacts(contextOf(followed, facts, swap.known), followed.kit)
  const choices = measured(facts.choices, drawFacts.figures)
  const barrierOf = barriers(choices, drawFacts)
  const others = heldBut(followed.kit, out, choices)
  const state = others.reduce(
    (at, picked) => withPick(at, picked),
    emptyState(drawFacts, [gone.difficulty], followed.kit.questions.length),
  )
  const isExercise = choices.some((choice) => choice.id === out && choice.isExercise)
  return choices
    .filter(
      (choice) =>
        choice.id !== out &&
        choice.isExercise === isExercise &&
        rates(choice.competency, gone.competency) &&
        Math.abs(choice.difficulty - gone.difficulty) <= STEP &&
        barrierOf(choice) === undefined &&
        placeFor(state, choice) !== undefined,
    )
    .map((choice) => ({ choice, score: scoreOf(choice, state, drawFacts) }))
    .sort((a, b) => b.score - a.score || (a.choice.id < b.choice.id ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ choice }) => {
      const picked = { choice, competency: gone.competency, anchor: false, among: 0 }
      return questionOf(picked, undefined, drawFacts)
    })
}

/**
 * Put `into` where `out` stands. The order stays: whoever swaps in the middle of an interview must not lose their place.
 *
 * @throws Refusal `not-found` unless it is one of the alternatives, or `too-late` once the interview is over.
 */
export function swap(
  swapping: SwapFacts,
  out: QuestionId,
  into: QuestionId,
  { by, reason }: { readonly by: PersonId; readonly reason: string },
): Changes {
  const { followed, facts, known } = swapping
  const { kit, interview } = followed
  if (interview.status !== 'booked' || kit.status === 'used') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  const gone = questionIn(kit, out)
  const found = alternatives(swapping, out).find(({ question }) => question === into)
  if (!found) throw new Refusal({ code: 'not-found', what: 'question to swap in', text: into })
  const { now } = facts
  const next: KitQuestion = { ...found, why: [...found.why, { code: 'swapped' }] }
  const changed: Kit = {
    ...kit,
    status: 'changed',
    questions: kit.questions.map((one) => (one === gone ? next : one)),
    swaps: [
      ...kit.swaps,
      {
        out: { question: gone.question, version: gone.version },
        in: { question: next.question, version: next.version },
        by,
        at: now,
        reason,
      },
    ],
  }
  const rev = kit.rev + 1
  const { withdraw, notices } = kitNotices(interview, rev, facts)
  // Once it has begun, what leaves the kit may have been asked: the candidate does not meet it again.
  const standing = interview.span.start <= now ? [...changed.questions, gone] : changed.questions
  return {
    kits: [changed],
    askings: askingsFor(interview, standing, known.askings),
    keptQuestions: keptFor(changed.questions, facts.bank, facts.keptIds),
    withdraw,
    notices: [...notices, ...changedNotices(interview, rev, by, now)],
    reliedOn: [facts.diary],
    deeds: [kitDeed(kit, changed, { by, verb: 'swap', now })],
  }
}

function questionIn(kit: Kit, id: QuestionId): KitQuestion {
  const found = kit.questions.find(({ question }) => question === id)
  if (!found) throw new Refusal({ code: 'not-found', what: 'question of this kit', text: id })
  return found
}

function heldBut(kit: Kit, out: QuestionId, choices: readonly Choice[]): readonly Picked[] {
  return kit.questions.flatMap(({ question, competency, anchor }) => {
    const choice = choices.find(({ id }) => id === question)
    return choice && question !== out ? [{ choice, competency, anchor, among: 0 }] : []
  })
}
