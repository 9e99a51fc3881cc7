/** What a candidate is told, as plain text to send by any means: their own zone, one clear message a change. */
import type { Candidate } from './candidates.ts'
import type { Interview } from './interviews.ts'
import { type Instant, minutesOf, type Span, wallAt, type Zone } from './time.ts'
import { durationWords, offsetWords, spanWords } from './time-words.ts'

export interface CandidateNews {
  readonly interview: Interview
  readonly candidate: Candidate
  readonly opening: string
  /** Names of who will interview. */
  readonly panel: readonly string[]
  /** Name of who writes. */
  readonly from: string
  readonly now: Instant
}

/** The text to copy for the candidate: booked, moved or cancelled, whichever it is now. */
export function candidateText(news: CandidateNews): string {
  const { interview, candidate, from } = news
  const greeting = `Hello ${candidate.name},`
  const lines = interview.status === 'cancelled' ? cancelled(news) : agreed(news)
  return [greeting, '', ...lines, '', from].join('\n')
}

function agreed({ interview, candidate, opening, panel, now }: CandidateNews): string[] {
  const moved = interview.moves.at(-1)
  const first = moved
    ? `your interview for “${opening}” has moved. It was planned for ${when(moved.from, candidate.zone, now)}. It is now:`
    : `here is your interview for “${opening}”:`
  return [
    first,
    '',
    `${interview.title}, ${durationWords(minutesOf(interview.span))}`,
    `${when(interview.span, candidate.zone, now)} ${zoneLine(interview.span, candidate.zone)}`,
    ...(interview.place.text
      ? [`${PLACE_WORDS[interview.place.kind]}: ${interview.place.text}`]
      : []),
    ...(panel.length > 0 ? [`With ${new Intl.ListFormat('en').format(panel)}`] : []),
    '',
    'If the time does not suit you, or if we can make the interview easier for you in some way, answer this message.',
  ]
}

function cancelled({ interview, candidate, opening, now }: CandidateNews): string[] {
  return [
    `your interview for “${opening}” on ${when(interview.span, candidate.zone, now)} ${zoneLine(interview.span, candidate.zone)} is cancelled. You need not do anything.`,
  ]
}

const PLACE_WORDS = { video: 'Video link', room: 'Room', other: 'Where' } as const

function when(span: Span, zone: Zone, now: Instant): string {
  return spanWords(span, zone, now)
}

/** The zone once more, in the form that cannot be mistaken. */
function zoneLine({ start }: Span, zone: Zone): string {
  return `time (${zone}, UTC${offsetWords(wallAt(start, zone).offsetMinutes)})`
}
