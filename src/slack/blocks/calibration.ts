/** How interviews measure: agreement, who may gain from calibrating, one's own leaning. Never a ranking. */
import type { types } from '@slack/bolt'
import type {
  Agreement,
  LoopReliability,
  RecommendationAgreement,
} from '../../core/calibration/agreement.ts'
import type { Calibration } from '../../core/calibration/calibration.ts'
import type { Leaning } from '../../core/calibration/leanings.ts'
import type { Progress } from '../../core/calibration/learners.ts'
import type { Standing } from '../../core/statistics/gates.ts'
import type { Estimate, Interval } from '../../core/statistics/why.ts'
import { bold, cut, join, type Mrkdwn, md, mention, NOTHING } from '../text.ts'
import { figure, percent } from './figures.ts'
import { actions, type Block, button, context, divider, header, modal, section } from './kit.ts'

/** A pair of lines a competency, and the rest below a hundred blocks. */
const LISTED = 40

/** For who leads and recruits. `titles` are those of competencies, by key. */
export function calibrationView(
  { agreements, reliability, recommendations, leanings }: Calibration,
  titles: ReadonlyMap<string, string>,
): types.ModalView {
  const groups = [...Map.groupBy(agreements, ({ competency }) => competency)]
  return modal({
    id: 'calibration',
    title: 'Agreement',
    blocks: [
      header('Do two people see the same?'),
      ...(groups.length === 0
        ? [section(md`Nobody has handed in a scorecard that counts yet.`)]
        : []),
      ...groups.slice(0, LISTED).map(([key, all]) => agreementBlock(titles.get(key) ?? key, all)),
      section(
        join(
          [
            md`*Yes or no*  ${kappaWords(recommendations)}`,
            md`*A loop as a whole*  ${reliabilityWords(reliability)}`,
          ],
          '\n',
        ),
      ),
      context(EXPLAINED),
      divider(),
      header('Who may gain from calibrating'),
      section(calibratingWords(leanings)),
      actions('calibration-more', [
        button('open-question-statistics', 'How the questions work', '0'),
      ]),
    ],
  })
}

/** For its reader alone. */
export function leaningView(leaning: Leaning | undefined): types.ModalView {
  return modal({
    id: 'leaning',
    title: 'How I rate',
    blocks: [
      section(leaningWords(leaning)),
      context(
        md`Compared with colleagues who rated the same candidates, questions taken into account, pulled towards no difference where there is little to go by. The interval is 95 %. Only you see this figure; it changes no rating and no decision.`,
      ),
    ],
  })
}

/** How far a learner is on the way, in a line. */
export function learnerWords(progress: Progress): Mrkdwn {
  const { cards, cardsNeeded, close, compared, comparedNeeded, shareNeeded, ready } = progress
  const seen = md`${cards} of ${cardsNeeded} scorecards`
  const near =
    compared < comparedNeeded
      ? md`${compared} of ${comparedNeeded} ratings that can be compared`
      : md`${close} of ${compared} ratings within one of a colleague's (needs ${Math.round(100 * shareNeeded)} %)`
  const next = ready === null ? NOTHING : md`\n*Ready* to become ${ready}: approve it in the menu.`
  return md`${seen} · ${near}${next}`
}

function agreementBlock(title: string, all: readonly Agreement[]): Block {
  const lines = all.map((one) => {
    const where = one.setting === 'panel' ? 'same conversation' : 'different conversations'
    return md`${where}: ${agreementWords(one)}`
  })
  return section(join([bold(cut(title, 100)), ...lines], '\n'))
}

function agreementWords({
  standing,
  alpha,
  interval,
  targets,
  ratings,
  shares,
}: Agreement): Mrkdwn {
  if (standing === 'hidden')
    return md`not enough data yet (${targets} of the 20 pairs it takes, with 3 different ratings)`
  const range = interval?.interval ? rangeWords(interval.interval) : NOTHING
  const same =
    shares && shares.exact !== null && shares.withinOne !== null
      ? md` · ${percent(shares.exact)} the same, ${percent(shares.withinOne)} within one`
      : NOTHING
  return md`α ${estimateWords(alpha)}${range}${early(standing)} · ${targets} candidates, ${ratings} ratings${same}`
}

function kappaWords({ standing, kappa, targets }: RecommendationAgreement): Mrkdwn {
  if (standing === 'hidden')
    return md`not enough data yet (${targets} of the 20 candidates with two cards it takes)`
  return md`κ ${estimateWords(kappa)}${early(standing)} · ${targets} candidates`
}

function reliabilityWords({ standing, value, targets, raters }: LoopReliability): Mrkdwn {
  if (standing === 'hidden')
    return md`not enough data yet (${targets} of the 20 candidates with two raters it takes)`
  return md`G(q,k) ${estimateWords(value)}${early(standing)} for ${figure(raters)} raters each · ${targets} candidates`
}

const EXPLAINED = md`α is Krippendorff's alpha for ordered ratings: 1 is the same, 0 is chance; from separate conversations .3 to .6 is usual. κ is Fleiss' kappa. G is the reliability of the mean of a loop's ratings. First ratings only, given before their author could read others', in time, without shadows; “early” until 50 candidates. The range is a 95 % bootstrap interval over candidates.`

/** Names in the order of ids, without figures: whom to ask, not whom to blame. */
function calibratingWords(leanings: readonly Leaning[]): Mrkdwn {
  const clear = leanings.filter(({ comparison }) => comparison === 'difference likely')
  const judged = leanings.filter(({ comparison }) => comparison !== 'not enough data').length
  if (judged === 0)
    return md`There is not enough data yet on anybody: it takes 8 candidates whom others have rated too.`
  if (clear.length === 0)
    return md`Nobody clearly rates higher or lower than colleagues do for the same candidates (${judged} with enough data).`
  const named = join(
    clear.slice(0, LISTED).map(({ person }) => mention(person)),
    ', ',
  )
  return md`${named} likely differ from colleagues on the same candidates. Rate one written answer together before the next round. Each sees their own figure in Home; it is not listed anywhere.`
}

function leaningWords(leaning: Leaning | undefined): Mrkdwn {
  if (!leaning || leaning.by === null || !leaning.interval) {
    const candidates = leaning?.candidates ?? 0
    return md`There is not enough data yet: you have rated ${candidates} of the 8 candidates it takes, or nobody else has rated them.`
  }
  const way = leaning.by < 0 ? 'lower' : 'higher'
  const clear =
    leaning.comparison === 'difference likely' ? 'a difference is likely' : 'no clear difference'
  return md`Your ratings are on average *${figure(Math.abs(leaning.by))} ${way}* than colleagues' for the same candidates${rangeWords(leaning.interval)}: ${clear}.${early(leaning.standing)} From ${leaning.candidates} candidates.`
}

function estimateWords(estimate: Estimate | null): Mrkdwn {
  if (!estimate) return md`?`
  return estimate.value === null ? md`undefined (${estimate.why})` : md`${figure(estimate.value)}`
}

export function rangeWords([low, high]: Interval): Mrkdwn {
  return md` (${figure(low)} to ${figure(high)})`
}

export function early(standing: Standing): Mrkdwn {
  return standing === 'early' ? md` · early` : NOTHING
}
