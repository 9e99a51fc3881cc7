import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardSheet } from '../../src/app/card-sheet.ts'
import { type FieldValue, put } from '../../src/core/scorecards/fields.ts'
import { review } from '../../src/core/scorecards/submit.ts'
import { answersFor, type CardTemplate } from '../../src/core/scorecards/template.ts'
import {
  notNeededView,
  ownCardView,
  submittedView,
} from '../../src/slack/blocks/scorecard-after.ts'
import { amendView } from '../../src/slack/blocks/scorecard-amend.ts'
import { cardListView } from '../../src/slack/blocks/scorecard-list.ts'
import { stepOfField } from '../../src/slack/blocks/scorecard-review.ts'
import {
  type Step,
  scorecardView,
  stepKey,
  stepsOf,
} from '../../src/slack/blocks/scorecard-view.ts'
import {
  candidateOf,
  interviewOf,
  list,
  now,
  openingOf,
  personOf,
  takes,
} from '../support/any-views.ts'
import { draftBy } from '../support/assessment.ts'
import { EVIDENCE, template as small } from '../support/filled.ts'
import { plan } from '../support/world.ts'

/** A card of as many questions as a kit can have, in which everything says `text`. */
function sheetOf(text: string, count: number): CardSheet {
  const template = templateOf(text, count)
  const interview = interviewOf(text, 1)
  const person = personOf(text, 1)
  const card = {
    ...draftBy(person.id, interview),
    answers: filled(text, template),
    amendments: list(3, () => ({
      at: now,
      by: person.id,
      field: 'overall:summary',
      old: text,
      new: `${text}.`,
      reason: text,
      nonce: 'n',
      seal: 's',
    })),
  }
  return {
    interview,
    candidate: candidateOf(text),
    opening: openingOf(text, 1),
    plan,
    template,
    person,
    card,
    kept: card,
    now,
  }
}

function templateOf(text: string, count: number): CardTemplate {
  const [question] = small.questions
  const [competency] = small.competencies
  if (!question || !competency) throw new Error('the small template has both')
  return {
    ...small,
    questions: list(Math.min(count, 12), (i) => ({
      ...question,
      question: `sys-anything-${String(i).padStart(3, '0')}` as typeof question.question,
      title: text,
      anchors: list(5, (n) => ({ ratings: String(n + 1), text })),
      hints: list(5, (n) => ({ n: n + 1, say: text, capsAt: 3 })),
      followUps: list(4, () => text),
    })),
    competencies: list(8, (i) => ({
      ...competency,
      key: `competency_with_a_long_name_${'abcdefgh'[i]}`,
      title: `${text.slice(0, 50)} ${i}`,
    })),
  }
}

/** Everything typed into everything, so that each question is not assessed and each observation a red flag. */
function filled(text: string, template: CardTemplate) {
  let answers = answersFor(template)
  for (const { question } of template.questions) {
    answers = put(answers, `question:${question}:asked`, 'yes')
    answers = put(answers, `question:${question}:rating`, 'NA')
    answers = put(answers, `question:${question}:evidence`, text)
    answers = put(answers, `question:${question}:deviation`, text)
    answers = put(answers, `question:${question}:followUps`, ['1', '2'])
    answers = put(answers, `question:${question}:knewIt`, 'yes')
    answers = put(answers, `question:${question}:knewNote`, text)
  }
  for (const { key } of template.competencies) {
    answers = put(answers, `competency:${key}:rating`, 'NA')
    answers = put(answers, `competency:${key}:note`, text)
  }
  for (const at of list(6, (i) => i)) {
    answers = put(answers, `observation:${at}:kind`, 'red flag')
    answers = put(answers, `observation:${at}:code`, 'resists_feedback')
    answers = put(answers, `observation:${at}:what`, text)
    answers = put(answers, `observation:${at}:counter`, text)
  }
  for (const what of ['summary', 'changeMind', 'process', 'theirQuestions']) {
    answers = put(answers, `overall:${what}`, text.slice(0, 600))
  }
  return answers
}

describe('Slack takes whatever people have typed', () => {
  const kinds: Step['kind'][] = ['question', 'competencies', 'observations', 'overall', 'review']
  test.each(kinds)('in the step %s, with everything that is wrong in it', (kind) => {
    takes((text, count) => {
      const sheet = sheetOf(text, count)
      const step = stepsOf(sheet.template).find((one) => one.kind === kind) ?? { kind: 'review' }
      const found = review({ ...sheet, own: [] })
      const elsewhere = [{ field: 'overall:summary', at: now }]
      const view = scorecardView({ sheet, step, ...found, overwrote: elsewhere, kept: elsewhere })
      expect(view.private_metadata?.length ?? 0).toBeLessThanOrEqual(3000)
      return view
    })
  })

  test('in what comes after, on the list, and in an amendment', () => {
    const count = { in: 1, required: 3, isOpen: true }
    takes((text, n) => ownCardView(sheetOf(text, n), count))
    takes((text, n) => submittedView(sheetOf(text, n), { ...count, isOpen: false }))
    takes((text, n) => notNeededView(sheetOf(text, n)))
    takes((text, n) => amendView(sheetOf(text, n), 'competency:competency_with_a_long_name_a:note'))
    takes((text, n) => amendView(sheetOf(text, n), 'overall:recommendation'))
    takes((text, n) => {
      const { candidate, person, card } = sheetOf(text, 1)
      const owedOf = (i: number) => ({
        interview: interviewOf(text, i),
        person: person.id,
        shadow: true,
        card: undefined,
        due: now,
        late: now,
      })
      return cardListView({
        person,
        owed: list(n, owedOf),
        underWay: list(n, (i) => owedOf(i + 500)),
        done: list(n, (i) => ({ interview: interviewOf(text, i), card })),
        candidates: new Map([[candidate.id, candidate]]),
        now,
      })
    })
  })
})

/** A card filled in at random, with a kit or without one. */
const cards = fc
  .record({
    hasKit: fc.boolean(),
    asked: fc.constantFrom('', 'yes', 'no time', 'other'),
    rating: fc.constantFrom('', '1', '3', '5', 'NA'),
    competency: fc.constantFrom('', '1', '3', '5', 'NA'),
    kind: fc.constantFrom('strength', 'red flag'),
    code: fc.constantFrom('', 'resists_feedback'),
    texts: fc.array(fc.constantFrom('', 'Smart.', 'She is 45 years old', `${EVIDENCE}`), {
      minLength: 9,
      maxLength: 9,
    }),
    hints: fc.subarray(['1', '2', '3']),
  })
  .map(({ hasKit, asked, rating, competency, kind, code, texts, hints }) => {
    const template: CardTemplate = hasKit ? small : { ...small, questions: [] }
    const [
      evidence = '',
      skip = '',
      na = '',
      note = '',
      noNote = '',
      what = '',
      counter = '',
      summary = '',
      mind = '',
    ] = texts
    const fields: Record<string, FieldValue> = {
      ...Object.fromEntries(
        template.questions.flatMap(({ question }) => [
          [`question:${question}:asked`, asked],
          [`question:${question}:rating`, rating],
          [`question:${question}:evidence`, evidence],
          [`question:${question}:skipReason`, skip],
          [`question:${question}:naReason`, na],
          [`question:${question}:hints`, hints],
        ]),
      ),
      'competency:systems:rating': competency,
      'competency:systems:note': note,
      'competency:systems:naReason': noNote,
      'observation:0:kind': kind,
      'observation:0:code': code,
      'observation:0:what': what,
      'observation:0:counter': counter,
      'overall:summary': summary,
      'overall:changeMind': mind,
    }
    const answers = Object.entries(fields).reduce(
      (all, [field, value]) => put(all, field, value),
      answersFor(template),
    )
    const sheet = sheetOf('Mila', 1)
    return { ...sheet, template, card: { ...sheet.card, answers } }
  })

test('whatever is wrong with a card is said beside a field that its step shows', () => {
  const holds = fc.property(cards, (sheet) => {
    const { problems, warnings } = review({ ...sheet, own: [] })
    for (const { field } of [...problems, ...warnings]) {
      const step = stepsOf(sheet.template).find((one) => stepKey(one) === stepOfField(field))
      if (!step) throw new Error(`no step shows ${field}`)
      const { blocks } = scorecardView({ sheet, step, problems, warnings })
      expect(blocks.map(({ block_id }) => block_id)).toContain(field)
    }
  })
  fc.assert(holds, { numRuns: 300 })
})
