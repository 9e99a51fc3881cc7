import { expect, test } from 'vitest'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { wordsOf } from '../support/words.ts'

/** Opens `/availability` as Ana, and the form for her calendar on top of it. */
async function atHerCalendar(): Promise<FrontDoor> {
  const door = await frontDoor()
  await door.type('U0ANA', '/availability')
  await door.settled()
  await door.interact('U0ANA', { action_id: 'set-calendar' })
  await door.settled()
  return door
}

const submit = (door: FrontDoor, values: object) => door.interact('U0ANA', { submit: values })

test('a published calendar is read at once, and the form says when', async () => {
  const door = await atHerCalendar()
  await submit(door, { calendar: `${door.slack.url}/calendars/U0ANA.ics` })
  expect(wordsOf(await door.modal('U0ANA'))).toContain('Read just now.')
  await door.interact('U0ANA', { close: 'top' })
  await door.wind(3)
  await door.type('U0ANA', '/availability')
  const form = wordsOf(await door.modal('U0ANA'))
  expect(form).toContain('Read 3 min ago.')
  expect(form).not.toContain('.ics\n')
  await door.interact('U0ANA', { action_id: 'remove-calendar' })
  expect(wordsOf(await door.modal('U0ANA'))).toContain('Not set.')
})

test('an address without a calendar says so while it is at hand, and keeps what was typed below', async () => {
  const door = await frontDoor()
  await door.type('U0ANA', '/availability')
  await door.settled()
  await door.interact('U0ANA', { action_id: 'set-calendar', values: { own: '2027-03-05' } })
  await door.settled()
  await submit(door, { calendar: `${door.slack.url}/calendars/U0NOBODY.ics` })
  expect(wordsOf(await door.modal('U0ANA'))).toContain(
    'Not read yet. There is no calendar at this address any more.',
  )
  await door.interact('U0ANA', { close: 'top' })
  expect(await submit(door, {})).toMatchObject({ ok: true })
  expect(wordsOf(await door.modal('U0ANA'))).toContain('*Fri 5 Mar*  off, your holiday')
})

test('what is no address is refused beside the field', async () => {
  const door = await atHerCalendar()
  expect(await submit(door, { calendar: 'my calendar' })).toMatchObject({
    errors: { calendar: expect.stringContaining('This is not an address.') },
  })
})

test('a country with regions asks for one, and holidays of both are days off', async () => {
  const door = await frontDoor()
  await door.type('U0ANA', '/availability')
  await door.settled()
  const found = await door.interact('U0ANA', { action_id: 'find-country', options: 'germ' })
  expect(JSON.stringify(found.options)).toContain('Germany')
  await door.interact('U0ANA', { action_id: 'find-country', value: 'DE' })
  await door.settled()
  const sent = await submit(door, {
    'find-country': 'DE',
    region: 'BE',
    own: '2027-03-03\n2027-03-02',
  })
  expect(sent).toMatchObject({ ok: true })
  const preview = wordsOf(await door.modal('U0ANA'))
  expect(preview).toContain('*Tue 2 Mar*  off')
  expect(preview).toContain('*Wed 3 Mar*  off')
  // Berlin alone keeps women's day.
  expect(preview).toContain('*Mon 8 Mar*  off, public holiday')
  expect(preview).toContain('*Tue 9 Mar*  09:00-17:00')
})

test.each([
  ['own', 'tomorrow', "I don't know the date in “tomorrow”."],
  ['hours', 'always', "I don't know the days in “always”."],
])('%s: %s is refused beside the field', async (field, typed, words) => {
  const door = await frontDoor()
  await door.type('U0ANA', '/availability')
  await door.settled()
  const { errors } = await submit(door, { [field]: typed })
  expect(JSON.stringify(errors)).toContain(words)
})
