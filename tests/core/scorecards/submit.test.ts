import { describe, expect, test } from 'vitest'
import { progressOf } from '../../../src/core/scorecards/duty.ts'
import { sealedCard } from '../../../src/core/scorecards/seals.ts'
import {
  declareConflict,
  endDuty,
  submit,
  takeUpAgain,
  withdraw,
} from '../../../src/core/scorecards/submit.ts'
import { sha256 } from '../../../src/storage/audit.ts'
import {
  draft,
  facts,
  handedIn,
  interview,
  noon,
  only,
  opened,
  refusedWith,
  sealing,
} from '../../support/card-facts.ts'
import { cardBy, held, unsealedBy } from '../../support/cards.ts'
import { answers, EVIDENCE, template } from '../../support/filled.ts'
import { at } from '../../support/time.ts'
import { ana, petra } from '../../support/world.ts'

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
