/** What ratings say of the questions, for those who keep them. */
import type { types } from '@slack/bolt'
import type { QuestionStatistics } from '../../core/calibration/question-statistics.ts'
import type { Page } from '../../core/pages.ts'
import type { LeakSign } from '../../core/statistics/leak.ts'
import { bold, cut, join, type Mrkdwn, md, NOTHING } from '../text.ts'
import { early, rangeWords } from './calibration.ts'
import { figure, percent } from './figures.ts'
import { actions, button, context, type Message, modal, section } from './kit.ts'

/** Questions on a page: each is a block of a few lines. */
export const QUESTIONS_LISTED = 20

export function questionStatisticsView(
  { items, number, isFirst, isLast }: Page<QuestionStatistics>,
  titles: ReadonlyMap<string, string>,
): types.ModalView {
  const turns = [
    ...(isFirst ? [] : [button('questions-back', 'Previous', String(number - 1))]),
    ...(isLast ? [] : [button('questions-on', 'Next', String(number + 1))]),
  ]
  return modal({
    id: 'question-statistics',
    title: 'Questions',
    blocks: [
      ...(items.length === 0 ? [section(md`No question has been asked yet.`)] : []),
      ...items.map((one) => section(questionWords(one, titles.get(one.id) ?? ''))),
      ...(turns.length > 0 ? [actions('questions-turn', turns)] : []),
      context(EXPLAINED),
    ],
  })
}

function questionWords(one: QuestionStatistics, title: string): Mrkdwn {
  return join(
    [
      md`${bold(cut(title === '' ? one.id : title, 120))}  ${cut(one.id, 60)}`,
      join([exposureWords(one), difficultyWords(one), discriminationWords(one)], ' · '),
      habitWords(one),
      leakWords(one.leak),
    ],
    '\n',
  )
}

function exposureWords({ exposure: { p, interval, standing }, uses }: QuestionStatistics): Mrkdwn {
  if (standing === 'hidden' || p.value === null) return md`on ${uses} cards`
  const range = interval.interval
    ? md` (${percent(interval.interval[0])} to ${percent(interval.interval[1])})`
    : NOTHING
  return md`asked in ${percent(p.value)}${range} of interviews that could${early(standing)}`
}

function difficultyWords({
  difficulty: { mean, interval, standing, ratings },
}: QuestionStatistics): Mrkdwn {
  if (mean === null || !interval) return md`mean rating: not enough data yet (${ratings} of 5)`
  return md`mean rating ${figure(mean)}${rangeWords(interval)} of ${ratings}${early(standing)}`
}

function discriminationWords({ discrimination: of }: QuestionStatistics): Mrkdwn {
  if (of.shrunk === null)
    return md`goes with the rest: not enough data yet (${of.candidates} of 30)`
  const range = of.interval ? rangeWords(of.interval) : NOTHING
  return md`goes with the rest: ${figure(of.shrunk)}${range} of ${of.candidates}${early(of.standing)}`
}

function habitWords({ minutes, hints, skipped, knewIt, reworded }: QuestionStatistics): Mrkdwn {
  const said = [
    minutes === null ? NOTHING : md`${figure(minutes)} min`,
    hints === null ? NOTHING : md`${figure(hints)} hints`,
    skipped === null ? NOTHING : md`skipped ${percent(skipped)}`,
    knewIt === null ? NOTHING : md`known before ${percent(knewIt)}`,
    // Said only where it happens: a question that is often put otherwise wants another wording.
    reworded === null || reworded === 0 ? NOTHING : md`asked differently ${percent(reworded)}`,
  ]
  return join(said, ' · ')
}

const SIGNS: Record<LeakSign, string> = {
  easier: 'candidates rate better on it lately, and not elsewhere',
  suspected: 'two interviewers or more suspect that it was known',
  online: 'it was found on the web',
}

/** Who keeps the banks hears that candidates may know a question. */
export function leakMessage(
  { question, signs }: { readonly question: string; readonly signs: readonly LeakSign[] },
  title: string,
): Message {
  const name = bold(cut(title === '' ? question : title, 120))
  const text = md`Candidates may know ${name}: ${signs.map((sign) => SIGNS[sign]).join('; ')}.`
  return {
    text,
    blocks: [
      section(text),
      context(
        md`${cut(question, 60)} · Look at its figures under “How the questions work” in /hiring-report. Whoever has it in a kit can report it as leaked: then no kit asks it any more.`,
      ),
    ],
  }
}

function leakWords(signs: readonly LeakSign[]): Mrkdwn {
  if (signs.length === 0) return NOTHING
  return md`*It may have leaked*: ${signs.map((sign) => SIGNS[sign]).join('; ')}. Report it from a kit, and it leaves all kits to come.`
}

const EXPLAINED = md`Mean rating: pulled towards the author's guess, with its 95 % interval. Goes with the rest: correlation with the candidate's other ratings, other interviewers' where there are enough, pulled towards .3; the interval is Fisher's. “Early” up to 20 interviews, 20 ratings, 100 candidates. It says whether a question works like its neighbours, not whether it predicts anything.`
