import { expect, test } from 'vitest'
import type { Entry } from '../../src/core/audit.ts'
import { DEEDS } from '../../src/core/deeds.ts'
import { CandidateId } from '../../src/core/ids.ts'
import { changeWords, deedLine } from '../../src/slack/blocks/audit-words.ts'
import { historyView } from '../../src/slack/blocks/interview-history.ts'
import { mila } from '../support/booking.ts'
import { screenNo } from '../support/season.ts'
import { at, belgrade } from '../support/time.ts'
import { wordsOf } from '../support/words.ts'

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

test('the history of an interview tells the newest first, each in words', () => {
  const candidate = {
    ...mila,
    id: CandidateId.parse('cand_mila'),
    rev: 1,
    status: 'active' as const,
    addedAt: entry.at,
    hold: null,
  }
  const shown = { interview: screenNo(1), candidate, now: entry.at }
  const told = (verbs: readonly string[]) => {
    const entries = verbs.map((verb) => ({ ...entry, verb, actor: 'system' }))
    return wordsOf({ ...historyView(shown, entries) })
      .split('\n')
      .flatMap((line) => /^Mon 1 Mar, 09:00 Belgrade · The bot (.+)$/.exec(line)?.[1] ?? [])
  }
  expect(told(['book', 'decline', 'offer stand-ins', 'lapse', 'took place', 'finish'])).toEqual([
    'noted the end of it',
    'noted that it took place after all',
    'waited in vain for an answer about it',
    'looked for who could take the open seat',
    "can't make it",
    'booked it',
  ])
  expect(told(DEEDS)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^offer|:/)]))
})
