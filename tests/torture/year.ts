/**
 * A year of digests and reminders: hundreds of people in forty zones who move, mute and pause, and two schedulers over
 * one database, each of which dies now and then between taking a notice and sending it; at times both are down.
 * Whatever was said is judged by an oracle of its own.
 */
import { planDigests } from '../../src/app/digest-plan.ts'
import { doItself } from '../../src/app/itself.ts'
import type { Deps } from '../../src/app/ports.ts'
import type { PendingNotice, Store } from '../../src/app/store.ts'
import type { Notice } from '../../src/core/notices.ts'
import type { Draw } from '../../src/core/random.ts'
import { type Instant, later, MINUTE } from '../../src/core/time.ts'
import { slackDelivery } from '../../src/slack/deliver.ts'
import type { Gateway } from '../../src/slack/gateway.ts'
import { world } from '../support/world.ts'
import { type Order, type Verdict, verdict } from './harness.ts'
import { chosenBy, judged, type Said } from './year-judge.ts'
import { channelJudged, nudgesJudged } from './year-judge-more.ts'
import type { Fate } from './year-nudges.ts'
import type { Chosen } from './year-oracle.ts'
import { inhabitants } from './year-people.ts'
import { channelChoices, furnishYear, happeningsOf, OFFICE, recruitersOf } from './year-town.ts'

interface Size {
  readonly people: number
  readonly days: number
  readonly interviews: number
  /** The day of the year it begins with, from 0. */
  readonly from: number
}

const HARM = [
  ...['lost', 'doubled', 'unwanted', 'inQuietHours', 'empty', 'faults'],
  ...[
    'remindersLost',
    'remindersUnwanted',
    'pointless',
    'crowded',
    'channelLost',
    'channelUnwanted',
  ],
]
const WHOLE: Size = { people: 300, days: 366, interviews: 1_500, from: 0 }
const NEW_YEAR = Date.UTC(2027, 0, 1)
const QUARTER_MS = 15 * MINUTE
const PLAN_EVERY_MINUTES = 6 * 60
/** The claim of somebody who died is free again by then. */
const LAPSED_MINUTES = 6

/** Fifty rounds are one year; fewer are one too. */
export async function year(order: Order, size = WHOLE): Promise<Verdict> {
  const found: Record<string, number>[] = []
  for (let i = 0; i < Math.ceil(order.rounds / 50); i++) {
    found.push(await lived(size, order))
    order.say(JSON.stringify(found.at(-1)))
  }
  return verdict(found, HARM)
}

async function lived(size: Size, { draw, say }: Order): Promise<Record<string, number>> {
  const start = (NEW_YEAR + size.from * 1_440 * MINUTE) as Instant
  const end = later(start, size.days * 1_440)
  const people = inhabitants(size.people, draw)
  const chosen = new Map<string, Chosen[]>(
    people.map(({ person, reader }) => [person.id, [chosenBy(person, reader, start)]]),
  )
  let now = start
  const wake = new Set<number>()
  const base = await world()
  const deps: Deps = {
    ...base,
    now: () => now,
    store: waking(base.store, wake),
    calendars: { ...base.calendars, holidays: async () => OFFICE.holidays },
  }
  const town = { people, start, days: size.days, draw }
  await furnishYear(deps, town, size.interviews)
  const [fates, channel]: [Fate[], Chosen[]] = [[], []]
  const ahead = [
    ...channelChoices(town, (one) => channel.push(one)),
    ...happeningsOf(
      town,
      size.interviews,
      (person, reader, at) => chosen.get(person.id)?.push(chosenBy(person, reader, at)),
      (fate) => fates.push(fate),
    ),
  ].toSorted((a, b) => a.at - b.at)
  const downs = Array.from({ length: Math.ceil(size.days / 30) }, () =>
    later(start, 15 * draw(size.days * 96)),
  )
  const isUp = (t: number) => !downs.some((from) => from <= t && t < from + 16 * QUARTER_MS)
  const said: Said[] = []
  const counts = { deaths: 0, faults: 0 }
  const deaths: number[] = []
  const works = scheduler(deps, said, counts, draw)
  for (; now < end; now = later(now, 1)) {
    const due = ahead.findIndex(({ at }) => at > now)
    for (const { happen } of ahead.splice(0, due < 0 ? ahead.length : due)) {
      await happen(deps)
      wake.add(now)
    }
    const plans = (now - start) % (PLAN_EVERY_MINUTES * MINUTE) === 0
    const isBack = isUp(now) && !isUp(now - MINUTE)
    if (!isUp(now) || !(wake.delete(now) || plans || isBack)) continue
    if (plans || isBack) await planDigests(deps)
    if (!(await works())) continue
    deaths.push(now)
    wake.add(later(now, LAPSED_MINUTES))
  }
  const busy = new Set(recruitersOf(people).map(({ person }) => person.id))
  const span = { start, end }
  const harm = {
    ...judged({ said, chosen, busy, span, isUp }),
    ...channelJudged({ said, channel, span, isUp }),
    ...nudgesJudged({ said, fates, chosen, span, isCalmTime: calmTimes(isUp, deaths), say }),
  }
  await base.store.close()
  return { ...counts, ...harm }
}

/** Two schedulers side by side until nothing is due. True if one died with notices in its hands. */
function scheduler(
  deps: Deps,
  said: Said[],
  counts: { deaths: number; faults: number },
  draw: Draw,
): () => Promise<boolean> {
  let current: Notice | undefined
  const toSlack = slackDelivery(
    gatewayFor((to, text) => {
      if (current) said.push({ at: deps.now(), to, key: current.key, body: current.body, text })
    }),
    deps,
  )
  const settle = async (notice: PendingNotice) => {
    current = notice
    try {
      const receipt =
        notice.channel === 'self' ? await doItself(deps, notice) : await toSlack(notice)
      await deps.store.markSent(notice, receipt)
    } catch {
      counts.faults++
      await deps.store.markDead(notice, 'faulty')
    }
  }
  return async () => {
    let died = false
    for (;;) {
      const [mine, yours] = [
        await deps.store.claimDue(deps.now(), 20),
        await deps.store.claimDue(deps.now(), 20),
      ]
      if (mine.length + yours.length === 0) return died
      // Another process plans in the very moment in which these are on their way.
      if (draw(20) === 0) await planDigests(deps)
      for (const hand of [mine, yours]) {
        const isDead = hand.length > 0 && draw(200) === 0
        died ||= isDead
        counts.deaths += isDead ? 1 : 0
        for (const notice of isDead ? hand.slice(0, draw(hand.length)) : hand) await settle(notice)
      }
    }
  }
}

/** Whether nothing went wrong with the schedulers around an instant, so that what is due then is said then. */
function calmTimes(
  isUp: (instant: number) => boolean,
  deaths: readonly number[],
): (instant: number) => boolean {
  return (instant) => {
    const isNear = (death: number) => Math.abs(instant - death) <= 2 * LAPSED_MINUTES * MINUTE
    const around = [-16, 0, 16].map((minutes) => instant + minutes * MINUTE)
    return around.every(isUp) && !deaths.some(isNear)
  }
}

/** The store, which notes each minute in which something of it comes due. */
function waking(store: Store, wake: Set<number>): Store {
  return {
    ...store,
    async commit(changes) {
      await store.commit(changes)
      for (const { due } of [...(changes.notices ?? []), ...(changes.planned ?? [])]) {
        wake.add(Math.ceil(due / MINUTE) * MINUTE)
      }
    },
  }
}

function gatewayFor(heard: (to: string, text: string) => void): Gateway {
  let ts = 0
  const nothing = async () => undefined
  const never = async () => {
    throw new Error('nobody opens anything')
  }
  return {
    openModal: never,
    pushModal: never,
    updateModal: nothing,
    publishHome: nothing,
    post: async (to, { text, blocks }) => {
      heard(to, blocks.length === 0 ? '' : text.mrkdwn)
      return { channel: `D${to}`, ts: String(++ts) }
    },
    edit: async () => true,
    upload: async () => [],
    lookAt: nothing,
    removeFile: async () => {},
  }
}
