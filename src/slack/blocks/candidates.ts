/** The page of a candidate: facts, applications with their screening, and what can be done. */

import type { types } from '@slack/bolt'
import type { ApplicationShown, CandidatePage } from '../../app/candidate-page.ts'
import type { Candidate } from '../../core/candidates.ts'
import { languageName } from '../../core/declared-languages.ts'
import type { Interview } from '../../core/interviews.ts'
import { stageOf } from '../../core/plans.ts'
import { handedInWords } from '../../core/scorecards/handed-in.ts'
import type { Objection } from '../../core/screening.ts'
import type { Instant } from '../../core/time.ts'
import { dateWords, spanWords, whenWords } from '../../core/time-words.ts'
import { bold, cut, join, link, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import {
  actions,
  type Block,
  button,
  confirm,
  context,
  divider,
  header,
  modal,
  section,
} from './kit.ts'
import { cardDueBlocks, dueWords } from './scorecard-list.ts'

/** Applications shown in full; a page has a hundred blocks, and one of them takes thirty at worst. */
const IN_FULL = 3
const INTERVIEWS = 5
const SHORT = 200

export function candidateView(page: CandidatePage): types.ModalView {
  const { candidate, applications, otherOpenings, mayErase, now } = page
  const rest = applications.slice(IN_FULL)
  return modal({
    id: 'candidate-page',
    title: 'Candidate',
    metadata: JSON.stringify({ candidate: candidate.id }),
    blocks: [
      header(candidate.name),
      section(factsOf(candidate, now)),
      actions('candidate-do', [
        button('edit-candidate', 'Edit', candidate.id),
        button('candidate-timeline', 'Timeline', `${candidate.id}:0`),
        ...(otherOpenings.length > 0
          ? [button('apply-candidate', 'Add to another opening', candidate.id)]
          : []),
        ...(mayErase
          ? [
              button('hold-candidate', 'Keep longer', candidate.id),
              button('erase-candidate', 'Erase', candidate.id, { style: 'danger' }),
            ]
          : []),
      ]),
      ...applications.slice(0, IN_FULL).flatMap((shown) => applicationBlocks(shown, now)),
      ...(rest.length > 0 ? [divider(), context(...restOf(rest))] : []),
    ],
  })
}

function factsOf(candidate: Candidate, now: Instant): Mrkdwn {
  const { mail, zone, placeOfStudy, languages, resume, hold } = candidate
  return join(
    [
      md`${whenWords(now, zone, now)} for them now`,
      mail === null ? md`No mail address` : link(`mailto:${cut(mail, SHORT)}`, cut(mail, SHORT)),
      placeOfStudy === '' ? NOTHING : md`Studies at ${cut(placeOfStudy, SHORT)}`,
      languages.length === 0
        ? NOTHING
        : md`Languages: ${cut(languages.map(languageName).join(', '), SHORT)}`,
      resume === null ? NOTHING : resumeLink(resume),
      hold === null ? NOTHING : md`Kept until ${dateWords(hold.until)}: ${cut(hold.reason, SHORT)}`,
    ],
    '\n',
  )
}

/** A cut address leads nowhere, so a very long one is not a link. */
function resumeLink(resume: string): Mrkdwn {
  return resume.length > 1000 ? md`Resume: ${cut(resume, SHORT)}` : link(resume, 'Resume')
}

function applicationBlocks(shown: ApplicationShown, now: Instant): Block[] {
  const { application, opening, interviews } = shown
  const isOpen = application.status === 'in progress'
  const booked = interviews.slice(-INTERVIEWS).map((each) => interviewWords(each, now))
  return [
    divider(),
    section(md`${bold(cut(opening.title, SHORT))} · ${standing(shown)}`),
    ...(booked.length > 0 ? [context(join(booked, '\n'))] : []),
    ...(isOpen ? cardBlocks(shown, now) : []),
    ...(isOpen ? screeningBlocks(shown) : []),
    ...(isOpen
      ? [
          actions(`application:${application.id}`, [
            button('schedule-candidate', 'Schedule an interview', application.id),
            button('answer-screening', 'Answer screening', application.id),
            button('other-offer', 'Other offer', application.id),
            button('debrief-export', 'Export', application.id),
            button('withdraw-application', 'Withdraw', application.id, {
              confirm: confirm(
                'Withdraw from this opening?',
                'Interviews that lie ahead are cancelled, and everybody on them is told.',
                'Withdraw',
              ),
            }),
          ]),
        ]
      : [
          actions(`application:${application.id}`, [
            button('debrief-export', 'Export', application.id),
          ]),
        ]),
  ]
}

/** How many scorecards are in, and the reader's own if they owe one; nothing else of them. */
function cardBlocks({ cards, interviews }: ApplicationShown, now: Instant): Block[] {
  const { owed, required } = cards
  if (required === 0 || !interviews.some(({ status }) => status === 'done')) return []
  const counted = context(md`${handedInWords(cards.in, required)}.`)
  if (!owed) return [counted]
  return [counted, ...cardDueBlocks(owed.interview, dueWords(owed.due, owed.interview.zone, now))]
}

/** The stage while it goes on, else how it ended. */
function standing({ application, plan, cards }: ApplicationShown): string {
  if (cards.isBlind && application.status !== 'withdrawn') return 'in progress'
  if (application.status !== 'in progress') return application.status
  const stage = stageOf(plan, application.stage)?.title ?? application.stage
  const until = application.otherOfferUntil
  return until === null ? stage : `${stage} · another offer until ${dateWords(until)}`
}

function interviewWords({ title, span, zone, status }: Interview, now: Instant): Mrkdwn {
  const state = status === 'no-show' ? 'somebody did not come' : status
  return md`${title}, ${spanWords(span, zone, now)} · ${state}`
}

/** What rules them out first, each with its way on; then what was passed over, and what nobody has asked. */
function screeningBlocks({ application, plan, screening }: ApplicationShown): Block[] {
  const { against, passedOver, unanswered } = screening
  if (plan.screening.length === 0) return []
  const passed = passedOver.map(
    ({ ask, why, by, reason }) =>
      md`Passed over by ${mention(by)}: ${cut(ask, SHORT)} ${cut(why, SHORT)} Because: ${cut(reason, SHORT)}`,
  )
  return [
    ...against.map((objection) => objectionBlock(objection, application.id)),
    ...(passed.length > 0 ? [section(join(passed, '\n'))] : []),
    context(unansweredWords(unanswered.map(({ ask }) => cut(ask, 150)))),
  ]
}

function objectionBlock({ question, ask, why }: Objection, application: string): Block {
  return section(
    md`*Rules them out*\n${cut(ask, SHORT)}\n${cut(why, SHORT)}`,
    button('pass-over', 'Go on all the same', `${application}:${question}`, {
      label: `Go on all the same: ${ask}`,
    }),
  )
}

function unansweredWords(asks: readonly string[]): Mrkdwn {
  if (asks.length === 0) return md`Every screening question is answered.`
  return md`Not answered yet\n${join(
    asks.map((ask) => md`• ${ask}`),
    '\n',
  )}`
}

function restOf(rest: readonly ApplicationShown[]): Mrkdwn[] {
  const shown = rest
    .slice(0, 8)
    .map((each) => md`${cut(each.opening.title, SHORT)} · ${standing(each)}`)
  return rest.length > 8 ? [...shown, md`and ${rest.length - 8} more`] : shown
}
