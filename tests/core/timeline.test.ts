import { expect, test } from 'vitest'
import type { Entry } from '../../src/core/audit.ts'
import type { Decision } from '../../src/core/decisions.ts'
import { pageOf } from '../../src/core/pages.ts'
import { later } from '../../src/core/time.ts'
import { timelineOf } from '../../src/core/timeline.ts'
import { nobodysApplication } from '../support/booking.ts'
import { decisionOn, placeOf, screenNo } from '../support/season.ts'
import { at } from '../support/time.ts'
import { admin, ana, bo, petra } from '../support/world.ts'

function entry(verb: string, object: string, minute: number): Entry {
  return {
    seq: minute + 1,
    actor: petra,
    verb,
    object,
    before: { recommendation: 'yes' },
    after: { recommendation: 'strong no' },
    at: at(`2027-03-01T09:0${minute}`),
    previous: '',
    hash: '',
  }
}

const of = (entries: readonly Entry[], decisions: readonly Decision[] = []) =>
  timelineOf({ entries, applications: [nobodysApplication], interviews: [], decisions })

test('what happened is told newest first, of the candidate and of each application', () => {
  const { candidate, id, opening } = nobodysApplication
  const told = of([
    entry('add', candidate, 0),
    entry('add', id, 1),
    entry('answer screening', id, 2),
    entry('withdraw', id, 3),
  ])
  expect(told.map(({ by, opening: of, what }) => [by, of, what.kind])).toEqual([
    [petra, opening, 'withdrew'],
    [petra, opening, 'answered screening'],
    [petra, opening, 'applied'],
    [petra, null, 'added'],
  ])
})

test('what is not known to be harmless is never told, nor anything that the log holds of it', () => {
  const { candidate, id } = nobodysApplication
  const verbs = ['submit scorecard', 'amend', 'decide', 'unseal', 'constructor', 'toString']
  expect(of(verbs.flatMap((verb) => [entry(verb, id, 1), entry(verb, candidate, 2)]))).toEqual([])
  expect(JSON.stringify(of([entry('edit', candidate, 1)]))).not.toContain('strong no')
})

test('who declined is told of also once somebody else has the seat, and when', () => {
  const said = at('2027-03-02T10:00')
  const gone = { answeredAt: said, reason: 'busy' }
  const panel = [
    placeOf(ana, { ...gone, rsvp: 'replaced' }),
    placeOf(bo, { answeredAt: later(said, 5), rsvp: 'lapsed' }),
    placeOf(admin, { answeredAt: later(said, 9), rsvp: 'accepted' }),
    // Made room when the interview moved, and had said nothing against it.
    placeOf(petra, { answeredAt: later(said, 9), rsvp: 'replaced' }),
  ]
  const interviews = [{ ...screenNo(1), panel }]
  const told = timelineOf({ entries: [], applications: [], interviews, decisions: [] })
  expect(
    told.flatMap(({ at: when, by, what }) =>
      what.kind === 'booked' ? [] : [[when, by, what.kind]],
    ),
  ).toEqual([
    [later(said, 9), admin, 'accepted'],
    [later(said, 5), bo, 'did not answer'],
    [said, ana, 'declined'],
  ])
})

test('a page beyond the last is the last', () => {
  const all = [1, 2, 3, 4, 5]
  expect(pageOf(all, 0, 2)).toEqual({ items: [1, 2], number: 0, isFirst: true, isLast: false })
  expect(pageOf(all, 9, 2)).toEqual({ items: [5], number: 2, isFirst: false, isLast: true })
  expect(pageOf([], 3, 2)).toEqual({ items: [], number: 0, isFirst: true, isLast: true })
})

test('decisions are told of where they may be known, and a correction says that it is one', () => {
  const { id, opening } = nobodysApplication
  const first = { ...decisionOn(1, 'hold', at('2027-03-02T09:00')), application: id }
  const second = {
    ...decisionOn(1, 'offer', at('2027-03-03T09:00')),
    application: id,
    follows: first.id,
  }
  expect(of([entry('decide', id, 1)], [first, second])).toEqual([
    {
      at: second.at,
      by: petra,
      opening,
      what: { kind: 'decided', outcome: 'offer', corrects: true },
    },
    {
      at: first.at,
      by: petra,
      opening,
      what: { kind: 'decided', outcome: 'hold', corrects: false },
    },
  ])
  expect(of([entry('decide', id, 1), entry('unseal', id, 2)])).toEqual([])
})
