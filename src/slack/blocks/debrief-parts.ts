/** What a packet says beside its table, a paragraph a matter. Each is empty where there is nothing to say. */
import type { Debrief } from '../../app/debrief.ts'
import type { Concern, Sighting } from '../../core/debrief/concerns.ts'
import type { Conduct } from '../../core/debrief/conduct.ts'
import type { Gap } from '../../core/debrief/coverage.ts'
import type { Disagreement, Side } from '../../core/debrief/grid.ts'
import type { Amended } from '../../core/debrief/packet.ts'
import { type Evidence, figure } from '../../core/debrief/voices.ts'
import type { Instant } from '../../core/time.ts'
import { dayWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'

/** A message holds some 13,000 characters: beyond these the rest is counted, and stands in the evidence. */
const MOST = 4
const QUOTE = 280
const LINES = 8
const SHORT = 80
/** What a section holds, and what each paragraph gets at least. */
const SECTION = 2900
const LEAST = 400

export function disagreementWords({ packet }: Debrief): Mrkdwn {
  return titled('Look here first', packet.disagreements.map(disagreement), MOST)
}

export function concernWords({ packet }: Debrief): Mrkdwn {
  return titled('Concerns', packet.concerns.map(concern), MOST)
}

export function gapWords({ packet }: Debrief): Mrkdwn {
  return titled('Not covered enough', packet.gaps.map(gap), LINES)
}

export function notAskedWords({ packet }: Debrief): Mrkdwn {
  const lines = packet.notAsked.map(
    ({ title, topic, interview, why }) =>
      md`• ${cut(title, SHORT)} (${topic}, ${interview})${why === '' ? '' : `: ${cut(why, SHORT)}`}`,
  )
  return titled('Nobody asked', lines, LINES)
}

export function amendedWords({ packet }: Debrief): Mrkdwn {
  return titled('Amended since they were handed in', packet.amended.map(amended), LINES)
}

/** How it was asked, where that bears on how ratings compare. */
export function conductWords({ packet, reader, now }: Debrief): Mrkdwn {
  const lines = packet.conduct.map((one) => conduct(one, (at) => dayWords(at, reader.zone, now)))
  return titled('How it was asked', lines, LINES)
}

function conduct({ voice, kind, about, text, at }: Conduct, day: (at: Instant) => string): Mrkdwn {
  const quoted = text === '' ? NOTHING : md`: “${cut(text, QUOTE)}”`
  const what = about === null ? NOTHING : md`${cut(about, SHORT)} `
  return md`• ${what}${CONDUCT[kind]}${at === undefined ? '' : ` on ${day(at)}`} (${mention(voice.person)})${quoted}`
}

const CONDUCT: Record<Conduct['kind'], string> = {
  wrong: 'was reported as wrong',
  reworded: 'was asked differently',
  known: 'seems to have been known',
  interview: 'The interview itself',
}

/** Whose word is heard and not counted, and why. */
export function conflictWords({ conflicts }: Debrief): Mrkdwn {
  if (conflicts.length === 0) return NOTHING
  const people = join(conflicts.map(mention), ', ')
  return md`*Conflict of interest declared*\n${people}. What they write counts nowhere, and they decide nothing about this candidate.`
}

/** Apart, and said to be: what learners rated counts nowhere. */
export function shadowWords({ packet }: Debrief): Mrkdwn {
  const lines = packet.apart.flatMap((voice, i) => {
    if (!voice.shadow) return []
    const ratings = packet.apartRows.flatMap(({ competency, cells }) => {
      const value = figure(cells[i]?.rating ?? null)
      return value === undefined ? [] : [`${competency.title} ${value}`]
    })
    return [
      md`• ${mention(voice.person)}: ${ratings.length > 0 ? ratings.join(', ') : 'rated nothing'}`,
    ]
  })
  return titled('Shadows, who do not count', lines, LINES)
}

export function speakingWords({ packet, reader }: Debrief): Mrkdwn {
  if (packet.speaking.length < 2) return NOTHING
  const people = packet.speaking.map((who) => (who === reader.id ? md`you` : mention(who)))
  return md`*Speak in this order*\n${join(people, ', ')}`
}

/** Everything that somebody's rating rests on. */
export function evidenceWords(evidence: readonly Evidence[], most: number): Mrkdwn {
  if (evidence.length === 0) return md`_no evidence given_`
  const pieces = evidence.map(({ about, text }) =>
    about === null ? md`“${cut(text, most)}”` : md`“${cut(text, most)}” (${cut(about, SHORT)})`,
  )
  return join(pieces, ' ')
}

/**
 * The paragraphs that fit into `room` characters together: each is cut after whole lines, so that later ones have a
 * line or two as well.
 */
export function fitted(parts: readonly Mrkdwn[], room: number): Mrkdwn[] {
  let left = room
  return parts.map((part, i) => {
    const owed = parts
      .slice(i + 1)
      .reduce((sum, one) => sum + Math.min(LEAST, one.mrkdwn.length), 0)
    const shown = wholeLines(part, Math.min(SECTION, Math.max(LEAST, left - owed)))
    left -= shown.mrkdwn.length
    return shown
  })
}

function wholeLines({ mrkdwn }: Mrkdwn, most: number): Mrkdwn {
  if (mrkdwn.length <= most) return { mrkdwn }
  const rest = md`and more under All evidence`
  const [title = '', ...lines] = mrkdwn.split('\n')
  const kept = [title]
  let length = title.length + rest.mrkdwn.length + 1
  for (const line of lines) {
    length += line.length + 1
    if (length > most) break
    kept.push(line)
  }
  return { mrkdwn: [...kept, rest.mrkdwn].join('\n') }
}

function disagreement({ competency, spread, low, high }: Disagreement): Mrkdwn {
  return md`• ${bold(competency.title)}: ${side(low)}, ${side(high)}, ${spread} apart\n${quote(low)}\n${quote(high)}`
}

function side({ voice, rating }: Side): Mrkdwn {
  return md`${mention(voice.person)} ${rating}`
}

function quote({ voice, evidence }: Side): Mrkdwn {
  return md`${mention(voice.person)}: ${evidenceWords(evidence.slice(0, 1), QUOTE)}`
}

function concern({ title, sightings, isConfirmed, isOneConversation }: Concern): Mrkdwn {
  const where = isOneConversation ? 'in the same interview' : 'independently'
  const standing = isConfirmed
    ? `confirmed: ${sightings.length} people ${where}`
    : 'seen once: ask a second person to look into it'
  return join([md`• ${bold(title)}, ${standing}`, ...sightings.slice(0, 3).map(sighting)], '\n')
}

function sighting({ voice, what, counter, about }: Sighting): Mrkdwn {
  const where = about === null ? NOTHING : md` (${cut(about, SHORT)})`
  const against = counter === '' ? md`none given` : md`“${cut(counter, QUOTE)}”`
  return md`${mention(voice.person)}: “${cut(what, QUOTE)}”${where} Against it: ${against}`
}

function gap({ competency, items, wantedItems, raters, wantedRaters }: Gap): Mrkdwn {
  const short = [
    ...(items < wantedItems ? [`${items} of ${wantedItems} questions`] : []),
    ...(raters < wantedRaters ? [`${raters} of ${wantedRaters} raters`] : []),
  ]
  return md`• ${competency.title}: ${short.join(', ')}`
}

function amended({ voice, field, old, new: now, reason }: Amended): Mrkdwn {
  return md`• ${mention(voice.person)}, ${field.replaceAll(':', ' ').replaceAll('_', ' ')}: ~${cut(old, SHORT)}~ ${cut(now, SHORT)}. Because: ${cut(reason, SHORT)}`
}

function titled(title: string, lines: readonly Mrkdwn[], most: number): Mrkdwn {
  if (lines.length === 0) return NOTHING
  const more = lines.length - most
  return join(
    [
      md`*${title}*`,
      ...lines.slice(0, most),
      ...(more > 0 ? [md`and ${more} more under All evidence`] : []),
    ],
    '\n',
  )
}
