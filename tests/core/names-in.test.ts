import { expect, test } from 'vitest'
import { namesIn } from '../../src/core/names-in.ts'

test('mails come first, then pairs of names, then single ones', () => {
  expect(namesIn('Can we see Mila Kovač (mila@example.org) next week? Thanks, Bo')).toEqual([
    'mila@example.org',
    'Mila Kovač',
    'Can',
    'Mila',
    'Kovač',
    'Thanks',
  ])
})

test('names with apostrophes and hyphens stay whole', () => {
  expect(namesIn('about Jo O’Neill-Ruiz')).toEqual(['Jo O’Neill-Ruiz', 'O’Neill-Ruiz'])
})

test('a message about nobody names nobody', () => {
  expect(namesIn('ok, see you at 10:00')).toEqual([])
})
