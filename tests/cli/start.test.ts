import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { createSlack, type Slack } from '../../sandbox/server.ts'
import { control } from '../../sandbox/web/control.ts'
import { PersonId } from '../../src/core/ids.ts'
import { Person } from '../../src/core/people.ts'
import { ClockTime, Instant, iso, LocalDate, later } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { anyTime } from '../support/booking.ts'
import { folder } from '../support/folder.ts'
import { type Offered, putOffers, showOffer } from '../support/offers.ts'
import { belgrade } from '../support/time.ts'
import { ana } from '../support/world.ts'

const petra = PersonId.parse('U0PETRA')
/** The bot of a process of its own lives by the machine's clock. */
const soon = `${new Date(Date.now() + 24 * 60 * 60_000).toISOString().slice(0, 10)}T12:00:00.000Z`
const when = { start: Instant.parse(soon), end: later(Instant.parse(soon), 30) }
const days = [0, 2].map((more) =>
  LocalDate.parse(iso(later(when.start, more * 24 * 60)).slice(0, 10)),
)
const possible = { ...anyTime, first: days[0] ?? anyTime.first, last: days[1] ?? anyTime.last }
const offered: Offered = { id: 'stop', recruiter: petra, panellist: ana, span: when, possible }

const AT_ALL_HOURS = {
  days: [1, 2, 3, 4, 5, 6, 7],
  from: ClockTime.parse('00:00'),
  to: ClockTime.parse('24:00'),
}

test('SIGTERM in the middle of a booking: it is finished, and the exit status is 0', async () => {
  const { slack, database } = await workspace()
  const bot = await launched(slack, database)
  const store = await openStore(await openSource(database))
  await store.commit({
    people: [Person.parse({ id: ana, rev: 0, name: 'Ana', zone: belgrade, hours: [AT_ALL_HOURS] })],
    deeds: [],
  })
  await putOffers(store, [offered])
  await showOffer(slack.ws, offered)
  slack.setFaults({ slowApiMs: 700 })
  // Resolves with the acknowledgement; what the bot has to say to Slack takes it longer.
  await control(slack, 'interact', { user: petra, action_id: 'book-offer' })
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toBe(0)
  expect(await store.interviewsWith([ana], when)).toHaveLength(1)
  await store.close()
  expect(bot.words()).toMatch(/Ready\.\nStopping: what is in hand is finished first\.\n$/)
})

test('what nobody has caught ends the process with words, and without secrets', async () => {
  const { slack, database } = await workspace()
  const burst = `setTimeout(() => Promise.reject(new Error('${slack.botToken} is broken')), 100)`
  const bot = await launched(slack, database, [
    '--import',
    `data:text/javascript,${encodeURIComponent(burst)}`,
  ])
  expect(await bot.ended).toBe(1)
  expect(bot.words()).toContain('Error: [secret] is broken')
  expect(bot.words()).toContain('This should not have happened, and Loopwright ends here.')
  expect(bot.words()).not.toContain(slack.botToken)
})

test.each([
  ['another bot token', { SLACK_BOT_TOKEN: 'xoxb-0-wrong' }, 'SLACK_BOT_TOKEN (invalid_auth)'],
  ['another app token', { SLACK_APP_TOKEN: 'xapp-0-wrong' }, 'SLACK_APP_TOKEN (invalid_auth)'],
])('with %s the start ends with words', async (_name, wrong, words) => {
  const { slack, database } = await workspace()
  const bot = await launched(slack, database, [], wrong)
  expect(await bot.ended).toBe(2)
  expect(bot.words()).toContain(`Slack does not take ${words}. Copy it again`)
  expect(bot.words()).not.toMatch(/xoxb|xapp|at file:/)
})

test('where Slack cannot be reached, the start says so', async () => {
  const { slack, database } = await workspace()
  const nowhere = { SLACK_API_URL: 'http://127.0.0.1:9/api/' }
  const bot = await launched(slack, database, [], nowhere)
  expect(await bot.ended).toBe(2)
  expect(bot.words()).toMatch(
    /Slack cannot be reached \(.*\)\. Look at the network, and at SLACK_API_URL/,
  )
})

test('a database of another workspace is refused in words', async () => {
  const { slack, database } = await workspace()
  const store = await openStore(await openSource(database))
  await store.workspace({ id: 'T0OTHER', name: 'Elsewhere' })
  await store.close()
  const bot = await launched(slack, database)
  expect(await bot.ended).toBe(2)
  expect(bot.words()).toBe(
    'This database belongs to the Slack workspace Elsewhere. Set DATABASE to another file.\n',
  )
})

async function workspace(): Promise<{ slack: Slack; database: string }> {
  const slack = await createSlack({ rateLimits: false })
  onTestFinished(() => slack.close())
  return { slack, database: `${await folder({})}/test.db` }
}

/** The bot as an operator starts it. Resolves once it is ready, or has ended. */
async function launched(
  slack: Slack,
  database: string,
  node: readonly string[] = [],
  wrong: Readonly<Record<string, string>> = {},
) {
  const env = {
    ...process.env,
    SLACK_MODE: 'socket',
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    ADMINS: petra,
    DATABASE: database,
    ...wrong,
  }
  const words = [...node, 'src/loopwright.js', 'start']
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('Ready')) resolve()
    })
  })
  await Promise.race([ready, ended])
  return { child, ended, words: () => said }
}
