/** An entry of the audit log in words. Verbs that are no longer known are shown as they are. */
import type { Entry, Facts } from '../../core/audit.ts'
import { DEEDS, type DeedVerb } from '../../core/deeds.ts'
import { PersonId } from '../../core/ids.ts'
import { Instant, type Zone } from '../../core/time.ts'
import { whenWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention } from '../text.ts'

const DID: Readonly<Record<DeedVerb, string>> = {
  accept: 'accepted',
  add: 'added',
  'amend a scorecard': 'amended',
  'answer screening': 'recorded screening answers of',
  ask: 'asked somebody else to take',
  'ask a favour': 'asked a favour of who can give it:',
  'back up': 'made a copy of',
  'begin a scorecard': 'began',
  book: 'booked',
  'break glass': 'opened sealed scorecards of',
  'calendar broken': 'could no longer read the calendar of',
  'calendar mended': 'can read again the calendar of',
  cancel: 'cancelled',
  'channel open': 'can post again in the channel of',
  'channel shut': 'could no longer post in the channel of',
  decide: 'decided on',
  decline: 'declined',
  draw: 'drew',
  edit: 'changed',
  'end a scorecard duty': 'said that nobody needs',
  erase: 'erased',
  export: 'wrote down',
  'favour no': 'said no to a favour:',
  'favour yes': 'granted a favour:',
  finish: 'noted the end of',
  'give up': 'gave up the message',
  grant: 'set the permissions of',
  hold: 'said how long to keep the data of',
  import: 'imported',
  lapse: 'waited in vain for an answer about',
  learn: 'heard from Slack about',
  measure: 'worked out figures of',
  meet: 'met',
  move: 'moved',
  'no-show': 'noted who missed',
  'took place': 'noted that it took place after all:',
  nudge: 'reminded somebody of',
  'offer stand-ins': 'looked for stand-ins for',
  'other offer': 'noted another offer to',
  'pass over': 'passed over a screening answer of',
  pause: 'set the pause of',
  plan: 'read the plan of',
  'possible times': 'noted possible times of',
  propose: 'looked for times for',
  'propose another time': 'proposed another time for',
  qualify: 'qualified',
  redraw: 'mended',
  'remove calendar': 'removed the calendar of',
  report: 'reported',
  'set availability': 'set the hours of',
  'set calendar': 'set the calendar of',
  'set channel digest': 'set the digest for the channel of',
  'set digest': 'chose when to hear of what waits:',
  'set opening': 'changed the settings of',
  'set place': 'changed the place of',
  'set pool': 'changed a pool:',
  settle: 'found right after a report:',
  'submit a scorecard': 'submitted',
  swap: 'swapped a question of',
  'take back a scorecard': 'took back',
  'take up a scorecard': 'took up again',
  unseal: 'opened the scorecards of',
  use: 'noted the use of',
  withdraw: 'noted the withdrawal of',
}

const FACTS_SHOWN = 1500

/** Who did what to which thing. `name` is that of the thing, where it has one. */
export function deedLine({ actor, verb, object }: Entry, name: string | undefined): Mrkdwn {
  const did = deedWords(verb)
  const [who, what] = [personOr(actor), thing(object, name)]
  return did === undefined ? md`${who}: ${verb} ${what}` : md`${who} ${did} ${what}`
}

/** What was done, for a thing to follow; nothing for a deed of an older database that nobody can do any more. */
export function deedWords(verb: string): string | undefined {
  const known = DEEDS.find((one) => one === verb)
  return known && DID[known]
}

/** What was otherwise before, as `status: booked → cancelled`. The name says already whose application it is. */
export function changeWords({ before, after }: Entry, zone: Zone): Mrkdwn {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changed = keys.filter((key) => before[key] !== after[key] && key !== 'application')
  const lines = changed.map((key) => {
    const was = key in before ? md`${valueWords(before[key], zone)} → ` : md``
    return md`${keyWords(key)}: ${was}${valueWords(after[key], zone)}`
  })
  return join(fitting(lines), ' · ')
}

/** As many as fit: a mention cut in two would be none. */
function fitting(lines: readonly Mrkdwn[]): Mrkdwn[] {
  let length = 0
  const kept = lines.filter(({ mrkdwn }) => {
    length += mrkdwn.length
    return length <= FACTS_SHOWN
  })
  return kept.length < lines.length ? [...kept, md`…`] : kept
}

function personOr(id: string): Mrkdwn {
  const person = PersonId.safeParse(id)
  return person.success ? mention(person.data) : md`The bot`
}

function thing(id: string, name: string | undefined): Mrkdwn {
  if (name !== undefined) return bold(cut(name, 200))
  const person = PersonId.safeParse(id)
  return person.success ? mention(person.data) : withMentions(cut(id, 200))
}

/** `pausedUntil` is `paused until`. */
function keyWords(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function valueWords(value: Facts[string] | undefined, zone: Zone): Mrkdwn {
  if (value === undefined || value === null || value === '') return md`none`
  const instant = typeof value === 'string' ? Instant.safeParse(value) : undefined
  if (instant?.success) return md`${whenWords(instant.data, zone)}`
  return withMentions(placesWords(String(value)))
}

/** A panel is in facts as `lead=U0ANA:asked shadow=U0CY:accepted`. */
function placesWords(text: string): string {
  return text.replace(/(\S+)=([UW][A-Z0-9]+):(\S+)(?= (?=\S+=[UW])|$)/g, '$2 ($1, $3)')
}

/** People are in facts by id, as `U0ANA`; `UTC` is nobody. */
function withMentions(text: string): Mrkdwn {
  const parts = text.split(/\b([UW]0[A-Z0-9]{2,}|[UW][A-Z0-9]{8,})\b/)
  return join(
    parts.map((part, i) => (i % 2 ? personOr(part) : md`${part}`)),
    '',
  )
}
