import { expect, test } from 'vitest'
import { setGrants, setOpening } from '../../src/app/interviewers.ts'
import { answerInvitation, cancelInterview } from '../../src/app/interviews.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { shownFor } from '../../src/app/shown.ts'
import { type Reason, Refusal } from '../../src/core/refusal.ts'
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

test('what is no longer there is said without ids, and where no opening is open, who opens one', () => {
  const words = (reason: Reason) => refusalWords(reason).mrkdwn
  expect(words({ code: 'not-found', what: 'proposal', text: 'prop_7f3a:0' })).toBe(
    'I cannot find that proposal any more. Close this and begin again. If it stays so, tell an admin.',
  )
  expect(words({ code: 'no-opening' })).toBe(
    'No opening is open. Ask a recruiter or an admin to open one with /interviewers.',
  )
  expect(words({ code: 'too-late', what: 'This interview', state: 'no-show' })).toBe(
    'This interview is noted as missed already, so that cannot be done any more.',
  )
})

test('nothing of an interview is shown to who may do nothing with it, whatever they press', async () => {
  const deps = await world()
  const { id } = await anInterview(deps)
  expect(await wordsOf(shownFor(deps, bo, 'see a candidate', id))).toBe(
    `Only <@${petra}> (recruiter), <@${ana}> (hiring lead) or an admin can see this candidate.`,
  )
  expect(await wordsOf(shownFor(deps, bo, 'answer an invitation', id))).toContain(
    'can answer this invitation.',
  )
  expect((await shownFor(deps, petra, 'see a candidate', id)).interview.id).toBe(id)
})
