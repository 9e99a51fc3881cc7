import { expect, test } from 'vitest'
import { debriefFor } from '../../src/app/debrief.ts'
import { exportFor } from '../../src/app/exporting.ts'
import { reportLeakedOrWrong } from '../../src/app/kits.ts'
import { Decision } from '../../src/core/decisions.ts'
import { ChannelId } from '../../src/core/ids.ts'
import { Asking, askingId } from '../../src/core/kits/asking.ts'
import { iso, later } from '../../src/core/time.ts'
import { tellRatedWrong } from '../../src/slack/rated-wrong.ts'
import { durability, kitFor } from '../support/assessment.ts'
import { applied } from '../support/booking.ts'
import { held, unsealedBy } from '../support/cards.ts'
import { handedIn, question } from '../support/debrief.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, petra, world } from '../support/world.ts'

/** A screen that Ana rated with a question; Petra and Bo lead the opening, and Bo owes the card of another interview. */
async function decided(outcome: Decision['outcome'] = 'no', isOpen = true) {
  const deps = await world({ now: '2027-03-12T09:00' })
  const { id, opening: of, candidate } = await applied(deps)
  const [opening] = (await deps.store.openings()).filter((one) => one.id === of)
  if (!opening) throw new Error('it is there')
  const changes = { rev: 0, application: id, candidate }
  const interview = held('1', [ana], changes)
  const decision = Decision.parse({
    ...{ id: 'dec_1', rev: 0, application: id, stage: 'screen', outcome, reason: 'because' },
    ...{ composite: null, contradicts: false, by: petra, at: iso(later(deps.now(), -60)) },
  })
  const asking = Asking.parse({
    ...{ id: askingId(candidate, durability), rev: 0, candidate, question: durability, version: 1 },
    ...{ interview: interview.id, status: 'asked', at: iso(interview.span.start) },
  })
  await deps.store.commit({
    openings: [{ ...opening, leads: [petra, bo] }],
    interviews: [interview, held('2', [bo], { ...changes, stage: 'onsite' })],
    kits: [kitFor(interview)],
    askings: [asking],
    scorecards: [handedIn(ana, interview, { questions: [question(durability)] })],
    unsealings: isOpen ? [{ ...unsealedBy('all in'), rev: 0, application: id }] : [],
    decisions: [decision],
    deeds: [],
  })
  const report = (kind: 'wrong' | 'leaked') =>
    reportLeakedOrWrong(deps, ana, interview.id, {
      question: durability,
      kind,
      note: 'The key forgets crashes.',
    })
  const heard = async () =>
    (await deps.store.claimDue(at('2027-12-31T00:00'), 200)).filter(
      ({ body }) => body.kind === 'rated wrong',
    )
  return { deps, id, report, heard }
}

test('who may read a decision made with a question that is wrong hears of it once, and the blind do not', async () => {
  const { deps, id, report, heard } = await decided()
  await report('wrong')
  await report('wrong')
  expect((await heard()).map(({ to, body }) => ({ to, body }))).toEqual([
    {
      to: petra,
      body: { kind: 'rated wrong', question: durability, version: 1, applications: [id] },
    },
  ])
  const posted: string[] = []
  const post = async (to: string, message: object) => {
    posted.push(JSON.stringify(message))
    return { channel: ChannelId.parse('D0'), ts: `${to}.1` }
  }
  const body = {
    kind: 'rated wrong' as const,
    question: durability,
    version: 1,
    applications: [id],
  }
  expect(await tellRatedWrong(deps, { post }, petra, body)).toBe(`${petra}.1`)
  // Who has come to owe a card by the time it is sent reads nothing.
  expect(await tellRatedWrong(deps, { post }, bo, body)).toBe('not said')
  expect(posted).toEqual([expect.stringContaining(`"${id}:screen"`)])
})

test('nobody hears of a leak, of what waits to be decided, or of what is sealed', async () => {
  for (const [kind, outcome, isOpen] of [
    ['leaked', 'no', true],
    ['wrong', 'hold', true],
    ['wrong', 'no', false],
  ] as const) {
    const { report, heard } = await decided(outcome, isOpen)
    await report(kind)
    expect(await heard()).toEqual([])
  }
})

test('the packet and the document mark the rating, without what the report gives away', async () => {
  const { deps, id, report } = await decided()
  await report('wrong')
  const { packet } = await debriefFor(deps, petra, id, 'screen')
  expect(packet.conduct.map(({ kind, at: since }) => [kind, since])).toEqual([
    ['wrong', deps.now()],
  ])
  const { markdown } = await exportFor(deps, admin, id)
  expect(markdown).toContain('Reported as wrong on Fri 12 Mar.')
  expect(markdown).not.toContain('The key forgets crashes.')
})
