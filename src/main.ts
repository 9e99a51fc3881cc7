/** The composition root of the bot: the only file that knows every part. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import cron from 'node-cron'
import { openPlans } from './app/openings.ts'
import { drainOutbox } from './app/outbox.ts'
import { someone } from './app/people.ts'
import type { Calendars, Deps, Planner } from './app/ports.ts'
import type { Config } from './config.ts'
import type { Instant } from './core/time.ts'
import { slackApp } from './slack/app.ts'
import { slackDelivery } from './slack/deliver.ts'
import { slackDirectory } from './slack/directory.ts'
import { bulkClient, interactiveClient, slackGateway } from './slack/gateway.ts'
import { httpReceiver, socketReceiver } from './slack/receivers.ts'
import { openSource } from './storage/dialect.ts'
import { openStore } from './storage/store.ts'
import { surfaces } from './surfaces.ts'

/** A running bot. */
export interface Bot {
  /** Does what has become due, now rather than at the next minute. */
  readonly tick: () => Promise<void>
  /** Stops listening, finishes what was acknowledged, closes the database. */
  readonly stop: () => Promise<void>
}

/** Starts the bot on a clock of your choice. Resolves once Slack can reach it. */
export async function start(config: Config, now: () => Instant): Promise<Bot> {
  const store = await openStore(await openSource(prepared(config.DATABASE)))
  const address = { token: config.SLACK_BOT_TOKEN, apiUrl: config.SLACK_API_URL }
  const interactive = interactiveClient(address)
  const slack = slackGateway(interactive, bulkClient(address))
  const { bot_id, user_id } = await interactive.auth.test()
  if (!bot_id || !user_id) throw new Error('SLACK_BOT_TOKEN is not the token of a bot.')
  const deps: Deps = {
    store,
    calendars: {} as Calendars,
    directory: slackDirectory(interactive),
    planner: {} as Planner,
    plans: [],
    settings: { officeZone: config.OFFICE_ZONE, admins: config.ADMINS },
    now,
    newId: () => crypto.randomUUID(),
  }
  await openPlans(deps)
  for (const admin of config.ADMINS) await someone(deps, admin)

  const receiver =
    config.SLACK_MODE === 'socket'
      ? socketReceiver(config.SLACK_APP_TOKEN, config.SLACK_API_URL)
      : httpReceiver(config.SLACK_SIGNING_SECRET, config.PORT)
  const bot = { botId: bot_id, botUserId: user_id }
  const app = slackApp({ ...address, receiver, bot }, surfaces, slack, deps)
  const deliver = slackDelivery(slack, deps)
  const tick = async () => {
    await drainOutbox({ store, deliver, now, pause: (ms) => sleep(ms), dead: async () => {} })
  }
  const clock = cron.schedule('* * * * *', tick, { noOverlap: true, timezone: 'Etc/UTC' })
  await app.start()
  return {
    tick,
    stop: async () => {
      await clock.stop()
      await app.stop()
      await store.close()
    },
  }
}

/** The database's path, its folder made if need be. */
function prepared(database: string): string {
  if (!database.includes('://') && database !== ':memory:')
    mkdirSync(dirname(database), { recursive: true })
  return database
}
