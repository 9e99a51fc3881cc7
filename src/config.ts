import { z } from 'zod'
import { PersonId } from './core/ids.ts'
import { Zone } from './core/time.ts'
import { Unusable } from './core/unusable.ts'

/** Words separated by commas or spaces. */
const list = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
    .pipe(z.array(item))

function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:/.test(address) && URL.canParse(address)
}

const Shared = {
  SLACK_BOT_TOKEN: z
    .string('is missing. Copy the Bot User OAuth Token of your Slack app')
    .startsWith('xoxb-', 'is not a bot token. It begins with xoxb-'),
  SLACK_API_URL: z.url('is not an address such as https://slack.com/api/').optional(),
  ADMINS: list(
    z
      .string()
      .refine((id) => PersonId.safeParse(id).success, {
        error: 'is a list of Slack member ids such as U024BE7LH, separated by commas',
        abort: true,
      })
      .pipe(PersonId),
  ).refine(
    (ids) => ids.length > 0,
    'names nobody. Give at least one Slack member id, such as U024BE7LH',
  ),
  DATABASE: z
    .string()
    .refine(
      (place) => !place.includes('://') || isPostgres(place),
      'is neither a file nor an address such as postgres://user:password@host/name',
    )
    .default('data/loopwright.db'),
  OFFICE_ZONE: z
    .string()
    .refine((name) => Zone.safeParse(name).success, {
      error: 'is not an IANA time zone such as Europe/Belgrade',
      abort: true,
    })
    .pipe(Zone)
    .default(Zone.parse('Europe/Belgrade')),
  ORGANIZER_MAIL: z.email('is not a mail address').default('interviews@loopwright.invalid'),
  INTERVIEW_PLANS: z.string().default('interview-plans'),
  BANKS: z
    .string()
    .default('question-banks')
    .transform((text) => text.split(',').map((place) => place.trim()))
    .pipe(z.array(z.string().min(1, 'has an empty place between its commas'))),
  // With a slash or a path after it an origin would match nothing.
  CALENDAR_ORIGINS: list(
    z
      .url('is not an origin such as https://cloud.internal')
      .transform((url) => new URL(url).origin),
  ),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'is not one of debug, info, warn, error')
    .default('info'),
}

const Socket = z.object({
  ...Shared,
  SLACK_MODE: z.literal('socket'),
  SLACK_APP_TOKEN: z
    .string('is missing. Create an app-level token with the scope connections:write')
    .startsWith('xapp-', 'is not an app-level token. It begins with xapp-'),
})

const NO_PORT = 'is not a port: a whole number up to 65535'

const Http = z.object({
  ...Shared,
  SLACK_MODE: z.literal('http'),
  SLACK_SIGNING_SECRET: z
    .string('is missing. Copy it from Basic Information of your Slack app')
    .min(8, 'is too short to be a signing secret'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number(NO_PORT).int(NO_PORT).min(0, NO_PORT).max(65_535, NO_PORT).default(3000),
})

const Config = z.discriminatedUnion('SLACK_MODE', [Socket, Http], 'is not one of socket, http')
export type Config = z.infer<typeof Config>

/** What a command needs that does its work without Slack. */
export const PARTS = {
  database: z.object({ DATABASE: Shared.DATABASE }),
  office: z.object({ OFFICE_ZONE: Shared.OFFICE_ZONE }),
  plans: z.object({ INTERVIEW_PLANS: Shared.INTERVIEW_PLANS }),
  banks: z.object({ BANKS: Shared.BANKS }),
} as const

/** Every variable the bot reads. `.env.example` explains each. */
export const VARIABLES: readonly string[] = [
  ...new Set([...Object.keys(Socket.shape), ...Object.keys(Http.shape)]),
]

/**
 * The environment as typed settings.
 *
 * @throws Unusable that lists everything wrong, each with what to do, and never a value: it may be a secret.
 */
export function readConfig(env: Environment): Config {
  const given = { SLACK_MODE: 'socket', ...set(env) }
  const parsed = Config.safeParse(given)
  if (parsed.success) return parsed.data
  // Where the mode is none, nothing else was looked at.
  const shared = z.object(Shared).safeParse(given)
  throw unusable([...(shared.error?.issues ?? []), ...parsed.error.issues])
}

/** One of `PARTS` of the environment. @throws Unusable as `readConfig` does. */
export function readPart<T>(part: z.ZodType<T>, env: Environment): T {
  const parsed = part.safeParse(set(env))
  if (parsed.success) return parsed.data
  throw unusable(parsed.error.issues)
}

type Environment = Readonly<Record<string, string | undefined>>

/** A variable that is set but empty counts as not set. */
function set(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

function unusable(issues: readonly z.core.$ZodIssue[]): Unusable {
  const problems = issues.map(({ path, message }) => `- ${String(path[0])} ${message}.`)
  return new Unusable(
    `These settings need mending (see .env.example):\n${[...new Set(problems)].join('\n')}`,
  )
}
