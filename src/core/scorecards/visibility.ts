/**
 * What a person may see of an application's scorecards: one function, which every surface goes through.
 *
 * Who still has a card to hand in about a candidate is blind: they see their own words and how many cards
 * are in, whatever else they are, and whatever has been opened to others. What is not in the value returned
 * here cannot be shown by accident.
 */
import type { PersonId } from '../ids.ts'
import { type Interview, isLive, sitting } from '../interviews.ts'
import type { Opening } from '../openings.ts'
import type { Person } from '../people.ts'
import { may } from '../permissions.ts'
import { progressOf } from './duty.ts'
import { cardIdOf, isCounted, type Scorecard } from './scorecard.ts'
import type { Unsealing } from './unsealing.ts'

/** Everything about one application that what is visible depends on. */
export interface SealedFacts {
  readonly application: Interview['application']
  readonly opening: Pick<Opening, 'leads'>
  /** All of the application, in any state. */
  readonly interviews: readonly Interview[]
  /** All of the application. */
  readonly cards: readonly Scorecard[]
  readonly unsealings: readonly Unsealing[]
}

export interface Visible {
  /** Whether they have yet to hand in a card about this candidate. Then nothing of others is in here, nor may a decision be shown. */
  readonly isBlind: boolean
  /** In the order of their first interviews. */
  readonly stages: readonly VisibleStage[]
}

export interface VisibleStage {
  readonly stage: string
  /** `2 of 4 scorecards are in`. */
  readonly in: number
  readonly required: number
  /** The reader's own cards, drafts too. */
  readonly own: readonly Scorecard[]
  /** Whose cards are missing; null for who may not know. */
  readonly missing: readonly PersonId[] | null
  /** Whether the others' cards are open to the reader. */
  readonly isOpen: boolean
  /** Cards of others that count, handed in, by interview and person. Empty unless open. */
  readonly others: readonly Scorecard[]
  /** Those of others that never count: of shadows, and with a conflict of interest. Empty unless open. */
  readonly uncounted: readonly Scorecard[]
}

/** What `viewer` may see of the cards of an application. */
export function visible(viewer: Person, facts: SealedFacts): Visible {
  const isBlind = owesCard(viewer.id, facts)
  const stages = [...new Set(byStart(facts.interviews).map(({ stage }) => stage))]
  return { isBlind, stages: stages.map((stage) => stageFor(viewer, stage, isBlind, facts)) }
}

/** Everybody who has yet to hand in a card about a candidate, as a shadow too, now or after an interview to come. */
export function owing(facts: Pick<SealedFacts, 'interviews' | 'cards'>): PersonId[] {
  const panels = facts.interviews.flatMap((interview) => sitting(interview))
  const people = [...new Set(panels.map(({ person }) => person))]
  return people.filter((person) => owesCard(person, facts))
}

/** Whether somebody has yet to hand in a card about this candidate, as a shadow too, now or after an interview to come. */
function owesCard(
  who: PersonId,
  { interviews, cards }: Pick<SealedFacts, 'interviews' | 'cards'>,
): boolean {
  const status = new Map(cards.map((card) => [card.id, card.status]))
  return interviews.some((interview) => {
    const sits = isLive(interview) && sitting(interview).some(({ person }) => person === who)
    const own = status.get(cardIdOf(interview.id, who))
    return sits && own !== 'submitted' && own !== 'not needed'
  })
}

function stageFor(
  viewer: Person,
  stage: string,
  isBlind: boolean,
  facts: SealedFacts,
): VisibleStage {
  const progress = progressOf(facts.application, stage, facts)
  const cards = facts.cards.filter((card) => card.stage === stage)
  const own = cards.filter(({ person }) => person === viewer.id)
  const isOpen = !isBlind && isReader(viewer, own, facts) && isUnsealed(viewer, stage, facts)
  const others = isOpen
    ? cards.filter(({ person, status }) => person !== viewer.id && status === 'submitted')
    : []
  const mayKnow = !isBlind && may('see a candidate', { person: viewer, leads: facts.opening.leads })
  return {
    stage,
    in: progress.in,
    required: progress.required.length,
    own,
    missing: mayKnow ? progress.missing.map(({ person }) => person) : null,
    isOpen,
    others: others.filter(isCounted).toSorted(byId),
    uncounted: others.filter((card) => !isCounted(card)).toSorted(byId),
  }
}

/** Whether they may read others' cards once those are open: by what they are, or because they handed in their own in this stage. */
function isReader(person: Person, own: readonly Scorecard[], { opening }: SealedFacts): boolean {
  const wrote = own.some(({ status }) => status === 'submitted')
  return may('read scorecards', {
    person,
    leads: opening.leads,
    panel: wrote ? [person.id] : [],
  })
}

/** Who breaks the glass opens it for themselves alone. */
function isUnsealed({ id }: Person, stage: string, { unsealings }: SealedFacts): boolean {
  return unsealings.some(
    (one) => one.stage === stage && (one.rule !== 'break glass' || one.by === id),
  )
}

function byStart(interviews: readonly Interview[]): Interview[] {
  return interviews.toSorted((a, b) => a.span.start - b.span.start || byId(a, b))
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
