/** Makes the parallel forms of a round: as hard as each other, and linked by questions they share. */
import { Refusal } from '../refusal.ts'
import type { Choice } from './choice.ts'
import { drawKit } from './draw.ts'
import type { DrawFacts } from './draw-facts.ts'
import type { KitQuestion } from './kit.ts'
import type { Form } from './round.ts'

/** Mean difficulties of two forms differ by less than this. */
export const APART = 0.15
const TRIES = 24

/** Interviews of fewer questions than this share one with another form; longer ones two. */
const TWO_ANCHORS_FROM = 4

type Questions = readonly KitQuestion[]
type Levels = readonly Pick<KitQuestion, 'difficulty'>[]

/**
 * Four forms. Each of the longer ones holds two anchors, one of which it shares with the form before and one with
 * the form after, in a ring: so an anchor is in half of all interviews at most, and every form is
 * linked with every other. Short forms are linked in pairs.
 *
 * @throws Refusal `kit-short` if the banks cannot give even one.
 */
export function formsOf(choices: readonly Choice[], facts: DrawFacts): readonly Form[] {
  const first = drawKit(choices, facts).questions
  const [a, b] = anchorsIn(first, facts)
  if (!a) return [formWith(first, [])]
  const alone = formWith(first, b ? [a, b] : [a])
  const next = (shared: Questions, before: readonly Questions[]) =>
    parallelTo(first, shared, before, choices, facts)
  const forms = b ? ring(first, [a, b], next) : pairs(first, a, next)
  // Where the banks have no other as hard, the first is asked again: a fair form beats a new one.
  return forms.map((form) => (apart(form.questions, first) < APART ? form : alone))
}

/** Gives a form that holds `shared`, is as hard as the first, and repeats as little as can be of those before. */
type Next = (shared: Questions, before: readonly Questions[]) => Questions

function ring(
  first: Questions,
  [a1, a2]: readonly [KitQuestion, KitQuestion],
  next: Next,
): readonly Form[] {
  const second = next([a2], [first])
  const a3 = likest(second, a1, [a2])
  const third = next([a3], [first, second])
  const a4 = likest(third, a2, [a3])
  const fourth = next([a4, a1], [first, second, third])
  return [
    formWith(first, [a1, a2]),
    formWith(second, [a2, a3]),
    formWith(third, [a3, a4]),
    formWith(fourth, [a4, a1]),
  ]
}

function pairs(first: Questions, a: KitQuestion, next: Next): readonly Form[] {
  const second = next([a], [first])
  const third = next([], [first, second])
  const b = likest(third, a, [])
  const fourth = next([b], [first, second, third])
  return [formWith(first, [a]), formWith(second, [a]), formWith(third, [b]), formWith(fourth, [b])]
}

/** The questions with the longest history, of different competencies where there are two. */
function anchorsIn(first: Questions, { exposure }: DrawFacts): Questions {
  const byHistory = first.toSorted(
    (x, y) => (exposure.asked[y.question] ?? 0) - (exposure.asked[x.question] ?? 0),
  )
  const [a] = byHistory
  if (!a || first.length < 2) return []
  if (first.length < TWO_ANCHORS_FROM) return [a]
  const others = byHistory.filter((one) => one !== a)
  const b = others.find(({ competency }) => competency !== a.competency) ?? others[0]
  return b ? [a, b] : [a]
}

function parallelTo(
  first: Questions,
  shared: Questions,
  before: readonly Questions[],
  choices: readonly Choice[],
  facts: DrawFacts,
): Questions {
  const used = new Set(before.flat().map(({ question }) => question))
  const kept = new Set(shared.map(({ question }) => question))
  const unused = choices.filter(({ id }) => kept.has(id) || !used.has(id))
  const wanted = {
    ...facts,
    held: shared.map(({ question, competency }) => ({ question, competency, anchor: true })),
    targets: first.map(({ difficulty }) => difficulty),
  }
  let best: Questions | undefined
  for (const from of [unused, choices]) {
    for (let i = 0; i < TRIES; i++) {
      const questions = drawn(from, { ...wanted, seed: facts.seed + before.length * 1_000 + i })
      if (questions && apart(questions, first) < APART) return questions
      if (questions && (!best || apart(questions, first) < apart(best, first))) best = questions
    }
  }
  return best ?? first
}

function drawn(choices: readonly Choice[], facts: DrawFacts): Questions | undefined {
  try {
    return drawKit(choices, facts).questions
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The question of a form that stands where `anchor` stands in another. */
function likest(form: Questions, anchor: KitQuestion, but: Questions): KitQuestion {
  const taken = new Set(but.map(({ question }) => question))
  const [best] = form
    .filter(({ question }) => !taken.has(question))
    .toSorted((x, y) => unlike(x, anchor) - unlike(y, anchor))
  return best ?? anchor
}

function unlike(one: KitQuestion, other: KitQuestion): number {
  return (
    (one.competency === other.competency ? 0 : 10) + Math.abs(one.difficulty - other.difficulty)
  )
}

/** How far the mean difficulties of two forms are from each other. */
function apart(one: Levels, other: Levels): number {
  return Math.abs(meanOf(one) - meanOf(other))
}

function meanOf(questions: Levels): number {
  return questions.reduce((sum, { difficulty }) => sum + difficulty, 0) / questions.length
}

function formWith(questions: Questions, anchors: Questions): Form {
  const ids = new Set(anchors.map(({ question }) => question))
  return {
    questions: questions.map(({ question, version, competency, difficulty }) => ({
      question,
      version,
      competency,
      difficulty,
      anchor: ids.has(question),
    })),
  }
}
