import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, VARIABLES } from '../src/config.ts'
import { Unusable } from '../src/core/unusable.ts'

const good = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', ADMINS: 'U0ADMIN, U0OTHER' }

test('three settings are enough to start over Socket Mode', () => {
  expect(readConfig(good)).toMatchObject({
    SLACK_MODE: 'socket',
    ADMINS: ['U0ADMIN', 'U0OTHER'],
    DATABASE: 'data/loopwright.db',
  })
})

test('a variable that is set but empty counts as not set', () => {
  expect(readConfig({ ...good, DATABASE: '' }).DATABASE).toBe('data/loopwright.db')
})

test.each([
  ['data/other.db', true],
  ['postgres://joe:hunter2@db.internal/loop', true],
  ['postgresql://joe:hunter2@db.internal/loop', true],
  ['mysql://joe:hunter2@db.internal/loop', false],
  ['postgres://joe:hunter2@db.internal:99999/loop', false],
])('the database %s is taken: %s', (DATABASE, taken) => {
  const reading = () => readConfig({ ...good, DATABASE })
  if (taken) expect(reading().DATABASE).toBe(DATABASE)
  else expect(reading).toThrow('- DATABASE is neither a file nor an address such as postgres://')
})

test('an origin may be given as the address it begins', () => {
  const origins = 'https://cloud.internal/, http://10.0.0.5:8080/remote.php'
  expect(readConfig({ ...good, CALENDAR_ORIGINS: origins }).CALENDAR_ORIGINS).toEqual([
    'https://cloud.internal',
    'http://10.0.0.5:8080',
  ])
})

test('everything wrong is listed at once, with what to do', () => {
  const env = { SLACK_APP_TOKEN: 'xoxb-swapped', OFFICE_ZONE: 'Mars/Phobos', LOG_LEVEL: 'loud' }
  expect(() => readConfig(env)).toThrow(
    new Unusable(
      [
        'These settings need mending (see .env.example):',
        '- SLACK_BOT_TOKEN is missing. Copy the Bot User OAuth Token of your Slack app.',
        '- ADMINS names nobody. Give at least one Slack member id, such as U024BE7LH.',
        '- OFFICE_ZONE is not an IANA time zone such as Europe/Belgrade.',
        '- LOG_LEVEL is not one of debug, info, warn, error.',
        '- SLACK_APP_TOKEN is not an app-level token. It begins with xapp-.',
      ].join('\n'),
    ),
  )
})

test('what else is wrong is listed beside a mode that is none, and beside a port that is none', () => {
  expect(() => readConfig({ SLACK_MODE: 'carrier', ADMINS: 'U0ADMIN', LOG_LEVEL: 'loud' })).toThrow(
    new Unusable(
      [
        'These settings need mending (see .env.example):',
        '- SLACK_BOT_TOKEN is missing. Copy the Bot User OAuth Token of your Slack app.',
        '- LOG_LEVEL is not one of debug, info, warn, error.',
        '- SLACK_MODE is not one of socket, http.',
      ].join('\n'),
    ),
  )
  const http = { ...good, SLACK_MODE: 'http', SLACK_SIGNING_SECRET: '0123456789abcdef' }
  for (const PORT of ['https', '80.5', '70000', '-1']) {
    expect(() => readConfig({ ...http, PORT })).toThrow(
      /:\n- PORT is not a port: a whole number up to 65535\.$/,
    )
  }
})

test('an admin who is no member id is told of in words', () => {
  expect(() => readConfig({ ...good, ADMINS: 'U0ADMIN vera' })).toThrow(
    '- ADMINS is a list of Slack member ids such as U024BE7LH, separated by commas.',
  )
})

test('a value never shows in what is said about it', () => {
  const secret = 'my-secret-value'
  const wrong = Object.fromEntries(VARIABLES.map((name) => [name, secret]))
  for (const mode of ['socket', 'http', secret]) {
    expect(() => readConfig({ ...wrong, SLACK_MODE: mode })).toThrow(/^(?!.*my-secret-value)/s)
  }
})

test('.env.example names and explains every variable, and no other', () => {
  const text = readFileSync('.env.example', 'utf8')
  const named = [...text.matchAll(/^#?(?<name>[A-Z_]+)=/gm)].map((m) => m.groups?.name)
  expect(named.toSorted()).toEqual(VARIABLES.toSorted())
  for (const line of text.split('\n\n').slice(1)) expect(line).toMatch(/^# \S.*\n/)
})
