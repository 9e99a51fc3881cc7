/** Asking somebody to let a rule of theirs give way: once agreed it holds for the times it was asked for. */

import { calmAndBack, calmFrom, type Listener } from './calm.ts'
import type { Changes } from './changes.ts'
import type { DeedVerb } from './deeds.ts'
import type { PersonId } from './ids.ts'
import type { Body, Notice } from './notices.ts'
import { afterWorking, workingDaysLater } from './nudges/working.ts'
import type { Favour, Proposal } from './proposals.ts'
import { Refusal } from './refusal.ts'
import type { Instant } from './time.ts'
import type { Loosening } from './wanted.ts'

type Step = Extract<Body, { kind: 'favour' }>['step']

/** Who asks and when, and when who asks and who is asked may be spoken to. */
export interface Asking {
  readonly by: PersonId
  readonly now: Instant
  readonly listeners: ReadonlyMap<PersonId, Listener>
}

/** Working hours of theirs after which whoever was asked is reminded, once; a working day later who asked hears. */
const REMINDED_MINUTES = 4 * 60

/** Ask `person`. Asking the same again changes nothing. */
export function askFavour(
  proposal: Proposal,
  { loosening, person }: { readonly loosening: Loosening; readonly person: PersonId },
  { by, now, listeners }: Asking,
): Changes {
  const same = (favour: Favour) =>
    favour.person === person && JSON.stringify(favour.loosening) === JSON.stringify(loosening)
  if (proposal.favours.some(same)) return { deeds: [] }
  const favour: Favour = { loosening, person, askedBy: by, at: now, says: 'asked' }
  const favours = [...proposal.favours, favour]
  return {
    proposals: [{ ...proposal, favours }],
    notices: [
      notice(proposal, favours.length - 1, 'asked', person, now),
      ...reminders(proposal, favours.length - 1, favour, listeners),
    ],
    deeds: [deed(proposal, by, 'ask a favour', favour, now)],
  }
}

/**
 * Record what the person asked says. Saying the same again changes nothing.
 *
 * @throws Refusal `not-found` for a favour that nobody asked, `not-allowed` for anybody else, or `too-late` for
 * another answer than the first.
 */
export function answerFavour(
  proposal: Proposal,
  index: number,
  who: PersonId,
  says: 'yes' | 'no',
  now: Instant,
): Changes {
  const favour = proposal.favours[index]
  if (!favour) throw new Refusal({ code: 'not-found', what: 'question', text: proposal.id })
  if (favour.person !== who) {
    throw new Refusal({ code: 'not-allowed', verb: 'grant a favour', roles: ['self'] })
  }
  if (favour.says === says) return { deeds: [] }
  if (favour.says !== 'asked') {
    throw new Refusal({ code: 'too-late', what: 'Your answer', state: 'given' })
  }
  const answered: Favour = { ...favour, says, at: now }
  return {
    proposals: [
      { ...proposal, favours: proposal.favours.map((f) => (f === favour ? answered : f)) },
    ],
    withdraw: [keyOf(proposal, index, 'reminded'), keyOf(proposal, index, 'unanswered')],
    notices: [notice(proposal, index, 'answered', favour.askedBy, now)],
    deeds: [deed(proposal, who, `favour ${says}`, answered, now)],
  }
}

/** What becomes of a question that nobody has answered. */
function reminders(
  proposal: Proposal,
  index: number,
  { person, askedBy, at }: Favour,
  listeners: Asking['listeners'],
): Notice[] {
  const [asked, asker] = [listeners.get(person), listeners.get(askedBy)]
  if (!asked) return []
  const soon = calmAndBack(asked, afterWorking(asked, at, REMINDED_MINUTES))
  const passed = soon && asker && calmFrom(asker, workingDaysLater(asked, soon, 1))
  return [
    ...(soon ? [notice(proposal, index, 'reminded', person, soon)] : []),
    ...(passed ? [notice(proposal, index, 'unanswered', askedBy, passed)] : []),
  ]
}

function keyOf({ id }: Proposal, index: number, step: Step): string {
  return `favour:${id}:${index}:${step}`
}

function notice(proposal: Proposal, index: number, step: Step, to: PersonId, due: Instant): Notice {
  return {
    key: keyOf(proposal, index, step),
    channel: 'slack',
    to,
    due,
    body: { kind: 'favour', proposal: proposal.id, index, step },
  }
}

function deed(
  { id, application }: Proposal,
  actor: PersonId,
  verb: DeedVerb,
  { loosening, person }: Favour,
  at: Instant,
) {
  const after = { application, person, rule: loosening.rule, by: loosening.by ?? 0 }
  return { actor, verb, object: id, before: {}, after, at }
}
