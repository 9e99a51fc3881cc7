import { expect, test } from 'vitest'
import { Opening } from '../../../src/core/openings.ts'
import {
  breakGlass,
  openByLead,
  type UnsealFacts,
  unsealIfComplete,
} from '../../../src/core/scorecards/unseal.ts'
import { nobodysApplication, opening } from '../../support/booking.ts'
import { cardBy, cy, dee, held, mila, unsealedBy } from '../../support/cards.ts'
import { at } from '../../support/time.ts'
import { admin, ana, bo, petra, plan } from '../../support/world.ts'

const [stage] = plan.stages
if (!stage) throw new Error('the plan has a stage')

const screen = held('1', [ana, bo, { person: cy, shadow: true }])
const why = 'Bo is away until April'
const now = at('2027-03-11T12:00')

function facts(changes: Partial<UnsealFacts> = {}): UnsealFacts {
  return {
    application: { ...nobodysApplication, id: mila },
    opening: Opening.parse({
      id: opening,
      rev: 1,
      plan: 'intern',
      planVersion: 'v1',
      title: 'Intern',
      leads: [dee],
      recruiters: [petra],
    }),
    stage: stage ?? { key: '', interviews: [] },
    rules: plan.scorecard,
    interviews: [screen],
    cards: [cardBy(ana, screen)],
    unsealings: [],
    ...changes,
  }
}

test('scorecards open by themselves with the last one that is needed', () => {
  const cards = [cardBy(ana, screen), cardBy(bo, screen)]
  const changes = unsealIfComplete(facts({ cards }), now)
  expect(changes.unsealings).toEqual([
    {
      id: 'unseal_mila_screen',
      rev: 0,
      application: mila,
      stage: 'screen',
      rule: 'all in',
      by: 'system',
      at: now,
      reason: '',
      missing: [],
    },
  ])
  expect(changes.notices?.map(({ to, body }) => [to, body.kind])).toEqual([
    [dee, 'debrief'],
    [dee, 'home'],
    [petra, 'home'],
  ])
  expect(changes.deeds).toMatchObject([
    { actor: 'system', verb: 'unseal', object: mila, after: { in: 2, required: 2, missing: '' } },
  ])
})

test('one missing card keeps the others sealed, a shadow who has written nothing does not', () => {
  expect(unsealIfComplete(facts(), now).unsealings).toBeUndefined()
  const cards = [cardBy(ana, screen), cardBy(bo, screen), cardBy(cy, screen, 'draft')]
  expect(unsealIfComplete(facts({ cards }), now).unsealings).toHaveLength(1)
})

test('a card that is not needed is not waited for, one that was taken back is', () => {
  const one = (status: 'not needed' | 'withdrawn') =>
    unsealIfComplete(facts({ cards: [cardBy(ana, screen), cardBy(bo, screen, status)] }), now)
  expect(one('not needed').unsealings).toHaveLength(1)
  expect(one('withdrawn').unsealings).toBeUndefined()
})

test('cards stay sealed while an interview of the stage has not been booked', () => {
  const [interview] = stage?.interviews ?? []
  if (!interview) throw new Error('the stage has an interview')
  const longer = { key: 'screen', interviews: [interview, { ...interview, key: 'second' }] }
  const cards = [cardBy(ana, screen), cardBy(bo, screen)]
  expect(unsealIfComplete(facts({ stage: longer, cards }), now).unsealings).toBeUndefined()
  const second = held('2', [ana], { kind: 'second' })
  const all = {
    stage: longer,
    interviews: [screen, second],
    cards: [...cards, cardBy(ana, second)],
  }
  expect(unsealIfComplete(facts(all), now).unsealings).toHaveLength(1)
})

test('of two last cards at one moment, one commit finds that the application has moved on', () => {
  expect(unsealIfComplete(facts(), now).applications).toEqual([facts().application])
})

test('what changes after the opening is shown to whoever was posted the packet', () => {
  const changes = unsealIfComplete(facts({ unsealings: [unsealedBy('all in')] }), now)
  expect(changes.notices?.map(({ to, body }) => [to, body.kind])).toEqual([[dee, 'debrief']])
  expect(changes.unsealings).toBeUndefined()
})

test('the lead opens what there is once the missing cards are due, and says why', () => {
  const changes = openByLead(facts(), why, { by: dee, now })
  expect(changes.unsealings).toMatchObject([
    { rule: 'by the lead', by: dee, reason: why, missing: [bo] },
  ])
  expect(changes.deeds).toMatchObject([{ actor: dee, after: { in: 1, required: 2, missing: bo } }])
  expect(JSON.stringify(changes.deeds)).not.toContain(why)
})

test('before the deadline the lead is told whose cards are awaited until when', () => {
  const early = { by: dee, now: at('2027-03-10T10:59') }
  expect(() => openByLead(facts(), why, early)).toThrow(
    expect.objectContaining({
      reason: {
        code: 'cards-not-due',
        until: at('2027-03-10T11:00'),
        zone: screen.zone,
        missing: [bo],
      },
    }),
  )
})

test.each([
  ['without a reason', { reason: 'because so' }, 'bad-field'],
  ['without a single card', { facts: { cards: [] } }, 'no-card-in'],
  ['a second time', { facts: { unsealings: [unsealedBy('all in')] } }, 'opened-already'],
  ['whose own card is missing', { by: bo }, 'owes-card'],
  ['whose own card as a shadow is missing', { by: cy }, 'owes-card'],
])('nobody opens scorecards %s, nor breaks the glass', (_, how, code) => {
  const {
    reason = why,
    by = dee,
    facts: changes = {},
  } = how as {
    reason?: string
    by?: typeof dee
    facts?: Partial<UnsealFacts>
  }
  const refusal = expect.objectContaining({ reason: expect.objectContaining({ code }) })
  expect(() => openByLead(facts(changes), reason, { by, now })).toThrow(refusal)
  expect(() => breakGlass(facts(changes), reason, { by, now })).toThrow(refusal)
})

test('an admin breaks the glass at any time, for themselves alone, and the whole panel is told', () => {
  const early = at('2027-03-09T12:00')
  const changes = breakGlass(facts(), why, { by: admin, now: early })
  expect(changes.unsealings).toMatchObject([
    { id: `unseal_mila_screen_${admin}`, rule: 'break glass', by: admin, reason: why },
  ])
  expect(changes.notices?.map(({ to, body }) => [to, body.kind])).toEqual([
    [ana, 'glass'],
    [bo, 'glass'],
    [cy, 'glass'],
  ])
  expect(changes.deeds).toMatchObject([{ actor: admin, verb: 'break glass', object: mila }])
  // What one admin broke for themselves is no reason to leave the others sealed for good.
  const broken = facts({
    unsealings: [{ ...unsealedBy('break glass', admin), id: `unseal_mila_screen_${admin}` }],
    cards: [cardBy(ana, screen), cardBy(bo, screen)],
  })
  expect(unsealIfComplete(broken, now).unsealings).toMatchObject([{ rule: 'all in' }])
  expect(() => breakGlass(broken, why, { by: admin, now })).toThrow('opened-already')
})
