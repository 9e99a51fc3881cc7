import { describe, expect, test } from 'vitest'
import { fieldIn, put } from '../../../src/core/scorecards/fields.ts'
import { begun, following, lastSaved, overridden, save } from '../../../src/core/scorecards/save.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { answersFor } from '../../../src/core/scorecards/template.ts'
import { traceOf } from '../../../src/core/scorecards/trace.ts'
import { later } from '../../../src/core/time.ts'
import { durability } from '../../support/assessment.ts'
import { cardBy, held } from '../../support/cards.ts'
import { answers, template } from '../../support/filled.ts'
import { at } from '../../support/time.ts'
import { ana } from '../../support/world.ts'

const evidence = `question:${durability}:evidence`
const rating = `question:${durability}:rating`
const noon = at('2027-03-09T12:00')
const interview = held('a')
const fresh: Scorecard = begun({
  interview,
  person: ana,
  shadow: false,
  planVersion: 'v1',
  template,
  now: noon,
})

/** A form drawn at noon from an empty card, on a phone or a laptop. */
const drawn = { [evidence]: traceOf(''), [rating]: traceOf('') }
const phone = { form: 'VPHONE', drawn, drawnAt: noon, now: later(noon, 1) }
const laptop = { form: 'VLAPTOP', drawn, drawnAt: noon, now: later(noon, 2) }

test('a fresh card asks what its template asks, and is due by the plan', () => {
  expect(fresh).toMatchObject({
    status: 'draft',
    answers: answersFor(template),
    dueAt: at('2027-03-10T11:00'),
    lateAt: at('2027-03-12T11:00'),
  })
})

test.each([
  [rating, '4', 4],
  [rating, 'NA', 'NA'],
  [rating, '', null],
  [`question:${durability}:hints`, ['1', '3'], [1, 3]],
  [`question:${durability}:knewIt`, 'yes', true],
  [`question:${durability}:minutes`, '12', 12],
  [`question:${durability}:followUps`, ['2'], [2]],
  [`question:${durability}:deviation`, 'In Go.', 'In Go.'],
  ['overall:adjusted', 'yes', true],
  ['competency:systems:evidence', [durability], [durability]],
  ['competency:systems:note', 'Said so.', 'Said so.'],
  ['observation:0:kind', 'red flag', 'red flag'],
  ['overall:recommendation', 'strong no', 'strong no'],
] as const)('%s holds %j', (field, value, kept) => {
  const after = put(answersFor(template), field, value)
  expect(fieldIn(after, field)).toEqual(value)
  expect(JSON.stringify(after)).toContain(JSON.stringify(kept))
})

test.each([
  [rating, '7', 'bad-field'],
  [rating, 'great', 'bad-field'],
  ['overall:recommendation', 'maybe', 'bad-field'],
  ['overall:salary', '1', 'not-found'],
  ['question:go-slice-append-001:rating', '3', 'not-found'],
  ['competency:charm:rating', '3', 'not-found'],
  ['observation:3:what', 'x', 'not-found'],
  ['nothing', 'x', 'not-found'],
])('%s cannot hold %s', (field, value, code) => {
  expect(() => put(answersFor(template), field, value)).toThrow(code)
})

describe('saving', () => {
  test('keeps what is new, with its instant, and leaves the rest alone', () => {
    const { card, changed } = save(fresh, {
      ...phone,
      fields: { [evidence]: 'Said so.', [rating]: '' },
    })
    expect(changed).toEqual([evidence])
    expect(card.answers.questions[0]).toMatchObject({ evidence: 'Said so.', rating: null })
    expect(card.savedAt).toEqual({ [evidence]: later(noon, 1) })
    expect([lastSaved(card), lastSaved(fresh)]).toEqual([later(noon, 1), undefined])
  })

  test('of two devices the later save wins in each field, and says what it won over', () => {
    const first = save(fresh, {
      ...phone,
      fields: { [evidence]: 'From the phone.', [rating]: '2' },
    })
    const second = save(first.card, {
      ...laptop,
      fields: { [evidence]: 'From the laptop.', [rating]: '' },
    })
    expect(second.card.answers.questions[0]).toMatchObject({
      evidence: 'From the laptop.',
      rating: 2,
    })
    expect(second.overwrote).toEqual([{ field: evidence, at: later(noon, 1) }])
    expect(second.kept).toEqual([{ field: rating, at: later(noon, 1) }])
  })

  test('a form that saves every few letters wins over nobody but others', () => {
    const letters = save(fresh, { ...phone, fields: { [evidence]: 'She' } })
    const words = save(letters.card, {
      ...phone,
      now: later(noon, 3),
      fields: { [evidence]: 'She said' },
    })
    expect(words.overwrote).toEqual([])
    expect(fieldIn(words.card.answers, evidence)).toBe('She said')
  })

  test('what a form told earlier and arrives later is left out, whichever process it went to', () => {
    const told = (seconds: number, text: string) => ({
      ...phone,
      told: seconds,
      fields: { [evidence]: text },
    })
    const newest = save(fresh, told(7.2, 'She said')).card
    const late = save(newest, told(7.1, 'She s'))
    expect(late).toEqual({ card: newest, changed: [], overwrote: [], kept: [] })
    const other = save(newest, { ...told(7.1, 'From the laptop'), form: 'VLAPTOP' })
    expect(fieldIn(other.card.answers, evidence)).toBe('From the laptop')
    const many = Array.from({ length: 9 }, (_, i) => i).reduce(
      (card, i) => save(card, { ...told(10 + i, `${i}`), form: `V${i}` }).card,
      newest,
    )
    expect(Object.keys(many.heard).toSorted()).toEqual(['V3', 'V4', 'V5', 'V6', 'V7', 'V8'])
  })

  test('taking back what was typed takes it back', () => {
    const typed = save(fresh, { ...phone, fields: { [evidence]: 'She' } })
    const back = save(typed.card, { ...phone, now: later(noon, 3), fields: { [evidence]: '' } })
    expect(fieldIn(back.card.answers, evidence)).toBe('')
  })

  test('a form without traces saves all it holds', () => {
    const { changed } = save(fresh, {
      form: 'interview',
      now: noon,
      fields: { [evidence]: 'x', [rating]: '3' },
    })
    expect(changed).toEqual([evidence, rating])
  })

  test.each(['submitted', 'not needed'] as const)(
    'a card that is %s takes nothing more',
    (status) => {
      const closed = cardBy(ana, interview, status)
      expect(() => save(closed, { ...phone, fields: { [evidence]: 'x' } })).toThrow('too-late')
    },
  )
})

test('a reason for words replaces the one before, and an empty one takes it back', () => {
  const why = (reason: string) => [{ field: evidence, rule: 'impression', reason }]
  const once = overridden(fresh, why('Her words.'))
  expect(overridden(once, why('A quote.')).overrides).toEqual(why('A quote.'))
  expect(overridden(once, why(' ')).overrides).toEqual([])
})

describe('a kit that is drawn or changed after the card was begun', () => {
  const before = { ...template, questions: [] }
  const early = begun({
    interview,
    person: ana,
    shadow: false,
    planVersion: 'v1',
    template: before,
    now: noon,
  })

  test('brings its questions to the card', () => {
    expect(following(early, template).answers.questions.map(({ question }) => question)).toEqual([
      durability,
    ])
  })

  test('changes nothing in a card that is handed in', () => {
    const card = { ...cardBy(ana, interview), answers: answers() }
    expect(following(card, before)).toBe(card)
  })
})
