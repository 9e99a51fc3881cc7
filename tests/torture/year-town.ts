/** What happens in a simulated year: people move, mute and pause; interviews are booked, answered, moved, called off and written up. */
import type { Deps } from '../../src/app/ports.ts'
import { finishNotice, obsolete, refresh } from '../../src/core/announce.ts'
import { replanNotice } from '../../src/core/digest/plan.ts'
import {
  ApplicationId,
  CandidateId,
  ChannelId,
  OpeningId,
  type PersonId,
} from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { cardNudges } from '../../src/core/nudges/keys.ts'
import { setChannelDigest } from '../../src/core/opening-settings.ts'
import type { Person } from '../../src/core/people.ts'
import type { Draw } from '../../src/core/random.ts'
import { Reader } from '../../src/core/readers.ts'
import { ClockTime, type Instant, LocalDate, later, Zone } from '../../src/core/time.ts'
import { draftBy } from '../support/assessment.ts'
import { mila, nobodysApplication, opening } from '../support/booking.ts'
import { held } from '../support/cards.ts'
import type { Fate } from './year-nudges.ts'
import type { Chosen } from './year-oracle.ts'
import { choices, dayOf, type Inhabitant, zoneOf } from './year-people.ts'

export interface Happening {
  readonly at: Instant
  readonly happen: (deps: Deps) => Promise<void>
}

export interface Year {
  readonly people: readonly Inhabitant[]
  readonly start: Instant
  readonly days: number
  readonly draw: Draw
}

const QUARTER = 15
const A_DAY = 96 * QUARTER
const candidate = CandidateId.parse('cand_y')
const applicationOf = (number: number) => ApplicationId.parse(`app_y${number}`)
const talks = OpeningId.parse('open_talks')
const hiring = ChannelId.parse('C0YEAR')
/** In the plan's office, which keeps these days free. */
export const OFFICE = {
  zone: Zone.parse('Europe/Belgrade'),
  holidays: [0, 1, 6, 45, 46, 120, 121, 204, 314].map((i) => LocalDate.parse(dayOf(i))),
}
const CHANNEL_TIMES = ['09:00', '08:30', '10:15', '14:00', '07:45']

/** Everybody, an opening that half of them recruit for, somebody in it who has waited for long, and who is interviewed. */
export async function furnishYear(
  { store, now }: Deps,
  { people }: Year,
  interviews: number,
): Promise<void> {
  const known = await store.opening(opening)
  if (!known) throw new Error('the plan has no opening')
  const idle = { ...nobodysApplication, candidate, createdAt: later(now(), -30 * A_DAY) }
  await store.commit({
    people: people.map(({ person }) => person),
    readers: people.map(({ reader }) => reader),
    openings: [
      {
        ...known,
        recruiters: recruitersOf(people).map(({ person }) => person.id),
        ...{ channel: hiring, channelDigest: null },
      },
      // With one lead and no recruiters: each change of an interview brings every one of them their digest anew.
      { ...known, id: talks, rev: 0, leads: [leadOf(people)] },
    ],
    candidates: [{ ...mila, id: candidate, rev: 0, addedAt: null, hold: null, status: 'active' }],
    applications: [
      { ...idle, id: ApplicationId.parse('app_idle') },
      ...Array.from({ length: interviews }, (_, i) => ({
        ...idle,
        ...{ id: applicationOf(i), opening: talks },
      })),
    ],
    deeds: [],
  })
}

/** Half of them: on these something waits every day. */
export function recruitersOf(people: readonly Inhabitant[]): readonly Inhabitant[] {
  return people.filter((_, i) => i % 2 === 0)
}

/** Leads the talks, and sits in none of them. */
export function leadOf(people: readonly Inhabitant[]): PersonId {
  const fourth = people[3]
  if (!fourth) throw new Error('a town has four people at least')
  return fourth.person.id
}

/** Everything that happens, in order. `tell` hears what somebody has chosen anew, `fated` what becomes of an interview. */
export function happeningsOf(
  year: Year,
  interviews: number,
  tell: (person: Person, reader: Reader, at: Instant) => void,
  fated: (fate: Fate) => void,
): Happening[] {
  const all = [
    // A third never changes anything: of their reminders it can be told to the minute when each is due.
    ...year.people.flatMap((one, i) => (i % 3 === 0 ? [] : choicesOf(one, year, tell))),
    ...Array.from({ length: interviews }, (_, i) => interviewIn(year, i, fated)).flat(),
  ]
  return all.toSorted((a, b) => a.at - b.at)
}

function choicesOf(
  { person: { id } }: Inhabitant,
  { start, days, draw }: Year,
  tell: (person: Person, reader: Reader, at: Instant) => void,
): Happening[] {
  return Array.from({ length: draw(4) }, () => {
    const at = later(start, QUARTER * draw(days * 96))
    const kind = draw(3)
    const date = LocalDate.parse(dayOf(draw(days)))
    const zone = Zone.parse(zoneOf(draw(40)))
    const { digestAt, digestDays } = Reader.parse({ id, rev: 0, ...choices(draw) })
    return {
      at,
      async happen({ store, now }) {
        const [[person], [reader]] = [await store.people([id]), await store.readers([id])]
        if (!person || !reader) throw new Error(`${id} is gone`)
        const moved: Person = {
          ...person,
          ...(kind === 0 && { zone }),
          ...(kind === 1 && { pausedUntil: date }),
        }
        const reads = kind === 2 ? { ...reader, digestAt, digestDays, mutedUntil: date } : reader
        tell(moved, reads, at)
        const changed = kind === 2 ? { readers: [reads] } : { people: [moved] }
        const what =
          kind === 2
            ? ({ kind: 'reader', rev: reader.rev } as const)
            : ({ kind: 'person', rev: person.rev } as const)
        await store.commit({ ...changed, notices: [replanNotice(id, what, now())], deeds: [] })
      },
    }
  })
}

/** One interview from its booking to its scorecard, or to where it comes to nothing. */
function interviewIn(
  { people, start, days, draw }: Year,
  number: number,
  tell: (fate: Fate) => void,
): Happening[] {
  const sitters = people.map(({ person }) => person.id).filter((id) => id !== leadOf(people))
  const sitter = sitters[draw(sitters.length)]
  const booker = recruitersOf(people)[0]?.person.id
  if (!sitter || !booker) return []
  const application = applicationOf(number)
  const booked = later(start, QUARTER * draw(Math.max(1, days - 10) * 96))
  const begins = later(booked, QUARTER * (12 + draw(6 * 96)))
  const answered = later(booked, QUARTER * (1 + draw(40)))
  const changed = later(booked, QUARTER * (1 + draw(60)))
  const what = draw(6)
  const first = held(`y${number}`, [{ person: sitter, rsvp: 'asked' }], {
    ...{ rev: 0, application, candidate, opening: talks, status: 'booked', bookedBy: booker },
    bookedAt: booked,
    span: { start: begins, end: later(begins, 60) },
  })
  const asked = { ...first, panel: first.panel.map((place) => ({ ...place, askedAt: booked })) }
  const step = (at: Instant, change: (one: Interview) => Partial<Interview>): Happening => ({
    at,
    happen: (deps) => put(deps, asked, change),
  })
  const accept = (one: Interview) => ({
    panel: one.panel.map((place) => ({
      ...place,
      rsvp: 'accepted' as const,
      answeredAt: answered,
    })),
  })
  const handed = what > 3 ? later(begins, 60 + QUARTER * (1 + draw(3 * 96))) : null
  const change =
    what === 1
      ? ({ at: changed, begins: 'cancelled' } as const)
      : what === 2
        ? { at: changed, begins: aDayLater(asked).start }
        : null
  const fated: Fate = {
    ...{ id: asked.id, sitter, booker, lead: leadOf(people), booked, begins, change },
    ...{ answered: what === 0 ? null : answered, handedIn: null },
  }
  tell(fated)
  return [
    step(booked, (one) => one),
    ...(what === 0 ? [] : [step(answered, accept)]),
    ...(what === 1 ? [step(changed, () => ({ status: 'cancelled', version: 1 }))] : []),
    ...(what === 2 ? [step(changed, (one) => ({ version: 1, span: aDayLater(one) }))] : []),
    ...(handed === null ? [] : [handedIn(asked, handed, fated)]),
  ]
}

function aDayLater({ span }: Pick<Interview, 'span'>): Interview['span'] {
  return { start: later(span.start, A_DAY + 60), end: later(span.end, A_DAY + 60) }
}

/** As the verbs do it: the record, what is withdrawn, and what follows. Too late, nothing happens. */
async function put(
  { store, now }: Deps,
  first: Interview,
  change: (one: Interview) => Partial<Interview>,
): Promise<void> {
  const [known, of] = [await store.interview(first.id), await store.opening(talks)]
  const before = known ?? first
  if (!of || before.status !== 'booked' || before.span.start <= now()) return
  const next: Interview = { ...before, ...change(before) }
  const shown = refresh(next, of, now())
  const isAnew = next.version !== before.version
  await store.commit({
    interviews: [next],
    withdraw: [...shown.withdraw, ...(isAnew ? obsolete(before) : [])],
    notices: [...shown.notices, ...(next.status === 'booked' ? [finishNotice(next)] : [])],
    deeds: [],
  })
}

function handedIn(first: Interview, at: Instant, fate: Fate): Happening {
  return {
    at,
    async happen({ store }) {
      const interview = await store.interview(first.id)
      const person = interview?.panel[0]?.person
      if (interview?.status !== 'done' || !person) return
      const card = { ...draftBy(person, interview), status: 'submitted' as const }
      const withdraw = [cardNudges(interview, person)]
      await store.commit({ scorecards: [card], withdraw, deeds: [] })
      fate.handedIn = at
    },
  }
}

/** Some choose another time for the digest of the channel, or set it again after a while without one. */
export function channelChoices(
  { people, start, days, draw }: Year,
  tell: (chosen: Chosen) => void,
): Happening[] {
  return Array.from({ length: 1 + Math.ceil(days / 4) }, (_, i) => {
    const at = i === 0 ? start : later(start, QUARTER * draw(days * 96))
    const time = ClockTime.parse(CHANNEL_TIMES[draw(CHANNEL_TIMES.length)] ?? '09:00')
    const chosen = i > 0 && draw(5) === 0 ? null : { at: time, names: draw(2) === 0 }
    return {
      at,
      async happen({ store, now }) {
        const known = await store.opening(opening)
        if (!known) throw new Error('the plan has no opening')
        const changes = setChannelDigest(known, OFFICE, chosen, { by: leadOf(people), now: now() })
        if (known.channelDigest?.at !== chosen?.at) tell(channelChosen(chosen?.at ?? null, at))
        await store.commit(changes)
      },
    }
  })
}

/** What the oracle is told of the channel from `from` on; without a time it has no digest. */
function channelChosen(at: string | null, from: number): Chosen {
  return {
    from,
    zone: OFFICE.zone,
    works: at === null ? [] : [1, 2, 3, 4, 5],
    off: OFFICE.holidays,
    at: at ?? '00:00',
    ...{ hours: { from: '09:00', to: '17:00' }, days: null, pausedUntil: null, mutedUntil: null },
    ...{ quietFrom: '00:00', quietTo: '00:00', before: [] },
  }
}
