import { expect, test } from 'vitest'
import { interviewOf, moveInterview } from '../../src/app/interviews.ts'
import { bookOffer, proposeTimes } from '../../src/app/scheduling.ts'
import type { PossibleTimes } from '../../src/core/candidates.ts'
import type { PersonId } from '../../src/core/ids.ts'
import { ClockTime } from '../../src/core/time.ts'
import { anyTime, applied, proposed, ten } from '../support/booking.ts'
import { monday, staffed, times } from '../support/staffed.ts'
import { admin, ana, bo, type World, world } from '../support/world.ts'

/** A booked screen, and a proposal of other times for it. */
async function moving(deps: World) {
  const application = await applied(deps)
  const booked = await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
  const [id] = booked.interviews
  if (!id) throw new Error('a loop has an interview')
  const proposal = await proposeTimes(deps, admin, {
    application: application.id,
    stage: 'screen',
    kinds: ['screen'],
    possible: anyTime,
    chosen: [ana],
    offers: 2,
    move: { interview: await interviewOf(deps, id), reason: 'An exam' },
  })
  return { id, proposal }
}

test('a move takes the interview to the time offered, and a second press changes nothing more', async () => {
  const deps = await world()
  const { id, proposal } = await moving(deps)
  await moveInterview(deps, admin, proposal, 0)
  await moveInterview(deps, admin, proposal, 0)
  const moved = await interviewOf(deps, id)
  expect(moved).toMatchObject({
    version: 1,
    span: proposal.offers[0]?.interviews[0]?.span,
    moves: [{ from: ten, by: admin, reason: 'An exam' }],
  })
})

test('a move is judged by what is known then, not by what was known when the times were shown', async () => {
  const deps = await world()
  const { id, proposal } = await moving(deps)
  const person = await deps.store.person(ana)
  if (!person) throw new Error('Ana is known')
  await deps.store.commit({ people: [{ ...person, hours: [] }], deeds: [] })
  await expect(moveInterview(deps, admin, proposal, 0)).rejects.toMatchObject({
    reason: { code: 'overtaken', breaches: [{ rule: 'hours', of: ana }] },
  })
  expect((await interviewOf(deps, id)).span).toEqual(ten)
})

test('an interview is never moved into a room that another has at that time', async () => {
  const deps = await staffed([ana, bo])
  const place = { kind: 'room', text: 'Tesla' } as const
  const early = { ...monday, to: ClockTime.parse('10:00') }
  const late = { ...monday, from: ClockTime.parse('11:00') }
  const book = async (without: PersonId, possible: PossibleTimes) => {
    const application = await applied(deps)
    const asked = { place, without: [without], possible }
    const [id] = (await bookOffer(deps, admin, (await times(deps, application, asked)).id, 0))
      .interviews
    if (!id) throw new Error('a loop has an interview')
    return { application, interview: await interviewOf(deps, id) }
  }
  const first = await book(bo, early)
  const { application, interview } = await book(ana, late)
  const elsewhen = { offers: 5, move: { interview, reason: 'An exam' }, without: [ana] }
  const ahead = await times(deps, application, { ...elsewhen, possible: early })
  expect(ahead.offers).toEqual([])
  const proposal = await times(deps, application, { ...elsewhen, possible: monday })
  expect(proposal.offers[0]?.interviews[0]?.span.start).toBe(first.interview.span.end)
  // Somebody else takes the room for that hour while the times are looked at.
  const between = { ...monday, from: ClockTime.parse('10:00'), to: ClockTime.parse('11:00') }
  await book(bo, between)
  await expect(moveInterview(deps, admin, proposal, 0)).rejects.toMatchObject({
    reason: { code: 'room-taken', room: 'Tesla' },
  })
})
