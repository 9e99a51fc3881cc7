/** A time that only moves when everything before it is done. */
import { DAY_MINUTES, type Instant, later } from '../../src/core/time.ts'

/** What somebody does one after another; it gives the instant at which it goes on. */
export type Story = AsyncIterator<Instant, void>

export interface Past {
  readonly now: () => Instant
  /** Begin a story at an instant; it is left off where it would reach beyond the end. */
  readonly begin: (at: Instant, story: Story) => void
  /** Live through all of it, in order of time; whether everything came to its end. */
  readonly live: () => Promise<boolean>
}

/** A past from `from` that ends at `until`. What falls on one instant happens in the order in which it was begun. */
export function pastUntil(from: Instant, until: Instant): Past {
  let now = from
  let waiting: { readonly at: Instant; readonly order: number; readonly story: Story }[] = []
  let order = 0
  let isWhole = true
  const begin = (at: Instant, story: Story) => {
    if (at < until) waiting.push({ at, order: order++, story })
    else isWhole = false
  }
  return {
    now: () => now,
    begin,
    async live() {
      while (waiting.length > 0) {
        waiting.sort((a, b) => a.at - b.at || a.order - b.order)
        const [next, ...others] = waiting
        if (!next) break
        waiting = others
        now = next.at > now ? next.at : now
        const { value, done } = await next.story.next()
        if (!done) begin(value, next.story)
      }
      return isWhole
    },
  }
}

/** A story of one thing. */
export async function* once(work: () => Promise<void>): AsyncGenerator<Instant, void> {
  await work()
  yield* []
}

/** In UTC: people of the sandbox are at work then, from Belgrade to Kolkata. */
const [OPENS, CLOSES] = [7, 16]

/** So many hours on, or when work begins after that: not at night, and not at a weekend. */
export function atWork(at: Instant, hours: number): Instant {
  const then = later(at, hours * 60)
  const hour = new Date(then).getUTCHours()
  const early = hour < OPENS ? OPENS - hour : 0
  const late = hour >= CLOSES ? 24 + OPENS - hour : 0
  const day = later(then, (early + late) * 60)
  const weekday = new Date(day).getUTCDay()
  const days = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  return later(day, days * DAY_MINUTES)
}
