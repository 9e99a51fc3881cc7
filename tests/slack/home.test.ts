import { describe, expect, test } from 'vitest'
import { people } from '../../sandbox/furniture/people.ts'
import { homeOf } from '../../sandbox/slack/views.ts'
import { control } from '../../sandbox/web/control.ts'
import { pauseUntil } from '../../src/app/availability.ts'
import { setGrants } from '../../src/app/interviewers.ts'
import { PersonId } from '../../src/core/ids.ts'
import { LocalDate } from '../../src/core/time.ts'
import { followHome, publishHome } from '../../src/slack/home-follow.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'
import { ana, world } from '../support/world.ts'

async function atHome(door: FrontDoor, user: string) {
  await control(door.slack, 'open-home', { user })
  await door.settled()
  return homeOf(door.slack.ws, user)?.view
}

async function press(door: FrontDoor, user: string, action_id: string) {
  await door.interact(user, { view: 'home', action_id })
  await door.settled()
}

/** Petra books Mila at the first time offered; gives who is asked for the seat that counts. */
async function booked(door: FrontDoor): Promise<string> {
  await door.type('U0PETRA', '/schedule-interview Mila')
  await door.settled()
  for (const how of [{ submit: { from: '14:30' } }, { action_id: 'book-offer' }]) {
    await door.interact('U0PETRA', how)
    await door.settled()
  }
  for (const { id } of people) {
    const [asked] = id === 'U0PETRA' || id === 'U0TOM' ? [] : await door.inbox(id)
    const isSeat = buttonsOf(asked).includes('Accept') && !wordsOf(asked).includes('shadow')
    if (isSeat) return id
  }
  throw new Error('nobody was asked')
}

test('somebody new is asked for their hours first, and no more once they have set them', async () => {
  const door = await frontDoor()
  expect(wordsOf(await atHome(door, 'U0VERA'))).not.toContain('Welcome')
  const { id } = await control(door.slack, 'user', { name: 'new', tz: 'Asia/Tokyo' })
  const somebody = String(id)
  const home = await atHome(door, somebody)
  expect(wordsOf(home)).toContain('Welcome')
  expect(wordsOf(home)).toContain('None in the next four weeks.')
  expect(buttonsOf(home)).not.toContain('Schedule an interview')
  await press(door, somebody, 'open-availability')
  await door.interact(somebody, { submit: {} })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, somebody)?.view)).not.toContain('Welcome')
})

test('an interview to come can be accepted from Home, and its recruiter sees who is missing', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  expect(wordsOf(await atHome(door, 'U0PETRA'))).toMatch(
    new RegExp(`\\*Mila Kovač\\* .*\\n.*Belgrade\\nWaiting for .*<@${panellist}>`),
  )
  const home = wordsOf(await atHome(door, panellist))
  expect(home).toContain('*Mila Kovač* · ')
  expect(home).toMatch(/^1( of \d)? this week/m)
  await press(door, panellist, 'home-accept')
  expect(buttonsOf(homeOf(door.slack.ws, panellist)?.view)).not.toContain('Accept')
  expect(wordsOf(await atHome(door, 'U0PETRA'))).not.toContain(`<@${panellist}>`)
})

test('who declines from Home has that hour free, and the recruiter sees an open seat', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await atHome(door, panellist)
  await press(door, panellist, 'invite-decline')
  await door.interact(panellist, { submit: { why: 'busy' } })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, panellist)?.view)).toMatch(/^0( of \d)? this week/m)
  expect(wordsOf(await atHome(door, 'U0PETRA'))).toContain('1 seat is open')
})

test('a pause is set and lifted from Home', async () => {
  const door = await frontDoor()
  await atHome(door, 'U0ANA')
  await press(door, 'U0ANA', 'home-pause')
  await door.interact('U0ANA', { submit: { paused: '2027-03-20' } })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).toContain('Paused until Sat 20 Mar')
  await press(door, 'U0ANA', 'home-pause')
  await door.interact('U0ANA', { submit: { paused: null } })
  await door.settled()
  expect(wordsOf(homeOf(door.slack.ws, 'U0ANA')?.view)).not.toContain('Paused')
})

test('a Home that has changed since it was seen is read again, and that is what counts', async () => {
  const deps = await world()
  const published: (string | undefined)[] = []
  const slack = {
    publishHome: async (_who: PersonId, view: unknown, hash?: string) => {
      published.push(hash)
      await pauseUntil(deps, ana, ana, LocalDate.parse('2027-03-20'))
      seen.push(wordsOf(JSON.parse(JSON.stringify(view))))
      return hash === undefined ? 'new' : undefined
    },
  }
  const seen: string[] = []
  await publishHome(deps, slack, ana, 'old')
  expect(published).toEqual(['old', undefined])
  expect(seen.map((words) => words.includes('Paused until'))).toEqual([false, true])
})

describe('what others change shows on a Home that has been opened', () => {
  const shown = (door: FrontDoor, user: string) => homeOf(door.slack.ws, user)?.view

  test('a booking, and the answer to it', async () => {
    const door = await frontDoor()
    for (const { id } of people) await atHome(door, id)
    const panellist = await booked(door)
    expect(wordsOf(shown(door, panellist))).toContain('*Mila Kovač* · ')
    expect(wordsOf(shown(door, 'U0PETRA'))).toContain(`<@${panellist}>`)
    await press(door, panellist, 'home-accept')
    expect(wordsOf(shown(door, 'U0PETRA'))).not.toContain(`<@${panellist}>`)
  })

  test('a permission that somebody is given', async () => {
    const door = await frontDoor()
    await atHome(door, 'U0BO')
    expect(buttonsOf(shown(door, 'U0BO'))).not.toContain('Schedule an interview')
    const store = await openStore(await openSource(door.database))
    const deps = { ...(await world()), store }
    const recruiter = ['recruiter'] as const
    await setGrants(deps, PersonId.parse('U0VERA'), PersonId.parse('U0BO'), recruiter)
    await store.close()
    await door.settled()
    expect(buttonsOf(shown(door, 'U0BO'))).toContain('Schedule an interview')
  })

  test('nobody’s Home is made who has never opened it, and what reads the same is not shown again', async () => {
    const deps = await world()
    let calls = 0
    const slack = { publishHome: async () => `hash ${++calls}` }
    expect(await followHome(deps, slack, ana)).toBe('never opened')
    await publishHome(deps, slack, ana)
    expect(await followHome(deps, slack, ana)).toBe('shown')
    expect(calls).toBe(1)
    await pauseUntil(deps, ana, ana, LocalDate.parse('2027-03-20'))
    await followHome(deps, slack, ana)
    expect(calls).toBe(2)
  })

  test('one that was changed meanwhile is read again before it is shown', async () => {
    const deps = await world()
    const hashes: (string | undefined)[] = []
    const slack = {
      publishHome: async (_who: PersonId, _view: unknown, hash?: string) => {
        hashes.push(hash)
        return hash === 'first' ? undefined : 'first'
      },
    }
    await publishHome(deps, slack, ana)
    await pauseUntil(deps, ana, ana, LocalDate.parse('2027-03-20'))
    await followHome(deps, slack, ana)
    expect(hashes).toEqual([undefined, 'first', undefined])
  })
})

test('a recruiter opens the form from Home', async () => {
  const door = await frontDoor()
  await atHome(door, 'U0PETRA')
  await press(door, 'U0PETRA', 'home-schedule')
  expect((await door.modal('U0PETRA'))?.callback_id).toBe('schedule-form')
})
