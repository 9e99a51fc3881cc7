import { describe, expect, test } from 'vitest'
import { recordIn, recordsIn, textIn } from '../../sandbox/slack/json.ts'
import type { ValidView } from '../../sandbox/slack/views.ts'
import { setCalendar } from '../../src/app/feeds.ts'
import { PersonId } from '../../src/core/ids.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { asked, dmOf, pressed } from '../support/schedule.ts'
import { at } from '../support/time.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'
import { world } from '../support/world.ts'

/** How many invitations somebody has in their messages. */
async function invitations(door: FrontDoor, user: string): Promise<number> {
  const messages = await door.inbox(user)
  return messages.filter((message) => buttonsOf(message).includes('Accept')).length
}

test('a recruiter gets five times that differ, each with everybody’s clock, why and at what cost', async () => {
  const door = await frontDoor()
  const view = await asked(door)
  const words = wordsOf(view)
  expect(view?.callback_id).toBe('schedule-times')
  expect(words).toContain('Times for *Mila Kovač* · Screen, 30 min · their clock, Belgrade')
  expect(words).toContain('1  *Mon 8 Mar, 09:00-09:30 Belgrade*\n<@U0BO> (13:30 Kolkata)')
  expect(words).toContain('Earliest.')
  expect(words).toContain("Earliest in an afternoon. Inside everyone's preferred hours.")
  expect(words).toContain('Earliest on another day.')
  expect(words).toMatch(/5 best of 175 · proved best in [\d.]+ (ms|s)/)
  expect(buttonsOf(view).filter((label) => label === 'Book this time')).toHaveLength(5)
})

test('whose calendar could not be read for long is said beside the times', async () => {
  const door = await frontDoor()
  const store = await openStore(await openSource(door.database))
  const bo = PersonId.parse('U0BO')
  const nowhere = { address: 'https://127.0.0.1/nothing.ics', mail: null }
  await setCalendar({ ...(await world()), store }, PersonId.parse('U0VERA'), bo, nowhere)
  expect(wordsOf(await asked(door))).toContain(
    "<@U0BO>'s calendar has not been read yet. They may be busy when I think they are free.",
  )
  const [feed] = await store.feeds([bo])
  if (!feed) throw new Error('it was set')
  const state = { ...feed.state, freshAt: at('2027-02-26T08:00') }
  await store.commit({ feeds: [{ ...feed, state }], deeds: [] })
  await store.close()
  expect(wordsOf(await asked(door))).toContain("<@U0BO>'s calendar was last read 3 days ago.")
})

test('a candidate far from the office sees the office’s time as well', async () => {
  const door = await frontDoor()
  const view = await asked(door, { 'find-candidate': 'cand_sofia', 'find-zone': 'America/Bogota' })
  expect(wordsOf(view)).toContain('Mon 8 Mar, 09:00-09:30 Bogota* · 15:00 Belgrade, the office')
})

test('booking says what was booked and what happens next, and everybody is told', async () => {
  const door = await frontDoor()
  await asked(door, { place: 'room', placeText: 'Tesla' })
  const view = await pressed(door, 'book-offer')
  expect(wordsOf(view)).toContain(
    'Booked: *Mila Kovač*\nMon 8 Mar, 09:00-09:30 Belgrade · Screen · Tesla',
  )
  expect(wordsOf(view)).toContain('<@U0BO> is being asked now.')
  expect(await invitations(door, 'U0BO')).toBe(1)
})

describe('booked exactly once', () => {
  test('when Slack delivers everything twice', async () => {
    const door = await frontDoor()
    door.slack.setFaults({ double: true })
    await asked(door)
    await pressed(door, 'book-offer')
    expect(wordsOf(await door.modal('U0PETRA'))).toContain('Booked: *Mila Kovač*')
    door.slack.setFaults({ double: false })
    expect(await invitations(door, 'U0BO')).toBe(1)
  })

  test('when a recruiter presses twice before the first press is answered', async () => {
    const door = await frontDoor()
    await asked(door)
    await Promise.all([
      door.interact('U0PETRA', { action_id: 'book-offer' }),
      door.interact('U0PETRA', { action_id: 'book-offer' }),
    ])
    expect(wordsOf(await door.modal('U0PETRA'))).toContain('Booked: *Mila Kovač*')
    expect(await invitations(door, 'U0BO')).toBe(1)
  })

  test('when two recruiters want the same hour: the other is told by whom and when, and sees the next best', async () => {
    const door = await frontDoor()
    const only = { last: '2027-03-08', panel: 'chosen', 'choose-people': ['U0BO'] }
    await asked(door, only)
    await door.type('U0VERA', '/schedule-interview Ivan')
    await door.settled()
    await asked(door, { ...only, 'find-candidate': 'cand_ivan' }, 'U0VERA')
    await pressed(door, 'book-offer', { user: 'U0VERA' })
    const view = await pressed(door, 'book-offer')
    expect(wordsOf(view)).toMatch(
      /^That time was booked \d+ seconds? ago by <@U0VERA>\. Here are the next best\./,
    )
    expect(wordsOf(view)).toContain('Mon 8 Mar, 09:30-10:00 Belgrade')
    expect(await invitations(door, 'U0BO')).toBe(1)
  })
})

describe('other times', () => {
  test('of one day', async () => {
    const door = await frontDoor()
    await asked(door)
    const view = await pressed(door, 'other-days', { value: '2027-03-10' })
    expect(wordsOf(view)).toContain('only Wed 10 Mar')
    expect(wordsOf(view)).not.toContain('Tue 9 Mar, ')
    expect(wordsOf(await pressed(door, 'other-days', { value: 'all' }))).toContain('Mon 8 Mar, ')
  })

  test('without somebody, and with them again', async () => {
    const door = await frontDoor()
    await asked(door)
    const view = await pressed(door, 'other-people', { value: 'without:U0BO' })
    expect(wordsOf(view)).not.toContain('<@U0BO>')
    expect(wordsOf(view)).toContain('With Boman Mistry again')
    const back = await pressed(door, 'other-people', { value: 'with:U0BO' })
    expect(wordsOf(back)).toContain('<@U0BO>')
  })

  test('that nobody has seen yet, until there are no more', async () => {
    const door = await frontDoor()
    const first = await asked(door, { last: '2027-03-09' })
    const more = await pressed(door, 'more-times')
    expect(wordsOf(first)).toContain('Mon 8 Mar, 09:00-09:30 Belgrade')
    expect(wordsOf(more)).toContain('There are no more that differ by half a day.')
  })

  test('after going back to the form, which is as it was', async () => {
    const door = await frontDoor()
    await asked(door, { notes: 'Storage first', from: '10:00' })
    const form = await pressed(door, 'change-form')
    expect(form?.callback_id).toBe('schedule-form')
    expect(JSON.stringify(form)).toContain('"initial_value":"Storage first"')
    expect(JSON.stringify(form)).toContain('"initial_time":"10:00"')
  })
})

test('Why this one says what speaks for it, what decided each choice and what the next best costs', async () => {
  const door = await frontDoor()
  await asked(door)
  const words = wordsOf(await pressed(door, 'why-offer', { value: '1' }))
  expect(words).toContain("• Inside everyone's preferred hours.")
  expect(words).toContain(
    '*What decided Screen*\n• Mon 8 Mar, 13:15 Belgrade would mean an end 15 min later.',
  )
  expect(words).toMatch(/• Interviewer: <@U0\w+> instead would (be as good|mean)/)
  expect(words).toContain('• Shadow: leaving it empty would mean 1 empty seat more.')
  expect(words).toContain('Proved: no other time of its kind is better.')
})

test('a loop is a small timetable with its total', async () => {
  const door = await frontDoor()
  const view = await asked(door, { what: 'technical-loop/*', last: '2027-03-19' })
  const words = wordsOf(view)
  expect(words).toContain('1  *Mon 8 Mar Belgrade*\n09:00-10:00 Language and debugging · <@U0')
  expect(words).toContain('2 h 45 in all, over by Mon 8 Mar, 12:15 Belgrade')
  expect(words).toMatch(/\d best · proved best in/)
  expect(wordsOf(await pressed(door, 'book-offer'))).toContain('Learning and teamwork')
})

describe('no time', () => {
  const evening = {
    last: '2027-03-08',
    from: '19:00',
    to: '20:00',
    panel: 'chosen',
    'choose-people': ['U0ANA'],
  }

  test('why, in words, and a button that makes the change', async () => {
    const door = await frontDoor()
    const view = await asked(door, { ...evening, from: '16:45', to: '17:15' })
    expect(wordsOf(view)).toContain('No time fits *Mila Kovač* on Mon 8 Mar.')
    expect(wordsOf(view)).toContain(
      'The seat “Interviewer” needs <@U0ANA>. <@U0ANA> does not work then.',
    )
    expect(buttonsOf(view)).toContain('Start the day 60 min earlier')
    const block = blockOf(view, 'Start the day 60 min earlier')
    const times = await pressed(door, 'take-way', { block })
    expect(wordsOf(times)).toContain('1  *Mon 8 Mar, 15:45-16:15 Belgrade*\n<@U0ANA>')
  })

  test('who of a pool cannot, and until when, is said together', async () => {
    const door = await frontDoor()
    const weekend = { first: '2027-03-13', last: '2027-03-14', days: ['6', '7'] }
    const words = wordsOf(await asked(door, { ...weekend, what: 'technical-loop/learning' }))
    expect(words).toContain('No time fits *Mila Kovač* between Sat 13 Mar and Sun 14 Mar.')
    expect(words).toContain('<@U0HUGO> and <@U0LUKA> are away until Mon 15 Mar.')
  })

  test('somebody who would have to work longer is asked, and their yes brings the times', async () => {
    const door = await frontDoor()
    const view = await asked(door, { ...evening, from: '16:45', to: '17:45' })
    const block = blockOf(view, 'Ask Ana Nikolić to stay 60 min longer')
    const after = await pressed(door, 'take-way', { block })
    expect(wordsOf(after)).toContain("You asked <@U0ANA>. I'll write to you when they answer.")

    const [question] = await door.inbox('U0ANA')
    expect(wordsOf(question)).toContain('could you stay 60 min longer on one day')
    const channel = await dmOf(door, 'U0ANA')
    await door.interact('U0ANA', { channel, action_id: 'grant-favour' })
    const [answered] = await door.inbox('U0ANA')
    expect(wordsOf(answered)).toContain('You agreed, for *Mila Kovač*.')
    expect(buttonsOf(answered)).toEqual([])

    const heard = (await door.inbox('U0PETRA')).at(-1)
    expect(wordsOf(heard)).toContain('<@U0ANA> agreed, for *Mila Kovač*. Nothing is booked yet.')
    await door.interact('U0PETRA', {
      channel: await dmOf(door, 'U0PETRA'),
      action_id: 'favour-times',
    })
    const times = await door.modal('U0PETRA')
    expect(wordsOf(times)).toContain('Mon 8 Mar, 16:45-17:15 Belgrade')
    expect(wordsOf(await pressed(door, 'book-offer'))).toContain('Booked: *Mila Kovač*')
  })
})

/** The id of the block whose button reads `label`. */
function blockOf(view: ValidView | undefined, label: string): string {
  const found = recordsIn(view?.blocks).find(
    ({ accessory }) => textIn(recordIn(recordIn(accessory).text), 'text') === label,
  )
  return textIn(found ?? {}, 'block_id') ?? ''
}
