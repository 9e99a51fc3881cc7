import { describe, expect, test } from 'vitest'
import { ClockTime, LocalDate, Zone } from '../../src/core/time.ts'
import { asksFirst, type Loosening, loosen, wantedOf } from '../../src/core/wanted.ts'
import { at } from '../support/time.ts'

const wanted = wantedOf({
  kinds: ['screen'],
  possible: {
    first: LocalDate.parse('2027-03-08'),
    last: LocalDate.parse('2027-03-12'),
    from: ClockTime.parse('09:00'),
    to: ClockTime.parse('23:30'),
    zone: Zone.parse('Europe/Belgrade'),
    days: [1, 2, 3, 4, 5],
  },
})

describe('a question with one rule gone easier', () => {
  const day = (side: 'before' | 'after'): Loosening => ({
    rule: 'window',
    of: 'candidate',
    by: 60,
    side,
  })

  test('the day begins earlier', () => {
    expect(loosen(wanted, day('before')).possible).toEqual({ ...wanted.possible, from: '08:00' })
  })

  test('the day ends later, but never after midnight', () => {
    expect(loosen(wanted, day('after')).possible).toEqual({ ...wanted.possible, to: '24:00' })
  })

  test('a week more', () => {
    const week: Loosening = { rule: 'horizon', of: 'loop', by: 7 * 24 * 60 }
    expect(loosen(wanted, week).possible.last).toBe('2027-03-19')
  })

  test('any other rule is remembered, and everything may be shown again', () => {
    const lunch: Loosening = { rule: 'lunch', of: 'candidate' }
    const seen = { start: at('2027-03-08T09:00'), end: at('2027-03-08T10:00') }
    const asked = { ...wanted, shown: [seen], day: LocalDate.parse('2027-03-08') }
    expect(loosen(asked, lunch)).toEqual({ ...wanted, loosened: [lunch] })
  })

  test('who joins a pool changes the pool, not the question', () => {
    expect(loosen(wanted, { rule: 'pool', of: 'screen/lead', person: 'U0ELI' })).toEqual(wanted)
  })
})

test.each([
  ['cap', 'person'],
  ['hours', 'person'],
  ['pool', 'pool'],
  ['window', 'nobody'],
  ['horizon', 'nobody'],
  ['lunch', 'nobody'],
  ['notice', 'nobody'],
] as const)('%s asks %s first', (rule, who) => {
  expect(asksFirst({ rule, of: 'x' })).toBe(who)
})
