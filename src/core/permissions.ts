/** Who may do what: one table. `app` asks it before every verb. */
import type { PersonId } from './ids.ts'
import type { Person } from './people.ts'

/** `lead` of the opening concerned, `panellist` of the interview concerned, `self` of the record concerned. */
export type Role = 'admin' | 'recruiter' | 'auditor' | 'lead' | 'panellist' | 'self'

const MAY = {
  'schedule an interview': ['admin', 'recruiter', 'lead'],
  'move an interview': ['admin', 'recruiter', 'lead'],
  'cancel an interview': ['admin', 'recruiter', 'lead'],
  'say where an interview is': ['admin', 'recruiter', 'lead'],
  'change a panel': ['admin', 'recruiter', 'lead'],
  'note a no-show': ['admin', 'recruiter', 'lead', 'panellist'],
  'take back a no-show': ['admin', 'recruiter', 'lead'],
  'answer an invitation': ['panellist'],
  'add a candidate': ['admin', 'recruiter', 'lead'],
  'see a candidate': ['admin', 'recruiter', 'lead'],
  'edit a candidate': ['admin', 'recruiter', 'lead'],
  'withdraw an application': ['admin', 'recruiter', 'lead'],
  'answer screening questions': ['admin', 'recruiter', 'lead'],
  'pass over a screening answer': ['admin', 'recruiter', 'lead'],
  'read a debrief': ['admin', 'recruiter', 'lead'],
  'open scorecards before all are in': ['lead'],
  'break the seal of scorecards': ['admin'],
  'record a decision': ['admin', 'lead'],
  'export an application': ['admin', 'recruiter', 'lead'],
  'erase a candidate': ['admin'],
  'fill a scorecard': ['panellist'],
  'read scorecards': ['admin', 'recruiter', 'lead', 'panellist'],
  'see a kit': ['admin', 'recruiter', 'lead', 'panellist'],
  'see the keys of a kit': ['panellist'],
  'swap a question': ['admin', 'recruiter', 'lead', 'panellist'],
  'draw a kit again': ['admin', 'recruiter', 'lead'],
  'report a question': ['admin', 'recruiter', 'panellist'],
  'browse the banks': ['admin', 'recruiter'],
  'settle a report on a question': ['admin', 'recruiter'],
  'grant a favour': ['self'],
  'set availability': ['self', 'admin'],
  'set a digest': ['self'],
  'set the digest of a channel': ['admin', 'recruiter', 'lead'],
  'nudge somebody': ['admin', 'recruiter', 'lead'],
  'manage pools': ['admin', 'recruiter'],
  'manage openings': ['admin', 'recruiter'],
  'grant permissions': ['admin'],
  'read the audit log': ['admin', 'auditor'],
  'see calibration': ['admin', 'recruiter', 'lead'],
  'read the report': ['admin', 'recruiter', 'lead'],
} as const satisfies Record<string, readonly Role[]>

export type Verb = keyof typeof MAY

export const VERBS = Object.keys(MAY) as readonly Verb[]

/** What somebody is with regard to the thing they want to touch. */
export interface Standing {
  readonly person: Person
  readonly leads?: readonly PersonId[]
  readonly panel?: readonly PersonId[]
  readonly self?: PersonId
}

/** Whether somebody of this standing may do `verb`. Nobody who has left may do anything. */
export function may(verb: Verb, standing: Standing): boolean {
  if (standing.person.status === 'gone') return false
  return MAY[verb].some((role) => has(role, standing))
}

/** The roles that may do `verb`. */
export function rolesFor(verb: Verb): readonly Role[] {
  return MAY[verb]
}

function has(role: Role, { person, leads, panel, self }: Standing): boolean {
  switch (role) {
    case 'admin':
    case 'recruiter':
    case 'auditor':
      return person.grants.includes(role)
    case 'lead':
      return leads?.includes(person.id) ?? false
    case 'panellist':
      return panel?.includes(person.id) ?? false
    case 'self':
      return self === person.id
  }
}
