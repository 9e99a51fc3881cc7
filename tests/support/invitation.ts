import type { Invitation } from '../../src/core/ics/invitation.ts'
import { at, belgrade, span } from './time.ts'

/** An ordinary request: Maya's screen on 9 March 2027, 10:00 Belgrade, with Ana. */
export function request(changes: Partial<Invitation> = {}): Invitation {
  return {
    method: 'request',
    uid: 'int_7f3a',
    sequence: 1,
    stamp: at('2027-03-01T09:00'),
    span: span('2027-03-09T10:00', '2027-03-09T11:00'),
    zone: belgrade,
    title: 'Screen with Maya Lind',
    organizer: { name: 'Loopwright', email: 'hiring@example.com' },
    attendees: [{ name: 'Ana', email: 'ana@example.com', answer: 'none', required: true }],
    ...changes,
  }
}
