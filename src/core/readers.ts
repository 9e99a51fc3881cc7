/** When and what somebody wants to hear of by themselves: digest, reminders, nudges. */
import { z } from 'zod'
import { PersonId } from './ids.ts'
import { ClockTime, DAY_MINUTES, Instant, LocalDate } from './time.ts'

/** What a digest is made of, in the order in which the form lists it. */
export const DigestPart = z.enum([
  'decisions',
  'seats',
  'cards',
  'overdue',
  'answers',
  'interviews',
  'next steps',
  'openings',
  'changes',
])
export type DigestPart = z.infer<typeof DigestPart>

export const Reader = z.object({
  id: PersonId,
  rev: z.int(),
  /** Local time of the digest, on the reader's clock. */
  digestAt: ClockTime.default(ClockTime.parse('09:00')),
  /** ISO weekdays on which they want one; null for those they work on. */
  digestDays: z.array(z.int().min(1).max(7)).nullable().default(null),
  /** Parts of the digest they do not want. */
  without: z.array(DigestPart).default([]),
  /** No digest before this date, on their own calendar. */
  mutedUntil: LocalDate.nullable().default(null),
  /** Minutes before an interview at which they are reminded. */
  remindBefore: z.array(z.int().min(5).max(10_080)).default([DAY_MINUTES, 15]),
  /** Local times between which nothing but what cannot wait is said. */
  quietFrom: ClockTime.default(ClockTime.parse('20:00')),
  quietTo: ClockTime.default(ClockTime.parse('08:00')),
  /** When a person last pressed to have them reminded, by matter: once a day is enough. */
  nudged: z.record(z.string(), Instant).default({}),
})
export type Reader = Readonly<z.infer<typeof Reader>>

/** What stands for somebody until they choose. */
export function usualReader(id: PersonId): Reader {
  return Reader.parse({ id, rev: 0 })
}
