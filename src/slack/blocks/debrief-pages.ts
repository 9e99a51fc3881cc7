/** What is looked up in a debrief: all evidence, a competency a page, and the composite once it is asked for. */
import type { types } from '@slack/bolt'
import { type Debrief, stageTitle } from '../../app/debrief.ts'
import { ENOUGH_COMPARISONS, type Standing } from '../../core/debrief/composite.ts'
import { evidenceFor, type Voice } from '../../core/debrief/voices.ts'
import type { Page } from '../../core/pages.ts'
import type { Competency } from '../../core/plans.ts'
import type { Band } from '../../core/statistics/composite.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import {
  concernWords,
  conductWords,
  evidenceWords,
  gapWords,
  notAskedWords,
} from './debrief-parts.ts'
import { actions, type Block, button, context, divider, header, modal, section } from './kit.ts'

const QUOTE = 700
const SHORT = 100

/** Pages of the evidence: what each card says on the whole, then a competency each. */
export function evidencePages({ plan }: Debrief): readonly ('summaries' | Competency)[] {
  return ['summaries', ...plan.competencies]
}

export function evidenceView(
  debrief: Debrief,
  page: Page<'summaries' | Competency>,
): types.ModalView {
  const [shown = 'summaries'] = page.items
  return modal({
    id: 'debrief-evidence',
    title: 'All evidence',
    close: 'Back',
    blocks: [
      section(md`${bold(cut(debrief.candidate.name, SHORT))} · ${stageTitle(debrief)}`),
      ...(shown === 'summaries' ? summaries(debrief) : ofCompetency(debrief, shown)),
      ...turns(debrief, page),
    ],
  })
}

/** The composite, once somebody has asked for it. */
export function compositeView(debrief: Debrief, standing: Standing): types.ModalView {
  return modal({
    id: 'debrief-composite',
    title: 'Composite',
    close: 'Back',
    blocks: [
      section(md`${bold(cut(debrief.candidate.name, SHORT))} · ${stageTitle(debrief)}`),
      section(compositeWords(standing, debrief)),
      context(
        md`The mean of the competencies with the weights of the plan, each the mean of its raters' final ratings. It supports a decision and makes none; it says nothing about other candidates.`,
      ),
      context(errorWords(standing)),
    ],
  })
}

/** The figure, its error, the band, and what keeps it from being above. */
export function compositeWords({ composite, heldBy }: Standing, { plan }: Debrief): Mrkdwn {
  if (composite === null) return md`Nobody has rated anything, so there is no composite.`
  const { value, se, band } = composite
  const error = se === null ? '' : ` ± ${se.toFixed(2)}`
  const held =
    heldBy.length === 0
      ? NOTHING
      : md`\n${heldBy.map(({ title }) => title).join(', ')} ${heldBy.length === 1 ? 'is a must-have' : 'are must-haves'} below ${plan.scorecard.mustFloor}, so the band is not above.`
  return md`*${value.toFixed(2)}${error}* · the bar is ${plan.scorecard.bar} · ${band === null ? 'no band' : BANDS[band]}${held}`
}

const BANDS: Record<Band, string> = {
  above: 'above the bar',
  near: 'too near the bar to say',
  below: 'below the bar',
}

function errorWords({ comparisons, isEarly }: Standing): Mrkdwn {
  if (!isEarly)
    return md`± is one standard error, from ${comparisons} comparisons between raters of this opening.`
  return md`± is one standard error. It is early: this opening has ${comparisons} of ${ENOUGH_COMPARISONS} comparisons between raters, so it rests mostly on how far interviewers usually differ.`
}

function summaries(debrief: Debrief): Block[] {
  const { packet } = debrief
  const cards = [...packet.voices, ...packet.apart].map((voice) => section(summary(voice)))
  const rest = [concernWords, gapWords, notAskedWords, conductWords].map((words) => words(debrief))
  return [
    ...cards.slice(0, 60),
    ...rest.filter((words) => words !== NOTHING).map((words) => section(words)),
  ]
}

function summary(voice: Voice): Mrkdwn {
  const { person, title, final } = voice
  const { recommendation, confidence, summary, changeMind } = final.overall
  return join(
    [
      md`${mention(person)} · ${title}${asideOf(voice)}`,
      md`*${recommendation ?? 'no recommendation'}*${confidence ? `, confidence ${confidence}` : ''}`,
      summary === '' ? NOTHING : md`${cut(summary, QUOTE)}`,
      changeMind === '' ? NOTHING : md`Would change their mind: ${cut(changeMind, QUOTE)}`,
      ...final.observations
        .filter(({ kind }) => kind !== 'red flag')
        .slice(0, 4)
        .map(
          ({ kind, what }) =>
            md`${kind === 'strength' ? 'Strength' : 'Concern'}: ${cut(what, 250)}`,
        ),
    ],
    '\n',
  )
}

/** Why a card stands beside the others and is not counted with them. */
function asideOf({ shadow, hasConflict }: Voice): string {
  if (hasConflict) return ' · conflict of interest, does not count'
  return shadow ? ' · shadow, does not count' : ''
}

function ofCompetency(debrief: Debrief, competency: Competency): Block[] {
  const { packet } = debrief
  const rows = [...packet.rows, ...packet.apartRows].filter((row) => row.competency === competency)
  const cells = rows.flatMap((row) => row.cells).filter(({ rating }) => rating !== null)
  return [
    header(competency.title),
    ...(cells.length === 0 ? [section(md`Nobody rated this.`)] : []),
    ...cells
      .slice(0, 30)
      .flatMap(({ voice, rating, before }) => [
        section(
          md`${mention(voice.person)} *${String(rating)}*${before === null ? '' : ` (was ${before})`}${asideOf(voice)}\n${evidenceWords(evidenceFor(voice, competency.key, packet.titles).slice(0, 3), QUOTE)}`,
        ),
      ]),
    divider(),
    context(md`3 meets the bar: ${cut(competency.anchors[3], 300)}`),
  ]
}

function turns(
  { application, stage }: Debrief,
  { number, isFirst, isLast }: Page<unknown>,
): Block[] {
  const to = (name: string, label: string, at: number) =>
    button(`debrief-evidence-${name}`, label, `${application.id}:${stage}:${at}`)
  return [
    actions('debrief-turn', [
      ...(isFirst ? [] : [to('back', 'Back one', number - 1)]),
      ...(isLast ? [] : [to('on', 'Next competency', number + 1)]),
    ]),
  ]
}
