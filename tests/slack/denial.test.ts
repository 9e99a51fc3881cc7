import { expect, test } from 'vitest'
import { setGrants, setOpening } from '../../src/app/interviewers.ts'
import { answerInvitation, cancelInterview } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { refusalWords } from '../../src/slack/failure.ts'
import { applied, proposed } from '../support/booking.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

/** What somebody reads who may not. */
async function wordsOf(attempt: Promise<unknown>): Promise<string> {
  const refused = await attempt.catch((error: unknown) => error)
  if (!(refused instanceof Refusal)) throw new Error('it was allowed')
  return refusalWords(refused.reason).mrkdwn
}

/** Ana's interview with Mila, in an opening that Ana leads and Petra recruits for. */
async function anInterview(deps: World) {
  const [opening] = await deps.store.openings()
  if (!opening) throw new Error('the plan makes an opening')
  await setOpening(deps, admin, opening.id, { ...opening, leads: [ana], recruiters: [petra] })
  await setGrants(deps, admin, petra, ['recruiter'])
  const application = await applied(deps)
  const proposal = await proposed(deps, application)
  await bookOffer(deps, admin, proposal.id, 0)
  const [interview] = await deps.store.interviewsOf(application.id)
  if (!interview) throw new Error('it was booked')
  return interview
}

test('who may not call off an interview reads whom to turn to', async () => {
  const deps = await world()
  const { id } = await anInterview(deps)
  expect(await wordsOf(cancelInterview(deps, bo, id, ''))).toBe(
    `Only <@${petra}> (recruiter), <@${ana}> (hiring lead) or an admin can cancel this interview.`,
  )
})

test('who is not on the panel reads who is', async () => {
  const deps = await world()
  const { id } = await anInterview(deps)
  expect(await wordsOf(answerInvitation(deps, bo, id, 'accepted'))).toBe(
    `Only <@${ana}> (panellist) can answer this invitation.`,
  )
})

test('who may not give permissions reads which admin may', async () => {
  const deps = await world()
  expect(await wordsOf(setGrants(deps, bo, bo, ['admin']))).toBe(
    `Only <@${admin}> (admin) can grant permissions.`,
  )
})
