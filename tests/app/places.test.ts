import { expect, test } from 'vitest'
import { fileForCandidate } from '../../src/app/calendar-files.ts'
import { cancelInterview, interviewOf } from '../../src/app/interviews.ts'
import { placeInterview } from '../../src/app/places.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { shown } from '../../src/app/shown.ts'
import { applied } from '../support/booking.ts'
import { monday, staffed, times } from '../support/staffed.ts'
import { admin, ana, bo, type World } from '../support/world.ts'

const link = { kind: 'video', text: 'https://meet.example.org/x' } as const
const tesla = { kind: 'room', text: 'Tesla' } as const

async function booked(deps: World, more: Parameters<typeof times>[2] = {}) {
  const proposal = await times(deps, await applied(deps), more)
  const [id] = (await bookOffer(deps, admin, proposal.id, 0)).interviews
  if (!id) throw new Error('a loop has an interview')
  return id
}

test('a link that is known later reaches the panel and the next calendar file, and moves nothing', async () => {
  const deps = await staffed([ana])
  const id = await booked(deps)
  const before = await interviewOf(deps, id)
  await placeInterview(deps, admin, id, link)
  const after = await interviewOf(deps, id)
  expect(after).toEqual({ ...before, place: link, placings: 1, rev: before.rev + 1 })
  const { content } = fileForCandidate(deps, await shown(deps, id))
  expect(content).toMatch(/SEQUENCE:1\r\n.*LOCATION:https:\/\/meet\.example\.org\/x\r\n/s)
  const due = await deps.store.claimDue(deps.now(), 100)
  expect(due.flatMap(({ body, to }) => (body.kind === 'tell' ? [[to, body.event]] : []))).toEqual([
    [ana, 'placed'],
  ])
  const [deed] = (await deps.store.auditOf(id)).slice(-1)
  expect([deed?.verb, deed?.after.place]).toEqual(['set place', 'video'])
  expect(JSON.stringify(deed)).not.toContain('meet.example.org')
  await placeInterview(deps, admin, id, link)
  expect((await interviewOf(deps, id)).rev).toBe(after.rev)
})

test('a room that another interview has then is refused, and one that is free is taken', async () => {
  const deps = await staffed()
  const first = await booked(deps, { without: [bo], place: tesla })
  const second = await booked(deps, { without: [ana] })
  await expect(placeInterview(deps, admin, second, tesla)).rejects.toMatchObject({
    reason: { code: 'room-taken', room: 'Tesla', clash: (await interviewOf(deps, first)).span },
  })
  await placeInterview(deps, admin, first, link)
  await placeInterview(deps, admin, second, tesla)
  const { span, place } = await interviewOf(deps, second)
  expect(place).toEqual(tesla)
  const [diary] = await deps.store.diaries(['room_Tesla'], span)
  expect(diary?.engagements).toEqual([{ span, interview: second }])
})

test('of two interviews that are put into one room at once, one is', async () => {
  const deps = await staffed()
  const ids = [await booked(deps, { without: [bo] }), await booked(deps, { without: [ana] })]
  const results = await Promise.allSettled(ids.map((id) => placeInterview(deps, admin, id, tesla)))
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('who does not recruit, and an interview that is off, change no place', async () => {
  const deps = await staffed([ana])
  const id = await booked(deps, { possible: monday })
  await expect(placeInterview(deps, ana, id, link)).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'say where an interview is' },
  })
  await cancelInterview(deps, admin, id, 'Closed')
  await expect(placeInterview(deps, admin, id, link)).rejects.toMatchObject({
    reason: { code: 'too-late', state: 'cancelled' },
  })
})
