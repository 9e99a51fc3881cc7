import { expect, test } from 'vitest'
import type { Entry } from '../../src/core/audit.ts'
import { DEEDS } from '../../src/core/deeds.ts'
import { changeWords, deedLine } from '../../src/slack/blocks/audit-words.ts'
import { at, belgrade } from '../support/time.ts'

const entry: Entry = {
  seq: 1,
  actor: 'U0ANA',
  verb: 'set availability',
  object: 'U0BO',
  before: { zone: 'Europe/Belgrade', pausedUntil: null, hours: 1 },
  after: { zone: 'Etc/UTC', pausedUntil: '2027-04-01', hours: 1 },
  at: at('2027-03-01T09:00'),
  previous: '',
  hash: '',
}

test('who did what to whom, and what was otherwise before', () => {
  expect(deedLine(entry, undefined).mrkdwn).toBe('<@U0ANA> set the hours of <@U0BO>')
  expect(changeWords(entry, belgrade).mrkdwn).toBe(
    'zone: Europe/Belgrade → Etc/UTC · paused until: none → 2027-04-01',
  )
})

test('a panel names people, and instants are on the reader’s clock', () => {
  const after = {
    start: '2027-03-09T09:00:00.000Z',
    panel: 'lead=U0ANA:asked shadow=U0CY:accepted',
  }
  expect(changeWords({ ...entry, before: {}, after }, belgrade).mrkdwn).toBe(
    'start: Tue 9 Mar, 10:00 Belgrade · panel: <@U0ANA> (lead, asked) <@U0CY> (shadow, accepted)',
  )
})

test('what does not fit is left out whole', () => {
  const after = { panel: 'lead=U0ANA:asked '.repeat(200).trim(), status: 'booked' }
  expect(changeWords({ ...entry, before: {}, after }, belgrade).mrkdwn).toBe('…')
})

test('every deed has words of its own, and no two the same', () => {
  const lines = DEEDS.map((verb) => deedLine({ ...entry, verb }, 'Mila').mrkdwn)
  for (const line of lines) expect(line).toMatch(/^<@U0ANA> [a-z].* \*Mila\*$/)
  expect(new Set(lines).size).toBe(DEEDS.length)
})

test('a deed of an older version, which nobody can do any more, is shown as it is', () => {
  expect(
    deedLine({ ...entry, actor: 'system', verb: 'enrol', object: 'app_1' }, 'Mila').mrkdwn,
  ).toBe('The bot: enrol *Mila*')
})
