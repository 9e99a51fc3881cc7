import { expect, test } from 'vitest'
import { people } from '../../sandbox/furniture/people.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const petra = 'U0PETRA'

/** Petra books Mila for this afternoon or later; gives who is asked for the seat that counts. */
async function booked(door: FrontDoor): Promise<string> {
  await door.type(petra, '/schedule-interview Mila')
  await door.settled()
  for (const how of [{ submit: { from: '14:30' } }, { action_id: 'book-offer' }]) {
    await door.interact(petra, how)
    await door.settled()
  }
  for (const { id } of people) {
    const [asked] = id === petra || id === 'U0TOM' ? [] : await door.inbox(id)
    if (buttonsOf(asked).includes('Accept') && !wordsOf(asked).includes('shadow')) return id
  }
  throw new Error('nobody was asked')
}

/** The digests among somebody's messages, by the day they are of. */
async function digests(door: FrontDoor, user: string): Promise<string[]> {
  const inbox = await door.inbox(user)
  return inbox.map(wordsOf).filter((words) => /^ ?\*\w{3} \d+ \w{3}\* · /.test(words))
}

test('a recruiter hears in the morning who has not answered, and of nothing at the weekend', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  expect(await digests(door, petra)).toEqual([])
  await door.wind(24 * 60)
  const [tuesday] = await digests(door, petra)
  expect(tuesday).toContain('*Tue 2 Mar*')
  expect(tuesday).toContain(`*Unconfirmed*  <@${panellist}>`)
  for (let day = 0; day < 5; day++) await door.wind(24 * 60)
  const days = (await digests(door, petra)).map((words) => /\*(\w{3}) /.exec(words)?.[1])
  expect(days).toEqual(['Tue', 'Wed', 'Thu', 'Fri'])
})

test('what is done goes from the open digest, and its message stays the same one', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.wind(24 * 60)
  const before = await door.inbox(petra)
  await door.interact(panellist, {
    channel: await door.imOf(panellist),
    action_id: 'invite-accept',
  })
  await door.settled()
  const after = await door.inbox(petra)
  const tuesday = (all: typeof before) => all.find((m) => wordsOf(m).includes('*Tue 2 Mar*'))
  expect(tuesday(after)?.ts).toBe(tuesday(before)?.ts)
  expect(wordsOf(tuesday(after))).not.toContain(`*Unconfirmed*  <@${panellist}>`)
  expect(wordsOf(tuesday(after))).toMatch(/ on you · 1 no longer/)
})

test('a panellist is nudged by hand once a day, and reads who asks', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.wind(24 * 60)
  const nudge = {
    channel: await door.imOf(petra),
    action_id: 'nudge',
    value: `answer:${await interviewOf(door)}:${panellist}`,
  }
  await door.interact(petra, nudge)
  await door.settled()
  const asks = async () =>
    (await door.inbox(panellist)).filter((m) => wordsOf(m).includes(`<@${petra}> asks.`)).length
  expect(await asks()).toBe(1)
  await door.interact(petra, nudge)
  await door.settled()
  expect(await asks()).toBe(1)
  const heard = (await door.inbox(petra)).map(wordsOf).join('\n')
  expect(heard).toContain(`<@${panellist}> hears of it now.`)
  expect(heard).toContain('Once a day is enough')
})

/** The interview that an open invitation is about. */
async function interviewOf(door: FrontDoor): Promise<string> {
  const text = JSON.stringify(await door.inbox(petra))
  const found = /card:(int_[\w-]+)/.exec(text)?.[1]
  if (!found) throw new Error('no card')
  return found
}

test('the time, the days and a mute are chosen in /digest, which says when the next one comes', async () => {
  const door = await frontDoor()
  await door.type(petra, '/digest')
  expect(wordsOf(await door.modal(petra))).toContain(
    'Your next digest comes Tue 2 Mar, 09:00 Belgrade',
  )
  await door.interact(petra, { submit: { at: '07:30', days: ['3'], muted: '2027-03-09' } })
  expect(wordsOf(await door.modal(petra))).toContain(
    'Your next digest comes Wed 10 Mar, 07:30 Belgrade',
  )
  await door.type(petra, '/digest unmute')
  const answers = (await door.inbox(petra)).map(wordsOf)
  expect(answers.at(-1)).toContain('Not muted. Your next digest comes Wed 3 Mar, 07:30 Belgrade')
})

test('what would be said now is shown at once, and nothing is said to be nothing', async () => {
  const door = await frontDoor()
  await door.type('U0BO', '/digest now')
  expect((await door.inbox('U0BO')).map(wordsOf).at(-1)).toContain('Nothing waits on you now')
  const panellist = await booked(door)
  await door.type(panellist, '/digest now')
  expect((await door.inbox(panellist)).map(wordsOf).at(-1)).toContain('*Asked*  Can you make it?')
  await door.type(panellist, '/digest tomorrow')
  expect((await door.inbox(panellist)).map(wordsOf).at(-1)).toContain('/digest now')
})

/** The block of the search opening in the list of channels. */
async function besideSearch(door: FrontDoor): Promise<string> {
  const blocks = (await door.modal(petra))?.blocks ?? []
  const found = blocks.find((block) => JSON.stringify(block).includes('<#C0HIRESEARCH>'))
  return String(found?.block_id)
}

/** The digests in the channel of the search opening. */
async function channelDigests(door: FrontDoor): Promise<string[]> {
  const posts = await door.channel('C0HIRESEARCH')
  return posts.map(wordsOf).filter((words) => /^ ?\*\w{3} \d+ \w{3}\* · /.test(words))
}

test('a recruiter has an opening’s channel read what waits, with names only while it is private', async () => {
  const door = await frontDoor()
  await booked(door)
  await door.type(petra, '/digest')
  await door.settled()
  await door.interact(petra, { action_id: 'channel-digests' })
  expect(wordsOf(await door.modal(petra))).toContain('No digest in <#C0HIRESEARCH>')
  await door.interact(petra, {
    action_id: 'channel-digest-open',
    block_id: await besideSearch(door),
  })
  expect(wordsOf(await door.modal(petra))).toContain('in <#C0HIRESEARCH>. It is private.')
  await door.interact(petra, { submit: { posting: 'post', at: '09:00', names: ['names'] } })
  expect(wordsOf(await door.modal(petra))).toContain('next Tue 2 Mar, 09:00 Belgrade')
  await door.wind(24 * 60)
  const [tuesday, ...none] = await channelDigests(door)
  expect(none).toEqual([])
  expect(tuesday).toMatch(/^ ?\*Tue 2 Mar\* · Search .* · 7 things wait/)
  expect(tuesday).toContain('Mila')
  const channel = door.slack.ws.channels.get('C0HIRESEARCH')
  if (!channel) throw new Error('no channel')
  door.slack.ws.channels.set(channel.id, { ...channel, kind: 'public' })
  await door.wind(24 * 60)
  const [over, wednesday] = await channelDigests(door)
  expect(over).toContain('*Tue 2 Mar* · 2 of 7 no longer wait. The rest is in Home.')
  expect(wednesday).toContain('*Wed 3 Mar*')
  expect(wednesday).not.toContain('Mila')
  const members = channel.members.filter((one) => one !== door.slack.ws.app.botUser)
  door.slack.ws.channels.set(channel.id, { ...channel, kind: 'public', members })
  await door.wind(24 * 60)
  expect((await channelDigests(door)).join()).not.toContain('*Thu 4 Mar*')
  const told = (await door.inbox(petra))
    .map(wordsOf)
    .filter((words) => words.includes("can't post"))
  expect(told).toEqual([expect.stringContaining('in <#C0HIRESEARCH>')])
})
