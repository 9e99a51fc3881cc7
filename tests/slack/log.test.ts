import { expect, test } from 'vitest'
import { createLog, type LOG_LEVELS } from '../../src/slack/log.ts'
import { frontDoor } from '../support/front-door.ts'
import { at } from '../support/time.ts'

/** Commands, forms, refusals and faults, with what a person types in all of them. */
async function aDay(level: keyof typeof LOG_LEVELS) {
  let log = ''
  const door = await frontDoor({
    environment: { LOG_LEVEL: level },
    around: {
      write: (line) => {
        log += line
      },
    },
  })
  await door.type('U0PETRA', '/schedule-interview Mila Kovač')
  await door.interact('U0PETRA', { submit: { candidate: 'cand_mila', what: 'private words' } })
  await door.settled()
  await door.type('U0ANA', '/schedule-interview somebody private')
  await door.settled()
  door.slack.setFaults({ breakNext: 3 })
  await door.type('U0PETRA', '/schedule-interview Ivan Marković')
  await door.settled()
  return { log, slack: door.slack }
}

test('the log at the level info holds no secret, and nothing that anybody typed', async () => {
  const { log, slack } = await aDay('info')
  expect(log).toMatch(/error fault [0-9A-F]{4}-[0-9A-F]{4} /)
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret, 'xoxb', 'xapp']) {
    expect(log).not.toContain(secret)
  }
  for (const typed of ['Mila', 'Kova', 'Ivan', 'private', 'mila@example.org']) {
    expect(log).not.toContain(typed)
  }
})

test('at the level debug it shows what Slack sends, still without a secret', async () => {
  const { log, slack } = await aDay('debug')
  for (const secret of [slack.botToken, slack.appToken, slack.signingSecret, 'xoxb-', 'xapp-']) {
    expect(log).not.toContain(secret)
  }
  expect(log).not.toMatch(/ticket=[^[]/)
})

test('a line tells when and how bad, and an error its stack and causes alone', () => {
  let log = ''
  const write = (line: string) => {
    log += line
  }
  const logger = createLog({
    level: 'warn',
    secrets: ['hush-hush'],
    write,
    now: () => at('2027-03-01T09:00'),
  })
  logger.info('not this')
  const cause = new Error('because of hush-hush at postgres://joe:hunter2@db.internal/loop')
  logger.error('it broke', Object.assign(new Error('no', { cause }), { body: 'private words' }))
  expect(log).toMatch(
    /^2027-03-01T08:00:00\.000Z error it broke Error: no\n(?:.*\n)*.* because of Error: because of \[secret\] at postgres:\/\/joe:\[secret\]@db\.internal\/loop\n/,
  )
  expect(log).not.toMatch(/not this|private words|hush|hunter2/)
})
