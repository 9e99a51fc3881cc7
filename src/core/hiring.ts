/** People, pools, openings and candidates as one document: what an operator imports, and what they are shown. */
import { z } from 'zod'
import { CandidateId, ChannelId, OpeningId, PersonId } from './ids.ts'
import { Grant, Level, type Membership, type Person } from './people.ts'
import {
  date,
  expecting,
  id,
  listById,
  listOf,
  override,
  record,
  weeklyHours,
  wholeFrom,
  zone,
} from './scheduling/input.ts'

const personId = expecting(PersonId, 'a Slack member id such as U024BE7LH')
const openingId = expecting(OpeningId, 'the id of an opening, open_ and the key of its plan')

const ImportedPerson = record({
  id: personId,
  name: id,
  zone,
  hours: listOf(weeklyHours).optional(),
  preferred: listOf(weeklyHours).optional(),
  exceptions: listOf(override).optional(),
  holidayCountry: expecting(z.string().length(2), 'a country code such as RS').optional(),
  holidayRegion: id.optional(),
  ownHolidays: listOf(date).optional(),
  capPerDay: wholeFrom(1).optional(),
  capPerWeek: wholeFrom(1).optional(),
  bufferBeforeMinutes: wholeFrom(0).optional(),
  bufferAfterMinutes: wholeFrom(0).optional(),
  pausedUntil: date.optional(),
  grants: listOf(expecting(Grant, `one of ${Grant.options.join(', ')}`)).optional(),
  status: expecting(z.enum(['active', 'gone']), 'active or gone').optional(),
  /** Address of a published calendar. */
  calendar: expecting(z.url(), 'an address such as https://…/basic.ics').optional(),
  /** Pools by name, with the level in each. */
  pools: z
    .record(z.string(), expecting(Level, `one of ${Level.options.join(', ')}`), {
      error: 'an object of pools, each with a level',
    })
    .default({}),
})

const ImportedOpening = record({
  id: openingId,
  leads: listOf(personId).optional(),
  recruiters: listOf(personId).optional(),
  channel: expecting(ChannelId, 'a Slack channel id such as C024BE91L').optional(),
})

const ImportedCandidate = record({
  id: expecting(CandidateId, 'an id that begins with cand_'),
  name: expecting(z.string().min(1).max(120), 'a name of 1 to 120 characters'),
  mail: expecting(z.email().nullable(), 'a mail address, or null').default(null),
  zone,
  placeOfStudy: z.string({ error: 'a text' }).default(''),
  languages: listOf(z.string({ error: 'a text' })).default([]),
  /** The opening they apply to. */
  opening: openingId,
})

/** What `loopwright import` reads. What is left out stays as it is. */
export const Hiring = record({
  people: listById(ImportedPerson).default([]),
  openings: listById(ImportedOpening).default([]),
  candidates: listById(ImportedCandidate).default([]),
})
export type Hiring = Readonly<z.infer<typeof Hiring>>

/** A person as an import reads them, with their pools; what is not set is left out. */
export function personEntry(
  person: Person,
  memberships: readonly Membership[],
): Readonly<Record<string, unknown>> {
  const { rev, zoneIsOwn, settledIn, ...rest } = person
  const own = memberships.filter((m) => m.person === person.id && m.active)
  const pools = Object.fromEntries(own.map(({ pool, level }) => [pool, level]))
  const set = Object.entries(rest).filter(
    ([key, value]) => key in ImportedPerson.shape && value !== null,
  )
  return { ...Object.fromEntries(set), pools }
}
