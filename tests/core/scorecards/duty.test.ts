import { describe, expect, test } from 'vitest'
import { cardsOwed, progressOf, USUAL_DEADLINES } from '../../../src/core/scorecards/duty.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { cardBy, cy, held, mila } from '../../support/cards.ts'
import { at, span } from '../../support/time.ts'
import { ana, bo } from '../../support/world.ts'

const rules = () => USUAL_DEADLINES
const owedBy = (
  interviews: Parameters<typeof cardsOwed>[0]['interviews'],
  cards: Scorecard[] = [],
) => cardsOwed({ interviews, cards, rules }).map(({ person }) => person)

describe('who owes a card', () => {
  test('everybody who sits on the panel of an interview that took place, shadows too', () => {
    const interview = held('a', [ana, { person: bo, rsvp: 'asked' }, { person: cy, shadow: true }])
    expect(owedBy([interview])).toEqual([ana, bo, cy])
  })

  test.each(['declined', 'replaced', 'lapsed'] as const)('nobody who has %s', (rsvp) => {
    expect(owedBy([held('a', [{ person: ana, rsvp }, bo])])).toEqual([bo])
  })

  test.each(['booked', 'cancelled', 'no-show'] as const)(
    'nobody when the interview is %s',
    (status) => {
      expect(owedBy([held('a', [ana], { status })])).toEqual([])
    },
  )

  test.each([
    ['draft', true],
    ['withdrawn', true],
    ['submitted', false],
    ['not needed', false],
  ] as const)('a card that is %s is owed: %s', (status, owed) => {
    const interview = held('a')
    expect(owedBy([interview], [cardBy(ana, interview, status)])).toEqual(owed ? [ana] : [])
  })

  test('the first due comes first, a day after its interview by default and late after three', () => {
    const second = held('a', [ana], { span: span('2027-03-09T14:00', '2027-03-09T15:00') })
    const first = held('b')
    const owed = cardsOwed({ interviews: [second, first], cards: [], rules })
    expect(owed.map(({ interview, due, late }) => [interview.id, due, late])).toEqual([
      [first.id, at('2027-03-10T11:00'), at('2027-03-12T11:00')],
      [second.id, at('2027-03-10T15:00'), at('2027-03-12T15:00')],
    ])
  })

  test('the hours are those of the plan', () => {
    const [owed] = cardsOwed({
      interviews: [held('a')],
      cards: [],
      rules: () => ({ deadlineHours: 4, lateAfterHours: 8 }),
    })
    expect(owed).toMatchObject({ due: at('2027-03-09T15:00'), late: at('2027-03-09T19:00') })
  })

  test('what somebody has begun comes along', () => {
    const interview = held('a')
    const draft = cardBy(ana, interview, 'draft')
    expect(cardsOwed({ interviews: [interview], cards: [draft], rules })).toMatchObject([
      { card: draft },
    ])
  })
})

describe('how many cards are in', () => {
  const one = held('a', [ana, { person: cy, shadow: true }])
  const two = held('b', [bo], { status: 'booked' })
  const counted = (cards: Scorecard[], interviews = [one, two]) => {
    const {
      in: handedIn,
      required,
      missing,
      isComplete,
    } = progressOf(mila, 'screen', {
      interviews,
      cards,
    })
    return [handedIn, required.length, missing.map(({ person }) => person), isComplete]
  }

  test('interviews to come need theirs as well, shadows never', () => {
    expect(counted([])).toEqual([0, 2, [ana, bo], false])
  })

  test('a shadow’s card does not count', () => {
    expect(counted([cardBy(cy, one)])).toEqual([0, 2, [ana, bo], false])
  })

  test('only what is handed in counts', () => {
    expect(counted([cardBy(ana, one), cardBy(bo, two, 'withdrawn')])).toEqual([1, 2, [bo], false])
  })

  test('all in is complete', () => {
    expect(counted([cardBy(ana, one), cardBy(bo, two)])).toEqual([2, 2, [], true])
  })

  test('what is not needed is not waited for', () => {
    expect(counted([cardBy(ana, one), cardBy(bo, two, 'not needed')])).toEqual([1, 1, [], true])
  })

  test('where nothing is needed, nothing is complete', () => {
    expect(counted([cardBy(ana, one, 'not needed')], [one])).toEqual([0, 0, [], false])
  })

  test('other stages and called-off interviews do not count', () => {
    const loop = held('c', [bo], { stage: 'technical-loop' })
    const off = held('d', [bo], { status: 'cancelled' })
    expect(counted([], [one, loop, off])).toEqual([0, 1, [ana], false])
  })
})
