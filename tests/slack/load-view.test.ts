import { expect, test } from 'vitest'
import { problemsInView } from '../../sandbox/slack/validate/surfaces.ts'
import type { OwnLoad } from '../../src/app/load.ts'
import { PersonId } from '../../src/core/ids.ts'
import { Person, USUAL_HOURS } from '../../src/core/people.ts'
import { loadView } from '../../src/slack/blocks/load.ts'
import { at, belgrade } from '../support/time.ts'
import { wordsOf } from '../support/words.ts'

const now = at('2027-03-09T12:00')
const person = Person.parse({
  id: PersonId.parse('U0ANA'),
  rev: 0,
  name: 'Ana',
  zone: belgrade,
  hours: USUAL_HOURS,
})

function carrying(parts: OwnLoad['debt']['parts']): OwnLoad {
  return { person, debt: { minutes: parts.length * 90, parts }, interviews: new Map() }
}

test('a load is said with what was added to it and what is left of it', () => {
  const part = { interview: 'int_1', minutes: 90, offHours: 30, shortNotice: 22.5, left: 0.5 }
  const words = wordsOf({ ...loadView(carrying([part]), now) })
  expect(words).toContain('You carry *90 min* of interviews. Whoever carries least is asked next.')
  expect(words).toContain(
    'int_1: 90 min, and 30 min for the hour and 23 min for short notice, of which 50\u00a0% is left',
  )
})

test('as many interviews as somebody ever gave make a view that Slack takes', () => {
  const part = { interview: 'int_1', minutes: 90, offHours: 0, shortNotice: 0, left: 1 }
  expect(problemsInView(loadView(carrying(Array.from({ length: 300 }, () => part)), now))).toEqual(
    [],
  )
})
