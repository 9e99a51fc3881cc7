/** Calls a minute by Slack's tiers; a whole minute's worth may come at once. */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const

const TIERS: Readonly<Record<string, keyof typeof PER_MINUTE>> = {
  'auth.test': 'special',
  'apps.connections.open': 3,
  'team.info': 3,
  'bots.info': 3,
  'users.info': 4,
  'users.list': 2,
  'users.lookupByEmail': 3,
  'conversations.open': 3,
  'conversations.info': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.history': 3,
  'conversations.replies': 3,
  'conversations.join': 3,
  'chat.update': 3,
  'chat.delete': 3,
  'chat.postEphemeral': 4,
  'chat.getPermalink': 'special',
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
  'files.getUploadURLExternal': 4,
  'files.completeUploadExternal': 4,
  'files.info': 4,
  'files.delete': 3,
  'blocks.validate': 4,
}

/** Messages that may go to one channel at once before the one a second binds. Slack says "short bursts". */
const POST_BURST = 5
/** Slack does not publish the workspace's limit: "several hundred messages a minute". */
const POSTS_PER_MINUTE = 300

interface Bucket {
  level: number
  at: number
}

/** Counts calls. Answers the seconds to wait, or 0 when the call may go. */
export interface Limits {
  readonly take: (method: string, channel: string) => number
  readonly reset: () => void
}

const KEPT = 10_000

/** Make counters that run on `real` milliseconds. */
export function createLimits(real: () => number): Limits {
  const buckets = new Map<string, Bucket>()
  const wait = (key: string, burst: number, perMs: number) => {
    const now = real()
    const old = buckets.get(key) ?? { level: burst, at: now }
    const level = Math.min(burst, old.level + (now - old.at) * perMs)
    if (buckets.size > KEPT) buckets.clear()
    buckets.set(key, { level: level >= 1 ? level - 1 : level, at: now })
    return level >= 1 ? 0 : Math.ceil((1 - level) / perMs / 1000)
  }
  const take = (method: string, channel: string) => {
    if (method === 'chat.postMessage') {
      const own = wait(`${method}:${channel}`, POST_BURST, 1 / 1000)
      return own || wait(method, POSTS_PER_MINUTE, POSTS_PER_MINUTE / 60_000)
    }
    const perMinute = PER_MINUTE[TIERS[method] ?? 3]
    return wait(method, perMinute, perMinute / 60_000)
  }
  return { take, reset: () => buckets.clear() }
}
