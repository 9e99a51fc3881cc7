/** When and what somebody wants to hear of by themselves: digest, reminders, nudges. */
import { z } from 'zod'
import { PersonId } from './ids.ts'
import { ClockTime, LocalDate } from './time.ts'

export const Reader = z.object({
  id: PersonId,
  rev: z.int(),
  /** Local time of the digest, on the reader's clock. */
  digestAt: ClockTime.default(ClockTime.parse('09:00')),
  /** ISO weekdays on which they want one; null for those they work on. */
  digestDays: z.array(z.int().min(1).max(7)).nullable().default(null),
  /** Parts of the digest they do not want. */
  without: z.array(z.string()).default([]),
  /** No digest before this date, on their own calendar. */
  mutedUntil: LocalDate.nullable().default(null),
  /** Minutes before an interview at which they are reminded. */
  remindBefore: z.array(z.int().min(5).max(10_080)).default([24 * 60, 15]),
  /** Local times between which nothing but what cannot wait is said. */
  quietFrom: ClockTime.default(ClockTime.parse('20:00')),
  quietTo: ClockTime.default(ClockTime.parse('08:00')),
})
export type Reader = Readonly<z.infer<typeof Reader>>
