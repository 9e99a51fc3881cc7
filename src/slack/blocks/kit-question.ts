/** One question of a kit, as its interviewer reads it. */
import type { types } from '@slack/bolt'
import type { KitSheet } from '../../app/kit-sheet.ts'
import type { KeptQuestion } from '../../core/kits/kept-question.ts'
import type { KitQuestion } from '../../core/kits/kit.ts'
import { areaOf } from '../../core/questions/areas.ts'
import { bold, join, type Mrkdwn, md } from '../text.ts'
import { actions, type Block, button, code, context, modal, section, sections } from './kit.ts'
import { named, whyWords } from './kit-words.ts'

type Text = KeptQuestion['question']

/** What is asked, hints with what they cap, the anchor at the bar, and what to ask further. */
export function questionBlocks(sheet: KitSheet, question: KitQuestion, number: number): Block[] {
  const kept = sheet.texts.get(question.question)
  if (!kept) return [section(titleOf(question, number))]
  const { question: text } = kept
  return [
    section(titleOf(question, number)),
    ...askedBlocks(text),
    ...(sheet.seesKeys ? guideBlocks(text) : []),
    ...buttonsFor(sheet, question, kept),
  ]
}

/** `*1  Title*  10 min · Systems · systems fundamentals`. */
export function titleOf(question: KitQuestion, number: number): Mrkdwn {
  const { title, minutes, area, competency, status } = question
  const pilot = status === 'pilot' ? ' · not yet reviewed by two people' : ''
  return md`${bold(`${number}  ${title}`)}\n${minutes} min · ${areaOf(area)?.label ?? area} · rates ${named(competency)}${pilot}`
}

/** What the candidate is told and shown. */
export function askedBlocks(text: Text): Block[] {
  const snippet = 'kind' in text ? undefined : text.snippet
  return [
    ...sections('kind' in text ? text.task : text.prompt),
    ...(snippet ? [code(snippet.code)] : []),
    ...(text.setup ? [context(md`_If asked:_ ${text.setup.trim()}`)] : []),
  ]
}

function guideBlocks(text: Text): Block[] {
  const hints = text.hints.map(
    ({ n, say, caps_at: cap }) => md`*Hint ${n}*, ${capWords(cap)}: ${say}`,
  )
  return [
    ...(hints.length > 0 ? [context(...hints)] : []),
    context(
      barOf(text),
      ...text.followups.map(({ ask, probes }) => md`*Ask further:* ${ask} (${probes})`),
    ),
  ]
}

/** What meets the bar: the middle anchor, or of an exercise an adequate attempt. */
function barOf(text: Text): Mrkdwn {
  if ('kind' in text) return md`*3 meets the bar:* ${text.attempts.adequate.join(' ')}`
  return md`*3 meets the bar:* ${text.anchors[3].trim()}`
}

function capWords(cap: number): string {
  return cap === 5 ? 'no cap' : `at most ${cap}`
}

function buttonsFor(
  { shown, seesKeys }: KitSheet,
  question: KitQuestion,
  kept: KeptQuestion,
): Block[] {
  const value = `${shown.interview.id}|${question.question}`
  const about = (what: string) => ({ label: `${what}: ${question.title}` })
  const buttons = [
    ...(seesKeys
      ? [
          button('kit-key', 'Show key', value, about('Show key')),
          button('kit-anchors', 'All anchors', value, about('All anchors')),
        ]
      : []),
    ...('kind' in kept.question
      ? [button('kit-starter', 'Starter code', value, about('Starter code'))]
      : []),
  ]
  return buttons.length > 0 ? [actions(`kit:${question.question}`, buttons)] : []
}

/** The full answer, what is often believed instead, and where it is written down. Only for the panel. */
export function keyView(question: KitQuestion, { question: text }: KeptQuestion): types.ModalView {
  const wrong = text.misconceptions.map((one) => md`• ${one}`)
  return modal({
    id: 'kit-key',
    title: 'Key',
    close: 'Back',
    blocks: [
      section(bold(question.title)),
      ...sections(text.key),
      ...(wrong.length > 0 ? [section(md`*Often believed instead*\n${join(wrong, '\n')}`)] : []),
      context(
        md`Why it is in this kit: ${whyWords(question.why)}`,
        ...text.references.slice(0, 5).map((one) => md`${one}`),
      ),
    ],
  })
}

/** What is said or done at each rating. Only for the panel. */
export function anchorsView(
  question: KitQuestion,
  { question: text }: KeptQuestion,
): types.ModalView {
  const levels: readonly (readonly [string, string])[] =
    'kind' in text
      ? [
          ['1 or 2', text.attempts.weak.join(' ')],
          ['3 meets the bar', text.attempts.adequate.join(' ')],
          ['4 or 5', text.attempts.strong.join(' ')],
        ]
      : Object.entries(text.anchors).map(([level, words]) => [
          level === '3' ? '3 meets the bar' : level,
          words,
        ])
  return modal({
    id: 'kit-anchors',
    title: 'All anchors',
    close: 'Back',
    blocks: [
      section(bold(question.title)),
      ...levels.map(([level, words]) => section(md`${bold(level)}\n${words.trim()}`)),
    ],
  })
}

/** What the candidate begins an exercise with. */
export function starterView(question: KitQuestion, { starter }: KeptQuestion): types.ModalView {
  const files = Object.entries(starter)
  return modal({
    id: 'kit-starter',
    title: 'Starter code',
    close: 'Back',
    blocks: [
      section(bold(question.title)),
      ...files.slice(0, 20).flatMap(([name, text]) => [section(bold(name)), code(text)]),
      ...(files.length === 0 ? [section(md`This exercise begins with an empty file.`)] : []),
    ],
  })
}
