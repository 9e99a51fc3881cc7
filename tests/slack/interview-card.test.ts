import { expect, test } from 'vitest'
import type { Json } from '../../sandbox/slack/json.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const petra = 'U0PETRA'
const mara = 'U0MARA'

/** Petra books Mila's screen at the first time offered; gives who is asked for the seat that counts. */
async function booked(door: FrontDoor, from = '14:30'): Promise<string> {
  await door.type(petra, '/schedule-interview Mila')
  await door.settled()
  // Afternoon in Belgrade: several of the pool are at work then.
  await door.interact(petra, { submit: { from } })
  await door.settled()
  await door.interact(petra, { action_id: 'book-offer' })
  await door.settled()
  const [first] = await askedPeople(door)
  if (!first) throw new Error('nobody was asked')
  return first
}

async function decline(door: FrontDoor, panellist: string): Promise<void> {
  await door.interact(panellist, {
    channel: await im(door, panellist),
    action_id: 'invite-decline',
  })
  await door.settled()
  await door.interact(panellist, { submit: { why: 'busy' } })
  await door.settled()
}

async function card(door: FrontDoor): Promise<string> {
  return wordsOf((await door.inbox(petra)).find((m) => wordsOf(m).includes('Mila Kovač')))
}

test('an invitation accepted shows on the card, which is edited and not posted again', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  expect(await card(door)).toContain('Confirmed 0 of 2')
  await door.interact(panellist, { channel: await im(door, panellist), action_id: 'invite-accept' })
  expect(await card(door)).toContain('Confirmed 1 of 2')
  expect(await door.inbox(petra)).toHaveLength(1)
  const [invitation] = await door.inbox(panellist)
  expect(wordsOf(invitation)).toMatch(/^You interview \*Mila Kovač\*/)
  expect(buttonsOf(invitation)).toEqual(['Kit', "I can't make it", 'Calendar file'])
})

test('a decline with its reason opens the seat and offers who is free; with nobody left, the least change is a press away', async () => {
  const door = await frontDoor()
  // So late in Belgrade only two of the pool are at work.
  const panellist = await booked(door, '17:00')
  await door.interact(panellist, {
    channel: await im(door, panellist),
    action_id: 'invite-decline',
  })
  await door.settled()
  await door.interact(panellist, { submit: { why: 'away', reason: 'Back on Thursday' } })
  expect(await card(door)).toContain("I'm away: Back on Thursday")
  expect(await card(door)).toContain('Open seat: Interviewer.')
  expect(wordsOf((await door.inbox(panellist))[0])).toMatch(/You can't make .* <@U0PETRA> knows/)
  const before = await askedPeople(door)
  await door.interact(petra, { channel: await im(door, petra), action_id: 'ask-stand-in' })
  const after = (await askedPeople(door)).filter((id) => !before.includes(id))
  expect(after).toHaveLength(1)
  expect(await card(door)).not.toContain('is open')
  expect(wordsOf((await door.inbox(petra)).at(-1))).toMatch(
    new RegExp(
      `^<@${panellist}> can't make \\*Mila Kovač\\*, .* Your card says who could step in\\.`,
    ),
  )
  await decline(door, after[0] ?? '')
  const [, when = 'nothing'] =
    /The least change is (.+?) Belgrade with <@/.exec(await card(door)) ?? []
  expect((await card(door)).split(when)).toHaveLength(2)
  await door.interact(petra, { channel: await im(door, petra), action_id: 'move-here' })
  expect(await card(door)).toContain(when)
  expect(await card(door)).not.toContain('is open')
})

test('who is asked and stays silent makes room for the next', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.interact(panellist, {
    channel: await im(door, panellist),
    action_id: 'invite-decline',
  })
  await door.settled()
  await door.interact(panellist, { submit: { why: 'busy' } })
  await door.settled()
  await door.interact(petra, { channel: await im(door, petra), action_id: 'ask-stand-in' })
  const first = (await askedPeople(door)).find((id) => id !== panellist)
  // Asked on a Monday at nine about the afternoon of the day after: a quarter of the time that is left.
  expect(wordsOf((await door.inbox(first ?? '')).at(-1))).toMatch(
    /After \d\d:\d\d [A-Z]\w+( \w+)? somebody else is asked\./,
  )
  await door.wind(24 * 60)
  const next = (await askedPeople(door)).filter((id) => id !== panellist && id !== first)
  expect(wordsOf((await door.inbox(first ?? ''))[0])).toMatch(/^No longer yours/)
  expect(next).toHaveLength(1)
})

test('a move keeps the panel, asks it again and is heard in the thread', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.interact(petra, { channel: await im(door, petra), action_id: 'card-move' })
  await door.settled()
  const backwards = { first: '2027-03-10', from: '15:00', to: '10:00', reason: 'An exam' }
  expect(await door.interact(petra, { submit: backwards })).toMatchObject({
    errors: { to: 'Pick a time that is after the one above.' },
  })
  // At a weekend nobody works, and the way back leads to the days.
  const weekend = { ...backwards, first: '2027-03-13', last: '2027-03-14', to: '18:00' }
  await door.interact(petra, { submit: weekend })
  const none = wordsOf(await door.modal(petra))
  expect(none).toContain('No other time fits in those days.')
  expect(none).toContain('are away until Mon 15 Mar.')
  await door.interact(petra, { action_id: 'card-move' })
  await door.settled()
  const meant = { first: '2027-03-10', from: '09:00', to: '18:00', reason: 'Mila has an exam' }
  await door.interact(petra, { submit: meant })
  const times = await door.modal(petra)
  expect(wordsOf(times)).toContain('The same panel. Inside everyone')
  // Meanwhile another recruiter books the first of them for somebody else.
  await door.type(mara, '/schedule-interview Jelena')
  await door.settled()
  const day = { first: '2027-03-10', last: '2027-03-10' }
  const same = { panel: 'chosen', 'choose-people': [panellist], from: '10:30', to: '11:00' }
  await door.interact(mara, { submit: { ...day, ...same } })
  await door.settled()
  await door.interact(mara, { action_id: 'book-offer' })
  await door.settled()
  await door.interact(petra, { action_id: 'move-here' })
  expect(wordsOf(await door.modal(petra))).toMatch(
    /That time was booked \d seconds? ago by <@U0MARA>\. Here are the next best\./,
  )
  await door.interact(petra, { action_id: 'move-here' })
  expect(wordsOf(await door.modal(petra))).toMatch(/is now on Thu 11 Mar/)
  const inbox = await door.inbox(panellist)
  expect(wordsOf(inbox[0])).toContain('Thu 11 Mar')
  const [invitation, ...others] = inbox
  const reply = others.find(({ thread_ts }) => thread_ts === invitation?.ts)
  expect(wordsOf(reply)).toMatch(/^\*Mila Kovač\*, .*: moved from .* to Thu 11 Mar/)

  // Nobody can have missed what has not begun.
  await openMissing(door, 'no-show-candidate')
  expect(wordsOf(await door.modal(petra))).toContain('Say so once it has.')
  await door.interact(petra, { close: 'all' })

  // Afterwards it turns out that somebody did not come; first the wrong one is noted.
  await door.wind(11 * 24 * 60)
  await noteMissing(door, 'no-show-candidate', {})
  expect(await card(door)).toContain('· the candidate did not come')
  await door.interact(petra, { channel: await im(door, petra), action_id: 'card-took-place' })
  await noteMissing(door, 'no-show-panel', { missing: panellist, reason: 'Overslept' })
  expect(await card(door)).toMatch(
    new RegExp(`^Did not happen: .* · <@${panellist}> did not come · Overslept`),
  )
})

/** Notes on Petra's card that somebody did not come. */
async function noteMissing(door: FrontDoor, who: string, form: Json): Promise<void> {
  await openMissing(door, who)
  await door.interact(petra, { submit: form })
  await door.settled()
}

async function openMissing(door: FrontDoor, who: string): Promise<void> {
  const inbox = JSON.stringify(await door.inbox(petra))
  const [value] = new RegExp(`${who}:[^"]+`).exec(inbox) ?? []
  await door.interact(petra, { channel: await im(door, petra), action_id: 'card-more', value })
  await door.settled()
}

test('cancelling needs a reason, tells the panel and leaves one line', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  const more = { channel: await im(door, petra), action_id: 'card-more' }
  const [, id] = /cancel:(\S+)/.exec(JSON.stringify(await door.inbox(petra))) ?? []
  await door.interact(petra, { ...more, value: `cancel:${id?.split('"')[0]}` })
  await door.settled()
  await door.interact(petra, { submit: { reason: 'The opening is closed' } })
  const inbox = await door.inbox(panellist)
  expect(wordsOf(inbox[0])).toMatch(/^Cancelled: \*Mila Kovač\*/)
  expect(buttonsOf(inbox[0])).toEqual([])
  expect(wordsOf(inbox[1])).toContain('The opening is closed')
})

test('the text for the candidate names their zone, and its calendar file lands below the card', async () => {
  const door = await frontDoor()
  await booked(door)
  await door.interact(petra, { channel: await im(door, petra), action_id: 'card-copy' })
  const view = await door.modal(petra)
  expect(JSON.stringify(view)).toContain('Belgrade time (Europe/Belgrade, UTC+01:00)')
  await door.settled()
  const files = [...door.slack.ws.files.values()]
  expect(files.map(({ name }) => name)).toEqual(['interview-screen.ics'])
  const text = Buffer.from(files[0]?.bytes ?? '').toString()
  // The bot was not told of a mailbox that anybody reads.
  expect(text).toContain('METHOD:PUBLISH')
  expect(text).toContain('SEQUENCE:0')
  expect(text).toContain('BEGIN:VTIMEZONE')
})

test('a place that is known later is on the card, and the panel hears of it', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  const [id = ''] = /int_[\w-]+/.exec(JSON.stringify(await door.inbox(petra))) ?? []
  await door.interact(petra, {
    channel: await im(door, petra),
    action_id: 'card-more',
    value: `place:${id}`,
  })
  await door.settled()
  const where = { place: 'video', placeText: 'my zoom' }
  expect(await door.interact(petra, { submit: where })).toMatchObject({
    errors: { placeText: 'Paste a link that begins with https://, or leave it empty.' },
  })
  await door.interact(petra, { submit: { ...where, placeText: 'https://meet.example.org/a_b' } })
  const link = '<https://meet.example.org/a_b|https://meet.example.org/a_b>'
  expect(await card(door)).toContain(` · ${link}`)
  expect((await door.inbox(panellist)).map(wordsOf)).toEqual([
    expect.stringContaining(link),
    expect.stringContaining(`The place has changed: ${link}. The time stays `),
  ])
})

test('a time that a panellist proposes is one press away on the card', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.interact(panellist, {
    channel: await im(door, panellist),
    action_id: 'invite-propose',
  })
  await door.settled()
  await door.interact(panellist, { submit: { day: '2027-03-11', time: '15:00' } })
  expect(await card(door)).toMatch(/proposes Thu 11 Mar, \d\d:\d\d Belgrade/)
  expect((await door.inbox(panellist)).map(wordsOf).join()).toMatch(
    /You proposed Thu 11 Mar, 15:00 \w+\. <@U0PETRA> decides; until then this time stands\./,
  )
})

test('who declines after all is not said to want another time, and the channel sees an open seat', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  const channel = await im(door, panellist)
  await door.interact(panellist, { channel, action_id: 'invite-propose' })
  await door.settled()
  await door.interact(panellist, { submit: { day: '2027-03-11', time: '15:00' } })
  await door.settled()
  await door.interact(panellist, { channel, action_id: 'invite-decline' })
  await door.settled()
  await door.interact(panellist, { submit: { why: 'away' } })
  expect(await card(door)).toMatch(/can't make it: .*away/)
  expect(await card(door)).not.toMatch(/another time\b|proposes/)
  const [post] = (await door.channel('C0HIRESEARCH')).slice(-1)
  expect(wordsOf(post)).toMatch(/Belgrade .*· 1 seat is open$/)
})

/** The bot's direct message with somebody. */
function im(door: FrontDoor, user: string): Promise<string> {
  return door.imOf(user)
}

/** Who has an open question for a seat that counts. */
async function askedPeople(door: FrontDoor): Promise<string[]> {
  const asked: string[] = []
  for (const { id, isBot, deleted } of door.slack.ws.people.values()) {
    if (isBot || deleted) continue
    const words = (await door.inbox(id)).map(wordsOf)
    if (words.some((w) => w.startsWith("You're asked to interview") && !w.includes('shadow')))
      asked.push(id)
  }
  return asked
}
