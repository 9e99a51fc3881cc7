import { describe, expect, test } from 'vitest'
import {
  agreements,
  loopReliability,
  recommendationAgreement,
} from '../../../src/core/calibration/agreement.ts'
import { blindFacts } from '../../../src/core/calibration/blind-ratings.ts'
import { leanings } from '../../../src/core/calibration/leanings.ts'
import { progressOf } from '../../../src/core/calibration/learners.ts'
import { drawsFrom } from '../../../src/core/random.ts'
import { krippendorffAlpha } from '../../../src/core/statistics/alpha.ts'
import { ability, handedIn, level, pairs, panels, rater } from '../../support/rated.ts'
import { screenNo, upTo } from '../../support/season.ts'

const draw = drawsFrom(7)

describe('what counts', () => {
  const interview = screenNo(1)
  const kits = panels(
    1,
    () => [0],
    () => ({ rating: 3 }),
  ).kits
  const of = (...cards: Parameters<typeof blindFacts>[0]) => blindFacts(cards, kits).ratings

  test('a rating counts for its question and for its competency', () => {
    expect(
      of(handedIn(rater(1), interview, { rating: 4 })).map(({ question, rating }) => [
        question,
        rating,
      ]),
    ).toEqual([
      ['sys-durability-001@1', 4],
      [null, 4],
    ])
  })

  test('what was amended or handed in again later does not: the first word was blind', () => {
    const card = handedIn(rater(1), interview, { rating: 2 })
    const again = handedIn(rater(1), interview, { rating: 5 })
    const amended = { ...again, submissions: [...card.submissions, ...again.submissions] }
    expect(of(amended).map(({ rating }) => rating)).toEqual([2, 2])
  })

  test.each([
    ['a shadow’s card', { rating: 3, shadow: true }],
    ['a card handed in after 72 hours', { rating: 3, after: 73 }],
    ['what was not assessed', { rating: 'NA' }],
  ] as const)('%s does not', (_what, said) => {
    expect(of(handedIn(rater(1), interview, said))).toEqual([])
  })

  test('neither does a draft', () => {
    expect(of({ ...handedIn(rater(1), interview, { rating: 3 }), submissions: [] })).toEqual([])
  })
})

describe('agreement', () => {
  const rated = (candidates: number, slip: (n: number, r: number) => number) =>
    panels(candidates, pairs, (n, r) => ({ rating: level(ability(n) + slip(n, r)) }))
  const of = ({ cards, kits }: ReturnType<typeof rated>) =>
    agreements(blindFacts(cards, kits).ratings)

  test('of nineteen pairs nothing is shown, of twenty the figure marked early', () => {
    const [few] = of(rated(19, () => 0))
    expect(few).toMatchObject({
      setting: 'panel',
      standing: 'hidden',
      alpha: null,
      interval: null,
      targets: 19,
    })
    const [enough] = of(rated(20, () => 0))
    expect(enough).toMatchObject({
      standing: 'early',
      alpha: { value: 1 },
      targets: 20,
      ratings: 40,
    })
  })

  test('is that of Krippendorff’s ordinal alpha over the pairs, with an interval around it', () => {
    const slips = rated(60, (n, r) => ((n + r) % 3 === 0 ? 1 : 0))
    const [found] = of(slips)
    const byRater = upTo(4).map((r) =>
      upTo(60).map((n) =>
        pairs(n).includes(r - 1)
          ? Number(level(ability(n) + ((n + r - 1) % 3 === 0 ? 1 : 0)))
          : null,
      ),
    )
    const direct = krippendorffAlpha(byRater, 'ordinal').alpha
    expect(found).toMatchObject({ standing: 'usable', alpha: direct })
    const interval = found?.interval?.interval
    expect(interval?.[0]).toBeLessThan(Number(direct.value))
    expect(interval?.[1]).toBeGreaterThan(Number(direct.value))
    expect(found?.shares).toMatchObject({ withinOne: 1 })
  })

  test('two of a panel are one conversation: across conversations they are no pair', () => {
    const [, loop] = of(rated(30, () => 0))
    expect(loop).toMatchObject({ setting: 'loop', standing: 'hidden', targets: 0 })
  })

  test('of yes and no is Fleiss’ kappa, once there are twenty candidates with two cards', () => {
    const said = (n: number, r: number) => ({
      rating: level(3),
      overall:
        n % 2 === r % 2 && n < 5
          ? ('no' as const)
          : n % 3 === 0
            ? ('strong no' as const)
            : ('yes' as const),
    })
    const few = panels(19, pairs, said)
    expect(recommendationAgreement(blindFacts(few.cards, few.kits).cards)).toEqual({
      standing: 'hidden',
      targets: 19,
      kappa: null,
    })
    const { cards, kits } = panels(30, pairs, said)
    const { kappa, standing } = recommendationAgreement(blindFacts(cards, kits).cards)
    expect(standing).toBe('early')
    expect(kappa?.value).toBeGreaterThan(0.5)
    expect(kappa?.value).toBeLessThan(1)
  })

  test('the mean of raters who see the same is reliable, and of raters who guess is not', () => {
    const reliability = (slip: (n: number, r: number) => number) => {
      const { cards, kits } = rated(40, slip)
      return loopReliability(blindFacts(cards, kits).ratings)
    }
    expect(reliability((n, r) => ((n * 3 + r) % 5 === 0 ? 1 : 0)).value?.value).toBeGreaterThan(0.9)
    expect(Number(reliability(() => draw(5) - 2).value?.value)).toBeLessThan(0.9)
    expect(loopReliability([])).toMatchObject({ standing: 'hidden', value: null })
  })
})

describe('who rates higher or lower', () => {
  const strict = (n: number, r: number) => ({
    rating: level(ability(n) - (r === 0 ? 1.2 : 0) + ((n + r) % 2 ? 0.3 : -0.3)),
  })

  test('somebody who is a level stricter is told so, and their colleagues see no clear difference', () => {
    const { cards, kits } = panels(60, pairs, strict)
    const all = leanings(blindFacts(cards, kits).ratings)
    expect(all.map(({ person }) => person)).toEqual(upTo(4).map((n) => rater(n - 1)))
    expect(all[0]).toMatchObject({
      comparison: 'difference likely',
      standing: 'usable',
      candidates: 30,
    })
    expect(all[0]?.by).toBeLessThan(-0.4)
  })

  test('below eight candidates nobody is judged', () => {
    const { cards, kits } = panels(12, pairs, strict)
    expect(leanings(blindFacts(cards, kits).ratings)[0]).toMatchObject({
      standing: 'hidden',
      comparison: 'not enough data',
      by: null,
      interval: null,
      candidates: 6,
    })
  })

  test('who shares no candidate with anybody is never compared', () => {
    const { cards, kits } = panels(40, (n) => (n % 2 ? [9] : [0, 1]), strict)
    const alone = leanings(blindFacts(cards, kits).ratings).find(
      ({ person }) => person === rater(9),
    )
    expect(alone).toMatchObject({ standing: 'hidden', by: null })
  })

  test('nobody has rated: nobody is listed', () => {
    expect(leanings([])).toEqual([])
  })
})

describe('learning', () => {
  const mine = rater(9)
  const watched = (times: number, gap: number) => {
    const { cards, kits, interviews } = panels(
      times,
      () => [0, 1, 2, 3],
      () => ({ rating: 3 }),
    )
    const own = interviews.map((interview) =>
      handedIn(mine, interview, { rating: level(3 + gap), shadow: true }),
    )
    return progressOf({
      person: mine,
      level: 'shadow',
      own: blindFacts(own, kits, { ofShadows: true }).ratings,
      others: blindFacts(cards, kits).ratings,
    })
  }

  test('three cards close to colleagues’ make a shadow ready to lead while watched', () => {
    expect(watched(3, 1)).toMatchObject({
      cards: 3,
      close: 24,
      compared: 24,
      ready: 'reverse shadow',
    })
  })

  test('two cards are too few, and ratings two levels off are too far', () => {
    expect(watched(2, 0)).toMatchObject({ cards: 2, ready: null })
    expect(watched(3, 2)).toMatchObject({ close: 0, compared: 24, ready: null })
  })
})
