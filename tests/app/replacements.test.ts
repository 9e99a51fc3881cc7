import { expect, test } from 'vitest'
import {
  answerInvitation,
  askToReplace,
  interviewOf,
  lapseAsk,
  moveInterview,
} from '../../src/app/interviews.ts'
import { workOutRepair } from '../../src/app/repairs.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import type { InterviewId, PersonId } from '../../src/core/ids.ts'
import { ProposalId } from '../../src/core/proposals.ts'
import { applied, proposed } from '../support/booking.ts'
import { at } from '../support/time.ts'
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

/** A pool for the screen, each with all their time or none. */
async function pooled(deps: World, free: readonly PersonId[]): Promise<void> {
  const memberships = [ana, bo, petra].map((person) => ({
    id: `systems:${person}`,
    rev: 0,
    pool: 'systems',
    person,
    level: 'qualified' as const,
    active: true,
    since: at('2027-01-01T00:00'),
  }))
  const people = (await deps.store.people([ana, bo, petra])).map((person) => {
    return free.includes(person.id) ? person : { ...person, hours: [] }
  })
  await deps.store.commit({ memberships, people, deeds: [] })
}

test('where nobody can stand in, the time with the least change is one press away', async () => {
  const deps = await world()
  const id = await booked(deps)
  await pooled(deps, [ana])
  await answerInvitation(deps, ana, id, 'declined', 'busy')
  await workOutRepair(deps, id)
  const [vacancy] = (await interviewOf(deps, id)).vacancies
  expect(vacancy).toMatchObject({ leaver: ana, standIns: [], move: { people: [ana] } })
  const proposal = await deps.store.proposal(ProposalId.parse(vacancy?.move?.proposal))
  if (!proposal) throw new Error('the move is a proposal')
  await moveInterview(deps, admin, proposal, 0)
  const moved = await interviewOf(deps, id)
  expect(moved).toMatchObject({ span: vacancy?.move?.span, vacancies: [] })
  expect(await panel(deps, id)).toContain('U0ANA:asked')
})

test('who left because they should not be there at all is not asked for another time', async () => {
  const deps = await world()
  const id = await booked(deps)
  await pooled(deps, [ana])
  await answerInvitation(deps, ana, id, 'declined', 'conflict of interest')
  await workOutRepair(deps, id)
  expect((await interviewOf(deps, id)).vacancies).toMatchObject([{ standIns: [], move: null }])
})

test('who can stand in at the same time comes before any other time', async () => {
  const deps = await world()
  const id = await booked(deps)
  await pooled(deps, [ana, bo])
  await answerInvitation(deps, ana, id, 'declined', 'busy')
  await workOutRepair(deps, id)
  expect((await interviewOf(deps, id)).vacancies).toMatchObject([{ standIns: [bo], move: null }])
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
