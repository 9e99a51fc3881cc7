import { describe, expect, test } from 'vitest'
import { homeOf } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const MILA = 'cand_mila'

/** Petra books Mila; then somebody opens the audit log from their Home. */
async function openedBy(user: string): Promise<{ door: FrontDoor; words: () => Promise<string> }> {
  const door = await frontDoor()
  await door.type('U0PETRA', '/schedule-interview Mila')
  await door.settled()
  for (const how of [{ submit: { from: '14:30' } }, { action_id: 'book-offer' }]) {
    await door.interact('U0PETRA', how)
    await door.settled()
  }
  await control(door.slack, 'open-home', { user })
  await door.settled()
  await door.interact(user, { view: 'home', action_id: 'open-audit' })
  await door.settled()
  return { door, words: async () => wordsOf(await door.modal(user)) }
}

test('an admin reads who booked what for whom, and when, with the zone', async () => {
  const { words } = await openedBy('U0VERA')
  expect(await words()).toMatch(
    /<@U0PETRA> booked \*.* with Mila Kovač\*\nOnly this\nMon 1 Mar, 09:00 Belgrade · entry \d+\n.*start: (Mon|Tue|Wed|Thu|Fri) \d+ Mar, \d\d:\d\d Belgrade/,
  )
})

test('an auditor reads the same without the names of candidates', async () => {
  const { words } = await openedBy('U0OSKAR')
  expect(await words()).toMatch(
    /<@U0PETRA> booked \*.* with a candidate\*\nOnly this\nMon 1 Mar, 09:00 Stockholm/,
  )
  expect(await words()).not.toContain('Mila Kovač')
})

test('nobody else is shown the way, and its menu tells them nothing', async () => {
  const { door } = await openedBy('U0VERA')
  for (const [user, isShown] of [
    ['U0OSKAR', true],
    ['U0PETRA', false],
    ['U0ANA', false],
  ] as const) {
    await control(door.slack, 'open-home', { user })
    await door.settled()
    const home = wordsOf(homeOf(door.slack.ws, user)?.view)
    expect(home.includes('Who changed what, and when.')).toBe(isShown)
  }
})

describe('the log is searched', () => {
  test('by who did it, and back to everything', async () => {
    const { door, words } = await openedBy('U0VERA')
    await door.interact('U0VERA', { action_id: 'audit-who', value: 'U0PETRA' })
    expect(await words()).toContain('<@U0PETRA> booked')
    expect(await words()).not.toContain('The bot')
    await door.interact('U0VERA', { action_id: 'audit-who', value: 'U0ANA' })
    expect(await words()).toContain('Nothing in the log fits.')
    await door.interact('U0VERA', { action_id: 'audit-all' })
    expect(await words()).toContain('The bot')
  })

  test('by a candidate, with their applications and interviews', async () => {
    const { door, words } = await openedBy('U0VERA')
    const ask = { action_id: 'audit-about', options: 'mila' }
    const found = JSON.stringify((await door.interact('U0VERA', ask)).options)
    expect(found).toContain(MILA)
    await door.interact('U0VERA', { action_id: 'audit-about', value: MILA })
    const told = await words()
    expect(told).toContain('<@U0PETRA> booked')
    expect(told).toContain('The bot imported *Mila Kovač*')
    expect(told).not.toContain('Chen Wei')
  })

  test('by days on the reader’s calendar, and by two things picked at once', async () => {
    const { door, words } = await openedBy('U0VERA')
    await door.interact('U0VERA', { action_id: 'audit-to', value: '2027-02-28' })
    expect(await words()).toContain('Nothing in the log fits.')
    await door.interact('U0VERA', { action_id: 'audit-to', value: '2027-03-01' })
    await door.settled()
    await door.interact('U0VERA', { action_id: 'audit-from', value: '2027-03-01' })
    expect(await words()).toContain('<@U0PETRA> booked')
    await door.interact('U0VERA', { action_id: 'audit-all' })
    await door.settled()
    // Two at once: the second is sent before the view knows of the first, but the page holds both.
    await Promise.all([
      door.interact('U0VERA', { action_id: 'audit-who', value: 'U0PETRA' }),
      door.interact('U0VERA', {
        ...{ action_id: 'audit-from', value: '2027-03-01' },
        values: { 'audit-who': 'U0PETRA' },
      }),
    ])
    expect(await words()).toContain('<@U0PETRA> booked')
    expect(await words()).not.toContain('The bot')
  })
})

test('older entries follow page by page, each once', async () => {
  const { door, words } = await openedBy('U0VERA')
  const seen: string[] = []
  for (let page = 0; page < 50; page++) {
    seen.push(...[...(await words()).matchAll(/entry (\d+)/g)].map(([, seq]) => String(seq)))
    if (!buttonsOf(await door.modal('U0VERA')).includes('Older')) break
    await door.interact('U0VERA', { action_id: 'audit-older' })
  }
  expect(seen.map(Number)).toEqual(seen.map((_, i) => seen.length - i))
  expect(seen.length).toBeGreaterThan(20)
})
