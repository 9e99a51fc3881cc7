import { z } from 'zod'
import { PersonId } from './ids.ts'
import { ClockTime, Instant, LocalDate, Zone } from './time.ts'

/** Hours that repeat each week, on the clock of the person's zone. Weekdays are ISO: 1 Monday to 7 Sunday. */
export const WeeklyHours = z.object({
  days: z.array(
    z.union([
      z.literal(1),
      z.literal(2),
      z.literal(3),
      z.literal(4),
      z.literal(5),
      z.literal(6),
      z.literal(7),
    ]),
  ),
  from: ClockTime,
  to: ClockTime,
})
export type WeeklyHours = Readonly<z.infer<typeof WeeklyHours>>

/** Hours of one date instead of the weekly ones; no ranges means the whole day off. */
export const DateOverride = z.object({
  date: LocalDate,
  ranges: z.array(z.tuple([ClockTime, ClockTime])),
})
export type DateOverride = Readonly<z.infer<typeof DateOverride>>

/** What a person may do everywhere. Leading an opening and sitting on a panel come with those. */
export const Grant = z.enum(['admin', 'recruiter', 'auditor'])
export type Grant = z.infer<typeof Grant>

export const Person = z.object({
  id: PersonId,
  rev: z.int(),
  name: z.string(),
  /** Where they are: from Slack, until they set it themselves. */
  zone: Zone,
  zoneIsOwn: z.boolean().default(false),
  hours: z.array(WeeklyHours),
  /** Where interviews are liked; empty means all hours. */
  preferred: z.array(WeeklyHours).default([]),
  exceptions: z.array(DateOverride).default([]),
  /** Whose public holidays they keep: an ISO 3166 country, and a region of it. */
  holidayCountry: z.string().nullable().default(null),
  holidayRegion: z.string().nullable().default(null),
  /** Further days off, for which nobody needs a reason. */
  ownHolidays: z.array(LocalDate).default([]),
  capPerDay: z.int().positive().nullable().default(null),
  capPerWeek: z.int().positive().nullable().default(null),
  bufferBeforeMinutes: z.int().min(0).default(0),
  bufferAfterMinutes: z.int().min(0).default(0),
  /** No new interviews before this date, on their own calendar. */
  pausedUntil: LocalDate.nullable().default(null),
  /** Pauses of late, this one included: from the first date to before `until`. */
  pauses: z.array(z.object({ first: LocalDate, until: LocalDate })).default([]),
  grants: z.array(Grant).default([]),
  status: z.enum(['active', 'gone']).default('active'),
  /** Set once they have chosen their hours; until then Home asks. */
  settledIn: z.boolean().default(false),
})
export type Person = Readonly<z.infer<typeof Person>>

/** Office hours that stand until a person sets their own. */
export const USUAL_HOURS: readonly WeeklyHours[] = [
  { days: [1, 2, 3, 4, 5], from: ClockTime.parse('09:00'), to: ClockTime.parse('17:00') },
]

/** What Slack says of somebody. */
export interface Profile {
  readonly id: PersonId
  readonly name: string
  /** IANA name; absent for some guests and bots. */
  readonly tz: Zone | undefined
  readonly gone: boolean
}

/** Where one of the openings is. */
export interface Office {
  readonly zone: Zone
  /** ISO 3166, such as `RS`. */
  readonly country: string
}

/**
 * The person that `profile` describes, keeping what `known` has chosen for themselves.
 *
 * Until they choose, they keep the public holidays of the office on whose clock they live.
 */
export function fromProfile(
  profile: Profile,
  known: Person | undefined,
  { officeZone, offices }: { readonly officeZone: Zone; readonly offices: readonly Office[] },
): Person {
  const zone = known?.zoneIsOwn ? known.zone : (profile.tz ?? known?.zone ?? officeZone)
  const status = profile.gone ? 'gone' : 'active'
  const office = offices.find((one) => one.zone === zone)
  const holidayCountry =
    known?.holidayCountry ?? (known?.settledIn ? null : (office?.country ?? null))
  if (known) return { ...known, name: profile.name, zone, status, holidayCountry }
  return Person.parse({
    id: profile.id,
    rev: 0,
    name: profile.name,
    zone,
    status,
    holidayCountry,
    hours: USUAL_HOURS,
  })
}

/** Whether Slack has told something new: `user_change` comes for every status text too. */
export function differs(a: Person, b: Person): boolean {
  const seen = ({ name, zone, status, holidayCountry }: Person) =>
    JSON.stringify([name, zone, status, holidayCountry])
  return seen(a) !== seen(b)
}

/** Qualification for a kind of seat. */
export const Level = z.enum(['shadow', 'reverse shadow', 'qualified'])
export type Level = z.infer<typeof Level>

/** A person's place in a pool of people for a kind of seat. */
export const Membership = z.object({
  /** `pool:person`. */
  id: z.string(),
  rev: z.int(),
  pool: z.string(),
  person: PersonId,
  level: Level,
  active: z.boolean().default(true),
  since: Instant,
})
export type Membership = Readonly<z.infer<typeof Membership>>
