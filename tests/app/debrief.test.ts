import { expect, test } from 'vitest'
import { debriefFor } from '../../src/app/debrief.ts'
import { debriefsFor } from '../../src/app/debriefs.ts'
import { recordDecision } from '../../src/app/decisions.ts'
import { cancelInterview } from '../../src/app/interviews.ts'
import { breakTheGlass, openScorecards } from '../../src/app/open-cards.ts'
import { unsealIfDue } from '../../src/app/unsealing.ts'
import type { Application } from '../../src/core/candidates.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { later } from '../../src/core/time.ts'
import { applied } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import { handedIn } from '../support/debrief.ts'
import { admin, ana, bo, petra, type World, world } from '../support/world.ts'

const why = 'the opening closes on Friday'
const rated = { ratings: { systems: 4, debugging: 4 } } as const
const choice = {
  outcome: 'hold',
  reason: 'one more look at debugging',
  feedback: '',
  against: '',
  knew: null,
} as const

/** An application whose screen Ana and Bo held, with Ana's card in; Bo leads the opening. */
async function screened(
  lead = petra,
): Promise<{ deps: World; application: Application; interview: Interview }> {
  const deps = await world({ now: '2027-03-12T09:00' })
  const { id, opening: of, candidate } = await applied(deps)
  const [opening] = (await deps.store.openings()).filter((one) => one.id === of)
  const application = await deps.store.application(id)
  if (!opening || !application) throw new Error('both are there')
  const interview = held('1', [ana, bo], { rev: 0, application: id, candidate })
  await deps.store.commit({
    openings: [{ ...opening, leads: [lead] }],
    interviews: [interview],
    scorecards: [handedIn(ana, interview, rated)],
    deeds: [],
  })
  return { deps, application, interview }
}

const stage = 'screen'

test('only the lead opens scorecards early, and only an admin breaks the seal', async () => {
  const { deps, application } = await screened()
  for (const who of [ana, bo, admin]) {
    await expect(openScorecards(deps, who, application.id, stage, why)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'open scorecards before all are in' },
    })
  }
  for (const who of [ana, bo, petra]) {
    await expect(breakTheGlass(deps, who, application.id, stage, why)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'break the seal of scorecards' },
    })
  }
  await openScorecards(deps, petra, application.id, stage, why)
  const { packet } = await debriefFor(deps, petra, application.id, stage)
  expect(packet.voices.map(({ person }) => person)).toEqual([ana])
})

test('a packet is refused while it is sealed, and to who has no right to it', async () => {
  const { deps, application } = await screened()
  await expect(debriefFor(deps, petra, application.id, stage)).rejects.toMatchObject({
    reason: { code: 'sealed', in: 1, required: 2 },
  })
  await expect(debriefFor(deps, ana, application.id, stage)).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'read a debrief' },
  })
})

test('a lead whose own card is missing reads nothing and decides nothing, even once cards are open', async () => {
  const { deps, application, interview } = await screened(bo)
  await deps.store.commit({
    unsealings: [
      {
        id: 'unseal_1',
        rev: 0,
        application: application.id,
        stage,
        rule: 'by the lead',
        by: petra,
        at: deps.now(),
        reason: why,
        missing: [bo],
      },
    ],
    deeds: [],
  })
  await expect(debriefFor(deps, bo, application.id, stage)).rejects.toMatchObject({
    reason: { code: 'owes-card' },
  })
  await expect(recordDecision(deps, bo, application.id, stage, choice)).rejects.toMatchObject({
    reason: { code: 'owes-card' },
  })
  expect(await debriefsFor(deps, bo, '')).toMatchObject([
    { state: { kind: 'owes card', fill: interview.id } },
  ])
})

test('the list has what goes on and what was decided lately; a name finds the rest', async () => {
  const { deps, application } = await screened()
  const kinds = async (name = '') =>
    (await debriefsFor(deps, petra, name)).map(({ state }) => state.kind)
  expect(await kinds()).toEqual(['sealed'])
  await openScorecards(deps, petra, application.id, stage, why)
  expect(await kinds()).toEqual(['to decide'])
  const against = 'the opening is closed by finance since this morning'
  await recordDecision(deps, petra, application.id, stage, { ...choice, outcome: 'no', against })
  expect(await kinds()).toEqual(['decided'])
  deps.wait(31 * 24 * 60)
  expect(await kinds()).toEqual([])
  expect(await kinds('mil')).toEqual(['decided'])
  expect(await kinds('nobody')).toEqual([])
})

test('nobody decides on sealed scorecards, nor without being the lead', async () => {
  const { deps, application } = await screened()
  await expect(recordDecision(deps, petra, application.id, stage, choice)).rejects.toMatchObject({
    reason: { code: 'sealed' },
  })
  await openScorecards(deps, petra, application.id, stage, why)
  await expect(recordDecision(deps, ana, application.id, stage, choice)).rejects.toMatchObject({
    reason: { code: 'not-allowed', verb: 'record a decision' },
  })
  await recordDecision(deps, petra, application.id, stage, choice)
  await expect(recordDecision(deps, petra, application.id, stage, choice)).rejects.toMatchObject({
    reason: { code: 'decided-meanwhile', by: petra },
  })
  expect(await deps.store.decisions([application.id])).toHaveLength(1)
})

test('of two decisions at one moment one is made, and the other hears of it', async () => {
  const { deps, application } = await screened()
  await openScorecards(deps, petra, application.id, stage, why)
  const both = await Promise.allSettled([
    recordDecision(deps, petra, application.id, stage, choice),
    recordDecision(deps, admin, application.id, stage, choice),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await deps.store.decisions([application.id])).toHaveLength(1)
})

test('a no calls off what lies ahead', async () => {
  const { deps, application } = await screened()
  await openScorecards(deps, petra, application.id, stage, why)
  const ahead = held('2', [ana], {
    rev: 0,
    application: application.id,
    candidate: application.candidate,
    status: 'booked',
    span: { start: later(deps.now(), 60), end: later(deps.now(), 120) },
  })
  await deps.store.commit({ interviews: [ahead], deeds: [] })
  const against = 'the opening is closed by finance since this morning'
  await recordDecision(deps, petra, application.id, stage, { ...choice, outcome: 'no', against })
  expect(await deps.store.interview(ahead.id)).toMatchObject({ status: 'cancelled' })
  expect(await deps.store.application(application.id)).toMatchObject({ status: 'decided' })
})

test('when the last interview that lacks a card is called off, the others open', async () => {
  const { deps, application, interview } = await screened()
  const [own] = interview.panel
  if (!own) throw new Error('Ana sits in it')
  const second = held('2', [bo], {
    rev: 0,
    application: application.id,
    candidate: application.candidate,
    status: 'booked',
  })
  const alone = await deps.store.interview(interview.id)
  if (!alone) throw new Error('it is there')
  await deps.store.commit({ interviews: [second, { ...alone, panel: [own] }], deeds: [] })
  await cancelInterview(deps, petra, second.id, 'no need')
  const due = await deps.store.claimDue(deps.now(), 100)
  expect(due.map(({ body }) => body.kind)).toContain('unseal')
  await unsealIfDue(deps, application.id, stage)
  expect(await deps.store.unsealings([application.id])).toMatchObject([{ rule: 'all in' }])
})
