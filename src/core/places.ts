/** Where an interview takes place is often known only after its time is. */
import { refresh, tell } from './announce.ts'
import { factsOf } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { Ending } from './endings.ts'
import { type Interview, type Place, roomOf, sitting } from './interviews.ts'
import { Refusal } from './refusal.ts'
import { overlaps } from './time.ts'

/** As for an ending; the diary is the new room's, if it is one. */
export type PlaceFacts = Omit<Ending, 'reason'>

/**
 * Say where a booked interview takes place, and tell its panel. Saying the same again changes nothing.
 *
 * @throws Refusal `too-late` unless it is booked, or `room-taken`.
 */
export function settlePlace(facts: PlaceFacts, place: Place): Changes {
  const { interview, opening, diaries, by, now } = facts
  if (interview.status !== 'booked') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  const { kind, text } = interview.place
  if (place.kind === kind && place.text === text) return { deeds: [] }
  const next: Interview = { ...interview, place, placings: (interview.placings ?? 0) + 1 }
  refuseTakenRoom(next, facts)
  const shown = refresh(next, opening, now)
  const heard = sitting(next)
    .filter(({ person }) => person !== by)
    .map(({ person }) => tell(next, { surface: 'invitation', to: person }, 'placed', now))
  return {
    interviews: [next],
    withdraw: shown.withdraw,
    notices: [...shown.notices, ...heard],
    reliedOn: diaries,
    deeds: [
      {
        actor: by,
        verb: 'set place',
        object: interview.id,
        before: { ...factsOf(interview), place: kind },
        after: { ...factsOf(next), place: place.kind },
        at: now,
      },
    ],
  }
}

function refuseTakenRoom(
  { id, span, zone, place }: Interview,
  { diaries }: Pick<PlaceFacts, 'diaries'>,
): void {
  const room = roomOf(place)
  const engagements = diaries.find(({ of }) => of === room)?.engagements ?? []
  const clash = engagements.find((one) => one.interview !== id && overlaps(one.span, span))
  if (clash) throw new Refusal({ code: 'room-taken', room: place.text, clash: clash.span, zone })
}
