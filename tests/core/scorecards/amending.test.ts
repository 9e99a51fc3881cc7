import { describe, expect, test } from 'vitest'
import { amend } from '../../../src/core/scorecards/amend.ts'
import { diffOf } from '../../../src/core/scorecards/diff.ts'
import {
  draft,
  handedIn,
  noon,
  only,
  opened,
  refusedWith,
  sealing,
} from '../../support/card-facts.ts'
import { answers } from '../../support/filled.ts'
import { ana } from '../../support/world.ts'

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
