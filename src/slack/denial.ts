/** A denial says who can, so that nobody has to ask around. */
import type { Role, Verb } from '../core/permissions.ts'
import type { Reason } from '../core/refusal.ts'
import { type Mrkdwn, md, mention } from './text.ts'

/** `Only @Petra (recruiter) or an admin can move this interview.` */
export function denialWords(denied: Extract<Reason, { code: 'not-allowed' }>): Mrkdwn {
  const { verb, roles, who = { named: [], more: roles }, isThis = false } = denied
  const named = who.named.map(({ person, role }) =>
    role === 'self' ? mention(person) : md`${mention(person)} (${ROLE[role]})`,
  )
  const more = who.more.map((role) =>
    role !== 'self' && who.named.some((one) => one.role === role)
      ? md`another ${ROLE[role]}`
      : md`${SOMEBODY[role]}`,
  )
  return md`Only ${anyOf([...named, ...more])} can ${isThis ? (THIS[verb] ?? verb) : verb}.`
}

const ROLE: Record<Exclude<Role, 'self'>, string> = {
  admin: 'admin',
  recruiter: 'recruiter',
  auditor: 'auditor',
  lead: 'hiring lead',
  panellist: 'panellist',
}

const SOMEBODY: Record<Role, string> = {
  admin: 'an admin',
  recruiter: 'a recruiter',
  auditor: 'an auditor',
  lead: 'the hiring lead of an opening',
  panellist: 'somebody on the panel',
  self: 'the person themselves',
}

/** Where it is about one thing. */
const THIS: Partial<Record<Verb, string>> = {
  'schedule an interview': 'schedule interviews for this opening',
  'move an interview': 'move this interview',
  'cancel an interview': 'cancel this interview',
  'say where an interview is': 'say where this interview is',
  'change a panel': 'change the panel of this interview',
  'note a no-show': 'note who missed this interview',
  'take back a no-show': 'say that this interview took place',
  'answer an invitation': 'answer this invitation',
  'add a candidate': 'add candidates to this opening',
  'see a candidate': 'see this candidate',
  'edit a candidate': 'edit this candidate',
  'withdraw an application': 'withdraw this application',
  'answer screening questions': 'answer the screening questions of this candidate',
  'pass over a screening answer': 'pass over what screening found here',
}

function anyOf(items: readonly Mrkdwn[]): Mrkdwn {
  const [last] = items.slice(-1)
  const before = items.slice(0, -1)
  if (!last || before.length === 0) return last ?? md`nobody`
  return md`${{ mrkdwn: before.map(({ mrkdwn }) => mrkdwn).join(', ') }} or ${last}`
}
