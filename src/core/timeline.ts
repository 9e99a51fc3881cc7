/**
 * What happened to a candidate, newest first.
 *
 * Made from what is listed here and nothing else: what scorecards say, or that there are any, cannot get in by accident, and
 * decisions only where the reader may know of them.
 */
import type { Entry } from './audit.ts'
import type { Application } from './candidates.ts'
import type { Decision, Outcome } from './decisions.ts'
import { type OpeningId, PersonId } from './ids.ts'
import { type Interview, isDeclined, type PanelPlace } from './interviews.ts'
import type { Instant, Span, Zone } from './time.ts'

export type Happening =
  | { readonly kind: 'added' | 'edited' }
  | { readonly kind: 'applied' | 'withdrew' | 'answered screening' | 'gave times' | 'passed over' }
  | { readonly kind: 'booked'; readonly title: string; readonly span: Span; readonly zone: Zone }
  | {
      readonly kind: 'moved'
      readonly title: string
      readonly span: Span
      readonly zone: Zone
      readonly reason: string
    }
  | { readonly kind: 'accepted' | 'declined' | 'did not answer'; readonly title: string }
  | { readonly kind: 'cancelled'; readonly title: string; readonly reason: string }
  | { readonly kind: 'no-show'; readonly title: string; readonly who: PersonId | 'candidate' }
  | { readonly kind: 'decided'; readonly outcome: Outcome; readonly corrects: boolean }

export interface TimelineEntry {
  readonly at: Instant
  readonly by: PersonId | 'system'
  /** Of what it is about, unless it is the candidate themselves. */
  readonly opening: OpeningId | null
  readonly what: Happening
}

export interface TimelineFacts {
  /** About the candidate and these applications. */
  readonly entries: readonly Entry[]
  readonly applications: readonly Application[]
  readonly interviews: readonly Interview[]
  /** Those that the reader may be told of: none while they have a scorecard to hand in. */
  readonly decisions: readonly Decision[]
}

/** Everything that may be told of a candidate, newest first. */
export function timelineOf({
  entries,
  applications,
  interviews,
  decisions,
}: TimelineFacts): TimelineEntry[] {
  const openings = new Map<string, OpeningId>(applications.map(({ id, opening }) => [id, opening]))
  const told = entries.flatMap((entry): TimelineEntry[] => {
    const what = logged(entry, openings.has(entry.object))
    const by = PersonId.safeParse(entry.actor).data ?? 'system'
    return what ? [{ at: entry.at, by, opening: openings.get(entry.object) ?? null, what }] : []
  })
  const decided = decisions.map(({ at, by, application, outcome, follows }): TimelineEntry => {
    const opening = openings.get(application) ?? null
    return { at, by, opening, what: { kind: 'decided', outcome, corrects: follows !== null } }
  })
  return [...told, ...interviews.flatMap(ofInterview), ...decided].toSorted((a, b) => b.at - a.at)
}

const OF_CANDIDATE = { add: 'added', import: 'added', edit: 'edited' } as const
const OF_APPLICATION = {
  add: 'applied',
  withdraw: 'withdrew',
  'answer screening': 'answered screening',
  'possible times': 'gave times',
  'pass over': 'passed over',
} as const

function logged({ verb }: Entry, isApplication: boolean): Happening | undefined {
  const kinds: Readonly<
    Record<string, Exclude<Happening, { title: string } | { kind: 'decided' }>['kind']>
  > = isApplication ? OF_APPLICATION : OF_CANDIDATE
  const kind = Object.hasOwn(kinds, verb) ? kinds[verb] : undefined
  return kind && { kind }
}

function ofInterview(interview: Interview): TimelineEntry[] {
  const { opening, title, zone, bookedBy, bookedAt, moves, ending, span } = interview
  const booked = moves[0]?.from ?? span
  const entry = (at: Instant, by: PersonId, what: Happening) => ({ at, by, opening, what })
  return [
    entry(bookedAt, bookedBy, { kind: 'booked', title, span: booked, zone }),
    ...moves.map(({ at, by, to, reason }) =>
      entry(at, by, { kind: 'moved', title, span: to, zone, reason }),
    ),
    ...answers(interview),
    ...(ending ? [entry(ending.at, ending.by, endingOf(interview, ending))] : []),
  ]
}

function answers({ panel, opening, title }: Interview): TimelineEntry[] {
  return panel.flatMap((place) => {
    const { person: by, answeredAt: at } = place
    const kind = answerOf(place)
    return at === null || kind === undefined ? [] : [{ at, by, opening, what: { kind, title } }]
  })
}

function answerOf(place: PanelPlace): 'accepted' | 'declined' | 'did not answer' | undefined {
  if (isDeclined(place)) return 'declined'
  if (place.rsvp === 'lapsed') return 'did not answer'
  return place.rsvp === 'accepted' ? 'accepted' : undefined
}

function endingOf(
  { status, title }: Interview,
  { reason, who }: NonNullable<Interview['ending']>,
): Happening {
  if (status !== 'no-show') return { kind: 'cancelled', title, reason }
  return { kind: 'no-show', title, who: PersonId.safeParse(who).data ?? 'candidate' }
}
