import { expect, test } from 'vitest'
import { exportFor, exportForOperator } from '../../src/app/exporting.ts'
import { applied } from '../support/booking.ts'
import { belgrade } from '../support/time.ts'
import { admin, ana, petra, world } from '../support/world.ts'

test('an application is exported for an admin and the operator, and it is noted', async () => {
  const deps = await world()
  const { id } = await applied(deps)
  const { name, markdown, html } = await exportFor(deps, admin, id)
  expect(name).toBe('mila-kovac')
  expect(markdown).toContain('# Mila Kovač, Intern')
  expect(markdown).toContain('Written for Ada Admin')
  expect(html).toContain('<h1>Mila Kovač, Intern</h1>')
  expect((await deps.store.auditOf(id)).at(-1)).toMatchObject({ actor: admin, verb: 'export' })
  expect((await exportForOperator(deps, id, belgrade)).markdown).toContain('the operator')
})

test('nobody else is given one', async () => {
  const deps = await world()
  const { id } = await applied(deps)
  for (const who of [ana, petra]) {
    await expect(exportFor(deps, who, id)).rejects.toMatchObject({
      reason: { code: 'not-allowed', verb: 'export an application' },
    })
  }
})
