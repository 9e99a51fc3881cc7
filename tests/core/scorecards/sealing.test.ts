import { describe, expect, test } from 'vitest'
import { amend } from '../../../src/core/scorecards/amend.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { brokenSeal, sealedCard } from '../../../src/core/scorecards/seals.ts'
import { submit } from '../../../src/core/scorecards/submit.ts'
import { sha256 } from '../../../src/storage/audit.ts'
import { draft, facts, only, opened, sealing } from '../../support/card-facts.ts'
import { answers } from '../../support/filled.ts'

describe('a seal', () => {
  const submitted = only(submit(facts, sealing)) ?? draft
  const amended = only(
    amend(
      { ...opened, card: submitted },
      { field: 'competency:systems:rating', value: '4', reason: 'Dee saw more.' },
      { nonce: 'n2', sha256 },
    ),
  )
  const card = amended ?? draft
  const deeds = [
    { verb: 'begin a scorecard', object: card.id, after: { status: 'draft' } },
    {
      verb: 'submit a scorecard',
      object: card.id,
      after: { seal: card.submissions[0]?.seal ?? '' },
    },
    { verb: 'amend a scorecard', object: card.id, after: { seal: card.amendments[0]?.seal ?? '' } },
  ]
  const [handed] = card.submissions
  const [amendment] = card.amendments

  test('holds for a card that says what was handed in and amended', () => {
    expect(brokenSeal(card, deeds, sha256)).toBeUndefined()
  })

  test.each([
    [
      'what was handed in',
      { submissions: [{ ...handed, answers: answers({ rating: 2 }) }] },
      'submission',
    ],
    ['the reason of an amendment', { amendments: [{ ...amendment, reason: 'No.' }] }, 'amendment'],
    ['an amendment that is gone', { amendments: [], answers: answers() }, 'log'],
    ['an amendment that lost its seal', { amendments: [{ ...amendment, seal: '' }] }, 'log'],
    ['a submission nobody logged', { submissions: [handed, handed] }, 'log'],
    ['what the card says now', { answers: answers({ rating: 5 }) }, 'answers'],
    ['a conflict of interest that nobody declared', { conflict: 'declared' }, 'conflict'],
  ])('gives away %s', (_what, changes, broken) => {
    expect(brokenSeal({ ...card, ...changes } as Scorecard, deeds, sha256)).toBe(broken)
  })

  test('holds for a conflict of interest that was declared, taken back and declared again', () => {
    const declared = { after: { reason: 'conflict' } }
    const taken = { after: { conflict: 'none' } }
    const said = (...more: readonly { readonly after: Record<string, string> }[]) =>
      brokenSeal(
        { ...draft, conflict: 'declared' },
        more.map((one) => ({ verb: 'end a scorecard duty', object: draft.id, ...one })),
        sha256,
      )
    expect([said(declared), said(declared, taken), said(declared, taken, declared)]).toEqual([
      undefined,
      'conflict',
      undefined,
    ])
  })

  test('of a card from before it had all its fields still holds', () => {
    const { followUps, deviation, knewNote, ...question } = answers().questions[0] ?? {}
    const { adjusted, ...overall } = answers().overall
    const older = { ...answers(), questions: [question], overall }
    expect([followUps, deviation, knewNote, adjusted]).toEqual([[], '', '', false])
    expect(sealedCard(card.id, answers(), 'n')).toBe(JSON.stringify([card.id, 'n', older]))
  })
})
