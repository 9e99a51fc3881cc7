import { expect, test } from 'vitest'
import {
  answerInvitation,
  cancelInterview,
  finishInterview,
  interviewOf,
  noteNoShow,
  proposeInstead,
  takeBackNoShow,
} from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { CandidateId, InterviewId } from '../../src/core/ids.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { later } from '../../src/core/time.ts'
import { applied, proposed, ten } from '../support/booking.ts'
import { at, span } from '../support/time.ts'
import { admin, ana, bo, petra, world } from '../support/world.ts'

test('booking an offer books each interview of it and asks its panel', async () => {
  const deps = await world()
  const proposal = await proposed(deps, await applied(deps))
  const loop = await bookOffer(deps, admin, proposal.id, 0)
  const [interview] = await deps.store.interviewsOf(loop.application)
  expect(interview).toMatchObject({
    span: ten,
    status: 'booked',
    version: 0,
    panel: [{ person: ana, rsvp: 'asked', seat: 'lead' }],
    bookedBy: admin,
  })
  const due = await deps.store.claimDue(deps.now(), 9)
  expect(due.map(({ to, body }) => [to, body])).toEqual([
    [admin, { kind: 'arm', interview: interview?.id }],
    [admin, { kind: 'home' }],
    [ana, { kind: 'home' }],
    [admin, { kind: 'kit', interview: interview?.id }],
    [ana, { kind: 'show', surface: 'invitation', interview: interview?.id }],
    [admin, { kind: 'show', surface: 'recruiter card', interview: interview?.id }],
  ])
})

test('a second click on the same button books nothing more', async () => {
  const deps = await world()
  const proposal = await proposed(deps, await applied(deps))
  const clicks = [1, 2, 3].map(() => bookOffer(deps, admin, proposal.id, 0))
  const loops = new Set((await Promise.all(clicks)).map(({ id }) => id))
  expect(loops.size).toBe(1)
  expect(await deps.store.interviewsWith([ana], ten)).toHaveLength(1)
})

test('nobody sits in two interviews at once, and the refusal says who booked when', async () => {
  const deps = await world()
  const first = await proposed(deps, await applied(deps))
  await bookOffer(deps, admin, first.id, 0)
  const second = await proposed(
    deps,
    await applied(deps),
    span('2027-03-09T10:30', '2027-03-09T11:30'),
  )
  await expect(bookOffer(deps, admin, second.id, 0)).rejects.toMatchObject({
    reason: { code: 'slot-taken', who: ana, clash: ten, by: admin, at: at('2027-03-01T09:00') },
  })
})

test('a candidate is never in two interviews at once', async () => {
  const deps = await world()
  const application = await applied(deps)
  await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
  const second = await proposed(deps, application, ten, [bo])
  await expect(bookOffer(deps, admin, second.id, 0)).rejects.toMatchObject({
    reason: { code: 'candidate-taken', clash: ten },
  })
})

test('interviews back to back are allowed', async () => {
  const deps = await world()
  const application = await applied(deps)
  await bookOffer(deps, admin, (await proposed(deps, application)).id, 0)
  const another = await applied(deps)
  const next = await proposed(deps, another, span('2027-03-09T11:00', '2027-03-09T12:00'))
  await expect(bookOffer(deps, admin, next.id, 0)).resolves.toBeDefined()
})

test('of many recruiters racing for one hour exactly one wins, and the others are told so', async () => {
  const deps = await world()
  const rivals = await Promise.all(
    Array.from({ length: 12 }, async () => proposed(deps, await applied(deps))),
  )
  const results = await Promise.allSettled(rivals.map(({ id }) => bookOffer(deps, admin, id, 0)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const r of results) if (r.status === 'rejected') expect(r.reason).toBeInstanceOf(Refusal)
})

test('bookings at different hours do not refuse each other', async () => {
  const deps = await world()
  const hours = ['09', '10', '11', '12', '13', '14', '15', '16']
  const rivals = await Promise.all(
    hours.map(async (h) =>
      proposed(deps, await applied(deps), span(`2027-03-09T${h}:00`, `2027-03-09T${h}:45`)),
    ),
  )
  const all = Promise.all(rivals.map(({ id }) => bookOffer(deps, admin, id, 0)))
  await expect(all).resolves.toHaveLength(hours.length)
})

test('a time that has begun cannot be booked', async () => {
  const deps = await world({ now: '2027-03-09T10:00' })
  const proposal = await proposed(deps, await applied(deps))
  await expect(bookOffer(deps, admin, proposal.id, 0)).rejects.toMatchObject({
    reason: { code: 'in-the-past' },
  })
  expect(await deps.store.claimDue(at('2028-01-01T00:00'), 9)).toEqual([])
})

test('who may not schedule is told who may', async () => {
  const deps = await world()
  const proposal = await proposed(deps, await applied(deps))
  await expect(bookOffer(deps, petra, proposal.id, 0)).rejects.toMatchObject({
    reason: {
      code: 'not-allowed',
      verb: 'schedule an interview',
      roles: ['admin', 'recruiter', 'lead'],
    },
  })
})

test('an interview that has run its time is done, and one that was called off is not', async () => {
  const deps = await world()
  const book = async (span = ten) => {
    const proposal = await proposed(deps, await applied(deps), span)
    const [id] = (await bookOffer(deps, admin, proposal.id, 0)).interviews
    if (!id) throw new Error('a loop has an interview')
    return id
  }
  const [held, off] = [await book(), await book(span('2027-03-09T14:00', '2027-03-09T15:00'))]
  await cancelInterview(deps, admin, off, 'closed')
  deps.wait(8 * 24 * 60 + 59)
  await finishInterview(deps, held)
  expect((await interviewOf(deps, held)).status).toBe('booked')
  deps.wait(9 * 60)
  for (const id of [held, off]) await finishInterview(deps, id)
  expect((await interviewOf(deps, held)).status).toBe('done')
  expect((await interviewOf(deps, off)).status).toBe('cancelled')
})

test('a no-show can be noted once it has begun, also when it counts as done', async () => {
  const deps = await world()
  const loop = await bookOffer(deps, admin, (await proposed(deps, await applied(deps))).id, 0)
  const [id] = loop.interviews
  if (!id) throw new Error('a loop has an interview')
  await expect(noteNoShow(deps, ana, id, 'candidate', '')).rejects.toMatchObject({
    reason: { code: 'too-early' },
  })
  deps.wait(9 * 24 * 60)
  await finishInterview(deps, id)
  await noteNoShow(deps, ana, id, 'candidate', 'No answer on the phone')
  expect(await interviewOf(deps, id)).toMatchObject({
    status: 'no-show',
    ending: { who: 'candidate', by: ana },
  })
  await expect(cancelInterview(deps, admin, id, 'x')).rejects.toMatchObject({
    reason: { code: 'too-late' },
  })
  await expect(takeBackNoShow(deps, ana, id)).rejects.toMatchObject({
    reason: { code: 'not-allowed' },
  })
  await takeBackNoShow(deps, admin, id)
  expect(await interviewOf(deps, id)).toMatchObject({ status: 'done', ending: null })
  await expect(takeBackNoShow(deps, admin, id)).rejects.toMatchObject({
    reason: { code: 'too-late', state: 'done' },
  })
})

test('a no-show is not taken back once somebody has another interview then', async () => {
  const deps = await world()
  const { interviews } = await bookOffer(
    deps,
    admin,
    (await proposed(deps, await applied(deps))).id,
    0,
  )
  const [id] = interviews
  if (!id) throw new Error('a loop has an interview')
  deps.wait(9 * 24 * 60)
  await noteNoShow(deps, admin, id, 'candidate', '')
  const { panel, candidate, rev, ...missed } = await interviewOf(deps, id)
  const other = { ...missed, id: InterviewId.parse('int_other'), rev: 0, panel, candidate }
  await deps.store.commit({ interviews: [{ ...other, status: 'booked', ending: null }], deeds: [] })
  expect(rev).toBeGreaterThan(0)
  await expect(takeBackNoShow(deps, admin, id)).rejects.toMatchObject({
    reason: { code: 'slot-taken', clash: missed.span },
  })
  const place = { kind: 'room', text: 'Tesla' } as const
  const inRoom = {
    ...(await interviewOf(deps, other.id)),
    panel: [],
    candidate: CandidateId.parse('cand_else'),
    place,
  }
  const moved = { ...(await interviewOf(deps, id)), place }
  await deps.store.commit({ interviews: [inRoom, moved], deeds: [] })
  await expect(takeBackNoShow(deps, admin, id)).rejects.toMatchObject({
    reason: { code: 'room-taken', room: 'Tesla', clash: missed.span },
  })
})

test('who declines has that hour free again', async () => {
  const deps = await world()
  const loop = await bookOffer(deps, admin, (await proposed(deps, await applied(deps))).id, 0)
  const [id] = loop.interviews
  if (!id) throw new Error('a loop has an interview')
  await answerInvitation(deps, ana, id, 'declined', 'away')
  const next = await proposed(deps, await applied(deps))
  await expect(bookOffer(deps, admin, next.id, 0)).resolves.toBeDefined()
  await expect(answerInvitation(deps, bo, id, 'accepted')).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'answer an invitation' },
  })
})

test('a place in what has taken place is neither given up nor moved: a scorecard is owed from it', async () => {
  const deps = await world()
  const loop = await bookOffer(deps, admin, (await proposed(deps, await applied(deps))).id, 0)
  const [id] = loop.interviews
  if (!id) throw new Error('a loop has an interview')
  await expect(proposeInstead(deps, ana, id, ten.start)).rejects.toMatchObject({
    reason: { code: 'bad-field', field: 'time' },
  })
  const after = { ...deps, now: () => ten.end }
  await finishInterview(after, id)
  const over = { reason: { code: 'too-late', what: 'This interview', state: 'done' } }
  await expect(answerInvitation(after, ana, id, 'declined', 'away')).rejects.toMatchObject(over)
  await expect(proposeInstead(after, ana, id, later(ten.end, 600))).rejects.toMatchObject(over)
  expect(await interviewOf(after, id)).toMatchObject({ vacancies: [], panel: [{ rsvp: 'asked' }] })
})
