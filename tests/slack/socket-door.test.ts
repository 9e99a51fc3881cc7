import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { frontDoor } from '../support/front-door.ts'
import { wordsOf } from '../support/words.ts'

const HELP = '/schedule-interview help'

test('while one connection is renewed, everything is heard over the other', async () => {
  const { slack, type, inbox } = await frontDoor({ door: 'socket' })
  expect(slack.connections()).toBe(2)
  slack.disconnect('oldest')
  // What is on its way over a connection in the moment it closes is lost to any client.
  while (slack.connections() > 1) await sleep(1)
  const complaints: (string | undefined)[] = []
  while (slack.connections() < 2) {
    complaints.push(await type('U0ANA', HELP))
    await sleep(100)
  }
  complaints.push(await type('U0ANA', HELP), await type('U0ANA', HELP))
  // At least one over one connection alone, besides the two at the end.
  expect(complaints.length).toBeGreaterThan(2)
  expect(complaints.filter(Boolean)).toEqual([])
  expect(await inbox('U0ANA')).toHaveLength(complaints.length)
})

test('cut off without a word, the bot finds its way back', async () => {
  const { slack, type, inbox } = await frontDoor({ door: 'socket' })
  slack.disconnect('cut')
  while (slack.connections() > 0) await sleep(1)
  while (slack.connections() < 2) await sleep(50)
  expect(await type('U0ANA', HELP)).toBeUndefined()
  expect(wordsOf((await inbox('U0ANA'))[0])).toContain('/schedule-interview')
})
