import { expect, test } from 'vitest'
import { answerInvitation, askToReplace, interviewOf, lapseAsk } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import type { InterviewId } from '../../src/core/ids.ts'
import { applied, proposed } from '../support/booking.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

/** Mila with Ana on Tuesday at ten. */
async function booked(deps: World): Promise<InterviewId> {
  const proposal = await proposed(deps, await applied(deps))
  const { interviews } = await bookOffer(deps, admin, proposal.id, 0)
  const [id] = interviews
  if (!id) throw new Error('a loop has an interview')
  return id
}

/** `person:answer`, in order of asking. */
async function panel(deps: World, id: InterviewId): Promise<string[]> {
  return (await interviewOf(deps, id)).panel.map(({ person, rsvp }) => `${person}:${rsvp}`)
}

async function leaver(deps: World, id: InterviewId) {
  const place = (await interviewOf(deps, id)).panel.at(-1)
  if (!place) throw new Error('somebody was asked')
  return place
}

test('a decline tells the recruiter, and somebody else can be asked for the seat', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  const told = await deps.store.claimDue(deps.now(), 99)
  expect(told.filter(({ body }) => body.kind === 'tell')).toMatchObject([
    { to: admin, body: { event: 'declined', surface: 'recruiter card' } },
  ])
  await askToReplace(deps, admin, id, await leaver(deps, id), [bo])
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:asked'])
})

test('who does not answer in time makes room for the next in turn, once', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  await askToReplace(deps, admin, id, await leaver(deps, id), [bo, petra])
  await lapseAsk(deps, id, bo)
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:asked'])
  deps.wait(24 * 60)
  await lapseAsk(deps, id, bo)
  await lapseAsk(deps, id, bo)
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:replaced', 'U0PETRA:asked'])
})

test('when the last in turn says no, the recruiter hears of it', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  await askToReplace(deps, admin, id, await leaver(deps, id), [bo, petra])
  await answerInvitation(deps, bo, id, 'declined', 'busy')
  await deps.store.claimDue(deps.now(), 99)
  await answerInvitation(deps, petra, id, 'declined', 'busy')
  const told = await deps.store.claimDue(deps.now(), 99)
  expect(told.filter(({ body }) => body.kind === 'tell')).toMatchObject([
    { to: admin, body: { event: 'declined' } },
  ])
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:replaced', 'U0PETRA:declined'])
})

test('an answer in time keeps the seat', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  await askToReplace(deps, admin, id, await leaver(deps, id), [bo, petra])
  await answerInvitation(deps, bo, id, 'accepted')
  deps.wait(24 * 60)
  await lapseAsk(deps, id, bo)
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:accepted'])
})

test('who is in turn but taken meanwhile is passed over', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  await askToReplace(deps, admin, id, await leaver(deps, id), [bo, petra])
  const other = await proposed(deps, await applied(deps), undefined, [petra])
  await bookOffer(deps, admin, other.id, 0)
  await answerInvitation(deps, bo, id, 'declined', 'busy')
  expect(await panel(deps, id)).toEqual(['U0ANA:replaced', 'U0BO:declined'])
})

test('a seat that somebody fills cannot be given away a second time', async () => {
  const deps = await world()
  const id = await booked(deps)
  await answerInvitation(deps, ana, id, 'declined', 'away')
  const place = await leaver(deps, id)
  await askToReplace(deps, admin, id, place, [bo])
  await expect(askToReplace(deps, admin, id, place, [petra])).rejects.toMatchObject({
    reason: { code: 'too-late', what: 'That seat' },
  })
})
