/** What must hold within one part of a plan, beyond its shape. */
import type { Flaw } from './paths.ts'
import { listed, repeats } from './plan-fields.ts'
import type { Blueprint, Competency, Lunch, PlannedInterview, Stage } from './plans.ts'
import { COMPETENCIES } from './questions/competencies.ts'
import { forbiddenIn } from './screening-questions.ts'

/** Of every interview: five minutes to arrive, ten for the candidate's own questions. */
const KEPT_MINUTES = 15
/** The shortest a bank may hold. */
const LEAST_MINUTES = { question: 5, exercise: 15 }

/** An interview's panel, what it rates and its kit. */
export function panelFlaws(interview: PlannedInterview): readonly Flaw[] {
  const { seats, rates, kit, minutes } = interview
  return [
    ...repeats(
      seats.map(({ key }) => key),
      ['seats'],
      ['key'],
    ),
    ...repeats(rates, ['rates']),
    ...(seats.every(({ shadow }) => shadow)
      ? [{ path: ['seats'], message: 'has only shadows; expected a seat that counts' }]
      : []),
    ...(kit
      ? kitFlaws(kit, rates, minutes).map(({ path, message }) => ({
          path: ['kit', ...path],
          message,
        }))
      : []),
  ]
}

function kitFlaws(kit: Blueprint, rates: readonly string[], minutes: number): readonly Flaw[] {
  const shares = Object.values(kit.competencies).reduce((sum, n) => sum + n, 0)
  const room = supplyOf(kit, () => true)
  const least =
    (kit.items - kit.exercises) * LEAST_MINUTES.question + kit.exercises * LEAST_MINUTES.exercise
  const [first, hardest] = kit.difficulty
  const flaws: [boolean, Flaw][] = [
    [
      shares !== kit.items,
      flaw('competencies', `add up to ${shares}; expected ${kit.items}, as in items`),
    ],
    [
      room < kit.items,
      flaw('areas', `allow ${room} at most; expected room for ${kit.items}, as in items`),
    ],
    [kit.exercises > kit.items, flaw('exercises', `expected at most ${kit.items}, as in items`)],
    [first > hardest, flaw('difficulty', 'falls; expected the easier one first')],
    [
      least > minutes - KEPT_MINUTES,
      flaw(
        'items',
        `take ${least} minutes at least; expected at most ${minutes - KEPT_MINUTES}, since ${KEPT_MINUTES} of the ${minutes} are for arriving and the candidate's questions`,
      ),
    ],
  ]
  return [
    ...flaws.filter(([isSo]) => isSo).map(([, found]) => found),
    ...Object.keys(kit.competencies).flatMap((key) => rateFlaws(key, rates)),
  ]
}

function rateFlaws(key: string, rates: readonly string[]): readonly Flaw[] {
  const known: readonly string[] = COMPETENCIES
  const path = ['competencies', key]
  if (!rates.includes(key))
    return [{ path, message: `is not rated in this interview; expected ${listed(rates)}` }]
  if (!known.includes(key))
    return [{ path, message: `has no questions in any bank; expected ${listed(known)}` }]
  return []
}

/** How many questions the areas that `allows` leaves can give at most. */
export function supplyOf(kit: Blueprint, allows: (area: string) => boolean): number {
  return Object.entries(kit.areas)
    .filter(([area]) => allows(area))
    .reduce((sum, [, most]) => sum + most, 0)
}

/** The interviews of a stage among each other. */
export function stageFlaws(stage: Stage): readonly Flaw[] {
  const { interviews, maxDays, maxPerDay } = stage
  const keys = interviews.map(({ key }) => key)
  return [
    ...repeats(keys, ['interviews'], ['key']),
    ...interviews.flatMap(({ after }, i) =>
      after.flatMap((key, a) =>
        keys.slice(0, i).includes(key)
          ? []
          : [
              {
                path: ['interviews', i, 'after', a],
                message: `“${key}” is not listed before this interview; expected one that is`,
              },
            ],
      ),
    ),
    ...(maxDays * maxPerDay < keys.length
      ? [
          {
            path: ['maxPerDay'],
            message: `${keys.length} interviews do not fit into ${maxDays} × ${maxPerDay}; allow more`,
          },
        ]
      : []),
  ]
}

/** Whether lunch fits between its hours. */
export function lunchFlaws(lunch: Lunch): readonly Flaw[] {
  const room = minuteOf(lunch.to) - minuteOf(lunch.from)
  if (room >= lunch.minutes) return []
  return [
    flaw('to', `leaves no ${lunch.minutes} minutes after ${lunch.from}; expected a later time`),
  ]
}

function minuteOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

/** Levels that can be told apart, and nothing rated that must never be asked. */
export function competencyFlaws({ title, why, tasks, anchors }: Competency): readonly Flaw[] {
  const levels = Object.entries(anchors)
  return [
    ...levels.flatMap(([level, text], index) => {
      const same = levels.slice(0, index).find(([, other]) => other.trim() === text.trim())
      return same
        ? [{ path: ['anchors', level], message: `reads like level ${same[0]}; say what differs` }]
        : []
    }),
    ...forbiddenIn([
      [['title'], title],
      [['why'], why],
      ...tasks.map((task, index) => [['tasks', index], task] as const),
      ...levels.map(([level, text]) => [['anchors', level], text] as const),
    ]),
  ]
}

function flaw(part: string, message: string): Flaw {
  return { path: [part], message }
}
