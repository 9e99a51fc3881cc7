/** What decisions about the kits of a loop look at. */
import type { InterviewId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { type Choice, choicesOf } from '../core/kits/choice.ts'
import { hasKit, languagesThatMatter } from '../core/kits/draw-context.ts'
import { WINDOW_DAYS } from '../core/kits/draw-facts.ts'
import type { FollowedInterview, FollowFacts } from '../core/kits/follow-facts.ts'
import { panelLanguages } from '../core/kits/panel-languages.ts'
import { type Round, roundIdOf, roundNumber, roundStart } from '../core/kits/round.ts'
import type { Bank } from '../core/questions/bank.ts'
import { DAY_MINUTES, type Instant, later } from '../core/time.ts'
import { candidateOf } from './candidates.ts'
import { interviewOf } from './interviews.ts'
import { listenersOf } from './listeners.ts'
import { planOf, stageOfOpening } from './openings.ts'
import { openingOf } from './people.ts'
import type { Deps } from './ports.ts'

/** Everything that the kits of the loop of an interview depend on, as it is now. */
export async function followFacts(deps: Deps, id: InterviewId): Promise<FollowFacts> {
  const { store, bank } = deps
  const { candidate, span } = await interviewOf(deps, id)
  // The diary's version first: whoever draws for the candidate at the same moment makes one of the two try again.
  const [diary] = await store.diaries([candidate], span)
  const interview = await interviewOf(deps, id)
  const opening = await openingOf(deps, interview.opening)
  const plan = planOf(deps, opening)
  const [own, askings, reports, figures, keptIds, { languages }, memberships] = await Promise.all([
    loopOf(deps, interview),
    store.askingsOf(candidate),
    store.questionReports(),
    store.figures(),
    store.keptIds(),
    candidateOf(deps, candidate),
    store.memberships(),
  ])
  if (!diary) throw new Error(`${candidate} has no diary`)
  const choices = choicesIn(bank)
  const stage = stageOfOpening(deps, opening, interview.stage)
  const planned = stage.interviews.filter(hasKit)
  const rounds = new Map<string, Round>()
  const interviews: FollowedInterview[] = []
  for (const one of planned.flatMap((kind) =>
    own.filter((each) => each.kind === kind.key).map((each) => ({ each, kind })),
  )) {
    const { each, kind } = one
    const declared = languagesThatMatter(choices, kind.kit, languages)
    const spoken = panelLanguages(kind, each, memberships, declared)
    const number = roundNumber(each.span.start, plan.office.zone)
    const roundId = roundIdOf({
      opening: opening.id,
      stage: stage.key,
      kind: kind.key,
      languages: spoken,
      number,
    })
    // The round before the counts: a kit drawn in it meanwhile makes the commit fail.
    const round = await store.round(roundId)
    if (round) rounds.set(roundId, round)
    const of = { opening: opening.id, stage: stage.key, kind: kind.key }
    const [kit, exposure, inRound] = await Promise.all([
      store.kit(each.id),
      store.exposure({ ...of, since: windowBefore(each.span.start) }),
      store.exposure({ ...of, since: roundStart(number) }),
    ])
    interviews.push({
      interview: each,
      planned: kind,
      kit,
      languages: spoken,
      roundId,
      exposure,
      inRound,
    })
  }
  return {
    interviews,
    plan,
    opening,
    askings,
    reports,
    figures: figures?.of ?? {},
    rounds,
    memberships,
    bank,
    choices,
    keptIds,
    diary,
    listeners: await listenersOf(
      deps,
      own.flatMap(({ panel }) => panel.map(({ person }) => person)),
    ),
    now: deps.now(),
  }
}

/** A bank never changes while it is in use, and looking through it costs more than a draw. */
const looked = new WeakMap<Bank, readonly Choice[]>()

/** The questions of a bank as draws look at them. */
export function choicesIn(bank: Bank): readonly Choice[] {
  const known = looked.get(bank)
  if (known) return known
  const choices = choicesOf(bank)
  looked.set(bank, choices)
  return choices
}

async function loopOf({ store }: Deps, { application, loop }: Interview): Promise<Interview[]> {
  return (await store.interviewsOf(application)).filter((one) => one.loop === loop)
}

function windowBefore(start: Instant): Instant {
  return later(start, -WINDOW_DAYS * DAY_MINUTES)
}
