import { expect, test } from 'vitest'
import { grant } from '../../src/core/grants.ts'
import { type Grant, Person, USUAL_HOURS } from '../../src/core/people.ts'
import { at } from '../support/time.ts'
import { ana, bo, petra } from '../support/world.ts'

const by = { by: petra, now: at('2027-03-01T09:00') }

function person(id: Person['id'], ...grants: Grant[]): Person {
  return Person.parse({ id, rev: 1, name: id, zone: 'Europe/Belgrade', hours: USUAL_HOURS, grants })
}

test('permissions are what was ticked and nothing else, and the log says what they were', () => {
  const facts = { person: person(ana, 'auditor'), people: [person(petra, 'admin')], kept: [] }
  expect(grant(facts, ['recruiter', 'admin'], by)).toMatchObject({
    people: [{ id: ana, grants: ['admin', 'recruiter'] }],
    deeds: [
      {
        actor: petra,
        verb: 'grant',
        object: ana,
        before: { grants: 'auditor' },
        after: { grants: 'admin recruiter' },
      },
    ],
  })
})

test('ticking what is there already changes nothing', () => {
  const facts = { person: person(ana, 'recruiter', 'admin'), people: [], kept: [] }
  expect(grant(facts, ['admin', 'recruiter'], by)).toEqual({ deeds: [] })
})

test('the last admin stays one; an admin who has left does not count', () => {
  const left = { ...person(bo, 'admin'), status: 'gone' as const }
  const alone = { person: person(ana, 'admin'), people: [person(ana, 'admin'), left], kept: [] }
  expect(() => grant(alone, ['recruiter'], by)).toThrow(
    expect.objectContaining({ reason: { code: 'last-admin' } }),
  )
  const two = { ...alone, people: [...alone.people, person(petra, 'admin')] }
  expect(grant(two, [], by).people).toMatchObject([{ id: ana, grants: [] }])
})

test('an admin whom the operator has named stays one, however many there are', () => {
  const people = [person(ana, 'admin'), person(petra, 'admin')]
  const facts = { person: person(ana, 'admin'), people, kept: [ana] }
  expect(() => grant(facts, [], by)).toThrow(
    expect.objectContaining({ reason: { code: 'kept-admin', who: ana } }),
  )
  expect(grant(facts, ['admin', 'auditor'], by).people).toMatchObject([{ id: ana }])
})
