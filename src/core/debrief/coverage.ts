/** What the interviews so far have left open: too few questions or raters for a competency, questions that nobody put. */
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import type { Competency, Plan, PlannedInterview } from '../plans.ts'
import { figure, ratingIn, type Voice } from './voices.ts'

export interface Gap {
  readonly competency: Competency
  /** Questions asked and rated, and how many there should be by now. */
  readonly items: number
  readonly wantedItems: number
  /** People who rated it, and how many there should be by now. */
  readonly raters: number
  readonly wantedRaters: number
}

export interface NotAsked {
  readonly title: string
  readonly competency: string
  readonly topic: string
  /** Of the interview that had it in its kit. */
  readonly interview: string
  /** Why, as a card has it; empty where no card says. */
  readonly why: string
}

/**
 * Competencies with fewer questions or raters than the plan wants by the end of `stage`.
 *
 * A plan counts over all its stages: before the last one only what the stages so far were to bring is asked for.
 */
export function gapsIn(
  plan: Plan,
  stage: string,
  voices: readonly Voice[],
  kits: readonly Kit[],
): Gap[] {
  const upTo = plan.stages.findIndex(({ key }) => key === stage) + 1
  const isLast = upTo === plan.stages.length
  const past = plan.stages.slice(0, upTo).flatMap(({ interviews }) => interviews)
  return plan.competencies
    .map((competency): Gap => {
      const { key, minItems, minRaters } = competency
      return {
        competency,
        items: askedFor(key, voices, kits),
        wantedItems: isLast ? minItems : Math.min(minItems, plannedItems(past, key)),
        raters: ratersOf(key, voices),
        wantedRaters: isLast ? minRaters : Math.min(minRaters, plannedRaters(past, key)),
      }
    })
    .filter(({ items, wantedItems, raters, wantedRaters }) => {
      return items < wantedItems || raters < wantedRaters
    })
}

/** Questions of the kits that no card says were asked, in the order of the interviews. Kits of other interviews do no harm. */
export function notAsked(
  voices: readonly Voice[],
  kits: readonly Kit[],
  interviews: readonly Interview[],
): NotAsked[] {
  return interviews.flatMap(({ id, title }) => {
    const kit = kits.find(({ interview }) => interview === id)
    const cards = voices.filter(({ interview }) => interview === id)
    if (!kit || cards.length === 0) return []
    return kit.questions.flatMap((one) => {
      const answers = cards.flatMap(({ final }) =>
        final.questions.filter(({ question }) => question === one.question),
      )
      if (answers.some(({ asked }) => asked === 'yes')) return []
      const why = answers.map(reasonOf).find((reason) => reason !== '') ?? ''
      const { competency, topic } = one
      return [{ title: one.title, competency, topic, interview: title, why }]
    })
  })
}

function reasonOf(answer: Voice['final']['questions'][number]): string {
  if (answer.skipReason !== '') return answer.skipReason
  return answer.asked === 'no time' ? 'no time' : ''
}

function askedFor(competency: string, voices: readonly Voice[], kits: readonly Kit[]): number {
  const rating = new Set(
    kits.flatMap(({ questions }) =>
      questions.filter((one) => one.competency === competency).map(({ question }) => question),
    ),
  )
  const asked = voices.flatMap(({ final }) =>
    final.questions.filter(
      (one) => rating.has(one.question) && one.asked === 'yes' && typeof one.rating === 'number',
    ),
  )
  return new Set(asked.map(({ question }) => question)).size
}

function ratersOf(competency: string, voices: readonly Voice[]): number {
  const raters = voices.filter(({ final }) => figure(ratingIn(final, competency)) !== undefined)
  return new Set(raters.map(({ person }) => person)).size
}

function plannedItems(interviews: readonly PlannedInterview[], key: string): number {
  return interviews.reduce((sum, { kit }) => sum + (kit?.competencies[key] ?? 0), 0)
}

function plannedRaters(interviews: readonly PlannedInterview[], key: string): number {
  return interviews
    .filter(({ rates }) => rates.includes(key))
    .flatMap(({ seats }) => seats)
    .reduce((sum, { shadow, count }) => sum + (shadow ? 0 : count), 0)
}
