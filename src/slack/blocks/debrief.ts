/** The packet of an application, as its reader is posted it. */

import { type Debrief, stageTitle } from '../../app/debrief.ts'
import { handedInWords } from '../../core/scorecards/handed-in.ts'
import { dateWords, whenWords } from '../../core/time-words.ts'
import { cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import {
  amendedWords,
  concernWords,
  conductWords,
  conflictWords,
  disagreementWords,
  fitted,
  gapWords,
  notAskedWords,
  shadowWords,
  speakingWords,
} from './debrief-parts.ts'
import { MOST_VOICES, ratingsTable } from './debrief-table.ts'
import { outcomeWords } from './decision-words.ts'
import { actions, type Block, button, context, header, type Message, section } from './kit.ts'

const SHORT = 200
/** Of the 13,200 characters that a message's blocks hold, for the table and the paragraphs. */
const ROOM = 11_000

/** Everything to talk about, in the order in which to talk about it; once it is decided, what was decided unless the `whole` is asked for. */
export function debriefMessage(debrief: Debrief, how: 'whole' | 'brief' = 'brief'): Message {
  const { candidate, decision, packet } = debrief
  if (how === 'brief' && decision && decision.outcome !== 'hold') return decidedMessage(debrief)
  return {
    text: md`Debrief: ${candidate.name}, ${stageTitle(debrief)}. ${handedInWords(debrief.in, debrief.required)}. ${apartWords(packet.disagreements.length)}`,
    blocks: [
      header(`Debrief · ${candidate.name}`),
      context(standingOf(debrief), ...circumstances(debrief)),
      ...tableOf(debrief),
      ...partsOf(debrief).map((words) => section(words)),
      actions(`debrief:${debrief.application.id}:${debrief.stage}`, buttons(debrief)),
    ],
  }
}

function apartWords(count: number): string {
  if (count === 0) return 'Nobody is far apart.'
  return `${count} ${count === 1 ? 'competency' : 'competencies'} to look at first.`
}

/** What is left of a packet that was posted anew further down. It names nobody: nothing remembers where it is. */
export const movedOn: Message = {
  text: md`This packet was posted again further down.`,
  blocks: [section(md`This packet was posted again further down.`)],
}

/** What a reader hears in place of the packet until their own card is in. */
export function ownCardFirst(handedIn: number, required: number): Message {
  const text = md`${handedInWords(handedIn, required)}. The debrief opens to you once you have handed in yours. Type /scorecard to fill it.`
  return { text, blocks: [section(text)] }
}

/** To a panel whose cards an admin has opened. */
export function glassBroken(
  who: Debrief['reader']['id'],
  candidate: string,
  stage: string,
): Message {
  const text = md`${mention(who)}, an admin, has opened the sealed scorecards about ${cut(candidate, SHORT)} (${stage}) for themselves. It is noted in the audit log. Nothing changes for you.`
  return { text, blocks: [section(text)] }
}

function decidedMessage(debrief: Debrief): Message {
  const { candidate, opening, decision } = debrief
  const text = decision
    ? md`${candidate.name}, ${stageTitle(debrief)}, ${cut(opening.title, SHORT)}: ${outcomeWords(decision, debrief)}`
    : NOTHING
  return {
    text,
    blocks: [
      section(text),
      context(md`To read the packet again, correct this or export it, type /debrief.`),
    ],
  }
}

function standingOf(debrief: Debrief): Mrkdwn {
  const { opening, required } = debrief
  return md`${cut(opening.title, SHORT)} · ${stageTitle(debrief)} · ${handedInWords(debrief.in, required)}`
}

function circumstances({
  unsealing,
  unbooked,
  application,
  decision,
  reader,
  ...rest
}: Debrief): Mrkdwn[] {
  const missing = unsealing?.missing ?? []
  return [
    ...(unsealing?.rule === 'by the lead' && unsealing.by !== 'system'
      ? [
          md`Opened by ${mention(unsealing.by)} ${whenWords(unsealing.at, reader.zone, rest.now)}: ${cut(unsealing.reason, SHORT)}${missing.length > 0 ? join([md` Missing then:`, ...missing.map(mention)], ' ') : NOTHING}`,
        ]
      : []),
    ...(rest.packet.voices.length > MOST_VOICES
      ? [
          md`The table shows ${MOST_VOICES} of ${rest.packet.voices.length} scorecards; Export has all.`,
        ]
      : []),
    ...(unsealing ? [] : [md`Opened to you alone by breaking the seal.`]),
    ...(unbooked.length > 0 ? [md`Not booked: ${unbooked.join(', ')}`] : []),
    ...(application.otherOfferUntil
      ? [md`Has another offer until ${dateWords(application.otherOfferUntil)}`]
      : []),
    ...(decision
      ? [
          md`${cut(rest.candidate.name, SHORT)} ${outcomeWords(decision, { people: rest.people, reader, now: rest.now })}`,
        ]
      : []),
  ]
}

function tableOf(debrief: Debrief): Block[] {
  const table = ratingsTable(debrief)
  return table ? [table] : []
}

function partsOf(debrief: Debrief): Mrkdwn[] {
  const parts = [
    disagreementWords(debrief),
    concernWords(debrief),
    gapWords(debrief),
    notAskedWords(debrief),
    conductWords(debrief),
    amendedWords(debrief),
    conflictWords(debrief),
    shadowWords(debrief),
    speakingWords(debrief),
  ]
  const table = JSON.stringify(tableOf(debrief)).length
  return fitted(
    parts.filter((words) => words !== NOTHING),
    ROOM - table,
  )
}

function buttons({ application, stage, mayDecide, candidate, decision }: Debrief) {
  const value = `${application.id}:${stage}`
  const label = (what: string) => ({ label: `${what} ${candidate.name}` })
  return [
    button('debrief-evidence', 'All evidence', value, label('All evidence about')),
    button('debrief-composite', 'Show the composite', value, label('Show the composite of')),
    ...(mayDecide
      ? [
          button('debrief-decide', decision ? 'Correct the decision' : 'Decide', value, {
            style: 'primary',
            ...label('Decide about'),
          }),
        ]
      : []),
    button('debrief-export', 'Export', value, label('Export everything about')),
  ]
}
