/** Another time for a booked interview: one update that calendars follow, never a cancellation and a new one. */
import { finishNotice, obsolete, refresh, showings, tell } from './announce.ts'
import { factsOf, refuseBreaches, refuseClash } from './bookings.ts'
import type { Changes } from './changes.ts'
import type { Diary } from './diaries.ts'
import type { PersonId } from './ids.ts'
import type { Interview, PanelPlace } from './interviews.ts'
import { sitting } from './interviews.ts'
import type { Opening } from './openings.ts'
import type { Offer } from './proposals.ts'
import { Refusal } from './refusal.ts'
import type { Problem } from './scheduling/problem.ts'
import type { Instant, Span } from './time.ts'

export interface MoveFacts {
  readonly interview: Interview
  readonly opening: Opening
  readonly to: Span
  /** Who sits in it from then on; places of the others count as replaced. */
  readonly panel: readonly PanelPlace[]
  /** Of everybody on the old panel and the new, and of the candidate. */
  readonly diaries: readonly Diary[]
  readonly rivals: readonly Interview[]
  /** The engine's question as it stands now, and the offer that is taken up. */
  readonly problem: Problem
  readonly offer: Offer
  readonly by: PersonId
  readonly reason: string
  readonly now: Instant
}

/**
 * Move an interview, asking its panel again.
 *
 * @throws Refusal `too-late` unless it is booked, `bad-field` for the time it has already, or as `book` does.
 */
export function move(facts: MoveFacts): Changes {
  const { interview, opening, to, by, reason, now } = facts
  if (interview.status !== 'booked') {
    throw new Refusal({ code: 'too-late', what: 'This interview', state: interview.status })
  }
  const from = interview.span
  if (to.start === from.start && to.end === from.end) {
    throw new Refusal({
      code: 'bad-field',
      field: 'day',
      problem: 'It is at that time already. Pick another.',
    })
  }
  const next: Interview = {
    ...interview,
    span: to,
    panel: [...replaced(interview, facts.panel, now), ...facts.panel],
    version: interview.version + 1,
    moves: [...interview.moves, { from, to, by, at: now, reason }],
    standby: [],
    vacancies: [],
  }
  refuseClash({ ...next, panel: [...facts.panel] }, { ...facts, zone: interview.zone })
  refuseBreaches({ ...facts, zone: interview.zone })
  const shown = refresh(next, opening, now)
  const heard = showings(next, opening.channel)
    .filter(({ surface, to: reader }) => surface === 'invitation' && reader !== by)
    .map((showing) => tell(next, showing, 'moved', now))
  return {
    interviews: [next],
    withdraw: [...shown.withdraw, ...obsolete(interview)],
    notices: [...shown.notices, ...heard, finishNotice(next)],
    reliedOn: facts.diaries,
    deeds: [
      {
        actor: by,
        verb: 'move',
        object: interview.id,
        before: factsOf(interview),
        after: factsOf(next),
        at: now,
      },
    ],
  }
}

/** Places of the past: the sitters who are not asked again. */
function replaced(interview: Interview, panel: readonly PanelPlace[], now: Instant): PanelPlace[] {
  const again = new Set(panel.map(({ person }) => person))
  const sat = new Set(sitting(interview))
  return interview.panel
    .filter(({ person }) => !again.has(person))
    .map((place) => (sat.has(place) ? { ...place, rsvp: 'replaced', answeredAt: now } : place))
}
