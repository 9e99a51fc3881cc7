/** An interview that has just ended, in a workspace with the bot in it: Mila's screen, with a kit of two questions. */

import { finishNotice } from '../../src/core/announce.ts'
import { CandidateId, InterviewId, LoopId, PersonId } from '../../src/core/ids.ts'
import { type Interview, PanelPlace } from '../../src/core/interviews.ts'
import { QuestionId } from '../../src/core/questions/fields.ts'
import { later } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { kitFor } from './assessment.ts'
import { held } from './cards.ts'
import { at, belgrade, span } from './time.ts'

const start = '2027-03-01T08:00'

export const DURABILITY = 'sys-durability-001'
export const CRITICISM = 'beh-asked-for-criticism-024'

/** A seat: somebody's id, with `shadow` for who learns. */
export type Seat = string | { readonly shadow: string }

/**
 * Writes the interview into the bot's database as if it had been booked long ago; it ends at 08:30, half an hour before
 * the workspace's morning. What follows from its end follows at the bot's next tick.
 */
export async function heldInterview(
  database: string,
  seats: readonly Seat[],
  { candidate = 'cand_mila', name = 'held', withKit = true } = {},
): Promise<Interview> {
  const store = await openStore(await openSource(database))
  const [application] = await store.applicationsOf(CandidateId.parse(candidate))
  if (!application) throw new Error(`${candidate} has no application`)
  const interview: Interview = {
    ...held(name),
    id: InterviewId.parse(`int_${name}`),
    rev: 0,
    loop: LoopId.parse(`loop_${name}`),
    application: application.id,
    candidate: application.candidate,
    opening: application.opening,
    span: span(start, '2027-03-01T08:30'),
    zone: belgrade,
    status: 'booked',
    panel: seats.map(placeOf),
    bookedBy: PersonId.parse('U0PETRA'),
    bookedAt: later(at(start), -7 * 24 * 60),
  }
  await store.commit({
    interviews: [interview],
    kits: withKit ? [kitOf(interview)] : [],
    notices: [finishNotice(interview)],
    deeds: [],
  })
  await store.close()
  return interview
}

function placeOf(seat: Seat): PanelPlace {
  const isShadow = typeof seat !== 'string'
  return PanelPlace.parse({
    seat: isShadow ? 'shadow' : 'interviewer',
    seatTitle: isShadow ? 'Shadow' : 'Interviewer',
    person: isShadow ? seat.shadow : seat,
    shadow: isShadow,
    rsvp: 'accepted',
    askedAt: '2027-02-22T08:00:00.000Z',
  })
}

function kitOf(interview: Interview) {
  const kit = kitFor(interview)
  const [first] = kit.questions
  if (!first) throw new Error('a kit has a question')
  const systems = { ...first, competency: 'systems_fundamentals' }
  const behaviour = {
    ...first,
    question: QuestionId.parse(CRITICISM),
    title: 'Criticism you went to get',
    competency: 'learning_and_curiosity',
    area: 'behavioural',
  }
  return { ...kit, questions: [systems, behaviour] }
}
