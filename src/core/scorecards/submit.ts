/** Handing a card in, and what may still happen to it: taken back until it is opened, amended afterwards. */
import { homeNotice, type Showing, showingKey, tell } from '../announce.ts'
import type { Deed, Sha256 } from '../audit.ts'
import { type Changes, together } from '../changes.ts'
import type { DeedVerb } from '../deeds.ts'
import { followChannelDigest } from '../digest/channel.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { armForCard, cardNudges } from '../nudges/keys.ts'
import { leadsAndRecruiters, type Opening } from '../openings.ts'
import { Refusal } from '../refusal.ts'
import type { Instant } from '../time.ts'
import { isOpen } from './duty.ts'
import { unanswered, type Warning, warningsOf } from './lint.ts'
import { type Problem, problemsOf } from './problems.ts'
import { refuseClosed } from './save.ts'
import type { Scorecard, Submitted } from './scorecard.ts'
import { sealedCard } from './seals.ts'
import { followingWords, settled, tidied } from './settled.ts'
import type { CardTemplate } from './template.ts'
import type { Unsealing } from './unsealing.ts'

/** What decisions about a card of an interview need to know. */
export interface CardFacts {
  readonly card: Scorecard
  readonly interview: Interview
  readonly opening: Opening
  readonly template: CardTemplate
  /** Other cards of the same author. */
  readonly own: readonly Scorecard[]
  /** Of the application. */
  readonly unsealings: readonly Unsealing[]
  /** Whether the author can read others' cards about this candidate as things stand. */
  readonly readsOthers: boolean
  readonly now: Instant
}

export interface Sealing {
  /** Drawn for this submission or amendment alone. */
  readonly nonce: string
  readonly sha256: Sha256
}

/** What keeps a card from being handed in, and the warnings that nobody has answered. */
export interface Review {
  readonly problems: readonly Problem[]
  readonly warnings: readonly Warning[]
}

export function review({
  card,
  template,
  own,
}: Pick<CardFacts, 'card' | 'template' | 'own'>): Review {
  const answers = settled(card.answers)
  return {
    problems: problemsOf(answers, template),
    warnings: unanswered(warningsOf({ ...card, answers }, template, own), card.overrides),
  }
}

/**
 * Hand a card in. A second time changes nothing.
 *
 * @throws Refusal `unfinished-card` with all that is wrong, `too-early` before the interview, `too-late` if it was
 * called off or the card is not needed.
 */
export function submit(facts: CardFacts, { nonce, sha256 }: Sealing): Changes {
  const { card, interview, now } = facts
  if (card.status === 'submitted') return { deeds: [] }
  refuseClosed(card)
  refuseIfOff(interview)
  if (now < interview.span.start) {
    throw new Refusal({ code: 'too-early', span: interview.span, zone: interview.zone })
  }
  // As it stands, not tidied: reasons for words are kept by the place of what they are about.
  const { problems, warnings } = review(facts)
  if (problems.length + warnings.length > 0) {
    throw new Refusal({ code: 'unfinished-card', problems, warnings })
  }
  const answers = tidied(card.answers)
  const seal = sha256(sealedCard(card.id, answers, nonce))
  const submitted: Submitted = { at: now, answers, nonce, seal }
  const next: Scorecard = {
    ...card,
    answers,
    overrides: followingWords(card.overrides, card.answers),
    status: 'submitted',
    submissions: [...card.submissions, submitted],
  }
  return changesOf(facts, next, 'submit a scorecard', { seal, late: now > card.lateAt })
}

/** Take a card back, to write on in it. The one handed in is kept. @throws Refusal `too-late` once others may have read it. */
export function withdraw(facts: CardFacts): Changes {
  const { card, interview, now } = facts
  if (isOpen(card)) return { deeds: [] }
  refuseIfOpened(facts)
  if (card.status !== 'submitted') refuseClosed(card)
  const back = changesOf(facts, { ...card, status: 'withdrawn' }, 'take back a scorecard')
  return together(back, { notices: [armForCard(interview, card, now)], deeds: [] })
}

/** Why nobody owes a card: the interview did not take place, somebody else sat there, or they are too close to the candidate. */
export type NotNeeded = 'no-show' | 'not me' | 'conflict'

/** End the duty. @throws Refusal `too-late` for a card that is handed in. */
export function endDuty(facts: CardFacts, by: PersonId, reason: NotNeeded): Changes {
  const { card, now } = facts
  if (card.status === 'not needed') return { deeds: [] }
  refuseClosed(card)
  const next: Scorecard = { ...card, status: 'not needed', notNeeded: { reason, by, at: now } }
  return changesOf(facts, next, 'end a scorecard duty', { reason })
}

/**
 * Declare a conflict of interest after the interview. The card never counts and nobody waits for it; what its author
 * saw can be written down all the same. Whoever booked the interview is told.
 *
 * @throws Refusal `too-early` before the interview, when the seat can still be given to somebody else, or `too-late`.
 */
export function declareConflict(facts: CardFacts): Changes {
  const { interview, card, now } = facts
  refuseIfOff(interview)
  if (now < interview.span.start) {
    throw new Refusal({ code: 'too-early', span: interview.span, zone: interview.zone })
  }
  const declared: Scorecard = { ...card, conflict: 'declared' }
  const ended = endDuty({ ...facts, card: declared }, card.person, 'conflict')
  return card.conflict === 'declared' ? ended : together(ended, conflictNotices(facts))
}

/**
 * It is needed after all, or is to be written though it will not count. `withoutConflict` takes a declaration back.
 *
 * @throws Refusal `too-late` once the others' cards are open: who can have read any stays out.
 */
export function takeUpAgain(facts: CardFacts, { withoutConflict = false } = {}): Changes {
  const { card, interview } = facts
  if (card.status !== 'not needed') return { deeds: [] }
  refuseIfOff(interview)
  refuseIfOpened(facts)
  const conflict = withoutConflict ? 'none' : card.conflict
  const next: Scorecard = { ...card, conflict, status: 'draft', notNeeded: null }
  const changes = changesOf(facts, next, 'take up a scorecard', { conflict })
  return conflict === card.conflict ? changes : together(changes, conflictNotices(facts))
}

/** Whoever booked the interview hears of it below their card: another interviewer may have to meet the candidate. */
function conflictNotices({ card, interview, now }: CardFacts): Changes {
  const showing: Showing = { surface: 'recruiter card', to: interview.bookedBy }
  const { key, ...notice } = tell(interview, showing, 'conflict', now)
  return { notices: [{ ...notice, key: `${key}:${card.id}:r${card.rev + 1}` }], deeds: [] }
}

/** @throws Refusal `too-late` for an interview that was called off or missed. */
export function refuseIfOff({ status }: Interview): void {
  if (status === 'cancelled' || status === 'no-show') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: status })
  }
}

export function isOpened({ card, unsealings }: Pick<CardFacts, 'card' | 'unsealings'>): boolean {
  return unsealings.some(({ stage }) => stage === card.stage)
}

function refuseIfOpened(facts: CardFacts): void {
  if (!isOpened(facts) && !facts.readsOthers) return
  throw new Refusal({ code: 'too-late', what: 'This scorecard', state: 'open to others' })
}

/** The card with a deed, and what shows it: its author's invitation, and the Homes of all who count cards. */
export function changesOf(
  { card, interview, opening, now }: CardFacts,
  next: Scorecard,
  verb: DeedVerb,
  more: Deed['after'] = {},
): Changes {
  const invitation: Showing = { surface: 'invitation', to: card.person }
  const key = `show:${showingKey(interview, invitation)}:`
  const show: Notice = {
    key: `${key}card:r${card.rev + 1}`,
    channel: 'slack',
    to: card.person,
    due: now,
    body: { kind: 'show', surface: 'invitation', interview: interview.id },
  }
  const people = new Set([card.person, ...leadsAndRecruiters(opening)])
  return {
    scorecards: [next],
    withdraw: [
      ...[...people].map((to) => `home:${to}:${card.id}:`),
      ...(isOpen(next) ? [] : [cardNudges(interview, card.person)]),
    ],
    notices: [
      show,
      ...[...people].map((to) => homeNotice(to, card, now)),
      ...followChannelDigest(opening, now),
    ],
    deeds: [
      {
        actor: next.person,
        verb,
        object: card.id,
        before: { status: card.status },
        after: { status: next.status, ...more },
        at: now,
      },
    ],
  }
}
