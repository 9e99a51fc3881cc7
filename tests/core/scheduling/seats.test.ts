import { describe, expect, test } from 'vitest'
import { PersonId } from '../../../src/core/ids.ts'
import { type Level, Membership, Person } from '../../../src/core/people.ts'
import { PlannedInterview } from '../../../src/core/plans.ts'
import { seatsFor, unqualified } from '../../../src/core/scheduling/seats.ts'
import { iso } from '../../../src/core/time.ts'
import { at } from '../../support/time.ts'

const planned = PlannedInterview.parse({
  key: 'screen',
  title: 'Screen',
  minutes: 30,
  seats: [
    { key: 'lead', title: 'Lead', pool: 'systems' },
    { key: 'shadow', title: 'Shadow', pool: 'systems', shadow: true },
  ],
})

const [ana, bo, cy, eli] = ['U0ANA', 'U0BO', 'U0CY', 'U0ELI'].map((id) => PersonId.parse(id))

function facts(levels: Readonly<Record<string, Level>>) {
  const people = ['U0ANA', 'U0BO', 'U0CY', 'U0ELI'].map((id) =>
    Person.parse({ id, rev: 1, name: id, zone: 'Europe/Belgrade', hours: [] }),
  )
  const memberships = Object.entries(levels).map(([person, level]) =>
    Membership.parse({
      id: `systems:${person}`,
      rev: 1,
      pool: 'systems',
      person,
      level,
      since: iso(at('2027-01-01T00:00')),
    }),
  )
  return { people, memberships, languages: [] }
}

const known = facts({
  U0ANA: 'qualified',
  U0BO: 'qualified',
  U0CY: 'shadow',
  U0ELI: 'reverse shadow',
})

/** `seat: people`, the optional ones with a question mark. */
function read(wanted: Partial<Parameters<typeof seatsFor>[1]['wanted']>) {
  const asked = { chosen: null, kinds: ['screen'], without: [], ...wanted }
  return seatsFor(planned, { ...known, wanted: asked }).map(
    ({ id, pool, optional }) => `${id}${optional ? '?' : ''}: ${pool.join(' ')}`,
  )
}

describe('who may have which seat', () => {
  test('the qualified, and the shadows in the shadow’s seat', () => {
    expect(read({})).toEqual(['lead: U0ANA U0BO', 'shadow?: U0CY'])
  })

  test('nobody who is left out', () => {
    expect(read({ without: [ana, cy].flatMap((id) => id ?? []) })).toEqual([
      'lead: U0BO',
      'shadow?: ',
    ])
  })

  test('everybody chosen sits, each where they are qualified', () => {
    const chosen = [cy, ana].flatMap((id) => id ?? [])
    expect(read({ chosen })).toEqual(['lead: U0ANA', 'shadow: U0CY'])
  })

  test('more people than seats sit in as well', () => {
    const chosen = [bo, ana, eli].flatMap((id) => id ?? [])
    expect(read({ chosen })).toEqual(['lead: U0BO', 'also-1: U0ANA', 'also-2: U0ELI'])
  })

  test('somebody chosen who is not qualified takes the seat all the same', () => {
    expect(read({ chosen: [eli].flatMap((id) => id ?? []) })).toEqual(['lead: U0ELI'])
  })

  test('in a loop the chosen share its seats as they are qualified', () => {
    const chosen = [bo, cy].flatMap((id) => id ?? [])
    expect(read({ chosen, kinds: ['screen', 'other'] })).toEqual(['lead: U0BO', 'shadow?: U0CY'])
  })
})

test('whom no seat is meant for is known', () => {
  const chosen = [ana, cy, eli].flatMap((id) => id ?? [])
  expect(unqualified([planned], chosen, known)).toEqual([eli])
})
