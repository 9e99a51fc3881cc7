/** What is wrong with what was said in a simulated year. */
import type { Body } from '../../src/core/notices.ts'
import type { Person } from '../../src/core/people.ts'
import type { Reader } from '../../src/core/readers.ts'
import { type Chosen, digestsDue, mayHear } from './year-oracle.ts'

/** One message as it went out. */
export interface Said {
  readonly at: number
  readonly to: string
  readonly key: string
  readonly body: Body
  readonly text: string
}

interface Lived {
  readonly said: readonly Said[]
  /** By person, what they had chosen from when on. */
  readonly chosen: ReadonlyMap<string, readonly Chosen[]>
  /** On whom something waits every day; on the others nothing but what their interviews bring. */
  readonly busy: ReadonlySet<string>
  readonly span: { readonly start: number; readonly end: number }
  readonly isUp: (instant: number) => boolean
}

/** A scheduler that died gives back what it had in its hands after five minutes; it may happen again. */
const LATE_MS = 25 * 60_000

export function judged({ said, chosen, busy, span, isUp }: Lived): Record<string, number> {
  const digests = said.filter(({ body }) => body.kind === 'digest')
  const nudges = said.filter(({ body }) => body.kind === 'nudge')
  let [lost, unwanted] = [0, 0]
  for (const [person, choices] of chosen) {
    const due = digestsDue(choices, span, isUp)
    const got = new Map(
      digests.filter(({ to }) => to === person).map((one) => [dateOf(one), one.at]),
    )
    for (const [date, at] of due) {
      const sent = got.get(date)
      const isLast = at > span.end - LATE_MS
      if (sent === undefined ? busy.has(person) && !isLast : sent - at > LATE_MS) lost++
    }
    for (const [date, at] of got) if ((due.get(date) ?? Number.POSITIVE_INFINITY) > at) unwanted++
  }
  return {
    digests: digests.length,
    nudges: nudges.length,
    lost,
    unwanted,
    doubled: doubled([...digests, ...nudges]),
    inQuietHours: nudges.filter((one) => !isCalm(one, chosen)).length,
    empty: [...digests, ...nudges].filter(({ text }) => text.trim() === '').length,
  }
}

/** Messages beyond the first about the same thing, to the same person. */
function doubled(said: readonly Said[]): number {
  const about = said.map(({ to, key }) => `${key} ${to}`)
  return about.length - new Set(about).size
}

/** A reminder within the hour of an interview cannot wait; any other keeps quiet hours and days off. */
function isCalm({ at, to, body }: Said, chosen: Lived['chosen']): boolean {
  if (body.kind === 'nudge' && body.matter === 'interview' && Number(body.step) <= 60) return true
  const now = chosen.get(to)?.findLast(({ from }) => from <= at)
  return now !== undefined && mayHear(now, at)
}

function dateOf({ body }: Said): string {
  return body.kind === 'digest' ? body.date : ''
}

/** What the oracle is told of somebody from `from` on. */
export function chosenBy(person: Person, reader: Reader, from: number): Chosen {
  return {
    from,
    zone: person.zone,
    works: person.hours.flatMap(({ days }) => days),
    hours: { from: person.hours[0]?.from ?? '09:00', to: person.hours[0]?.to ?? '17:00' },
    off: person.ownHolidays,
    at: reader.digestAt,
    days: reader.digestDays,
    pausedUntil: person.pausedUntil,
    mutedUntil: reader.mutedUntil,
    quietFrom: reader.quietFrom,
    quietTo: reader.quietTo,
    before: reader.remindBefore,
  }
}
