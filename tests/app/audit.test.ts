import { expect, test } from 'vitest'
import { auditPage, auditSubjects } from '../../src/app/audit.ts'
import { setGrants } from '../../src/app/interviewers.ts'
import { applied } from '../support/booking.ts'
import { admin, bo, petra, world } from '../support/world.ts'

const everything = { actor: null, about: null, from: null, to: null, before: null }

test('only auditors and admins read the log, or learn what is in it', async () => {
  const deps = await world()
  await setGrants(deps, admin, petra, ['recruiter'])
  for (const who of [bo, petra]) {
    const refused = { reason: { code: 'not-allowed', verb: 'read the audit log' } }
    await expect(auditPage(deps, who, everything)).rejects.toMatchObject(refused)
    await expect(auditSubjects(deps, who, 'mila')).rejects.toMatchObject(refused)
  }
})

test('an auditor finds openings and people by name, and candidates only by their id', async () => {
  const deps = await world()
  const { candidate } = await applied(deps)
  await setGrants(deps, admin, bo, ['auditor'])
  const names = async (typed: string) =>
    (await auditSubjects(deps, bo, typed)).map(({ name }) => name)
  expect(await names('intern')).toEqual(['Intern'])
  expect(await names('petra')).toEqual(['Petra Petrović'])
  expect(await names('mila')).toEqual([])
  expect(await names(candidate)).toEqual([candidate])
  const { entries } = await auditPage(deps, bo, { ...everything, about: candidate })
  expect(entries.map(({ verb }) => verb)).toEqual(['add', 'add'])
})
