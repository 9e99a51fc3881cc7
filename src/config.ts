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

/** Where the database is unless told otherwise. */
export const USUAL_DATABASE = 'data/loopwright.db'

/** Where the interview plans are unless told otherwise. */
export const USUAL_PLANS = 'interview-plans'

/** Where the questions are unless told otherwise. */
export const USUAL_BANKS = 'question-banks'

/** Where times are meant if nobody says otherwise. */
export const OfficeZone = z
  .string()
  .refine((name) => Zone.safeParse(name).success, {
    error: 'is not an IANA time zone such as Europe/Belgrade',
    abort: true,
  })
  .pipe(Zone)
  .default(Zone.parse('Europe/Belgrade'))

function isPostgres(address: string): boolean {
  return /^postgres(?:ql)?:/.test(address) && URL.canParse(address)
}

const Shared = {
  SLACK_BOT_TOKEN: z
    .string('is missing. Copy the Bot User OAuth Token of your Slack app')
    .startsWith('xoxb-', 'is not a bot token. It begins with xoxb-'),
  SLACK_API_URL: z.url('is not an address').optional(),
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
    .default(USUAL_DATABASE),
  OFFICE_ZONE: OfficeZone,
  ORGANIZER_MAIL: z.email('is not a mail address').default('interviews@loopwright.invalid'),
  INTERVIEW_PLANS: z.string().default(USUAL_PLANS),
  BANKS: z
    .string()
    .default(USUAL_BANKS)
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

const Http = z.object({
  ...Shared,
  SLACK_MODE: z.literal('http'),
  SLACK_SIGNING_SECRET: z
    .string('is missing. Copy it from Basic Information of your Slack app')
    .min(8, 'is too short to be a signing secret'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('is not a number').int().min(0).max(65_535).default(3000),
})

const Config = z.discriminatedUnion('SLACK_MODE', [Socket, Http], 'is not one of socket, http')
export type Config = z.infer<typeof Config>

/** Every variable the bot reads. `.env.example` explains each. */
export const VARIABLES: readonly string[] = [
  ...new Set([...Object.keys(Socket.shape), ...Object.keys(Http.shape)]),
]

/**
 * The environment as typed settings.
 *
 * @throws Unusable that lists everything wrong, each with what to do, and never a value: it may be a secret.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Config.safeParse({ SLACK_MODE: 'socket', ...given })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(
    ({ path, message }) => `- ${String(path[0])} ${message}.`,
  )
  throw new Unusable(
    `These settings need mending (see .env.example):\n${[...new Set(problems)].join('\n')}`,
  )
}
