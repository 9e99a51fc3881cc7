/** The composition root of the bot: the only file that knows every part. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger, webApi } from '@slack/bolt'
import cron from 'node-cron'
import { clockwork } from './app/clockwork.ts'
import { type FeedDeps, refreshDue, refreshOne } from './app/feeds.ts'
import { oweMeasuring } from './app/measure.ts'
import { openPlans } from './app/openings.ts'
import { someone } from './app/people.ts'
import type { Deps } from './app/ports.ts'
import { oweRetention } from './app/retention.ts'
import { roundsOf } from './app/rounds.ts'
import type { Store } from './app/store.ts'
import { calendarsFrom } from './calendars/calendars.ts'
import { readFeed } from './calendars/feed.ts'
import { holidaysApart } from './calendars/holidays-apart.ts'
import type { Config } from './config.ts'
import type { Instant } from './core/time.ts'
import { Unusable } from './core/unusable.ts'
import { readApart } from './material/apart.ts'
import type { Material } from './material/read.ts'
import { drawingThread } from './pictures/pictures.ts'
import { slackApp } from './slack/app.ts'
import { slackDelivery } from './slack/deliver.ts'
import { slackDirectory } from './slack/directory.ts'
import { bulkClient, interactiveClient, slackGateway } from './slack/gateway.ts'
import { httpDoor } from './slack/http-door.ts'
import { createLog } from './slack/log.ts'
import { type Door, socketDoor } from './slack/receivers.ts'
import { agreedBySlack } from './slack/unusable.ts'
import { sha256 } from './storage/audit.ts'
import { openSource } from './storage/dialect.ts'
import { openStore } from './storage/store.ts'
import { surfaces } from './surfaces.ts'
import { VERSION } from './version.ts'
import { calibrateApart } from './workers/calibration-thread.ts'
import { planPool } from './workers/plan-pool.ts'

/** A running bot. */
export interface Bot {
  /** Does what has become due, now rather than at the next minute. */
  readonly tick: () => Promise<void>
  /** Resolves when what Slack has asked for is done. */
  readonly idle: () => Promise<void>
  /** Stops listening, finishes what was acknowledged, closes the database. False if time ran out on something. */
  readonly stop: () => Promise<boolean>
  /** Where it takes requests, such as `http://127.0.0.1:3000`; nothing over Socket Mode. */
  readonly address: string | undefined
}

/** What surrounds the bot, where it is not as usual. */
export interface Around {
  /** The time of day by which Slack signs its requests; the bot's own clock unless given. */
  readonly wall?: () => number
  /** Waits between messages into one conversation. */
  readonly pause?: (milliseconds: number) => Promise<void>
  /** Takes the lines of the log; standard error unless given. */
  readonly write?: (line: string) => void
  /** The plans and banks of the settings, being read already. */
  readonly material?: Promise<Material>
}

/** How long a stop waits for what is in hand, in milliseconds. */
const STOP_LIMIT_MS = 10_000
/** One for all bots of this process: what one has asked, the others know. */
const holidayBook = holidaysApart()

/**
 * Starts the bot on a clock of your choice (milliseconds since 1970). Resolves once Slack can reach it.
 *
 * @throws Unusable if the settings, the plans, the database or Slack will not have it.
 */
export async function start(
  config: Config,
  clock: () => number,
  { wall = clock, pause = untroubled, write = toStandardError, material }: Around = {},
): Promise<Bot> {
  const now = () => clock() as Instant
  const logger = createLog({ level: config.LOG_LEVEL, secrets: secretsOf(config), write, now })
  const address = { token: config.SLACK_BOT_TOKEN, apiUrl: config.SLACK_API_URL, logger }
  const interactive = interactiveClient(address)
  const slack = slackGateway(interactive, bulkClient(address))
  const { INTERVIEW_PLANS, BANKS } = config
  const reading = material ?? readApart({ plans: INTERVIEW_PLANS, banks: BANKS })
  // Looked at below, once the rest stands; what goes wrong there must not bring it down as unhandled meanwhile.
  reading.catch(() => {})
  const opened = await openStore(await openSource(config.DATABASE))
  const bot = await orClose(opened, identify(interactive, opened))
  const { plans, banks } = await orClose(opened, reading)
  const { questions: bank, problems } = banks
  for (const { file, line, message } of problems) {
    logger.warn(`A question is left out. ${file}:${line} ${message}`)
  }

  let nudge = () => {}
  const store: Store = {
    ...opened,
    async commit(changes) {
      await opened.commit(changes)
      if (changes.notices?.length || changes.planned?.length) nudge()
    },
  }
  const planner = planPool()
  const pictures = drawingThread()
  const feeds: FeedDeps = {
    store,
    now,
    readFeed: (request) => readFeed({ ...request, allowedOrigins: config.CALENDAR_ORIGINS }),
  }
  const deps: Deps = {
    store,
    calendars: { ...calendarsFrom(store, holidayBook), check: (who) => refreshOne(feeds, who) },
    directory: slackDirectory(interactive),
    planner,
    pictures,
    calibrate: calibrateApart,
    plans,
    bank,
    settings: {
      officeZone: config.OFFICE_ZONE,
      admins: config.ADMINS,
      organizerMail: config.ORGANIZER_MAIL,
      versions: { bot: VERSION, node: process.versions.node },
    },
    now,
    newId: () => crypto.randomUUID(),
    sha256,
  }
  await openPlans(deps)
  for (const admin of config.ADMINS) await someone(deps, admin)
  await oweRetention(deps)
  await oweMeasuring(deps)

  const receiver = doorOf(config, logger, wall)
  const { app, settled } = slackApp({ ...address, receiver, bot }, surfaces, slack, deps)
  const refresh = roundsOf(
    () => refreshDue(feeds),
    (error) => logger.error('reading calendars stumbled', error),
  )
  const rhythm = { pause, elapsed: () => performance.now() }
  const toSlack = slackDelivery(slack, deps)
  const works = clockwork(deps, { ...rhythm, toSlack, refresh }, (what) => (error) => {
    logger.error(`${what} stumbled`, error)
  })
  nudge = works.nudge
  // In UTC and every minute, and nothing else: what is due is decided from instants in the database.
  const ticking = cron.schedule('* * * * *', works.tick, { noOverlap: true, timezone: 'Etc/UTC' })
  const close = async () => {
    await ticking.stop()
    await Promise.all([works.stop(), planner.close(), pictures.close()])
    await store.close()
  }
  const token = config.SLACK_MODE === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET'
  try {
    await agreedBySlack(token, () => app.start())
  } catch (error) {
    await close()
    throw error
  }
  void works.tick()

  let stopped: Promise<boolean> | undefined
  async function halt(): Promise<boolean> {
    // Before the door closes: what has been asked is answered through it.
    await settled(STOP_LIMIT_MS / 2)
    await app.stop()
    const finished = await settled(STOP_LIMIT_MS / 2)
    await close()
    return finished
  }
  return {
    tick: works.finish,
    idle: async () => void (await settled(STOP_LIMIT_MS)),
    address: receiver.address(),
    stop: () => {
      stopped ??= halt()
      return stopped
    },
  }
}

function doorOf(config: Config, logger: Logger, wall: () => number): Door {
  if (config.SLACK_MODE === 'socket') {
    return socketDoor(config.SLACK_APP_TOKEN, logger, config.SLACK_API_URL)
  }
  const { SLACK_SIGNING_SECRET: signingSecret, HOST: host, PORT: port } = config
  return httpDoor({ signingSecret, host, port, logger, wall })
}

function secretsOf(config: Config): string[] {
  return [
    config.SLACK_BOT_TOKEN,
    config.SLACK_MODE === 'socket' ? config.SLACK_APP_TOKEN : config.SLACK_SIGNING_SECRET,
  ]
}

/** A pause that does not keep the process from ending. */
async function untroubled(milliseconds: number): Promise<void> {
  await sleep(milliseconds, undefined, { ref: false })
}

function toStandardError(line: string): void {
  process.stderr.write(line)
}

/** What `work` gives; the store is closed if it fails. */
async function orClose<T>(store: Store, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Who the bot is, in a workspace that this database belongs to. */
async function identify(
  client: webApi.WebClient,
  store: Store,
): Promise<{ botId: string; botUserId: string }> {
  const { bot_id, user_id, team_id, team } = await agreedBySlack('SLACK_BOT_TOKEN', () =>
    client.auth.test(),
  )
  if (!bot_id || !user_id || !team_id)
    throw new Unusable('SLACK_BOT_TOKEN is not the token of a bot.')
  const { id, name } = await store.workspace({ id: team_id, name: team ?? team_id })
  if (id !== team_id) {
    throw new Unusable(
      `This database belongs to the Slack workspace ${name}. Set DATABASE to another file.`,
    )
  }
  return { botId: bot_id, botUserId: user_id }
}
