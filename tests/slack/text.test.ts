import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bold, cut, link, md, mention, typed } from '../../src/slack/text.ts'
import { ana } from '../support/world.ts'

const invisible = /\u2060/g
const seen = (text: { mrkdwn: string }) => text.mrkdwn.replace(invisible, '')

test('a name made to ping everybody is shown as typed and pings nobody', () => {
  const { mrkdwn } = md`Booked ${'<!channel> *x* @here #general'}`
  expect(mrkdwn).not.toMatch(/<!|\*x|@here|#general/)
  expect(seen({ mrkdwn })).toBe('Booked &lt;!channel&gt; *x* @here #general')
})

test('a time stays as it is, to be copied, and an emoji code stays typed', () => {
  expect(md`${'Tue 9 Mar, 10:00-11:00 Belgrade'}`.mrkdwn).toBe('Tue 9 Mar, 10:00-11:00 Belgrade')
  expect(md`${'a :smile: b'}`.mrkdwn).toBe('a :\u2060smile: b')
})

test('mark-up put into mark-up stays mark-up', () => {
  expect(md`With ${mention(ana)}`.mrkdwn).toBe('With <@U0ANA>')
  expect(bold('Mila').mrkdwn).toBe('*Mila*')
})

test('whatever people type, no control form and no formatting comes of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const shown = md`${text}`.mrkdwn
      expect(shown).not.toMatch(/[<>]/)
      expect(shown).not.toMatch(/[*_~`@#](?!\u2060)/)
      expect(shown).not.toMatch(/:[^\s:\u2060][^\s:]*[a-z][^\s:]*:/i)
      expect(
        seen({ mrkdwn: shown })
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&'),
      ).toBe(text.replace(invisible, ''))
    }),
  )
})

test('a link needs an address that may be followed', () => {
  expect(link('https://example.org/a?b=1&c', 'Here|there').mrkdwn).toBe(
    '<https://example.org/a?b=1&amp;c|Here there>',
  )
  expect(link('javascript:alert(1)', 'Here').mrkdwn).toBe('Here')
})

describe('cut', () => {
  test('leaves short text alone and ends long text with an ellipsis', () => {
    expect(cut('Mila', 4)).toBe('Mila')
    expect(cut('Mila Kovač', 5)).toBe('Mila…')
  })

  test('never splits what reads as one character', () => {
    expect(cut('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 12)).toBe('👩‍👩‍👧‍👦…')
  })

  test('never exceeds its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, max) => {
        expect(cut(text, max).length).toBeLessThanOrEqual(max)
      }),
    )
  })
})

test('a command reads as it was typed, curly quotes and odd spaces straightened', () => {
  expect(typed(' “Mila”\u00a0 Kova\u010d &amp; &lt;3 ')).toBe('"Mila" Kova\u010d & <3')
})
