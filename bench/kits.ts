/** Drawing a kit of six from a thousand questions that all have been rated, with five thousand kits before it. */

import type { Choice } from '../src/core/kits/choice.ts'
import { drawKit } from '../src/core/kits/draw.ts'
import { type DrawContext, formFacts, freeFacts } from '../src/core/kits/draw-context.ts'
import { figuresOf } from '../src/core/kits/figures.ts'
import { formsOf } from '../src/core/kits/forms.ts'
import { Blueprint } from '../src/core/plans.ts'
import { AREAS } from '../src/core/questions/areas.ts'
import { QuestionId } from '../src/core/questions/fields.ts'
import { instantAt, Zone } from '../src/core/time.ts'
import { draws } from './draw.ts'
import { aimed, type Figure, median } from './measure.ts'

const QUESTIONS = 1_000
const PAST_KITS = 5_000
const ITEMS = 6
const AIM_MS = 10
const RUNS = 300

const BLUEPRINT = Blueprint.parse({
  items: ITEMS,
  competencies: { systems_fundamentals: 2, debugging: 2, language_fundamentals: 2 },
  areas: { systems: 2, linux: 2, go: 2, networking: 2, practice: 2 },
  difficulty: [2, 4],
})

const { below, chance, shuffled } = draws(1)
const zone = Zone.parse('Europe/Belgrade')

export function* bench(): Iterable<Figure> {
  const choices = Array.from({ length: QUESTIONS }, (_, n) => choice(n))
  const past = Array.from({ length: PAST_KITS }, () =>
    shuffled(choices.slice(0, 600)).slice(0, ITEMS),
  )
  const context = contextOf(choices, past)
  const begun = performance.now()
  const forms = formsOf(choices, freeFacts(context))
  yield ms('four parallel forms of 6 from 1,000 questions', performance.now() - begun)
  yield aimed(
    ms(
      'a kit of 6 from a form, 1,000 questions, 5,000 past kits, median',
      timesOf((seed) => drawKit(choices, formFacts({ ...contextOf(choices, past), seed }, forms))),
    ),
    AIM_MS,
  )
  yield aimed(
    ms(
      'a kit of 6 without a form, 1,000 questions, 5,000 past kits, median',
      timesOf((seed) => drawKit(choices, freeFacts({ ...contextOf(choices, past), seed }))),
    ),
    AIM_MS,
  )
}

/** Counting what was asked before, and looking up what ratings say of the questions, is part of it. */
function contextOf(choices: readonly Choice[], past: readonly (readonly Choice[])[]): DrawContext {
  const asked: Record<string, number> = {}
  for (const { id } of past.flat()) asked[id] = (asked[id] ?? 0) + 1
  return {
    blueprint: BLUEPRINT,
    minutes: 90,
    at: instantAt('2027-03-09T10:00', zone),
    zone,
    languages: ['go'],
    met: choices.slice(0, 30).map(({ id }) => id),
    topics: {},
    reported: [],
    exposure: { interviews: PAST_KITS, asked },
    inRound: { interviews: 0, asked: {} },
    figures: figuresOf(choices, BLUEPRINT.areas, FIGURES),
    seed: 1,
  }
}

const FIGURES = Object.fromEntries(
  Array.from({ length: QUESTIONS }, (_, n) => [
    `${idOf(n)}@1`,
    { difficulty: 1 + below(401) / 100, information: below(80) / 100 },
  ]),
)

const RATED = [
  'systems_fundamentals',
  'debugging',
  'language_fundamentals',
  'data_structures_and_search',
]

function choice(n: number): Choice {
  const area = AREAS[n % AREAS.length] ?? AREAS[0]
  const topic = area.topics[below(area.topics.length)]?.key ?? ''
  return {
    id: idOf(n),
    version: 1,
    title: `Question ${n}`,
    area: area.key,
    topic: `${area.key}/${topic}`,
    competency: RATED[below(RATED.length)] ?? '',
    level: 'intern',
    status: chance(0.9) ? 'active' : 'pilot',
    languages: area.key === 'go' ? ['go'] : [],
    minutes: 7 + below(4),
    difficulty: 1 + below(5),
    isExercise: false,
    isDebug: chance(0.3),
    isCode: area.key === 'go',
    isBehavioural: area.key === 'behavioural',
    enemies: new Set(),
    reviewDue: '2027-09-01',
  }
}

function idOf(n: number): QuestionId {
  const { prefix } = AREAS[n % AREAS.length] ?? AREAS[0]
  return QuestionId.parse(`${prefix}-bench-${n}-${String(n % 1000).padStart(3, '0')}`)
}

function timesOf(work: (seed: number) => unknown): number {
  const times = Array.from({ length: RUNS }, (_, seed) => {
    const begun = performance.now()
    work(seed)
    return performance.now() - begun
  })
  return median(times)
}

function ms(figure: string, value: number): Figure {
  return { bench: 'kits', figure, value, unit: 'ms' }
}
