/** People, pools, openings and candidates as one document, for the operator's import. */
import { z } from 'zod'
import { CandidateId, ChannelId, OpeningId, PersonId } from './ids.ts'
import { DateOverride, Grant, Level, WeeklyHours } from './people.ts'
import { LocalDate, Zone } from './time.ts'

const ImportedPerson = z.strictObject({
  id: PersonId,
  name: z.string().min(1),
  zone: Zone,
  hours: z.array(WeeklyHours).optional(),
  preferred: z.array(WeeklyHours).optional(),
  exceptions: z.array(DateOverride).optional(),
  holidayCountry: z.string().length(2).optional(),
  capPerDay: z.int().positive().optional(),
  capPerWeek: z.int().positive().optional(),
  bufferBeforeMinutes: z.int().min(0).optional(),
  bufferAfterMinutes: z.int().min(0).optional(),
  pausedUntil: LocalDate.optional(),
  grants: z.array(Grant).optional(),
  /** Address of a published calendar. */
  calendar: z.url().optional(),
  /** Pools by name, with the level in each. */
  pools: z.record(z.string(), Level).default({}),
})

const ImportedOpening = z.strictObject({
  id: OpeningId,
  leads: z.array(PersonId).optional(),
  recruiters: z.array(PersonId).optional(),
  channel: ChannelId.optional(),
})

const ImportedCandidate = z.strictObject({
  id: CandidateId,
  name: z.string().min(1).max(120),
  mail: z.email().nullable().default(null),
  zone: Zone,
  placeOfStudy: z.string().default(''),
  languages: z.array(z.string()).default([]),
  /** The opening they apply to. */
  opening: OpeningId,
})

/** What `loopwright import` reads. What is left out stays as it is. */
export const Hiring = z.strictObject({
  people: z.array(ImportedPerson).default([]),
  openings: z.array(ImportedOpening).default([]),
  candidates: z.array(ImportedCandidate).default([]),
})
export type Hiring = Readonly<z.infer<typeof Hiring>>
