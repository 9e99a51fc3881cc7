/** Everything about an application that a reader may see, in the order of what happened. */

import type { Application, Candidate } from '../candidates.ts'
import type { Decision } from '../decisions.ts'
import type { PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { Kit } from '../kits/kit.ts'
import type { QuestionReport } from '../kits/reports.ts'
import type { Opening } from '../openings.ts'
import { type Plan, stageOf } from '../plans.ts'
import { handedInWords } from '../scorecards/handed-in.ts'
import type { Unsealing } from '../scorecards/unsealing.ts'
import type { Visible, VisibleStage } from '../scorecards/visibility.ts'
import type { Instant, Zone } from '../time.ts'
import { dateWords, spanWords, whenWords } from '../time-words.ts'
import { cardParts } from './cards.ts'
import { type Document, heading, type Part, paragraph, quote, table } from './document.ts'

export interface DossierFacts {
  readonly candidate: Candidate
  readonly application: Application
  readonly opening: Opening
  readonly plan: Plan
  /** By start. */
  readonly interviews: readonly Interview[]
  readonly kits: readonly Kit[]
  readonly reports: readonly QuestionReport[]
  /** What the reader may see: what is not in here is not in the document. */
  readonly seen: Visible
  readonly unsealings: readonly Unsealing[]
  /** In the order they were made. */
  readonly decisions: readonly Decision[]
  readonly nameOf: (person: PersonId) => string
  /** Who asked for it, and when: at the end of the document. */
  readonly by: string
  readonly zone: Zone
  readonly now: Instant
}

export function dossierOf(facts: DossierFacts): Document {
  const { candidate, opening, seen } = facts
  const title = `${candidate.name}, ${opening.title}`
  return {
    title,
    parts: [
      heading(1, title),
      ...aboutCandidate(facts),
      ...screeningParts(facts),
      ...facts.plan.stages.flatMap(({ key }) => stageParts(key, facts)),
      ...(seen.isBlind ? [] : decisionParts(facts)),
      heading(2, 'About this document'),
      paragraph(
        `Written for ${facts.by}, ${whenWords(facts.now, facts.zone)}. It holds what they may see: scorecards that are still sealed are counted and not shown.`,
      ),
    ],
  }
}

function aboutCandidate({ candidate, application, plan, seen }: DossierFacts): Part[] {
  const stage = stageOf(plan, application.stage)?.title ?? application.stage
  const rows = [
    ['Mail', candidate.mail ?? ''],
    ['Zone', candidate.zone],
    ['Place of study', candidate.placeOfStudy],
    ['Languages', candidate.languages.join(', ')],
    ['Resume', candidate.resume ?? ''],
    ['Applied', whenWords(application.createdAt, candidate.zone)],
    // How far they have come would tell who is still to write what others decided.
    [
      'Stands at',
      seen.isBlind ? '' : application.status === 'in progress' ? stage : application.status,
    ],
    [
      'Other offer until',
      application.otherOfferUntil ? dateWords(application.otherOfferUntil) : '',
    ],
    ['Notes', application.notes],
  ]
  return table(
    ['', ''],
    rows.filter(([, value]) => value !== ''),
  )
}

function screeningParts({ application, plan, nameOf }: DossierFacts): Part[] {
  const rows = plan.screening.flatMap(({ key, ask }) => {
    const answer = application.screening.findLast(({ question }) => question === key)
    const passed = application.passedOver.find(({ question }) => question === key)
    if (!answer) return []
    const value = Array.isArray(answer.value) ? answer.value.join(', ') : String(answer.value)
    return [[ask, value, passed ? `${nameOf(passed.by)} went on: ${passed.reason}` : '']]
  })
  const parts = table(['Question', 'Answer', 'Passed over'], rows)
  return parts.length === 0 ? [] : [heading(2, 'Screening'), ...parts]
}

function stageParts(key: string, facts: DossierFacts): Part[] {
  const interviews = facts.interviews.filter(({ stage }) => stage === key)
  const stage = facts.seen.stages.find((one) => one.stage === key)
  if (interviews.length === 0) return []
  return [
    heading(2, stageOf(facts.plan, key)?.title ?? key),
    ...table(
      ['Interview', 'When', 'Panel', 'State'],
      interviews.map((one) => interviewRow(one, facts)),
    ),
    ...(stage ? cardsOfStage(stage, facts) : []),
  ]
}

function interviewRow(interview: Interview, { nameOf }: DossierFacts): string[] {
  const { title, span, zone, panel, status, ending } = interview
  const sat = panel.filter(({ rsvp }) => rsvp === 'accepted' || rsvp === 'asked')
  const names = sat.map(({ person, shadow }) => `${nameOf(person)}${shadow ? ' (shadow)' : ''}`)
  const why = ending && ending.reason !== '' ? `: ${ending.reason}` : ''
  return [title, spanWords(span, zone), names.join(', '), `${status}${why}`]
}

function cardsOfStage(stage: VisibleStage, facts: DossierFacts): Part[] {
  const own = stage.own.filter(({ status }) => status === 'submitted')
  const cards = [...own, ...stage.others, ...stage.uncounted]
  const unsealing = facts.unsealings.find((one) => one.stage === stage.stage)
  const opened =
    stage.isOpen && unsealing && unsealing.reason !== '' && unsealing.by !== 'system'
      ? quote(`Opened by ${facts.nameOf(unsealing.by)}, ${unsealing.rule}`, unsealing.reason)
      : []
  return [
    paragraph(`${handedInWords(stage.in, stage.required)}${stage.isOpen ? '' : ', sealed'}.`),
    ...opened,
    ...cards.flatMap((card) => cardParts(card, facts)),
  ]
}

function decisionParts({ decisions, plan, nameOf, zone }: DossierFacts): Part[] {
  if (decisions.length === 0) return []
  return [
    heading(2, 'Decisions'),
    ...decisions.flatMap((one) => {
      const stage = stageOf(plan, one.stage)?.title ?? one.stage
      const { composite } = one
      const error =
        composite?.standardError == null ? '' : ` ± ${composite.standardError.toFixed(2)}`
      return [
        heading(3, `${stage}: ${one.outcome}`),
        paragraph(
          `${nameOf(one.by)}, ${whenWords(one.at, zone)}.${composite ? ` The composite was ${composite.value.toFixed(2)}${error}, ${composite.band} ${composite.band === 'near' ? '' : 'the bar'}`.trimEnd() : ''}${composite ? `, plan ${composite.planVersion.slice(0, 12)}.` : ''}`,
        ),
        ...quote('Why', one.reason),
        ...quote('Why against the composite', one.against),
        ...quote('Feedback for the candidate', one.feedback),
      ]
    }),
  ]
}
