/** What the form begins with: what was typed, else last time's answer, else what is usual. */
import { type Candidate, type PossibleTimes, USUAL_TIMES } from '../../core/candidates.ts'
import type { Interview, Place } from '../../core/interviews.ts'
import { addDays, ClockTime, type Instant, LocalDate, wallAt, Zone } from '../../core/time.ts'
import type { Draft } from './draft.ts'

/** How many days ahead the form looks unless told otherwise. */
const USUAL_DAYS = 14

export interface TimeDefaults {
  readonly first: LocalDate
  readonly last: LocalDate
  readonly from: ClockTime
  readonly to: ClockTime
  readonly days: readonly number[]
  readonly zone: Zone
}

/** When the candidate can come. Last time's answer holds as long as some of it lies ahead. */
export function timeDefaults(
  draft: Draft,
  about: {
    readonly candidate: Candidate | undefined
    readonly possible: PossibleTimes | null
    readonly officeZone: Zone
    readonly now: Instant
  },
): TimeDefaults {
  const { candidate, possible, officeZone, now } = about
  const zone = possible?.zone ?? candidate?.zone ?? officeZone
  const tomorrow = addDays(wallAt(now, zone).date, 1)
  const known = possible && possible.last >= tomorrow ? possible : undefined
  const first = known && known.first > tomorrow ? known.first : tomorrow
  return {
    first: LocalDate.safeParse(draft.first).data ?? first,
    last: LocalDate.safeParse(draft.last).data ?? known?.last ?? addDays(tomorrow, USUAL_DAYS - 1),
    from: ClockTime.safeParse(draft.from).data ?? possible?.from ?? USUAL_TIMES.from,
    to: ClockTime.safeParse(draft.to).data ?? possible?.to ?? USUAL_TIMES.to,
    days: draft.days?.map(Number) ?? possible?.days ?? USUAL_TIMES.days,
    zone: Zone.safeParse(draft.zone).data ?? zone,
  }
}

/** Where it is to be: as typed, else as at the application's last interview, else by video. */
export function placeDefault({ place, placeText }: Draft, interviews: readonly Interview[]): Place {
  const last = interviews.at(-1)?.place ?? { kind: 'video', text: '' }
  const kind = (['video', 'room', 'other'] as const).find((one) => one === place)
  return kind ? { kind, text: placeText ?? '' } : last
}
