import { expect, test } from 'vitest'
import { setAvailability } from '../../src/app/availability.ts'
import { learn, someone } from '../../src/app/people.ts'
import { PersonId } from '../../src/core/ids.ts'
import { Zone } from '../../src/core/time.ts'
import { belgrade } from '../support/time.ts'
import { world } from '../support/world.ts'

const zora = PersonId.parse('U0ZORA')
const profile = { id: zora, name: 'Zora Zorić', tz: belgrade, gone: false }

test('a newcomer on the clock of an office keeps its public holidays', async () => {
  const deps = await world()
  await learn(deps, profile)
  expect((await someone(deps, zora)).holidayCountry).toBe('RS')
})

test('a newcomer elsewhere keeps none, and those of the office once Slack says they are there', async () => {
  const deps = await world()
  await learn(deps, { ...profile, tz: Zone.parse('Asia/Kolkata') })
  expect((await someone(deps, zora)).holidayCountry).toBeNull()
  await learn(deps, profile)
  expect((await someone(deps, zora)).holidayCountry).toBe('RS')
})

test('what somebody chose for themselves stays, be it another country or none', async () => {
  const deps = await world()
  await learn(deps, profile)
  for (const holidayCountry of ['DE', null]) {
    const person = await someone(deps, zora)
    await setAvailability(deps, zora, zora, { ...person, holidayCountry })
    await learn(deps, { ...profile, name: `Zora ${holidayCountry}` })
    expect(await someone(deps, zora)).toMatchObject({
      name: `Zora ${holidayCountry}`,
      holidayCountry,
    })
  }
})
