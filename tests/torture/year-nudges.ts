/**
 * Every reminder that an interview makes due, found out minute by minute from what the README says of them. Shares
 * nothing with the code it judges.
 */
import { afterWork, type Chosen, localOf, mayHear, sameTimeNextWorkday } from './year-oracle.ts'

/** What becomes of an interview of one seat. */
export interface Fate {
  readonly id: string
  readonly sitter: string
  readonly booker: string
  readonly lead: string
  readonly booked: number
  readonly begins: number
  readonly answered: number | null
  readonly change: { readonly at: number; readonly begins: number | 'cancelled' } | null
  /** Set once it has happened: nobody can hand in a card while the bot rests. */
  handedIn: number | null
}

/** A stretch of time in which nothing about it changes. */
interface Phase {
  readonly from: number
  readonly to: number
  readonly is: 'asked' | 'accepted' | 'cancelled' | 'done'
  readonly begins: number
  readonly version: number
}

export interface Wanted {
  readonly key: string
  readonly at: number
}

/** What people are to hear of one interview: who hears, and how they live. */
export interface Hearers {
  readonly sitter: Chosen
  readonly booker: Chosen
  readonly lead: Chosen
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NEVER = Number.POSITIVE_INFINITY

/** What an interview is, from when to when. What comes after it has begun changes nothing. */
export function phasesOf({ booked, begins, answered, change, handedIn }: Fate): Phase[] {
  const phases: Phase[] = []
  let now: Omit<Phase, 'to'> = { from: booked, is: 'asked', begins, version: 0 }
  const turn = (at: number, next: Partial<Phase>) => {
    phases.push({ ...now, to: at })
    now = { ...now, from: at, ...next }
  }
  const happenings = [
    ...(answered === null ? [] : [{ at: answered, next: { is: 'accepted' } as const }]),
    ...(change === null
      ? []
      : [
          {
            at: change.at,
            next:
              change.begins === 'cancelled'
                ? ({ is: 'cancelled', version: 1 } as const)
                : { begins: change.begins, version: 1 },
          },
        ]),
  ].toSorted((a, b) => a.at - b.at)
  for (const { at, next } of happenings) {
    if (now.is !== 'cancelled' && at < now.begins) turn(at, next)
  }
  if (now.is !== 'cancelled') turn(now.begins + HOUR, { is: 'done' })
  turn(now.is === 'done' ? (handedIn ?? NEVER) : NEVER, {})
  return phases
}

/** Every reminder of an interview whose people change nothing of their lives meanwhile. */
export function nudgesWanted(fate: Fate, hearers: Hearers): Wanted[] {
  return phasesOf(fate).flatMap((phase) =>
    inPhase(phase, fate, hearers)
      .filter(({ at }) => at >= phase.from && at < phase.to)
      .map(({ what, to, at }) => ({ key: `${fate.id} ${what} v${phase.version} ${to}`, at })),
  )
}

interface Due {
  readonly what: string
  readonly to: string
  readonly at: number
}

function inPhase(phase: Phase, fate: Fate, hearers: Hearers): Due[] {
  switch (phase.is) {
    case 'cancelled':
      return []
    case 'accepted':
      return hearers.sitter.before.flatMap((minutes) => recalled(minutes, phase, fate, hearers))
    case 'asked':
      return unanswered(phase, fate, hearers)
    case 'done':
      return owed(phase, fate, hearers)
  }
}

/** As long before as they want: exactly if within the hour, else at the calm minute nearest. */
function recalled(minutes: number, phase: Phase, fate: Fate, { sitter }: Hearers): Due[] {
  const wanted = phase.begins - minutes * MINUTE
  if (wanted < phase.from) return []
  const at = minutes <= 60 ? wanted : calmNear(sitter, wanted, phase.from, phase.begins - HOUR)
  // A day ahead said two hours before says nothing that the next will not.
  const least = minutes <= 60 ? 0 : Math.min(120, minutes) * MINUTE
  if (at === undefined || phase.begins - at < least) return []
  return [{ what: `interview ${minutes}`, to: fate.sitter, at }]
}

/** A day and two hours before it begins, then whoever booked it hears. */
function unanswered(phase: Phase, fate: Fate, { sitter, booker }: Hearers): Due[] {
  const after = (minutes: number) => Math.max(fate.booked + minutes * MINUTE, phase.from)
  const ask = (step: string, before: number, wait: number, until: number): Due[] => {
    const [wanted, from] = [phase.begins - before, after(wait)]
    const back = backFrom(sitter, from)
    if (wanted < from || back > until) return []
    const at = calmNear(sitter, wanted, back, until)
    return at === undefined ? [] : [{ what: `answer ${step}`, to: fate.sitter, at }]
  }
  const told = calmNear(booker, phase.begins - HOUR, after(15), phase.begins)
  return [
    ...ask('day', 24 * HOUR, 120, phase.begins - 3 * HOUR),
    ...ask('hours', 2 * HOUR, 30, phase.begins - HOUR),
    ...(told === undefined ? [] : [{ what: 'answer recruiter', to: fate.booker, at: told }]),
  ]
}

/** A quarter of an hour, four working hours and a working day after its end, two hours apart at least; then the lead. */
function owed(phase: Phase, fate: Fate, { sitter, lead }: Hearers): Due[] {
  const end = phase.from
  const soon = backFrom(sitter, end + 15 * MINUTE)
  const hours = backFrom(sitter, Math.max(afterWork(sitter, end, 240), soon + 2 * HOUR))
  const day = backFrom(sitter, Math.max(sameTimeNextWorkday(sitter, end), hours + 2 * HOUR))
  const passed = calmFrom(lead, afterWork(sitter, day, 240))
  const to = fate.sitter
  return [
    { what: 'card soon', to, at: soon },
    { what: 'card hours', to, at: hours },
    { what: 'card day', to, at: day },
    { what: 'card lead', to: fate.lead, at: passed },
  ]
}

/** The last calm minute up to `wanted` and from `start` on, else the first before `end`. */
function calmNear(chosen: Chosen, wanted: number, start: number, end: number): number | undefined {
  for (let t = wanted; t >= start; t -= MINUTE) if (mayHear(chosen, t)) return t
  for (let t = Math.max(wanted, start); t < end; t += MINUTE) if (mayHear(chosen, t)) return t
  return undefined
}

function calmFrom(chosen: Chosen, from: number): number {
  let t = from
  while (!mayHear(chosen, t)) t += MINUTE
  return t
}

/** The first minute in which somebody may be spoken to and is not away. */
function backFrom(chosen: Chosen, from: number): number {
  let t = from
  const { pausedUntil, zone } = chosen
  while (pausedUntil !== null && localOf(zone, t).date < pausedUntil) t += 15 * MINUTE
  return calmFrom(chosen, t)
}

/** Whether a reminder still had a reason when it was said. */
export function hasReason(matter: string, at: number, fate: Fate): boolean {
  const phase = phasesOf(fate).find(({ from, to }) => from <= at && at < to)
  if (matter === 'interview') return phase?.is === 'accepted' && at < phase.begins
  if (matter === 'answer') return phase?.is === 'asked' && at < phase.begins
  return phase?.is === 'done'
}
