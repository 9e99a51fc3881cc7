/** What a recruiter asks for. Kept with the times proposed, so that booking can judge them by it once more. */
import { z } from 'zod'
import { PossibleTimes } from './candidates.ts'
import { PersonId } from './ids.ts'
import { Place } from './interviews.ts'
import { addDays, ClockTime, DAY_MINUTES, Instant, LocalDate } from './time.ts'

/** Kinds of hard rules, as the engine names them. */
export const RuleName = z.enum([
  'window',
  'hours',
  'busy',
  'buffer',
  'cap',
  'pool',
  'room',
  'order',
  'break',
  'lunch',
  'maxPerDay',
  'maxDays',
  'onePerPerson',
  'notice',
  'horizon',
])

/** A hard rule and whose it is: a person, `interview/seat`, an interview, `candidate` or `loop`. */
export const HeldRule = z.object({ rule: RuleName, of: z.string() })
export type HeldRule = Readonly<z.infer<typeof HeldRule>>

/** One rule that gives way, whose it is and by how much: days and durations in minutes, counts by one. */
export const Loosening = HeldRule.extend({
  by: z.number().optional(),
  side: z.enum(['before', 'after']).optional(),
  /** Who joins a pool. */
  person: z.string().optional(),
})
export type Loosening = Readonly<z.infer<typeof Loosening>>

export const Wanted = z.object({
  /** Keys of the interviews of the stage: one, or all of them as a loop. */
  kinds: z.array(z.string()),
  possible: PossibleTimes,
  /** Instead of the pools. */
  chosen: z.array(PersonId).nullable().default(null),
  /** Why somebody sits where they are not qualified. */
  chosenBecause: z.string().default(''),
  /** Instead of the plan's length; only for a single interview. */
  minutes: z.int().nullable().default(null),
  place: Place.default({ kind: 'video', text: '' }),
  notes: z.string().default(''),
  /** Who is not to be asked. */
  without: z.array(PersonId).default([]),
  /** Only this date of the candidate's. */
  day: LocalDate.nullable().default(null),
  /** Times offered before, which are not to come again. */
  shown: z.array(z.object({ start: Instant, end: Instant })).default([]),
  /** Rules that gave way; those of a person only after that person agreed. */
  loosened: z.array(Loosening).default([]),
})
export type Wanted = Readonly<z.infer<typeof Wanted>>

/** A question with everything that is not asked for left open. */
export function wantedOf(asked: Pick<Wanted, 'kinds' | 'possible'> & Partial<Wanted>): Wanted {
  return {
    chosen: null,
    chosenBecause: '',
    minutes: null,
    place: { kind: 'video', text: '' },
    notes: '',
    without: [],
    day: null,
    shown: [],
    loosened: [],
    ...asked,
  }
}

/** Who has to say yes before a rule gives way: the person whose it is, who keeps the pools, or nobody. */
export function asksFirst({ rule }: Loosening): 'person' | 'pool' | 'nobody' {
  switch (rule) {
    case 'cap':
    case 'hours':
      return 'person'
    case 'pool':
      return 'pool'
    default:
      return 'nobody'
  }
}

/** The same question with one rule gone easier, and with everything to be shown again. */
export function loosen(wanted: Wanted, loosening: Loosening): Wanted {
  const afresh: Wanted = { ...wanted, shown: [], day: null }
  const { possible } = wanted
  switch (loosening.rule) {
    case 'window': {
      const { by = 0, side } = loosening
      const from = side === 'before' ? clockLater(possible.from, -by) : possible.from
      const to = side === 'after' ? clockLater(possible.to, by) : possible.to
      return { ...afresh, possible: { ...possible, from, to } }
    }
    case 'horizon': {
      const days = Math.round((loosening.by ?? 0) / DAY_MINUTES)
      return { ...afresh, possible: { ...possible, last: addDays(possible.last, days) } }
    }
    case 'pool':
      return afresh
    default:
      return { ...afresh, loosened: [...wanted.loosened, loosening] }
  }
}

/** A clock time moved by minutes, never beyond its day. */
function clockLater(time: ClockTime, minutes: number): ClockTime {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + minutes
  const inside = Math.min(DAY_MINUTES, Math.max(0, minute))
  const two = (n: number) => String(n).padStart(2, '0')
  return ClockTime.parse(`${two(Math.floor(inside / 60))}:${two(inside % 60)}`)
}
