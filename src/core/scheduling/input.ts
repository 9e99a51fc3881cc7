/**
 * The JSON of the command line as core values, strictly: an unknown key is refused.
 *
 * Every message is what was expected; whoever shows it knows the path and what was there instead.
 */
import { z } from 'zod'
import { ClockTime, Instant, LocalDate, type Span, WEEKDAYS, Zone } from '../time.ts'

/** An object with these keys and no others. */
export function record<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `only ${Object.keys(shape).join(', ')}` : 'an object',
  })
}

/** A list of what `item` accepts. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.array(item, { error: 'a list' })
}

/** A whole number of minutes, or of anything else, from `least` up to what a number holds exactly. */
export function wholeFrom(least: number) {
  const error = `a whole number, ${least} or more`
  return z.int({ error }).min(least, { error })
}

/** `schema`, with `expected` as the words for whatever it refuses. */
export function expecting<Schema extends z.ZodType>(schema: Schema, expected: string) {
  return z.unknown().transform((value, context): z.output<Schema> => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: expected })
    return z.NEVER
  })
}

/** An instant as ISO 8601 UTC text. */
export const instant = expecting(Instant, 'an instant in UTC such as 2027-03-01T10:00:00Z')

/** An IANA zone; fixed offsets are refused. */
export const zone = expecting(Zone, 'an IANA time zone such as Europe/Belgrade')

/** A calendar date without a zone. */
export const date = expecting(LocalDate, 'a date such as 2027-03-12')

/** What an entry is known by inside the document. */
export const id = z.string({ error: 'a text' }).min(1, { error: 'a text that is not empty' })

/** Where a range of clock times ends. */
export const rangeEnd = expecting(ClockTime, 'a time such as 17:00, at most 24:00')

/** Where a range of clock times begins. */
export const rangeStart = expecting(
  ClockTime.refine((time) => time !== '24:00'),
  'a time such as 09:00, at most 23:59',
)
const weekday = expecting(z.literal(WEEKDAYS), 'a weekday, 1 for Monday to 7 for Sunday')

/** `["start", "end"]`, half-open; may be empty, not reversed. */
export const span = z
  .tuple([instant, instant], { error: 'a pair of instants' })
  .transform(([start, end]): Span => ({ start, end }))
  .refine(({ start, end }) => start <= end, { error: 'an end that is not before the start' })

/** Ranges on weekdays, by the clock of the person. */
export const weeklyHours = record({ days: listOf(weekday), from: rangeStart, to: rangeEnd })

/** The hours of one date, instead of those of the week. */
export const override = record({
  date,
  ranges: listOf(z.tuple([rangeStart, rangeEnd], { error: 'a pair of times' })),
})

/** The keys of a person that `slots` knows; a plan's people have more. */
export const personShape = {
  id,
  zone,
  hours: listOf(weeklyHours),
  overrides: listOf(override).default([]),
  holidays: listOf(date).default([]),
  busy: listOf(span).default([]),
  bufferBeforeMinutes: wholeFrom(0).default(0),
  bufferAfterMinutes: wholeFrom(0).default(0),
}

/** The keys that say which starts may be offered at all. */
export const windowShape = {
  now: instant,
  noticeMinutes: wholeFrom(0).default(0),
  from: instant,
  to: instant,
  stepMinutes: wholeFrom(1),
  gridZone: zone.default(Zone.parse('UTC')),
}

/** A list whose entries have an `id` of their own each. */
export function listById<Item extends z.ZodType<{ readonly id: string }>>(item: Item) {
  return listOf(item).superRefine((entries, context) => {
    const seen = new Set<string>()
    for (const [index, entry] of entries.entries()) {
      if (seen.has(entry.id)) {
        const message = 'an id that no earlier entry has'
        context.addIssue({ code: 'custom', message, path: [index, 'id'] })
      }
      seen.add(entry.id)
    }
  })
}

/** What `slots` reads. Parses to a `SlotSearch`. */
export const SlotsInput = record({
  ...windowShape,
  durationMinutes: wholeFrom(1),
  people: listById(record(personShape)),
})
