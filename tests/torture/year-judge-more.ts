/** What is wrong with the reminders of a simulated year, and with the digests of its channel. */
import type { Said } from './year-judge.ts'
import { type Fate, type Hearers, hasReason, nudgesWanted, phasesOf } from './year-nudges.ts'
import { type Chosen, channelDigestsDue } from './year-oracle.ts'

interface Span {
  readonly start: number
  readonly end: number
}

/** As in the judge of people's digests: who dies gives back what it had in its hands after five minutes. */
const LATE_MS = 25 * 60_000
/** How long after an interview, or after a pause, its last reminder may come: over a long weekend and the lead's. */
const AFTERMATH_MS = 12 * 86_400_000
/** Between two reminders of one card to the same person, even where one comes late. */
const APART_MS = 90 * 60_000

/** Whether each digest of the channel came once, when it was due, and no other. */
export function channelJudged(of: {
  readonly said: readonly Said[]
  readonly channel: readonly Chosen[]
  readonly span: Span
  readonly isUp: (instant: number) => boolean
}): Record<string, number> {
  const due = channelDigestsDue(of.channel, of.span, of.isUp)
  const came = of.said.filter(({ body }) => body.kind === 'channel digest')
  const found = [...due].map(([date, at]) =>
    came.find(
      (one) =>
        one.body.kind === 'channel digest' &&
        one.body.date === date &&
        at <= one.at &&
        one.at <= at + LATE_MS,
    ),
  )
  const isOver = [...due.values()].map((at) => at < of.span.end - LATE_MS)
  return {
    channelDigests: came.length,
    channelLost: found.filter((one, i) => !one && isOver[i]).length,
    channelUnwanted: came.length - new Set(found.filter((one) => one !== undefined)).size,
  }
}

/**
 * Whether each reminder came once, when it was due, and no other.
 *
 * Exactly so where nothing interfered: whoever moves, mutes or pauses between booking and scorecard has their reminders
 * planned anew, and a scheduler that dies or rests says things late. Of all others it is only asked that they had a reason.
 */
export function nudgesJudged(of: {
  readonly said: readonly Said[]
  readonly fates: readonly Fate[]
  readonly chosen: ReadonlyMap<string, readonly Chosen[]>
  readonly span: Span
  /** Whether the schedulers worked around an instant. */
  readonly isCalmTime: (instant: number) => boolean
  /** Hears of each fault what it is. */
  readonly say: (words: string) => void
}): Record<string, number> {
  const counts = {
    judged: 0,
    remindersWanted: 0,
    remindersLost: 0,
    remindersUnwanted: 0,
    pointless: 0,
    crowded: 0,
  }
  const heard = Map.groupBy(
    of.said.filter(({ body }) => body.kind === 'nudge'),
    ({ body }) => (body.kind === 'nudge' ? String(body.interview) : ''),
  )
  for (const fate of of.fates) {
    const said = heard.get(fate.id) ?? []
    const pointless = said.filter((one) => !isReasonable(one, fate))
    counts.pointless += pointless.length
    for (const one of pointless) of.say(`pointless: ${keyOf(one)} at ${iso(one.at)}`)
    const close = crowded(said)
    counts.crowded += close.length
    for (const one of close) of.say(`crowded: ${keyOf(one)} at ${iso(one.at)}`)
    const hearers = settled(fate, of.chosen)
    const wanted = hearers && nudgesWanted(fate, hearers)
    const instants = [...(wanted ?? []), ...said].map(({ at }) => at)
    const turns = phasesOf(fate).flatMap(({ from, to }) => [from, to])
    const all = [...instants, ...turns.filter(Number.isFinite)]
    if (!wanted || !all.every((at) => of.isCalmTime(at) && at < of.span.end)) continue
    const came = new Map(said.map((one) => [keyOf(one), one.at]))
    counts.judged++
    counts.remindersWanted += wanted.length
    const lost = wanted.filter(({ key, at }) => came.get(key) !== at)
    counts.remindersLost += lost.length
    for (const { key, at } of lost) of.say(`lost: ${key} at ${iso(at)}, ${whenCame(came.get(key))}`)
    const due = new Set(wanted.map(({ key }) => key))
    const unwanted = [...came.keys()].filter((key) => !due.has(key))
    counts.remindersUnwanted += unwanted.length
    for (const key of unwanted) of.say(`unwanted: ${key}, ${whenCame(came.get(key))}`)
  }
  return counts
}

/** Reminders of a card that came too soon after another to the same person. One may have come late. */
function crowded(said: readonly Said[]): Said[] {
  const ofCard = said
    .filter(({ body }) => body.kind === 'nudge' && body.matter === 'card')
    .toSorted((a, b) => a.at - b.at)
  return ofCard.filter((one, i) => {
    const last = ofCard.slice(0, i).findLast(({ to }) => to === one.to)
    return last !== undefined && one.at - last.at < APART_MS
  })
}

function isReasonable({ at, body }: Said, fate: Fate): boolean {
  return body.kind === 'nudge' && hasReason(body.matter, at, fate)
}

function iso(at: number): string {
  return new Date(at).toISOString()
}

function whenCame(at: number | undefined): string {
  return at === undefined ? 'never came' : `came at ${iso(at)}`
}

function keyOf({ key, to, body }: Said): string {
  if (body.kind !== 'nudge') return ''
  const version = /:v(\d+):/.exec(key)?.[1]
  return `${body.interview} ${body.matter} ${body.step} v${version} ${to}`
}

/** How its people live, if none of them changes that from its booking until long after it. */
function settled(fate: Fate, chosen: ReadonlyMap<string, readonly Chosen[]>): Hearers | undefined {
  const begins = typeof fate.change?.begins === 'number' ? fate.change.begins : fate.begins
  const one = (id: string) => {
    const all = chosen.get(id) ?? []
    const then = all.findLast(({ from }) => from <= fate.booked)
    // Whoever pauses is reminded of what they owe when they are back.
    const back = Math.max(begins, Date.parse(then?.pausedUntil ?? '') || 0)
    const isChanging = all.some(({ from }) => from > fate.booked && from < back + AFTERMATH_MS)
    return isChanging ? undefined : then
  }
  const [sitter, booker, lead] = [one(fate.sitter), one(fate.booker), one(fate.lead)]
  return sitter && booker && lead && { sitter, booker, lead }
}
