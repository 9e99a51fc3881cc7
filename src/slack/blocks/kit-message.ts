/** The kit as a message and as a page: order and minutes, the questions, and what is around them. */
import type { types } from '@slack/bolt'
import type { KitSheet, OtherSeat } from '../../app/kit-sheet.ts'
import { languageName } from '../../core/declared-languages.ts'
import { sitting } from '../../core/interviews.ts'
import { isScreen, KEPT } from '../../core/kits/draw-facts.ts'
import { START_BEFORE_MINUTES } from '../../core/kits/kit-notices.ts'
import { areaOf } from '../../core/questions/areas.ts'
import { later, minutesOf } from '../../core/time.ts'
import { clockWords, dayWords, durationWords, spanWords, zoneWords } from '../../core/time-words.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { alsoFor, line, placeWords } from './interviews.ts'
import {
  actions,
  type Block,
  button,
  context,
  divider,
  type Message,
  modal,
  option,
  overflow,
  section,
} from './kit.ts'
import { questionBlocks, titleOf } from './kit-question.ts'
import { shortagesWords } from './kit-words.ts'

/** A message takes fifty blocks, a modal a hundred. */
const MESSAGE_BLOCKS = 50
const MODAL_BLOCKS = 100

/** The kit for somebody on the panel; one line once it is theirs no longer, or over. */
export function kitMessage(sheet: KitSheet): Message {
  const { shown, kit } = sheet
  const { interview, candidate } = shown
  const what = md`${bold(candidate.name)}, ${interview.title}`
  if (interview.status === 'cancelled') return line(md`Kit no longer needed: ${what} is cancelled.`)
  if (interview.status === 'no-show') return line(md`Kit not used: ${what} did not happen.`)
  if (!sheet.place) return line(md`No longer your kit: ${what}.`)
  if (interview.status === 'done') return line(md`Kit used: ${what}.`)
  const whole = bodyOf(sheet, true)
  const blocks = whole.length <= MESSAGE_BLOCKS ? whole : bodyOf(sheet, false)
  const count = kit.questions.length
  return {
    text: md`Kit for ${candidate.name}, ${interview.title}: ${count} ${count === 1 ? 'question' : 'questions'}.`,
    blocks: blocks.slice(0, MESSAGE_BLOCKS),
  }
}

/** The same in a modal, for whoever may see it. */
export function kitView(sheet: KitSheet): types.ModalView {
  return modal({
    id: 'kit-page',
    title: 'Kit',
    metadata: sheet.kit.interview,
    blocks: bodyOf(sheet, true).slice(0, MODAL_BLOCKS),
  })
}

/** Where none has been drawn. */
export function noKitView(): types.ModalView {
  return modal({
    id: 'kit-none',
    title: 'Kit',
    blocks: [
      section(
        md`There is no kit for this interview: its plan asks for none, or it began before one was drawn.`,
      ),
    ],
  })
}

function bodyOf(sheet: KitSheet, isWhole: boolean): Block[] {
  const { kit } = sheet
  return [
    section(headOf(sheet)),
    ...startBlocks(sheet),
    ...kit.questions.flatMap((question, i) => [
      ...(isWhole ? [divider()] : []),
      ...(isWhole ? questionBlocks(sheet, question, i + 1) : [section(titleOf(question, i + 1))]),
    ]),
    divider(),
    ...aroundBlocks(sheet),
    actions(`kit-do:${kit.interview}`, [
      ...(isWhole ? [] : [button('kit-open', 'Open the kit', kit.interview)]),
      ...(sheet.place
        ? [button('kit-start', 'Start the interview', kit.interview, { style: 'primary' })]
        : []),
      ...(kit.questions.length > 0 ? [button('kit-swap', 'Swap a question', kit.interview)] : []),
      overflow('kit-more', [
        option('Report leaked or wrong', `report:${kit.interview}`),
        option('Why these questions', `why:${kit.interview}`),
        ...(kit.short.length > 0 ? [option('Draw what is missing', `again:${kit.interview}`)] : []),
      ]),
    ]),
  ]
}

/** Who, what, when on both clocks, how the time is meant to go, and in which languages. */
function headOf({ shown, kit, reader }: KitSheet): Mrkdwn {
  const { interview, candidate, now } = shown
  const { span, title } = interview
  const minutes = minutesOf(span)
  const kept = KEPT[isScreen(minutes) ? 'screen' : 'usual']
  const questions = kit.questions.reduce((sum, one) => sum + one.minutes, 0)
  const theirs = alsoFor(cut(candidate.name, 100), interview, reader.zone)
  const languages =
    candidate.languages.length === 0
      ? NOTHING
      : md`\nLanguages: ${candidate.languages.map(languageName).join(', ')}`
  return md`${bold(`Kit · ${cut(candidate.name, 100)} · ${title}`)} · ${durationWords(minutes)}
${spanWords(span, reader.zone, now)}, your time${theirs}
5 min to arrive · ${questions} min of questions · ${kept - 5} min for their own questions${languages}`
}

/** Shortly before, the way in. */
function startBlocks({ shown, place, reader: { zone } }: KitSheet): Block[] {
  const { interview, now } = shown
  if (!place || now < later(interview.span.start, -START_BEFORE_MINUTES)) return []
  const begins = md`*It begins at ${clockWords(interview.span.start, zone)} ${zoneWords(zone)}.*`
  return [section(md`${begins}${placeWords(interview.place, ' ')}`)]
}

/** What is not in the kit, and why. */
function aroundBlocks({ kit, others, reader }: KitSheet): Block[] {
  const held = Number(kit.draw.heldBack ?? 0)
  const lines = [
    ...(kit.short.length > 0 ? [md`*This kit is short.*\n${shortagesWords(kit.short)}`] : []),
    ...(others.length > 0
      ? [
          md`Others cover: ${join(
            others.map((one) => otherWords(one, reader)),
            '; ',
          )}.`,
        ]
      : []),
    ...(held > 0
      ? [md`Not asked twice: ${held} ${held === 1 ? 'question' : 'questions'} held back.`]
      : []),
  ]
  return lines.length > 0 ? [context(...lines)] : []
}

function otherWords({ interview, planned }: OtherSeat, { zone }: KitSheet['reader']): Mrkdwn {
  const areas = Object.keys(planned?.kit?.areas ?? {}).map((key) => areaOf(key)?.label ?? key)
  const people = join(
    sitting(interview)
      .filter(({ shadow }) => !shadow)
      .map(({ person }) => mention(person)),
    ', ',
  )
  return md`${interview.title} (${people}, ${dayWords(interview.span.start, zone)}): ${areas.join(', ').toLowerCase()}`
}

/** To the recruiter: what a kit lacks, and what to do about it. */
export function kitShortMessage({ shown, kit }: KitSheet): Message {
  const { interview, candidate } = shown
  const text = md`The kit for ${bold(candidate.name)}, ${interview.title}, has ${kit.questions.length} of ${kit.blueprint.items} questions.`
  return {
    text,
    blocks: [
      section(md`${text}\n${shortagesWords(kit.short)}`),
      context(
        md`The interview stands. Add questions to your banks or change the plan, then draw again.`,
      ),
      actions(`kit-short:${interview.id}`, [
        button('kit-open', 'Open the kit', interview.id),
        button('kit-again', 'Draw what is missing', interview.id),
      ]),
    ],
  }
}
