/** The composition root of the bot: the only file that knows every part. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'
import cron from 'node-cron'
import { tellAdmins } from './app/dead-letters.ts'
import { dispatcher } from './app/dispatcher.ts'
import { doItself } from './app/itself.ts'
import { openPlans } from './app/openings.ts'
import { someone } from './app/people.ts'
import type { Calendars, Deps, Store } from './app/ports.ts'
import type { Config } from './config.ts'
import type { Instant } from './core/time.ts'
import { readPlans } from './plans/read.ts'
import { LOG_LEVELS, slackApp } from './slack/app.ts'
import { slackDelivery } from './slack/deliver.ts'
import { slackDirectory } from './slack/directory.ts'
import { bulkClient, interactiveClient, slackGateway } from './slack/gateway.ts'
import { httpReceiver, socketReceiver } from './slack/receivers.ts'
import { openSource } from './storage/dialect.ts'
import { openStore } from './storage/store.ts'
import { surfaces } from './surfaces.ts'
import { planPool } from './workers/plan-pool.ts'

/** A running bot. */
export interface Bot {
  /** Does what has become due, now rather than at the next minute. */
  readonly tick: () => Promise<void>
  /** Resolves when what Slack has asked for is done. */
  readonly idle: () => Promise<void>
  /** Stops listening, finishes what was acknowledged, closes the database. */
  readonly stop: () => Promise<void>
}

/** How long a stop waits for what is in hand, in milliseconds. */
const STOP_LIMIT_MS = 10_000

/** Starts the bot on a clock of your choice (milliseconds since 1970). Resolves once Slack can reach it. */
export async function start(config: Config, clock: () => number): Promise<Bot> {
  const now = () => clock() as Instant
  const address = { token: config.SLACK_BOT_TOKEN, apiUrl: config.SLACK_API_URL }
  const interactive = interactiveClient(address)
  const slack = slackGateway(interactive, bulkClient(address))
  const opened = await openStore(await openSource(prepared(config.DATABASE)))
  const bot = await identify(interactive, opened)

  let nudge = () => {}
  const store: Store = {
    ...opened,
    async commit(changes) {
      await opened.commit(changes)
      if (changes.notices?.length) nudge()
    },
  }
  const planner = planPool()
  const deps: Deps = {
    store,
    calendars: {
      busy: async (people) => new Map(people.map((id) => [id, []])),
      holidays: () => [],
      countries: () => [],
    } as Calendars,
    directory: slackDirectory(interactive),
    planner,
    plans: readPlans(config.INTERVIEW_PLANS),
    settings: { officeZone: config.OFFICE_ZONE, admins: config.ADMINS },
    now,
    newId: () => crypto.randomUUID(),
  }
  await openPlans(deps)
  for (const admin of config.ADMINS) await someone(deps, admin)

  const logLevel = LOG_LEVELS[config.LOG_LEVEL]
  const receiver =
    config.SLACK_MODE === 'socket'
      ? socketReceiver(config.SLACK_APP_TOKEN, logLevel, config.SLACK_API_URL)
      : httpReceiver(config.SLACK_SIGNING_SECRET, logLevel, config.PORT)
  const options = { ...address, receiver, bot, logLevel }
  const { app, settled } = slackApp(options, surfaces, slack, deps)
  const toSlack = slackDelivery(slack, deps)
  const outbox = dispatcher(
    {
      store,
      now,
      deliver: (notice) => (notice.channel === 'self' ? doItself(deps, notice) : toSlack(notice)),
      pause: (milliseconds) => sleep(milliseconds),
      dead: (notice, error) => tellAdmins(deps, notice, error),
    },
    (error) => app.logger.error('the outbox stumbled', error),
  )
  nudge = () => void outbox.run()
  // In UTC and every minute, and nothing else: what is due is decided from instants in the database.
  const ticking = cron.schedule('* * * * *', outbox.run, { noOverlap: true, timezone: 'Etc/UTC' })
  await app.start()
  nudge()
  return {
    tick: outbox.run,
    idle: async () => void (await settled(STOP_LIMIT_MS)),
    stop: async () => {
      await ticking.stop()
      await app.stop()
      await settled(STOP_LIMIT_MS)
      await outbox.settled()
      await planner.close()
      await store.close()
    },
  }
}

/** Who the bot is, in a workspace that this database belongs to. */
async function identify(
  client: webApi.WebClient,
  store: Store,
): Promise<{ botId: string; botUserId: string }> {
  const { bot_id, user_id, team_id, team } = await client.auth.test()
  if (!bot_id || !user_id || !team_id) throw new Error('SLACK_BOT_TOKEN is not the token of a bot.')
  const { id, name } = await store.workspace({ id: team_id, name: team ?? team_id })
  if (id !== team_id) {
    throw new Error(
      `This database belongs to the Slack workspace ${name}. Set DATABASE to another file.`,
    )
  }
  return { botId: bot_id, botUserId: user_id }
}

/** The database's path, its folder made if need be. */
function prepared(database: string): string {
  if (!database.includes('://') && database !== ':memory:') {
    mkdirSync(dirname(database), { recursive: true })
  }
  return database
}
