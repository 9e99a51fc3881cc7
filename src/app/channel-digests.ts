import {
  channelDigestOf,
  channelDigests,
  channelWantsOn,
  nextChannelDigest,
  type OfficeDays,
} from '../core/digest/channel.ts'
import { dueOn } from '../core/digest/when.ts'
import type { OpeningId, PersonId } from '../core/ids.ts'
import type { Notice } from '../core/notices.ts'
import { setChannelDigest as choose } from '../core/opening-settings.ts'
import type { ChannelDigest, Opening } from '../core/openings.ts'
import { may } from '../core/permissions.ts'
import { DAY_MINUTES, type Instant, type LocalDate, later } from '../core/time.ts'
import { channelFactsOf } from './channel-facts.ts'
import { type DigestShown, linesOf } from './digests.ts'
import { planOf } from './openings.ts'
import { openingOf, permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** What is known of a channel; undefined if the bot may not look. */
export interface ChannelSeen {
  /** Closed to all but its members, who are all of this workspace. */
  readonly isPrivate: boolean
  readonly isMember: boolean
}

/** Looks at a channel as it is now. */
export type LookAt = (channel: NonNullable<Opening['channel']>) => Promise<ChannelSeen | undefined>

export type ChannelTurn =
  | {
      readonly kind: 'send'
      readonly channel: NonNullable<Opening['channel']>
      readonly shown: DigestShown
    }
  | { readonly kind: 'skip' }
  /** Not yet, or in another channel: to be owed again. */
  | {
      readonly kind: 'again'
      readonly to: NonNullable<Opening['channel']>
      readonly due: Instant
    }

/** What the channel of an opening gets, and who may say otherwise sees it. */
export interface ChannelPage {
  readonly opening: Opening
  readonly office: OfficeDays
  /** City of the office. */
  readonly city: string
  readonly now: Instant
  readonly next: Instant | null
}

/** As far as the last digest and the next one are looked for. */
const BACK_DAYS = 8
const AHEAD_DAYS = 130

/** The next digest of each opening's channel. */
export async function channelDigestsToCome(deps: Deps): Promise<Notice[]> {
  const wanting = (await going(deps)).filter(({ channelDigest }) => channelDigest !== null)
  const planned = await Promise.all(
    wanting.map(async (opening) =>
      channelDigests(opening, await officeDays(deps, opening), deps.now()),
    ),
  )
  return planned.flat()
}

/** What becomes of the digest of a date in the moment it is to be posted to `to`, judged by what is wanted now. */
export async function channelTurn(
  deps: Deps,
  { opening: id, date }: { readonly opening: OpeningId; readonly date: LocalDate },
  to: Notice['to'],
  look: LookAt,
): Promise<ChannelTurn> {
  const opening = await deps.store.opening(id)
  if (!opening?.channelDigest || opening.channel === null || !hasPlan(deps, opening)) {
    return { kind: 'skip' }
  }
  const { channel } = opening
  const office = await officeDays(deps, opening)
  const due = dueOn(date, opening.channelDigest.at, office.zone)
  const now = deps.now()
  if (!due || !channelWantsOn(opening, office, date) || now >= due.until) return { kind: 'skip' }
  if (now < due.at || channel !== to) {
    return { kind: 'again', to: channel, due: now < due.at ? due.at : now }
  }
  const shown = await channelShown(deps, opening, channel, look)
  return shown.digest.items.length > 0 ? { kind: 'send', channel, shown } : { kind: 'skip' }
}

/** The digest of an opening for its channel as it would read now; of what it `listed` in the morning, if that is given. */
export async function channelShown(
  deps: Deps,
  opening: Opening,
  channel: NonNullable<Opening['channel']>,
  look: LookAt,
  listed?: readonly string[],
): Promise<DigestShown> {
  const office = await officeDays(deps, opening)
  const { facts, around } = await channelFactsOf(deps, opening, office)
  const digest = channelDigestOf(facts, around, listed)
  const isNaming =
    opening.channelDigest?.names === true && (await look(channel))?.isPrivate === true
  const soon = [...digest.today, ...digest.tomorrow]
  const lines = await linesOf(deps, office.zone, digest.items, soon, soon)
  return {
    ...lines,
    pings: false,
    ...(isNaming ? {} : { candidates: new Map() }),
    digest,
    channelOf: opening.title,
  }
}

/** The channels whose digest somebody may choose. */
export async function channelPages(deps: Deps, who: PersonId): Promise<ChannelPage[]> {
  const openings = await openingsToChoose(deps, who)
  return Promise.all(openings.map((opening) => pageOf(deps, opening)))
}

/** Openings whose channel's digest somebody may choose. */
export async function openingsToChoose(deps: Deps, who: PersonId): Promise<Opening[]> {
  const person = await someone(deps, who)
  return (await going(deps)).filter(({ leads }) =>
    may('set the digest of a channel', { person, leads }),
  )
}

/** Openings that go on and whose plan says where their office is. */
async function going(deps: Deps): Promise<Opening[]> {
  const openings = await deps.store.openings()
  return openings.filter((one) => one.status !== 'closed' && hasPlan(deps, one))
}

function hasPlan({ plans }: Pick<Deps, 'plans'>, { plan }: Opening): boolean {
  return plans.some(({ key }) => key === plan)
}

/** What the channel of one opening gets. @throws Refusal `not-allowed`. */
export async function channelPage(deps: Deps, who: PersonId, id: OpeningId): Promise<ChannelPage> {
  const opening = await openingOf(deps, id)
  await permitted(deps, who, 'set the digest of a channel', { opening })
  return pageOf(deps, opening)
}

/** Choose the digest of an opening's channel. @throws Refusal `not-allowed`, or `bad-field` where there is no channel. */
export async function setChannelDigest(
  deps: Deps,
  who: PersonId,
  id: OpeningId,
  chosen: Pick<ChannelDigest, 'at' | 'names'> | null,
): Promise<ChannelPage> {
  const opening = await openingOf(deps, id)
  await permitted(deps, who, 'set the digest of a channel', { opening })
  const office = await officeDays(deps, opening)
  await transact(
    deps.store,
    () => openingOf(deps, id),
    (known) => choose(known, office, chosen, { by: who, now: deps.now() }),
  )
  return channelPage(deps, who, id)
}

async function pageOf(deps: Deps, opening: Opening): Promise<ChannelPage> {
  const office = await officeDays(deps, opening)
  const now = deps.now()
  const due = nextChannelDigest(opening, office, now)
  // One of today that has gone out already, or found nothing to say.
  const after = due && due.at <= now ? nextChannelDigest(opening, office, due.until) : due
  const { city } = planOf(deps, opening).office
  return { opening, office, city, now, next: after?.at ?? null }
}

/** The clock and the holidays of an opening's office. */
async function officeDays(deps: Deps, opening: Opening): Promise<OfficeDays> {
  const { zone, country } = planOf(deps, opening).office
  const now = deps.now()
  const within = {
    start: later(now, -BACK_DAYS * DAY_MINUTES),
    end: later(now, AHEAD_DAYS * DAY_MINUTES),
  }
  return { zone, holidays: await deps.calendars.holidays(country, null, within) }
}
