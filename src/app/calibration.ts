import { type BlindRating, blindFacts } from '../core/calibration/blind-ratings.ts'
import type { Calibration, CalibrationFacts } from '../core/calibration/calibration.ts'
import type { Leaning } from '../core/calibration/leanings.ts'
import { type Progress, progressOf } from '../core/calibration/learners.ts'
import { pastOfQuestions } from '../core/calibration/past.ts'
import type { Known } from '../core/calibration/question-statistics.ts'
import type { ApplicationId, PersonId } from '../core/ids.ts'
import type { Interview } from '../core/interviews.ts'
import { DrawFacts } from '../core/kits/draw-facts.ts'
import { keptId } from '../core/kits/kept-question.ts'
import type { Kit } from '../core/kits/kit.ts'
import { couldAsk } from '../core/kits/sift.ts'
import type { Membership } from '../core/people.ts'
import type { Scorecard } from '../core/scorecards/scorecard.ts'
import type { AuthorDifficulty } from '../core/statistics/difficulty.ts'
import { DAY_MINUTES, type Instant, later, type Span } from '../core/time.ts'
import { choicesIn } from './kit-facts.ts'
import { openingIdOf } from './openings.ts'
import { permitted, someone } from './people.ts'
import type { Deps } from './ports.ts'

/** Works it out away from the event loop. */
export type Calibrate = (facts: CalibrationFacts) => Promise<Calibration>

/** Ratings older than this say little of how people rate now, and are soon erased. */
const BACK_MINUTES = 24 * 30 * DAY_MINUTES
/** The window in which exposure is counted. */
const EXPOSURE_MINUTES = 180 * DAY_MINUTES

/** What the scorecards say of how interviews measure, for those who lead and recruit. @throws Refusal `not-allowed`. */
export async function calibrationFor(deps: Deps, who: PersonId): Promise<Calibration> {
  const led = (await deps.store.openings()).find(({ leads }) => leads.includes(who))
  await permitted(deps, who, 'see calibration', { opening: led })
  return deps.calibrate(await factsFrom(deps))
}

/** How somebody's own ratings compare; undefined if they have rated nobody yet. Nobody else is shown it. */
export async function ownLeaning(deps: Deps, who: PersonId): Promise<Leaning | undefined> {
  const { id } = await someone(deps, who)
  const { leanings } = await deps.calibrate({ ...(await factsFrom(deps)), questions: [] })
  return leanings.find(({ person }) => person === id)
}

/** How far the learners of a pool are on their way, by person. */
export async function learnersOf(
  deps: Deps,
  pool: string,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<PersonId, Progress>> {
  const learners = memberships.filter(({ active, level }) => active && level !== 'qualified')
  if (learners.length === 0) return new Map()
  const { cards, kits, interviews } = await openCards(deps)
  const inPool = new Set(interviews.filter((each) => isFrom(deps, each, pool)).map(({ id }) => id))
  const own = blindFacts(cards, kits, { ofShadows: true }).ratings
  const others = blindFacts(cards, kits).ratings
  return new Map(
    learners.flatMap(({ person, level, since }) => {
      if (level === 'qualified') return []
      const theirs = own.filter(({ interview, at }) => inPool.has(interview) && at >= since)
      return [[person, progressOf({ person, level, own: theirs, others })] as const]
    }),
  )
}

/** What statistics are worked out from: cards that are open, and the questions they are about. */
export async function factsFrom(deps: Deps): Promise<CalibrationFacts> {
  const { cards, kits, interviews } = await openCards(deps)
  const facts = blindFacts(cards, kits)
  const from = later(deps.now(), -EXPOSURE_MINUTES)
  const lately = new Set(interviews.filter(({ span }) => span.start >= from).map(({ id }) => id))
  const recent = kits.filter((kit) => kit.status === 'used' && lately.has(kit.interview))
  const past = pastOfQuestions(
    await deps.store.pastRatings(),
    (question) => deps.bank.get(question)?.question.competency,
    later(deps.now(), -BACK_MINUTES),
  )
  const met = new Set([
    ...facts.uses.map(({ question }) => question),
    ...facts.ratings.map(questionOf),
    ...past.map(({ item }) => item),
  ])
  return { ...facts, past, questions: await questionsOf(deps, met, recent, from), now: deps.now() }
}

interface OpenCards {
  readonly cards: readonly Scorecard[]
  readonly kits: readonly Kit[]
  readonly interviews: readonly Interview[]
}

/**
 * Cards of stages in which everybody had handed in theirs, and what they are about.
 *
 * Where a card is still missing, a figure could tell its author what the others wrote.
 */
async function openCards(deps: Deps): Promise<OpenCards> {
  const { store } = deps
  const now = deps.now()
  const within: Span = { start: later(now, -BACK_MINUTES), end: now }
  const [cards, kits, interviews] = await Promise.all([
    store.cardsIn(within),
    store.kitsIn(within),
    store.interviewsIn(within),
  ])
  const applications = [...new Set(cards.map(({ application }) => application))]
  const unsealings = await store.unsealings(applications)
  const open = new Set(
    unsealings.filter(({ rule }) => rule === 'all in').map((one) => stageKey(one)),
  )
  return { cards: cards.filter((card) => open.has(stageKey(card))), kits, interviews }
}

function stageKey({
  application,
  stage,
}: {
  readonly application: ApplicationId
  readonly stage: string
}): string {
  return `${application} ${stage}`
}

/** Every question of the banks that is among the `met` or that was asked from `from` on, with how often `kits` could have asked it. */
async function questionsOf(
  deps: Deps,
  met: ReadonlySet<string>,
  kits: readonly Kit[],
  from: Instant,
): Promise<Known[]> {
  const askings = await deps.store.askingsSince(from)
  const choices = new Map(choicesIn(deps.bank).map((choice) => [choice.id, choice]))
  const recent = kits.map((kit) => ({ ...kit, languages: languagesIn(kit) }))
  const asked = Map.groupBy(
    askings.filter(({ status }) => status === 'asked'),
    ({ question }) => question,
  )
  return [...deps.bank.values()].flatMap(({ question }) => {
    const id = keptId({ question: question.id, version: question.version })
    const count = asked.get(question.id)?.length ?? 0
    if (!met.has(id) && count === 0) return []
    const choice = choices.get(question.id)
    const eligible = choice ? recent.filter((kit) => couldAsk(choice, kit)).length : 0
    return [
      {
        id,
        authorDifficulty: authorOf(question.difficulty_author),
        eligible: Math.max(eligible, count),
        asked: count,
      },
    ]
  })
}

/** What the draw of a kit held of the candidate's languages. */
function languagesIn({ draw }: Kit): string[] {
  return DrawFacts.shape.languages.catch([]).parse(draw.languages)
}

function questionOf({ question }: BlindRating): string {
  return question ?? ''
}

function authorOf(difficulty: number): AuthorDifficulty {
  switch (difficulty) {
    case 1:
    case 2:
    case 4:
    case 5:
      return difficulty
    default:
      return 3
  }
}

/** Whether a seat of the interview is filled from `pool`. */
function isFrom(
  { plans }: Pick<Deps, 'plans'>,
  { opening, stage, kind }: Interview,
  pool: string,
): boolean {
  const plan = plans.find((one) => openingIdOf(one) === opening)
  const planned = plan?.stages
    .find(({ key }) => key === stage)
    ?.interviews.find(({ key }) => key === kind)
  return (planned?.seats ?? []).some(
    (seat) => seat.pool === pool || Object.values(seat.byLanguage).includes(pool),
  )
}
