/** When the cards of an application in a stage are opened: by themselves, by the lead, or by breaking the glass. */
import { homeNotice } from '../announce.ts'
import type { Deed } from '../audit.ts'
import type { By } from '../candidate-facts.ts'
import type { Application } from '../candidates.ts'
import type { Changes } from '../changes.ts'
import { debriefNotices } from '../debrief/announce.ts'
import type { PersonId } from '../ids.ts'
import { type Interview, isLive, sitting } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import { leadsAndRecruiters, type Opening } from '../openings.ts'
import type { Stage } from '../plans.ts'
import { Refusal } from '../refusal.ts'
import { type Instant, iso } from '../time.ts'
import { type DeadlineRules, deadlinesOf, type Progress, progressOf } from './duty.ts'
import type { Scorecard } from './scorecard.ts'
import { type Unsealing, unsealingId } from './unsealing.ts'

export interface UnsealFacts {
  readonly application: Application
  readonly opening: Opening
  /** The stage of the plan whose cards are meant. */
  readonly stage: Pick<Stage, 'key' | 'interviews'>
  readonly rules: DeadlineRules
  /** All of the application. */
  readonly interviews: readonly Interview[]
  /** All of the application, as they stand once the change in hand is made. */
  readonly cards: readonly Scorecard[]
  readonly unsealings: readonly Unsealing[]
}

/** Whether the cards of a stage are open to those who may read them. Who broke the glass opened them for themselves alone. */
export function isUnsealed(unsealings: readonly Unsealing[], stage: string): boolean {
  return unsealings.some((one) => one.stage === stage && one.rule !== 'break glass')
}

/**
 * What follows from a card that came in, was amended or is not needed any more: goes into the same commit.
 *
 * The cards are opened once every interview of the stage has been booked and none of their cards is missing. Where
 * they are open already, the packets that have been posted follow. Else nothing.
 */
export function unsealIfComplete(facts: UnsealFacts, now: Instant): Changes {
  const { application, opening, stage, unsealings } = facts
  if (isUnsealed(unsealings, stage.key)) return debriefNotices(application, opening, stage.key, now)
  const progress = progressIn(facts)
  // The application is written though nothing about it changes: of two last cards at the same moment, or one
  // that is taken back, one commit finds it moved on and is decided again.
  const applications = [application]
  if (!progress.isComplete || unbooked(facts).length > 0) return { applications, deeds: [] }
  return opened(facts, progress, { rule: 'all in', by: 'system', reason: '', now })
}

/**
 * Open the cards although some are missing.
 *
 * @throws Refusal `opened-already`, `owes-card` for a lead whose own is missing, `no-card-in`, `cards-not-due` before
 * the deadline of the missing ones, or `bad-field` without a reason.
 */
export function openByLead(facts: UnsealFacts, reason: string, { by, now }: By): Changes {
  if (isUnsealed(facts.unsealings, facts.stage.key)) throw new Refusal({ code: 'opened-already' })
  const progress = progressIn(facts)
  refuseAuthor(facts, by)
  refuseNone(progress)
  refuseEarly(progress, facts.rules, now)
  return opened(facts, progress, { rule: 'by the lead', by, reason: given(reason), now })
}

/**
 * Open sealed cards to an admin alone, at any time. Everybody on the panel is told.
 *
 * @throws Refusal `opened-already`, `owes-card`, `no-card-in` or `bad-field` without a reason.
 */
export function breakGlass(facts: UnsealFacts, reason: string, { by, now }: By): Changes {
  const { application, stage, unsealings } = facts
  const id = `${unsealingId(application.id, stage.key)}_${by}`
  if (isUnsealed(unsealings, stage.key) || unsealings.some((one) => one.id === id)) {
    throw new Refusal({ code: 'opened-already' })
  }
  const progress = progressIn(facts)
  refuseAuthor(facts, by)
  refuseNone(progress)
  const how = { rule: 'break glass', by, reason: given(reason), now } as const
  const unsealing = { ...unsealingOf(facts, progress, how), id }
  const told = panelOf(facts).filter((person) => person !== by)
  return {
    unsealings: [unsealing],
    notices: told.map((to): Notice => {
      const key = `glass:${id}:${to}`
      const body = { kind: 'glass', application: application.id, stage: stage.key, by } as const
      return { key, channel: 'slack', to, due: now, body }
    }),
    deeds: [deedOf(facts, progress, how)],
  }
}

/** Interviews that the plan has in this stage and nobody has booked, by their titles. */
export function unbooked({ stage, interviews }: UnsealFacts): string[] {
  const booked = interviews.filter((one) => one.stage === stage.key && isLive(one))
  return stage.interviews
    .filter(({ key }) => !booked.some(({ kind }) => kind === key))
    .map(({ title }) => title)
}

interface How {
  readonly rule: Unsealing['rule']
  readonly by: PersonId | 'system'
  readonly reason: string
  readonly now: Instant
}

function opened(facts: UnsealFacts, progress: Progress, how: How): Changes {
  const { application, opening, stage } = facts
  const people = leadsAndRecruiters(opening)
  const packets = debriefNotices(application, opening, stage.key, how.now)
  return {
    ...packets,
    applications: [application],
    unsealings: [unsealingOf(facts, progress, how)],
    notices: [
      ...(packets.notices ?? []),
      ...people.map((to) =>
        homeNotice(to, { id: `unseal:${application.id}`, rev: how.now }, how.now),
      ),
    ],
    deeds: [deedOf(facts, progress, how)],
  }
}

function unsealingOf(
  { application, stage }: UnsealFacts,
  { missing }: Progress,
  { rule, by, reason, now }: How,
): Unsealing {
  return {
    id: unsealingId(application.id, stage.key),
    rev: 0,
    application: application.id,
    stage: stage.key,
    rule,
    by,
    at: now,
    reason,
    missing: missing.map(({ person }) => person),
  }
}

function deedOf(
  { application, stage }: UnsealFacts,
  progress: Progress,
  { rule, by, now }: How,
): Deed {
  return {
    actor: by,
    verb: rule === 'break glass' ? 'break glass' : 'unseal',
    object: application.id,
    before: { stage: stage.key },
    after: {
      rule,
      in: progress.in,
      required: progress.required.length,
      missing: progress.missing.map(({ person }) => person).join(' '),
      at: iso(now),
    },
    at: now,
  }
}

function progressIn({ application, stage, interviews, cards }: UnsealFacts): Progress {
  return progressOf(application.id, stage.key, { interviews, cards })
}

/** From when on the lead may open what there is: once the last missing card is due. Undefined while nothing is in. */
export function opensEarlyAt(facts: UnsealFacts): Instant | undefined {
  const progress = progressIn(facts)
  if (progress.in === 0) return undefined
  return lastDue(progress, facts.rules)?.until ?? facts.application.createdAt
}

function lastDue({ missing }: Progress, rules: DeadlineRules) {
  const [last] = missing
    .map(({ interview }) => ({ until: deadlinesOf(interview, rules).due, zone: interview.zone }))
    .toSorted((a, b) => b.until - a.until)
  return last
}

/** Nothing is opened before the last of the missing cards falls due. */
function refuseEarly(progress: Progress, rules: DeadlineRules, now: Instant): void {
  const { missing } = progress
  const last = lastDue(progress, rules)
  if (!last || last.until <= now) return
  const people = missing.map(({ person }) => person)
  throw new Refusal({ code: 'cards-not-due', ...last, missing: people })
}

/** Everybody who sits in an interview of the stage, shadows too. */
function panelOf({ stage, interviews }: UnsealFacts): PersonId[] {
  const own = interviews.filter((one) => one.stage === stage.key && isLive(one))
  return [...new Set(own.flatMap((one) => sitting(one).map(({ person }) => person)))]
}

/** Who has a card of their own to hand in opens nobody else's. */
function refuseAuthor(facts: UnsealFacts, by: PersonId): void {
  const owes = facts.interviews.some(
    (one) =>
      isLive(one) &&
      sitting(one).some(({ person }) => person === by) &&
      !facts.cards.some(
        ({ interview, person, status }) =>
          interview === one.id &&
          person === by &&
          (status === 'submitted' || status === 'not needed'),
      ),
  )
  if (owes) throw new Refusal({ code: 'owes-card' })
}

function refuseNone(progress: Progress): void {
  if (progress.in === 0) throw new Refusal({ code: 'no-card-in' })
}

const LEAST_REASON_WORDS = 3

function given(reason: string): string {
  const words = reason.trim()
  if (words.split(/\s+/).length >= LEAST_REASON_WORDS) return words
  const problem = 'Say why in three words or more.'
  throw new Refusal({ code: 'bad-field', field: 'reason', problem })
}
