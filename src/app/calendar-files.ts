import { candidateText } from '../core/candidate-words.ts'
import { invitation } from '../core/ics/invitation.ts'
import { sequenceOf, sitting } from '../core/interviews.ts'
import type { Deps } from './ports.ts'
import type { Shown } from './shown.ts'

/** A file to hand over. */
export interface NamedFile {
  readonly name: string
  readonly content: string
}

/** The text to copy for the candidate. */
export function textForCandidate({ interview, candidate, opening, people, now }: Shown): string {
  return candidateText({
    interview,
    candidate,
    opening: opening.title,
    panel: sitting(interview).map(({ person }) => people.get(person)?.name ?? person),
    from: people.get(interview.bookedBy)?.name ?? opening.title,
    now,
  })
}

/**
 * The calendar file for the candidate: an update of the one before it, or its withdrawal.
 *
 * It asks for an answer where there is somebody to ask and an organizer to answer.
 */
export function fileForCandidate(deps: Deps, shown: Shown): NamedFile {
  const { interview, candidate, opening } = shown
  const { mail, name } = candidate
  const off = interview.status === 'cancelled'
  const common = {
    ...base(deps, shown),
    title: `Interview: ${interview.title}, ${opening.title}`,
    description: textForCandidate(shown),
  }
  const content =
    mail && isRead(deps.settings.organizerMail)
      ? invitation({
          ...common,
          method: off ? 'cancel' : 'request',
          attendees: [{ name, email: mail, answer: 'none', required: true }],
        })
      : invitation({ ...common, method: 'publish', attendees: [], cancelled: off })
  return { name: `interview-${interview.kind}.ics`, content }
}

/** Nobody reads what is sent to a name below `invalid` (RFC 2606): to ask for an answer there would make it bounce. */
function isRead(mail: string): boolean {
  return !mail.endsWith('.invalid')
}

/** The calendar file for a panellist to add to their own calendar. */
export function fileForPanellist(deps: Deps, shown: Shown): NamedFile {
  const { interview, candidate, opening } = shown
  const content = invitation({
    ...base(deps, shown),
    method: 'publish',
    title: `Interview ${candidate.name}: ${interview.title}`,
    description: `${opening.title}. Details and kit are in Slack.`,
    attendees: [],
    cancelled: interview.status === 'cancelled',
  })
  return { name: `interview-${interview.kind}.ics`, content }
}

function base(deps: Deps, { interview }: Shown) {
  const { text, kind } = interview.place
  const isLink = /^https?:\/\/\S+$/.test(text)
  return {
    uid: `${interview.id}@loopwright`,
    sequence: sequenceOf(interview),
    stamp: deps.now(),
    span: interview.span,
    zone: interview.zone,
    organizer: { name: 'Interviews', email: deps.settings.organizerMail },
    // Few calendars show a URL; all show a LOCATION, and make a link of one that is an address.
    ...(text !== '' && { place: text }),
    ...(isLink && kind === 'video' && { videoLink: text }),
  }
}
