import { expect, test } from 'vitest'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { at } from '../support/time.ts'
import { buttonsOf, wordsOf } from '../support/words.ts'

const petra = 'U0PETRA'

/** Petra books Mila's screen for the first afternoon; gives who is asked for the seat that counts. */
async function booked(door: FrontDoor): Promise<string> {
  await door.type(petra, '/schedule-interview Mila')
  await door.settled()
  await door.interact(petra, { submit: { from: '14:30' } })
  await door.settled()
  await door.interact(petra, { action_id: 'book-offer' })
  await door.settled()
  await door.interact(petra, { close: true })
  for (const { id } of door.slack.ws.people.values()) {
    const asked = (await door.inbox(id)).some((m) => wordsOf(m).includes("You're asked"))
    if (asked && !(await isShadow(door, id))) return id
  }
  throw new Error('nobody was asked')
}

async function isShadow(door: FrontDoor, id: string): Promise<boolean> {
  return (await door.inbox(id)).some((m) => wordsOf(m).includes('You sit in as a shadow'))
}

/** The title of somebody's top modal, as Slack has it. */
async function title(door: FrontDoor, who: string): Promise<string> {
  return JSON.stringify((await door.modal(who))?.title)
}

async function kitMessages(door: FrontDoor, who: string) {
  return (await door.inbox(who)).filter((m) => wordsOf(m).includes('Kit · Mila'))
}

test('the panel gets the kit a day before, and a quarter of an hour before the same message shows the way in', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.interact(panellist, {
    channel: await door.imOf(panellist),
    action_id: 'invite-accept',
  })
  // The first afternoon is tomorrow's: half past two, and it is nine.
  expect(await kitMessages(door, panellist)).toHaveLength(0)
  await door.wind(6 * 60)
  const [kit, ...more] = await kitMessages(door, panellist)
  expect(more).toEqual([])
  const words = wordsOf(kit)
  expect(words).toMatch(/5 min to arrive · 1\d min of questions · 5 min for their own/)
  expect(words).toContain('*3 meets the bar:*')
  expect(words).toContain('*Hint 1*, no cap')
  expect(buttonsOf(kit)).toContain('Start the interview')
  await door.wind(23 * 60 + 20)
  const [same, ...others] = await kitMessages(door, panellist)
  expect(others).toEqual([])
  expect(wordsOf(same)).toMatch(/It begins at \d\d:\d\d Belgrade\./)
  // Heard once, under the invitation: an edit makes no sound.
  const heard = (await door.inbox(panellist)).map((one) => String(one.text))
  expect(heard.filter((text) => /^In \d+ min you interview/.test(text))).toHaveLength(1)
})

test('a kit is taken away from who cannot make it any more', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.wind(6 * 60)
  expect(await kitMessages(door, panellist)).toHaveLength(1)
  await door.interact(panellist, {
    channel: await door.imOf(panellist),
    action_id: 'invite-decline',
  })
  await door.settled()
  await door.interact(panellist, { submit: { why: 'away' } })
  expect(await kitMessages(door, panellist)).toHaveLength(0)
  expect((await door.inbox(panellist)).map((m) => wordsOf(m)).join('\n')).toContain(
    'No longer your kit',
  )
})

test('what is noted while interviewing is in the draft of the scorecard', async () => {
  const door = await frontDoor()
  const panellist = await booked(door)
  await door.type(panellist, '/interview-kit')
  expect(wordsOf(await door.modal(panellist))).toContain('*Mila Kovač* · Screen')
  await door.interact(panellist, { action_id: 'kit-open' })
  expect(wordsOf(await door.modal(panellist))).toContain('Kit · Mila Kovač · Screen')
  await door.interact(panellist, { action_id: 'kit-start' })
  expect(await title(door, panellist)).toContain('Question 1 of 2')
  const evidence = 'She drew the path of a request and named each thing that can be slow.'
  await door.interact(panellist, { submit: { asked: 'yes', hints: ['1'], minutes: '8', evidence } })
  expect(await title(door, panellist)).toContain('Question 2 of 2')
  await door.interact(panellist, { action_id: 'interview-back' })
  expect(await title(door, panellist)).toContain('Question 1 of 2')
  expect(JSON.stringify(await door.modal(panellist))).toContain(evidence)
  await door.interact(panellist, { submit: {} })
  await door.settled()
  await door.interact(panellist, { submit: { asked: 'no time' } })
  expect(wordsOf(await door.modal(panellist))).toContain('saved as a draft of your scorecard')
  const store = await openStore(await openSource(door.database))
  const [card] = await store.cardsIn({
    start: at('2027-03-01T00:00'),
    end: at('2027-04-01T00:00'),
  })
  await store.close()
  expect(card).toMatchObject({ status: 'draft', person: panellist })
  expect(card?.answers.questions).toMatchObject([
    { asked: 'yes', hints: [1], minutes: 8, evidence },
    { asked: 'no time' },
  ])
})

test('a recruiter reads the questions of a kit but no key, and looks through the banks', async () => {
  const door = await frontDoor()
  await booked(door)
  await door.type(petra, '/interview-kit')
  expect(wordsOf(await door.modal(petra))).toContain('Interviews I look after')
  await door.interact(petra, { action_id: 'bank-browse' })
  await door.settled()
  await door.interact(petra, { submit: { area: 'go', difficulty: '2', text: 'slice' } })
  const found = wordsOf(await door.modal(petra))
  expect(found).toMatch(/\d+ questions? fits?/)
  expect(found).toContain('difficulty 2 of 5')
  await door.interact(petra, { action_id: 'bank-question' })
  expect(wordsOf(await door.modal(petra))).toContain('version')
  await door.interact(petra, { close: true })
  await door.interact(petra, { close: true })
  await door.interact(petra, { action_id: 'kit-open' })
  const kit = await door.modal(petra)
  expect(wordsOf(kit)).toContain('Kit · Mila Kovač · Screen')
  expect(wordsOf(kit)).not.toMatch(/meets the bar|Hint 1/)
  expect(buttonsOf(kit)).not.toContain('Show key')
})

test('somebody without interviews reads that there are none, and may not browse', async () => {
  const door = await frontDoor()
  await door.type('U0OSKAR', '/interview-kit')
  const view = await door.modal('U0OSKAR')
  expect(wordsOf(view)).toContain('None in the next four weeks')
  expect(buttonsOf(view)).not.toContain('Browse questions')
})
