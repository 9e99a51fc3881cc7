import { candidateText } from '../core/candidate-words.ts'
import { invitation } from '../core/ics/invitation.ts'
import { sitting } from '../core/interviews.ts'
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

/** The calendar file for the candidate: an update of the one before it, or its withdrawal. */
export function fileForCandidate(deps: Deps, shown: Shown): NamedFile {
  const { interview, candidate, opening } = shown
  const { mail, name } = candidate
  const off = interview.status === 'cancelled'
  const common = {
    ...base(deps, shown),
    title: `Interview: ${interview.title}, ${opening.title}`,
    description: textForCandidate(shown),
  }
  const content = mail
    ? invitation({
        ...common,
        method: off ? 'cancel' : 'request',
        attendees: [{ name, email: mail, answer: 'none', required: true }],
      })
    : invitation({ ...common, method: 'publish', attendees: [], cancelled: off })
  return { name: `interview-${interview.kind}.ics`, content }
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
    sequence: interview.version,
    stamp: deps.now(),
    span: interview.span,
    zone: interview.zone,
    organizer: { name: 'Interviews', email: deps.settings.organizerMail },
    ...(text !== '' && (isLink && kind === 'video' ? { videoLink: text } : { place: text })),
  }
}
