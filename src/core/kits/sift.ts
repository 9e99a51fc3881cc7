/** Which questions can be asked in an interview at all, and why the others cannot. */
import { rates } from '../questions/competencies.ts'
import { isInUse, type QuestionId } from '../questions/fields.ts'
import { areEnemies, type Choice } from './choice.ts'
import { ANCHOR_STOP, type DrawFacts, HARD_STOP, within } from './draw-facts.ts'

/** Why a question cannot be asked, in the order in which reasons are looked for. */
export const BARRIERS = [
  'not in use',
  'reported',
  'level',
  'difficulty',
  'language',
  'met',
  'enemy',
  'asked too often',
  'too long',
  'topic',
] as const
export type Barrier = (typeof BARRIERS)[number]

/** A topic makes at most this many questions of a loop. */
export const TOPIC_MOST = 2

/** A question of the areas and competencies wanted, and what stands in its way, if anything does. */
export interface Sifted {
  readonly choice: Choice
  readonly barrier: Barrier | undefined
}

/** Every question that belongs to the areas and competencies of a blueprint. */
export function sift(choices: readonly Choice[], facts: DrawFacts): readonly Sifted[] {
  const barrierOf = barriers(choices, facts)
  return choices
    .filter((choice) => belongs(choice, facts))
    .map((choice) => ({ choice, barrier: barrierOf(choice) }))
}

/** What stands in the way of any question, as `sift` finds it. */
export function barriers(
  choices: readonly Choice[],
  facts: DrawFacts,
): (choice: Choice) => Barrier | undefined {
  const met = new Set<QuestionId>(facts.met)
  const metChoices = choices.filter(({ id }) => met.has(id))
  const reported = new Set<QuestionId>(facts.reported)
  const anchors = new Set(facts.held.filter(({ anchor }) => anchor).map((one) => one.question))
  const [least, most] = facts.blueprint.difficulty
  const holds: Readonly<Record<Barrier, (choice: Choice) => boolean>> = {
    'not in use': ({ status }) => !isInUse(status),
    reported: ({ id }) => reported.has(id),
    level: ({ level }) => !facts.blueprint.levels.some((one) => one === level),
    // To the nearest level: half a level of what ratings say is within what they can tell.
    difficulty: ({ difficulty }) => Math.round(difficulty) < least || Math.round(difficulty) > most,
    language: ({ languages }) => !speaks(languages, facts),
    met: ({ id }) => met.has(id),
    enemy: (choice) => metChoices.some((one) => areEnemies(one, choice)),
    'asked too often': ({ id }) =>
      anchors.has(id)
        ? !within(facts.inRound, id, ANCHOR_STOP)
        : !within(facts.exposure, id, HARD_STOP),
    'too long': ({ minutes }) => minutes > facts.minutes,
    topic: ({ topic }) => (facts.topics[topic] ?? 0) >= TOPIC_MOST,
  }
  return (choice) => BARRIERS.find((barrier) => holds[barrier](choice))
}

/** Notations of an area rather than languages one programs in: asked where the plan names the area. */
const NOTATIONS: readonly string[] = ['shell', 'sql']

/** A question in several languages needs one of them; one in none is for everybody. */
function speaks(
  languages: readonly string[],
  facts: Pick<DrawFacts, 'blueprint' | 'languages'>,
): boolean {
  if (languages.length === 0) return true
  const open = facts.blueprint.followLanguages ? [] : NOTATIONS
  return languages.some((language) => facts.languages.includes(language) || open.includes(language))
}

/** Whether a question could have been asked of a candidate with these languages by a kit of a blueprint, all else aside. */
export function couldAsk(
  choice: Choice,
  { blueprint, languages }: Pick<DrawFacts, 'blueprint' | 'languages'>,
): boolean {
  const [least, most] = blueprint.difficulty
  const level = Math.round(choice.difficulty)
  return (
    belongs(choice, { blueprint }) &&
    speaks(choice.languages, { blueprint, languages }) &&
    blueprint.levels.some((one) => one === choice.level) &&
    least <= level &&
    level <= most
  )
}

function belongs(
  { area, competency }: Choice,
  { blueprint }: Pick<DrawFacts, 'blueprint'>,
): boolean {
  return (
    area in blueprint.areas &&
    Object.keys(blueprint.competencies).some((wanted) => rates(competency, wanted))
  )
}
