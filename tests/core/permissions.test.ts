import { describe, expect, test } from 'vitest'
import { PersonId } from '../../src/core/ids.ts'
import { type Grant, Person, USUAL_HOURS } from '../../src/core/people.ts'
import { may, type Role, VERBS, type Verb } from '../../src/core/permissions.ts'

const me = PersonId.parse('U0ME')
const other = PersonId.parse('U0OTHER')

function person(...grants: Grant[]) {
  return Person.parse({
    id: me,
    rev: 1,
    name: 'Me',
    zone: 'Europe/Belgrade',
    hours: USUAL_HOURS,
    grants,
  })
}

/** What each role amounts to, for somebody who is nothing else. */
const standings = {
  admin: { person: person('admin') },
  recruiter: { person: person('recruiter') },
  auditor: { person: person('auditor') },
  lead: { person: person(), leads: [me] },
  panellist: { person: person(), panel: [me] },
  self: { person: person(), self: me },
} as const

/** The table as people would read it: one column a role, in the order admin, recruiter, auditor, lead, panellist, self. */
const table: Record<Verb, string> = {
  'schedule an interview': 'yes yes no yes no no',
  'move an interview': 'yes yes no yes no no',
  'cancel an interview': 'yes yes no yes no no',
  'say where an interview is': 'yes yes no yes no no',
  'change a panel': 'yes yes no yes no no',
  'note a no-show': 'yes yes no yes yes no',
  'take back a no-show': 'yes yes no yes no no',
  'answer an invitation': 'no no no no yes no',
  'add a candidate': 'yes yes no yes no no',
  'see a candidate': 'yes yes no yes no no',
  'edit a candidate': 'yes yes no yes no no',
  'withdraw an application': 'yes yes no yes no no',
  'answer screening questions': 'yes yes no yes no no',
  'pass over a screening answer': 'yes yes no yes no no',
  'read a debrief': 'yes yes no yes no no',
  'open scorecards before all are in': 'no no no yes no no',
  'break the seal of scorecards': 'yes no no no no no',
  'record a decision': 'yes no no yes no no',
  'export an application': 'yes yes no yes no no',
  'erase a candidate': 'yes no no no no no',
  'fill a scorecard': 'no no no no yes no',
  'read scorecards': 'yes yes no yes yes no',
  'see a kit': 'yes yes no yes yes no',
  'see the keys of a kit': 'no no no no yes no',
  'swap a question': 'yes yes no yes yes no',
  'draw a kit again': 'yes yes no yes no no',
  'report a question': 'yes yes no no yes no',
  'browse the banks': 'yes yes no no no no',
  'settle a report on a question': 'yes yes no no no no',
  'grant a favour': 'no no no no no yes',
  'set availability': 'yes no no no no yes',
  'set a digest': 'no no no no no yes',
  'set the digest of a channel': 'yes yes no yes no no',
  'nudge somebody': 'yes yes no yes no no',
  'manage pools': 'yes yes no no no no',
  'manage openings': 'yes yes no no no no',
  'grant permissions': 'yes no no no no no',
  'read the audit log': 'yes no yes no no no',
  'see calibration': 'yes yes no yes no no',
  'read the report': 'yes yes no yes no no',
}
const roles: readonly Role[] = ['admin', 'recruiter', 'auditor', 'lead', 'panellist', 'self']

describe.each(VERBS)('%s', (verb) => {
  test.each(roles.map((role, i) => [role, table[verb].split(' ')[i] === 'yes'] as const))(
    'as %s: %s',
    (role, allowed) => {
      expect(may(verb, standings[role])).toBe(allowed)
    },
  )
})

test('leading another opening, or sitting on another panel, allows nothing', () => {
  expect(may('schedule an interview', { person: person(), leads: [other] })).toBe(false)
  expect(may('answer an invitation', { person: person(), panel: [other] })).toBe(false)
})

test('who has left may do nothing', () => {
  const gone = { ...person('admin'), status: 'gone' as const }
  for (const verb of VERBS) expect(may(verb, { person: gone })).toBe(false)
})
