/** A scorecard with everything that filling it needs: what it asks, and who it is about. */
import type { Candidate } from '../core/candidates.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { type Interview, type PanelPlace, sitting } from '../core/interviews.ts'
import { keptId } from '../core/kits/kept-question.ts'
import type { Opening } from '../core/openings.ts'
import type { Person } from '../core/people.ts'
import type { Plan } from '../core/plans.ts'
import { Refusal } from '../core/refusal.ts'
import { begun, following } from '../core/scorecards/save.ts'
import { cardIdOf, type Scorecard } from '../core/scorecards/scorecard.ts'
import { type CardTemplate, type TemplateFacts, templateOf } from '../core/scorecards/template.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { interviewOf } from './interviews.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'

/** A card on its author's desk. */
export interface CardSheet {
  readonly interview: Interview
  readonly candidate: Candidate
  readonly opening: Opening
  readonly plan: Plan
  readonly template: CardTemplate
  readonly person: Person
  /** As kept, or empty and with revision 0 if it was not begun yet. It follows its kit while it can be written in. */
  readonly card: Scorecard
  /** As kept; undefined if it was not begun yet. */
  readonly kept: Scorecard | undefined
  readonly now: Instant
}

/** The card of `who` about an interview. @throws Refusal `not-allowed` for who does not sit in it, or `not-found`. */
export async function cardSheet(deps: Deps, who: PersonId, id: InterviewId): Promise<CardSheet> {
  const [interview, kept, kit] = await Promise.all([
    interviewOf(deps, id),
    deps.store.scorecard(cardIdOf(id, who)),
    deps.store.kit(id),
  ])
  const person = await permitted(deps, who, 'fill a scorecard', { interview })
  const { shadow } = placeOf(interview, who)
  const [opening, candidate] = await Promise.all([
    openingOf(deps, interview.opening),
    candidateOf(deps, interview.candidate),
  ])
  const plan = planOf(deps, opening)
  const text = await textsFor(deps, [...(kit?.questions ?? []), ...(kept?.answers.questions ?? [])])
  const template = templateOf({ plan, interview, kit, text, answers: kept?.answers })
  const now = deps.now()
  const card = kept
    ? following(kept, template)
    : begun({ interview, person: who, shadow, planVersion: plan.version, template, now })
  return { interview, candidate, opening, plan, template, person, card, kept, now }
}

/** How far back a text may have been written that another is compared with. */
const BACK_MINUTES = 90 * DAY_MINUTES

/** Cards of the same author, of the last months. */
export async function ownCards(deps: Deps, { person, now }: CardSheet): Promise<Scorecard[]> {
  return deps.store.cardsIn({ start: later(now, -BACK_MINUTES), end: now }, [person.id])
}

/** A panel keeps the places of those who left it: they write no card. */
function placeOf(interview: Interview, who: PersonId): PanelPlace {
  const place = sitting(interview).find(({ person }) => person === who)
  if (place) return place
  throw new Refusal({ code: 'not-allowed', verb: 'fill a scorecard', roles: ['panellist'] })
}

/** Texts of questions in the version that is asked: the bank's own, or as it was kept when the bank has moved on. */
async function textsFor(
  deps: Deps,
  asked: readonly Parameters<TemplateFacts['text']>[0][],
): Promise<TemplateFacts['text']> {
  const inBank = ({ question, version }: (typeof asked)[number]) => {
    const found = deps.bank.get(question)?.question
    return found?.version === version ? found : undefined
  }
  const moved = asked.filter((one) => inBank(one) === undefined).map(keptId)
  const kept = new Map(
    (await deps.store.keptQuestions([...new Set(moved)])).map(({ id, question }) => [id, question]),
  )
  return (one) => inBank(one) ?? kept.get(keptId(one))
}
