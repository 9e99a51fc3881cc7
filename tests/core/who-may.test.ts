import { expect, test } from 'vitest'
import { PersonId } from '../../src/core/ids.ts'
import { type Grant, Person, USUAL_HOURS } from '../../src/core/people.ts'
import { rolesFor } from '../../src/core/permissions.ts'
import { whoMay } from '../../src/core/who-may.ts'

const id = (name: string) => PersonId.parse(`U0${name.toUpperCase()}`)

function someone(name: string, ...grants: Grant[]): Person {
  return Person.parse({
    id: id(name),
    rev: 1,
    name,
    zone: 'Europe/Belgrade',
    hours: USUAL_HOURS,
    grants,
  })
}

const petra = someone('petra', 'recruiter')
const mara = someone('mara', 'recruiter')
const vera = someone('vera', 'admin')
const luka = someone('luka')
const ana = someone('ana')
const moving = rolesFor('move an interview')

test('of many recruiters those of the opening are named, and that others may, too', () => {
  const opening = { leads: [luka.id], recruiters: [petra.id] }
  expect(whoMay(moving, opening, [ana, luka, mara, petra, vera])).toEqual({
    named: [
      { person: petra.id, role: 'recruiter' },
      { person: luka.id, role: 'lead' },
    ],
    more: ['recruiter', 'admin'],
  })
})

test('a recruiter of the opening who lacks the permission is not named', () => {
  const opening = { leads: [], recruiters: [ana.id] }
  expect(whoMay(moving, opening, [ana, petra])).toEqual({
    named: [{ person: petra.id, role: 'recruiter' }],
    more: [],
  })
})

test('where an opening is not concerned, leads are not named', () => {
  expect(whoMay(moving, {}, [luka, petra])).toEqual({
    named: [{ person: petra.id, role: 'recruiter' }],
    more: ['lead'],
  })
})

test('an admin is named where nobody is nearer', () => {
  expect(whoMay(['admin'], {}, [ana, vera])).toEqual({
    named: [{ person: vera.id, role: 'admin' }],
    more: [],
  })
})

test('three of a role are named, and nobody who has left', () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => someone(name))
  const [left, ...stay] = all.map((person, i) =>
    i === 0 ? { ...person, status: 'gone' as const } : person,
  )
  const panel = all.map((person) => person.id)
  const people = left ? [left, ...stay] : stay
  expect(whoMay(['panellist'], { panel }, people)).toEqual({
    named: [id('b'), id('c'), id('d')].map((person) => ({ person, role: 'panellist' })),
    more: ['panellist'],
  })
})
