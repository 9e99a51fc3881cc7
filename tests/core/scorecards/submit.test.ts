import { describe, expect, test } from 'vitest'
import { Opening } from '../../../src/core/openings.ts'
import { Refusal } from '../../../src/core/refusal.ts'
import { amend } from '../../../src/core/scorecards/amend.ts'
import { diffOf } from '../../../src/core/scorecards/diff.ts'
import { progressOf } from '../../../src/core/scorecards/duty.ts'
import type { Scorecard } from '../../../src/core/scorecards/scorecard.ts'
import { brokenSeal, sealedCard } from '../../../src/core/scorecards/seals.ts'
import {
  type CardFacts,
  declareConflict,
  endDuty,
  submit,
  takeUpAgain,
  withdraw,
} from '../../../src/core/scorecards/submit.ts'
import { sha256 } from '../../../src/storage/audit.ts'
import { opening } from '../../support/booking.ts'
import { cardBy, held, unsealedBy } from '../../support/cards.ts'
import { answers, EVIDENCE, template } from '../../support/filled.ts'
import { at } from '../../support/time.ts'
import { ana, petra } from '../../support/world.ts'

const interview = held('a')
const noon = at('2027-03-09T12:00')
const draft = cardBy(ana, interview, 'draft', { answers: answers() })
const handedIn = cardBy(ana, interview, 'submitted', { answers: answers() })
const facts: CardFacts = {
  card: draft,
  interview,
  opening: Opening.parse({
    id: opening,
    rev: 1,
    plan: 'intern',
    planVersion: 'v1',
    title: 'Intern',
    leads: [petra],
  }),
  template,
  own: [],
  unsealings: [],
  readsOthers: false,
  now: noon,
}
const sealing = { nonce: 'n1', sha256 }
const opened = { ...facts, card: handedIn, unsealings: [unsealedBy('all in')] }

function refusedWith(work: () => unknown) {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error.reason
    throw error
  }
  return undefined
}
const only = (changes: { scorecards?: readonly Scorecard[] }) => changes.scorecards?.[0]

describe('handing in', () => {
  test('seals the card by a hash that the audit log has too', () => {
    const changes = submit(facts, sealing)
    const seal = sha256(sealedCard(draft.id, answers(), 'n1'))
    expect(only(changes)).toMatchObject({
      status: 'submitted',
      submissions: [{ at: noon, answers: answers(), nonce: 'n1', seal }],
    })
    expect(changes.deeds).toEqual([
      {
        actor: ana,
        verb: 'submit a scorecard',
        object: draft.id,
        before: { status: 'draft' },
        after: { status: 'submitted', seal, late: false },
        at: noon,
      },
    ])
  })

  test('of the same words twice gives two seals, so that nobody can try words against it', () => {
    const other = submit(facts, { nonce: 'n2', sha256 })
    expect(only(other)?.submissions[0]?.seal).not.toBe(
      only(submit(facts, sealing))?.submissions[0]?.seal,
    )
  })

  test('a second time changes nothing', () => {
    expect(submit({ ...facts, card: handedIn }, sealing)).toEqual({ deeds: [] })
  })

  test('tells the author’s invitation and the Homes that count cards, of the state and nothing else', () => {
    const { notices } = submit(facts, sealing)
    expect(notices?.map(({ key }) => key)).toEqual([
      `show:invitation:${interview.id}:${ana}:card:r1`,
      `home:${ana}:${draft.id}:r1`,
      `home:${petra}:${draft.id}:r1`,
    ])
  })

  test('after three days is late, and says so', () => {
    const [deed] = submit({ ...facts, now: at('2027-03-12T11:01') }, sealing).deeds
    expect(deed?.after).toMatchObject({ late: true })
  })

  test('leaves empty observations out, and what rests on the others follows them', () => {
    const empty = { kind: 'strength' as const, code: '', what: '', question: null, counter: '' }
    const full = { ...empty, what: EVIDENCE, question: template.questions[0]?.question ?? null }
    const card = {
      ...draft,
      answers: answers(
        {},
        {
          observations: [empty, full],
          competencies: [
            {
              competency: 'systems',
              rating: 3,
              naReason: '',
              evidence: ['observation:0', 'observation:1'],
              note: '',
            },
          ],
        },
      ),
    }
    const reasons = (fields: readonly string[]) =>
      fields.map((field) => ({ field, rule: 'impression', reason: 'Her own words.' }))
    const overrides = reasons(['observation:0:what', 'observation:1:what', 'overall:summary'])
    const kept = only(submit({ ...facts, card: { ...card, overrides } }, sealing))
    expect(kept?.answers.observations).toEqual([full])
    expect(kept?.answers.competencies[0]?.evidence).toEqual(['observation:0'])
    expect(kept?.overrides).toEqual(reasons(['observation:0:what', 'overall:summary']))
  })

  test('leaves out what a later choice has made pointless, so that nothing unseen is sealed', () => {
    const competencies = answers().competencies.map((one) => ({
      ...one,
      rating: 'NA' as const,
      naReason: 'No time.',
    }))
    const card = {
      ...draft,
      answers: answers(
        { asked: 'no time', rating: 4, hints: [2], skipReason: '' },
        { competencies },
      ),
    }
    expect(only(submit({ ...facts, card }, sealing))?.answers.questions).toMatchObject([
      { asked: 'no time', rating: null, evidence: '', hints: [] },
    ])
  })

  test('is refused with all that is missing', () => {
    const card = { ...draft, answers: answers({ evidence: '' }) }
    expect(refusedWith(() => submit({ ...facts, card }, sealing))).toMatchObject({
      code: 'unfinished-card',
      problems: [
        { field: 'question:sys-durability-001:evidence', code: 'few words' },
        { field: 'competency:systems:note', code: 'few words' },
      ],
    })
  })

  test('is refused while a warning has no answer, and its reason is kept once it has', () => {
    const summary = 'Smart and a good fit for our team in all ways.'
    const card = { ...draft, answers: answers({}, { overall: { ...answers().overall, summary } }) }
    expect(refusedWith(() => submit({ ...facts, card }, sealing))).toMatchObject({
      code: 'unfinished-card',
      warnings: [{ field: 'overall:summary', rule: 'impression' }],
    })
    const overrides = [
      { field: 'overall:summary', rule: 'impression', reason: 'She called it that herself.' },
    ]
    expect(only(submit({ ...facts, card: { ...card, overrides } }, sealing))).toMatchObject({
      status: 'submitted',
      overrides,
    })
  })

  test.each([
    ['before the interview begins', { now: at('2027-03-09T09:59') }, 'too-early'],
    [
      'of an interview that was called off',
      { interview: held('a', [ana], { status: 'cancelled' }) },
      'too-late',
    ],
    [
      'of an interview nobody came to',
      { interview: held('a', [ana], { status: 'no-show' }) },
      'too-late',
    ],
    ['of a card that is not needed', { card: cardBy(ana, interview, 'not needed') }, 'too-late'],
  ])('%s is refused', (_name, changes, code) => {
    expect(refusedWith(() => submit({ ...facts, ...changes }, sealing))).toMatchObject({ code })
  })
})

describe('taking back', () => {
  test('keeps what was handed in, and it can be handed in again', () => {
    const card = only(submit(facts, sealing))
    if (!card) throw new Error('nothing was handed in')
    const back = only(withdraw({ ...facts, card }))
    expect(back).toMatchObject({ status: 'withdrawn', submissions: [{ nonce: 'n1' }] })
    const again = back && only(submit({ ...facts, card: back }, { nonce: 'n2', sha256 }))
    expect(again?.submissions.map(({ nonce }) => nonce)).toEqual(['n1', 'n2'])
  })

  test('is over once others may read it, were it through a broken glass', () => {
    const states = (['all in', 'by the lead', 'break glass'] as const).map((rule) =>
      refusedWith(() => withdraw({ ...opened, unsealings: [unsealedBy(rule)] })),
    )
    expect(states).toEqual(
      Array(3).fill({ code: 'too-late', what: 'This scorecard', state: 'open to others' }),
    )
  })

  test('what is not handed in changes nothing', () => {
    expect(withdraw(facts)).toEqual({ deeds: [] })
  })
})

describe('it did not happen', () => {
  test('ends the duty with its reason', () => {
    const changes = endDuty(facts, ana, 'not me')
    expect(only(changes)).toMatchObject({
      status: 'not needed',
      notNeeded: { reason: 'not me', by: ana, at: noon },
    })
    expect(changes.deeds[0]).toMatchObject({
      verb: 'end a scorecard duty',
      after: { status: 'not needed', reason: 'not me' },
    })
  })

  test('cannot be said of a card that is handed in', () => {
    expect(refusedWith(() => endDuty({ ...facts, card: handedIn }, ana, 'not me'))).toMatchObject({
      code: 'too-late',
    })
  })

  test('can be taken back, until others’ cards are open', () => {
    const card = cardBy(ana, interview, 'not needed')
    expect(only(takeUpAgain({ ...facts, card }))).toMatchObject({
      status: 'draft',
      notNeeded: null,
    })
    for (const read of [{ unsealings: opened.unsealings }, { readsOthers: true }]) {
      expect(refusedWith(() => takeUpAgain({ ...facts, ...read, card }))).toMatchObject({
        code: 'too-late',
      })
    }
  })
})

describe('a conflict of interest', () => {
  const declared = only(declareConflict(facts)) ?? draft

  test('ends the duty, keeps the card from counting, and is told to whoever booked', () => {
    const { notices, deeds } = declareConflict(facts)
    expect(declared).toMatchObject({
      conflict: 'declared',
      status: 'not needed',
      notNeeded: { reason: 'conflict', by: ana, at: noon },
    })
    expect(notices?.filter(({ body }) => body.kind === 'tell')).toMatchObject([
      { to: interview.bookedBy, body: { surface: 'recruiter card', event: 'conflict' } },
    ])
    expect(deeds).toMatchObject([{ after: { status: 'not needed', reason: 'conflict' } }])
  })

  test('leaves its author free to write, and what they write stays out of the count', () => {
    const taken = only(takeUpAgain({ ...facts, card: declared }))
    expect(taken).toMatchObject({ status: 'draft', conflict: 'declared' })
    const kept = taken && only(submit({ ...facts, card: taken }, sealing))
    expect(kept).toMatchObject({ status: 'submitted', conflict: 'declared' })
    const cards = kept ? [kept] : []
    expect(
      progressOf(draft.application, draft.stage, { interviews: [interview], cards }),
    ).toMatchObject({ in: 0, required: interview.panel.slice(1).map(({ person }) => ({ person })) })
  })

  test('said by mistake is taken back, and that is told too', () => {
    const changes = takeUpAgain({ ...facts, card: declared }, { withoutConflict: true })
    expect(only(changes)).toMatchObject({ status: 'draft', conflict: 'none' })
    expect(changes.notices?.map(({ body }) => body.kind)).toContain('tell')
  })

  test('before the interview gives the seat to somebody else instead', () => {
    const early = { ...facts, now: at('2027-03-09T09:59') }
    expect(refusedWith(() => declareConflict(early))).toMatchObject({ code: 'too-early' })
  })
})

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

describe('amending', () => {
  const rating = { field: 'competency:systems:rating', value: '4', reason: 'Dee saw more.' }

  test('keeps date, old, new and reason, and leaves what was handed in as it was', () => {
    const card = {
      ...handedIn,
      submissions: [{ at: noon, answers: answers(), nonce: 'n', seal: 's' }],
    }
    const changes = amend({ ...opened, card }, rating, sealing)
    expect(only(changes)).toMatchObject({
      answers: { competencies: [{ rating: 4 }, {}] },
      submissions: [{ answers: answers() }],
      amendments: [
        { at: noon, by: ana, field: rating.field, old: '3', new: '4', reason: 'Dee saw more.' },
      ],
    })
    expect(changes.deeds[0]).toMatchObject({
      verb: 'amend a scorecard',
      after: { field: rating.field, amendments: 1 },
    })
  })

  test.each([
    ['before others may read it', { ...opened, unsealings: [] }, rating, 'field'],
    ['without a reason', opened, { ...rating, reason: ' ' }, 'reason'],
    ['to what it says already', opened, { ...rating, value: '3' }, 'value'],
  ])('%s is refused', (_name, of, amending, field) => {
    expect(refusedWith(() => amend(of, amending, sealing))).toMatchObject({
      code: 'bad-field',
      field,
    })
  })

  test('to what would not hold is refused', () => {
    const reason = refusedWith(() => amend(opened, { ...rating, value: '5' }, sealing))
    expect(reason).toMatchObject({
      code: 'unfinished-card',
      problems: [{ code: 'far from questions' }],
    })
  })

  test('a draft is refused', () => {
    expect(refusedWith(() => amend({ ...opened, card: draft }, rating, sealing))).toMatchObject({
      code: 'too-late',
    })
  })

  test('shows which words went and which came', () => {
    expect(diffOf('She named two causes', 'She named three likely causes')).toEqual([
      { kind: 'same', text: 'She named ' },
      { kind: 'out', text: 'two ' },
      { kind: 'in', text: 'three likely ' },
      { kind: 'same', text: 'causes' },
    ])
    expect(diffOf('3', '4')).toEqual([
      { kind: 'out', text: '3' },
      { kind: 'in', text: '4' },
    ])
    expect(diffOf('', 'New')).toEqual([{ kind: 'in', text: 'New' }])
  })
})
