import { expect, test } from 'vitest'
import { closest } from '../../src/core/search.ts'

const mila = { name: 'Mila Kovač', mail: 'mila@example.org' }
const camila = { name: 'Camila Gupta', mail: 'camila.gupta@example.org' }
const another = { name: 'Ana Mila Perić', mail: null }

test.each([
  ['a word of the name before a part of one', 'Mila', [camila, mila], [mila]],
  ['a name without its marks', 'mila kovac', [camila, mila, another], [mila]],
  ['the whole mail', 'mila@example.org', [camila, mila], [mila]],
  ['two of that name', 'MILA', [camila, mila, another], [mila, another]],
  ['words in another order', 'gupta camila', [camila, mila], [camila]],
  ['a beginning that several share', 'mil', [camila, mila], [camila, mila]],
  ['nothing typed', '', [camila, mila], [camila, mila]],
])('who is meant: %s', (_, typed, found, meant) => {
  expect(closest(found, typed)).toEqual(meant)
})
