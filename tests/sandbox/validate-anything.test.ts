import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsInMessage, problemsInView } from '../../sandbox/slack/validate/surfaces.ts'

const types = [
  'section',
  'actions',
  'input',
  'rich_text',
  'table',
  'data_table',
  'data_visualization',
  'container',
  'static_select',
  'mrkdwn',
  'modal',
  'home',
  'constructor',
  '__proto__',
]
const members = [
  'text',
  'fields',
  'elements',
  'element',
  'accessory',
  'rows',
  'chart',
  'blocks',
  'options',
]

/** JSON that looks somewhat like Block Kit, and is nearly always wrong. */
const { piece } = fc.letrec((tie) => ({
  piece: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, 0, -1, '', 'x', true, 'x'.repeat(4000)),
    fc.array(tie('piece'), { maxLength: 4 }),
    fc
      .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...members), tie('piece')))
      .map(([type, rest]) => ({ type, ...rest })),
  ),
}))

test('whatever it is shown, the validator finds words and never fails', () => {
  fc.assert(
    fc.property(piece, (value) => {
      const found = [...problemsInMessage(value), ...problemsInMessage({ blocks: value })]
      for (const { pointer, message } of [...found, ...problemsInView(value)]) {
        expect(pointer === '' || pointer.startsWith('/')).toBe(true)
        expect(message.length).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('judging leaves what is judged as it was', () => {
  fc.assert(
    fc.property(piece, (value) => {
      const before = JSON.stringify(value)
      problemsInMessage({ text: 'Hi', blocks: value })
      problemsInView(value)
      expect(JSON.stringify(value)).toBe(before)
    }),
    { numRuns: 100 },
  )
})
