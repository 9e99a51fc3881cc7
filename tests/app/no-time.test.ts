import { describe, expect, test } from 'vitest'
import { favourTurn, sayToFavour, takeWay, timesWithFavour } from '../../src/app/favours.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { ClockTime } from '../../src/core/time.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import { showAnswered } from '../../src/slack/favours.ts'
import { applied, opening } from '../support/booking.ts'
import { remembering } from '../support/channel.ts'
import { change, monday, staffed, times } from '../support/staffed.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, petra, type World } from '../support/world.ts'

describe('when there is no time', () => {
  const early = { ...monday, from: ClockTime.parse('07:00'), to: ClockTime.parse('08:30') }

  test('a longer day of the candidate’s brings one', async () => {
    const deps = await staffed([ana])
    const proposal = await times(deps, await applied(deps), {
      possible: { ...monday, from: ClockTime.parse('16:30'), to: ClockTime.parse('17:30') },
    })
    expect(proposal.offers).toEqual([])
    const index = proposal.none?.ways.findIndex(
      ({ loosening }) => loosening.rule === 'window' && loosening.side === 'before',
    )
    const taken = await takeWay(deps, admin, proposal.id, index ?? -1, 5)
    expect(taken.kind).toBe('times')
    expect(taken.proposal.wanted.possible.from).toBe('15:30')
    expect(taken.proposal.offers[0]?.interviews[0]?.span.start).toBe(at('2027-03-08T15:30'))
    await expect(bookOffer(deps, admin, taken.proposal.id, 0)).resolves.toBeDefined()
  })

  test('days further on bring one', async () => {
    const deps = await staffed([ana])
    await change(deps, ana, { ownHolidays: [monday.first] })
    const proposal = await times(deps, await applied(deps))
    const way = proposal.none?.ways.find(({ loosening }) => loosening.rule === 'horizon')
    expect(way).toMatchObject({
      loosening: { by: 7 * 24 * 60 },
      interviews: [{ span: { start: at('2027-03-09T09:00') } }],
    })
  })

  test('somebody who learns can be taken into the pool, by who keeps the pools', async () => {
    const deps = await staffed([])
    await deps.store.commit({
      memberships: [
        {
          id: `systems:${bo}`,
          rev: 0,
          pool: 'systems',
          person: bo,
          level: 'reverse shadow',
          active: true,
          since: at('2027-01-01T00:00'),
        },
      ],
      openings: [{ ...(await openingAsItIs(deps)), leads: [petra] }],
      deeds: [],
    })
    const proposal = await times(deps, await applied(deps))
    const index = proposal.none?.ways.findIndex(({ loosening }) => loosening.rule === 'pool') ?? -1
    expect(proposal.none?.ways[index]?.loosening.person).toBe(bo)
    await expect(takeWay(deps, petra, proposal.id, index, 5)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'manage pools' },
    })
    const { proposal: next } = await takeWay(deps, admin, proposal.id, index, 5)
    expect(next.offers[0]?.interviews[0]?.seats).toEqual([{ seat: 'lead', people: [bo] }])
    expect(await deps.store.memberships(['systems'])).toMatchObject([
      { person: bo, level: 'qualified' },
    ])
  })

  test('who is at their cap is asked first; nothing is booked before they agree', async () => {
    const deps = await staffed([ana])
    const { second, index } = await full(deps)
    const asked = await takeWay(deps, admin, second.id, index, 5)
    await takeWay(deps, admin, second.id, index, 5)
    expect(asked).toMatchObject({ kind: 'asked', proposal: { favours: [{ says: 'asked' }] } })
    const told = await deps.store.claimDue(deps.now(), 99)
    expect(told.map(({ to, body }) => [to, body.kind])).toEqual([[ana, 'favour']])

    await expect(timesWithFavour(deps, admin, second.id, 0, 5)).rejects.toMatchObject({
      reason: { code: 'too-late' },
    })
    await expect(sayToFavour(deps, bo, second.id, 0, 'yes')).rejects.toMatchObject({
      reason: { code: 'not-allowed' },
    })
    await sayToFavour(deps, ana, second.id, 0, 'yes')
    await sayToFavour(deps, ana, second.id, 0, 'yes')
    await expect(sayToFavour(deps, ana, second.id, 0, 'no')).rejects.toMatchObject({
      reason: { code: 'too-late' },
    })
    const heard = await deps.store.claimDue(deps.now(), 99)
    expect(heard.map(({ to, body }) => [to, body.kind])).toEqual([[admin, 'favour']])

    const granted = await timesWithFavour(deps, admin, second.id, 0, 5)
    expect(granted.offers[0]?.costs).toEqual([
      { code: 'cap', person: ana, per: 'week', count: 2, cap: 1 },
    ])
    await expect(bookOffer(deps, admin, granted.id, 0)).resolves.toBeDefined()
  })

  test('who does not answer is reminded once in their working time, then who asked hears; an answer ends it', async () => {
    const deps = await staffed([ana])
    const { second, index } = await full(deps)
    await takeWay(deps, admin, second.id, index, 5)
    const heard = async (minutes: number) => {
      deps.wait(minutes)
      const due = await deps.store.claimDue(deps.now(), 99)
      for (const one of due) await deps.store.markSent(one, '1.0')
      return due.flatMap(({ to, body }) => (body.kind === 'favour' ? [[to, body.step]] : []))
    }
    expect(await heard(0)).toEqual([[ana, 'asked']])
    expect(await heard(239)).toEqual([])
    expect(await heard(1)).toEqual([[ana, 'reminded']])
    expect(await favourTurn(deps, ana, second.id, 0)).toBe('say')
    expect(await heard(24 * 60 - 1)).toEqual([])
    expect(await heard(1)).toEqual([[admin, 'unanswered']])
    deps.wait(9 * 60)
    expect(await favourTurn(deps, ana, second.id, 0)).toEqual({ until: at('2027-03-03T08:00') })
    await sayToFavour(deps, ana, second.id, 0, 'no')
    expect(await favourTurn(deps, admin, second.id, 0)).toBe('over')
  })

  test('an answer takes the reminders with it', async () => {
    const deps = await staffed([ana])
    const { second, index } = await full(deps)
    await takeWay(deps, admin, second.id, index, 5)
    await sayToFavour(deps, ana, second.id, 0, 'yes')
    deps.wait(3 * 24 * 60)
    const due = await deps.store.claimDue(deps.now(), 99)
    const steps = due.flatMap(({ body }) => (body.kind === 'favour' ? [body.step] : []))
    expect(steps.toSorted()).toEqual(['answered', 'asked'])
  })

  test('an answer takes the buttons off the question and off its reminder', async () => {
    const deps = await staffed([ana])
    const { second, index } = await full(deps)
    await takeWay(deps, admin, second.id, index, 5)
    const log: string[] = []
    const slack = remembering(log)
    for (const minutes of [0, 240]) {
      deps.wait(minutes)
      const due = (await deps.store.claimDue(deps.now(), 99)).filter(({ to }) => to === ana)
      for (const one of due) await deps.store.markSent(one, await slackDelivery(slack, deps)(one))
    }
    expect(log.filter((line) => line.includes('Nothing is booked before you agree'))).toHaveLength(
      2,
    )
    await sayToFavour(deps, ana, second.id, 0, 'no')
    for (const _ of [1, 2]) await showAnswered(deps, slack, second.id, 0)
    const over = 'edit U0ANA You would rather not. <@U0ADMIN> knows.'
    expect(log.slice(-3)).toEqual([expect.stringMatching(/^post U0ANA Still open\./), over, over])
  })

  test('a search without any cure says so', async () => {
    const deps = await staffed([])
    const proposal = await times(deps, await applied(deps), { possible: early })
    expect(proposal.none).toMatchObject({ unknown: false, ways: [] })
  })
})

async function openingAsItIs(deps: World) {
  const known = await deps.store.opening(opening)
  if (!known) throw new Error('the world has an opening')
  return known
}

/** Ana has her one interview of the week, and a second search finds that only she could take it. */
async function full(deps: World) {
  await change(deps, ana, { capPerWeek: 1 })
  const first = await times(deps, await applied(deps))
  await bookOffer(deps, admin, first.id, 0)
  await deps.store.claimDue(deps.now(), 99)
  const second = await times(deps, await applied(deps))
  const index = second.none?.ways.findIndex(({ loosening }) => loosening.rule === 'cap') ?? -1
  return { second, index }
}
