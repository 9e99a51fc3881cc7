import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSlack, type Options, type Slack } from '../../sandbox/server.ts'
import { type Json, recordsIn, textIn } from '../../sandbox/slack/json.ts'
import { stackOf, type ValidView } from '../../sandbox/slack/views.ts'
import { control, messagesFor } from '../../sandbox/web/control.ts'
import { importHiring } from '../../src/app/import.ts'
import { openPlans } from '../../src/app/openings.ts'
import { readConfig } from '../../src/config.ts'
import { Hiring } from '../../src/core/hiring.ts'
import { type Around, type Bot, start } from '../../src/main.ts'
import { readPlans } from '../../src/plans/read.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { at } from './time.ts'

/** The whole bot, and a Slack workspace around it that is as strict as Slack. */
export interface FrontDoor {
  readonly slack: Slack
  readonly bot: Bot
  readonly database: string
  /** Types a command. Gives Slack's own complaint, or nothing. */
  readonly type: (user: string, line: string) => Promise<string | undefined>
  /** Presses, submits, closes or picks, as the control API's `interact` does. */
  readonly interact: (user: string, how: Json) => Promise<Json>
  /** The top modal of somebody, if one is open. */
  readonly modal: (user: string) => Promise<ValidView | undefined>
  /** Waits until the bot has nothing left to say, then gives the bot's messages to somebody, oldest first. */
  readonly inbox: (user: string) => Promise<Json[]>
  /** The bot's direct message with somebody. */
  readonly imOf: (user: string) => Promise<string>
  readonly channel: (id: string) => Promise<Json[]>
  readonly wind: (minutes: number) => Promise<void>
  readonly settled: () => Promise<void>
}

/** How Slack reaches the bot in this run: the tests that use this file run once each way. */
const DOOR = process.env.DOOR === 'http' ? 'http' : 'socket'

interface Setting extends Options {
  /** One way only, for a test of that way. */
  readonly door?: 'socket' | 'http'
  /** Settings of the bot that are not as usual. */
  readonly environment?: Readonly<Record<string, string>>
  readonly around?: Around
  /** Whether people's own calendars are read first. That takes seconds, and most tests are not about them. */
  readonly calendars?: boolean
}

/** The furnished workspace on a Monday morning, with the bot in it. */
export async function frontDoor({
  door = DOOR,
  environment = {},
  around = {},
  calendars = false,
  ...options
}: Setting = {}): Promise<FrontDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'loopwright-test-'))
  const database = join(folder, 'test.db')
  const manifest: unknown = JSON.parse(readFileSync('manifest.json', 'utf8'))
  const slack = await createSlack({
    rateLimits: false,
    manifest,
    now: at('2027-03-01T09:00'),
    ...options,
  })
  slack.setClock({ running: false })
  await furnish(database, calendars ? slack.url : undefined)
  const settings = {
    SLACK_MODE: door,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: '0',
    ADMINS: 'U0VERA',
    DATABASE: database,
    CALENDAR_ORIGINS: slack.url,
    LOG_LEVEL: 'error',
    ...environment,
  }
  const bot = await start(readConfig(settings), slack.ws.clock.now, {
    wall: slack.ws.real,
    pause: async () => {},
    ...around,
  })
  if (bot.address) slack.deliverTo(`${bot.address}/slack/events`)
  onTestFinished(async () => {
    await bot.stop()
    await slack.close()
    rmSync(folder, { recursive: true, force: true })
  })

  // What a start sets going is done first. Every run then meets the same state, and no write of the bot's is under way
  // when a test opens the database beside it: SQLite waits for a writer without letting the writer, in this very thread, go on.
  await bot.tick()

  const settled = async () => {
    await slack.idle()
    await bot.idle()
    await bot.tick()
  }
  const messages = async (place: string) => {
    await settled()
    return [...recordsIn((await messagesFor(slack, place, {})).messages)]
  }
  const ask = (name: string, body: Json) => control(slack, name, body)
  return {
    slack,
    bot,
    database,
    type: async (user, line) => textIn(await ask('command', { user, command: line }), 'error'),
    interact: (user, how) => ask('interact', { user, ...how }),
    modal: async (user) => {
      await settled()
      return stackOf(slack.ws, user).at(-1)?.view
    },
    inbox: (user) => messages(`@${user}`),
    imOf: async (user) => textIn(await ask('open-im', { user }), 'channel') ?? '',
    channel: messages,
    wind: async (minutes) => {
      slack.setClock({ windMinutes: minutes })
      await settled()
    },
    settled,
  }
}

/** The hiring that the furnished workspace is about, as an operator imports it; calendars are served at `url`. */
async function furnish(database: string, url: string | undefined): Promise<void> {
  const store = await openStore(await openSource(database))
  const deps = { store, plans: readPlans('interview-plans'), now: () => at('2027-03-01T09:00') }
  await openPlans(deps)
  const text = readFileSync('sandbox/furniture/hiring.json', 'utf8')
  const hiring = Hiring.parse(
    JSON.parse(text.replaceAll('http://sandbox.example', url ?? 'http://sandbox.example')),
  )
  const people = hiring.people.map(({ calendar, ...person }) =>
    url && calendar ? { ...person, calendar } : person,
  )
  await importHiring(deps, { ...hiring, people })
  await store.close()
}
