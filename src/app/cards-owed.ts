/** Scorecards on somebody's own list: owed, under way, handed in. */
import type { Candidate } from '../core/candidates.ts'
import type { CandidateId, PersonId } from '../core/ids.ts'
import { type Interview, sitting } from '../core/interviews.ts'
import type { Person } from '../core/people.ts'
import { type CardOwed, cardsOwed, deadlinesOf, isOpen } from '../core/scorecards/duty.ts'
import { cardIdOf, type Scorecard } from '../core/scorecards/scorecard.ts'
import { DAY_MINUTES, type Instant, later, type Span } from '../core/time.ts'
import { deadlineRules } from './duties.ts'
import { someone } from './people.ts'
import type { Deps } from './ports.ts'

/** How far back interviews are looked for whose cards may be owed: whoever pauses for months owes theirs when they are back. */
const BACK_MINUTES = 366 * DAY_MINUTES
/** How far back cards are listed that are handed in. */
const READ_MINUTES = 21 * DAY_MINUTES

export interface OwnCards {
  readonly person: Person
  /** The first due first. */
  readonly owed: readonly CardOwed[]
  /** Of an interview that is going on. */
  readonly underWay: readonly CardOwed[]
  /** Handed in or not needed, of the last weeks, newest first. */
  readonly done: readonly { readonly interview: Interview; readonly card: Scorecard }[]
  readonly candidates: ReadonlyMap<CandidateId, Candidate>
  readonly now: Instant
}

/** The cards of somebody, as their list shows them. Applications that were decided or withdrawn need no card any more. */
export async function ownCardsOf(deps: Deps, who: PersonId): Promise<OwnCards> {
  const now = deps.now()
  const within: Span = { start: listedWithin(now).start, end: later(now, 1) }
  const [person, rules, interviews, cards] = await Promise.all([
    someone(deps, who),
    deadlineRules(deps),
    deps.store.interviewsWith([who], within),
    deps.store.cardsIn(within, [who]),
  ])
  const owed = cardsOwed({ interviews, cards, rules }).filter((one) => one.person === who)
  const known = new Map(cards.map((card) => [card.id, card]))
  const underWay = interviews
    .filter(({ status, span }) => status === 'booked' && span.start <= now)
    .flatMap((interview) => {
      const place = sitting(interview).find((one) => one.person === who)
      const card = known.get(cardIdOf(interview.id, who))
      if (!place || (card && !isOpen(card))) return []
      const { shadow } = place
      return [{ interview, person: who, shadow, card, ...deadlinesOf(interview, rules(interview)) }]
    })
  const done = interviews
    .filter(({ span }) => span.end > later(now, -READ_MINUTES))
    .flatMap((interview) => {
      const card = known.get(cardIdOf(interview.id, who))
      return card && !isOpen(card) ? [{ interview, card }] : []
    })
    .toReversed()
  const wanted = await stillWanted(deps, owed)
  const shown = [...wanted, ...underWay, ...done].map(({ interview }) => interview.candidate)
  return { person, owed: wanted, underWay, done, candidates: await candidatesBy(deps, shown), now }
}

/** When interviews began whose cards stay on the list of who owes them. */
export function listedWithin(now: Instant): Span {
  return { start: later(now, -BACK_MINUTES), end: now }
}

async function stillWanted(deps: Deps, owed: readonly CardOwed[]): Promise<CardOwed[]> {
  const ids = [...new Set(owed.map(({ interview }) => interview.application))]
  const applications = await Promise.all(ids.map((id) => deps.store.application(id)))
  const open = new Set(
    applications.flatMap((one) => (one?.status === 'in progress' ? [one.id] : [])),
  )
  return owed.filter(({ interview }) => open.has(interview.application))
}

async function candidatesBy(
  deps: Deps,
  ids: readonly CandidateId[],
): Promise<ReadonlyMap<CandidateId, Candidate>> {
  const found = await Promise.all([...new Set(ids)].map((id) => deps.store.candidate(id)))
  return new Map(found.flatMap((one) => (one ? [[one.id, one]] : [])))
}
