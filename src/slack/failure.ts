import type { Logger } from '@slack/bolt'
import { PersonId } from '../core/ids.ts'
import { type Reason, Refusal } from '../core/refusal.ts'
import type { Breach } from '../core/scheduling/checker.ts'
import { handedInWords } from '../core/scorecards/handed-in.ts'
import {
  clockWords,
  dateWords,
  dayWords,
  spanWords,
  whenWords,
  zoneWords,
} from '../core/time-words.ts'
import { shortagesWords } from './blocks/kit-words.ts'
import { denialWords } from './denial.ts'
import { codeOf } from './gateway.ts'
import { bold, join, type Mrkdwn, md, mention, NOTHING } from './text.ts'

/**
 * What to tell the person whose request failed.
 *
 * A refusal is explained. A fault is logged under a short reference, and only the reference is shown.
 */
export function explain(error: unknown, logger: Logger): Mrkdwn {
  if (error instanceof Refusal) return refusalWords(error.reason)
  if (codeOf(error) === 'expired_trigger_id') {
    return md`Slack gave up waiting before the form could open. Nothing was changed. Try again.`
  }
  const reference = referenceOf(crypto.randomUUID())
  logger.error(`fault ${reference}`, error)
  // It may have gone wrong after the work was done, on the way back.
  return md`Something went wrong on my side. Look whether it was done before you try again. If you ask an admin, give them \`${reference}\`.`
}

/** What happened, then what to do about it. A reason without words does not compile. */
export function refusalWords(reason: Reason): Mrkdwn {
  switch (reason.code) {
    case 'not-allowed':
      return denialWords(reason)
    case 'bad-usage':
      return md`I did not follow that. Try \`${reason.usage}\`.`
    case 'bad-field':
      return md`${reason.problem}`
    case 'not-found':
      return md`I cannot find that ${reason.what} any more. Close this and begin again. If it stays so, tell an admin.`
    case 'no-opening':
      return md`No opening is open. Ask a recruiter or an admin to open one with /interviewers.`
    case 'in-the-past':
      return md`${spanWords(reason.span, reason.zone)} has already begun. Pick a later time.`
    case 'too-early':
      return md`It begins ${whenWords(reason.span.start, reason.zone)}. Say so once it has.`
    case 'slot-taken':
      return md`${mention(reason.who)} is in another interview then (${spanWords(reason.clash, reason.zone)})${bookedBy(reason)}. Pick another time.`
    case 'candidate-taken':
      return md`The candidate has another interview then (${spanWords(reason.clash, reason.zone)}). Pick another time.`
    case 'room-taken':
      return md`${reason.room} is taken then (${spanWords(reason.clash, reason.zone)}). Pick another time or room.`
    case 'overtaken':
      return md`${spanWords(reason.span, reason.zone)} is no longer possible: ${breachesWords(reason.breaches)} Pick another time.`
    case 'too-late':
      return md`${reason.what} is ${STATE[reason.state] ?? reason.state} already, so that cannot be done any more.`
    case 'screened-out':
      return md`Screening rules this candidate out.\n${join(
        reason.questions.map((q) => md`• ${q}`),
        '\n',
      )}\nTo go on all the same, give a reason in /candidate.`
    case 'opened-already':
      return md`These scorecards are open already. Type /debrief to read them.`
    case 'owes-card':
      return md`You have a scorecard of your own to hand in about this candidate first. Type /scorecard to fill it.`
    case 'has-conflict':
      return md`You declared a conflict of interest about this candidate, so somebody else has to decide: another hiring lead, or an admin.`
    case 'nudged-already':
      return md`${mention(reason.who)} was reminded of that today, at ${clockWords(reason.at, reason.zone)} ${zoneWords(reason.zone)}. Once a day is enough; tomorrow you can again.`
    case 'no-card-in':
      return md`Nobody has handed in a scorecard yet, so there is nothing to open.`
    case 'cards-not-due':
      return md`${people(reason.missing)} ${reason.missing.length === 1 ? 'has' : 'have'} until ${whenWords(reason.until, reason.zone)} to hand in a scorecard. Open what there is after that.`
    case 'sealed':
      return md`${handedInWords(reason.in, reason.required)}. They open by themselves once all are.`
    case 'unfinished-card':
      return md`Not handed in yet: ${thingsWords(reason.problems.length + reason.warnings.length)} to mend first. The card names them.`
    case 'kit-short':
      return md`The banks cannot fill this kit.\n${shortagesWords(reason.shortages)}\nAdd questions, or change the plan's kit.`
    case 'held':
      return md`Their data must be kept until ${dateWords(reason.until)} ${reason.until.slice(0, 4)}. End that first.`
    case 'interviews-ahead':
      return md`${reason.count === 1 ? 'An interview lies' : `${reason.count} interviews lie`} ahead of them. Withdraw their application first, so that everybody hears of it.`
    case 'decided-meanwhile':
      return md`${mention(reason.by)} has decided about this stage meanwhile. Type /debrief to see what, then correct it if need be.`
    case 'mail-taken':
      return md`${bold(reason.name)} has this mail address. Open them instead, or give another address.`
    case 'last-admin':
      return md`Nobody would be left who can give permissions. Make somebody else an admin first.`
    case 'kept-admin':
      return md`${mention(reason.who)} is named as an admin in the bot's settings. Whoever runs the bot can take them out of ADMINS.`
  }
}

/** States whose names in the code are not what people say. */
const STATE: Readonly<Record<string, string>> = {
  'no-show': 'noted as missed',
  done: 'over',
}

function thingsWords(count: number): string {
  return count === 1 ? 'there is 1 thing' : `there are ${count} things`
}

function breachesWords(breaches: readonly Breach[]): Mrkdwn {
  const lines = new Map(breaches.map((breach) => [breachWords(breach).mrkdwn, breachWords(breach)]))
  return join([...lines.values()], ' ')
}

/** What stands in the way now. Rules of a person name them. */
function breachWords({ rule, of }: Breach): Mrkdwn {
  const person = PersonId.safeParse(of)
  const who = person.success ? mention(person.data) : md`The candidate`
  switch (rule) {
    case 'hours':
      return md`${who} does not work then.`
    case 'busy':
    case 'buffer':
      return md`${who} has something else around that time.`
    case 'cap':
      return md`${who} has as many interviews as they take.`
    case 'onePerPerson':
      return md`${who} would sit in two interviews of the loop.`
    case 'pool':
      return md`Somebody is no longer in the pool for their seat.`
    case 'room':
      return md`The room is taken.`
    case 'window':
    case 'horizon':
      return md`The candidate cannot come then.`
    case 'break':
    case 'lunch':
    case 'maxPerDay':
    case 'maxDays':
      return md`The candidate would have too much at once.`
    case 'notice':
      return md`It begins too soon to ask anybody.`
    case 'order':
    case 'grid':
    case 'shape':
    case 'lost':
    case 'value':
      return md`The plan has changed.`
  }
}

function people(some: readonly PersonId[]): Mrkdwn {
  return join([...new Set(some)].map(mention), ', ')
}

function bookedBy({ by, at, zone }: Extract<Reason, { code: 'slot-taken' }>): Mrkdwn {
  return by && at ? md`, booked by ${mention(by)} on ${dayWords(at, zone)}` : NOTHING
}

/** `7F3A-22C1`: short enough to read out. */
function referenceOf(uuid: string): string {
  return `${uuid.slice(0, 4)}-${uuid.slice(4, 8)}`.toUpperCase()
}
