import { App, type ReceiverEvent } from '@slack/bolt'
import { expect, test } from 'vitest'
import { PersonId } from '../../src/core/ids.ts'
import { onceOnly } from '../../src/slack/once.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { type FrontDoor, frontDoor } from '../support/front-door.ts'
import { type Offered, putOffers, showOffer } from '../support/offers.ts'
import { span } from '../support/time.ts'
import { ana } from '../support/world.ts'

const petra = PersonId.parse('U0PETRA')
const HELP = '/schedule-interview help'

test('a command that Slack delivers twice is answered once', async () => {
  const { slack, type, inbox } = await frontDoor()
  slack.setFaults({ double: true })
  expect(await type('U0ANA', HELP)).toBeUndefined()
  expect(await inbox('U0ANA')).toHaveLength(1)
})

test('a press that Slack delivers twice books once', async () => {
  const door = await frontDoor()
  const offered = await offeredTo(door)
  door.slack.setFaults({ double: true })
  await door.interact(petra, { action_id: 'book-offer' })
  expect((await door.modal(petra))?.title).toMatchObject({ text: 'Booked' })
  expect(await cardsOf(door, offered)).toHaveLength(1)
})

test('a person who presses again, because nothing seemed to happen, has booked once', async () => {
  const door = await frontDoor()
  const offered = await offeredTo(door)
  const press = () => door.interact(petra, { action_id: 'book-offer' })
  await Promise.all([press(), press(), press()])
  expect(await cardsOf(door, offered)).toHaveLength(1)
})

test('a command that was lost on the way works when it is typed again', async () => {
  const { slack, type, inbox } = await frontDoor({ timers: { ackMs: 1_500 } })
  slack.setFaults({ loseNext: 1 })
  expect(await type('U0ANA', HELP)).toContain('operation_timeout')
  expect(await type('U0ANA', HELP)).toBeUndefined()
  expect(await inbox('U0ANA')).toHaveLength(1)
})

test('news of a person that were lost on the way come again and are heard', async () => {
  const { slack, database, settled } = await frontDoor({
    timers: { ackMs: 200, retriesMs: [50, 50, 50] },
  })
  slack.setFaults({ loseNext: 2 })
  const id = slack.ws.newId('U')
  slack.ws.happen('team_join', {
    type: 'team_join',
    user: { id, name: 'zora', real_name: 'Zora Zorić', tz: 'Asia/Kathmandu', deleted: false },
  })
  const store = await openStore(await openSource(database))
  await expect.poll(async () => (await store.person(PersonId.parse(id)))?.name).toBe('Zora Zorić')
  await store.close()
  await settled()
})

test('an event is heard once, however often it comes, and again ten minutes later', async () => {
  let elapsed = 0
  let heard = 0
  let acknowledged = 0
  const app = new App({
    authorize: async () => ({ botId: 'B1', botUserId: 'U0BOT', botToken: 'xoxb-1' }),
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    convoStore: false,
  })
  onceOnly(app, () => elapsed)
  app.event('team_join', async () => {
    heard++
  })
  const event = (event_id: string): ReceiverEvent => ({
    body: { type: 'event_callback', team_id: 'T1', event_id, event: { type: 'team_join' } },
    ack: async () => {
      acknowledged++
    },
  })
  for (const id of ['Ev1', 'Ev1', 'Ev2']) await app.processEvent(event(id))
  elapsed = 10 * 60_000
  await app.processEvent(event('Ev1'))
  expect({ heard, acknowledged }).toEqual({ heard: 2, acknowledged: 4 })
  elapsed++
  await app.processEvent(event('Ev3'))
  await app.processEvent(event('Ev1'))
  expect(heard).toBe(4)
})

test('a form that is delivered twice gets one answer, also while the first is being worked on', async () => {
  const app = new App({
    authorize: async () => ({ botId: 'B1', botUserId: 'U0BOT', botToken: 'xoxb-1' }),
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    convoStore: false,
  })
  onceOnly(app, () => 0)
  const { promise: read, resolve } = Promise.withResolvers<void>()
  let worked = 0
  app.view('form', async ({ ack }) => {
    worked++
    await read
    await ack({ response_action: 'clear' })
  })
  const answers: unknown[] = []
  const body = {
    type: 'view_submission',
    trigger_id: '1.2',
    user: { id: 'U0ANA' },
    team: { id: 'T1' },
    view: { callback_id: 'form' },
  }
  const deliver = () => app.processEvent({ body, ack: async (said) => void answers.push(said) })
  const both = [deliver(), deliver()]
  resolve()
  await Promise.all([...both, deliver()])
  const clear = { response_action: 'clear' }
  expect({ worked, answers }).toEqual({ worked: 1, answers: [clear, clear, clear] })
})

async function offeredTo({ slack, database }: FrontDoor): Promise<Offered> {
  const when = span('2027-03-09T10:00', '2027-03-09T10:30')
  const offered = { id: 'twice', recruiter: petra, panellist: ana, span: when }
  const store = await openStore(await openSource(database))
  await putOffers(store, [offered])
  await store.close()
  await showOffer(slack.ws, offered)
  return offered
}

async function cardsOf(door: FrontDoor, { id }: Offered) {
  const messages = await door.inbox(petra)
  return messages.filter((message) => JSON.stringify(message).includes(`int_${id}_`))
}
