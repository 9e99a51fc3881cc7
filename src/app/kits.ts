/** The kits of interviews: they follow what becomes of them; people swap and report questions. */
import { type Changes, together } from '../core/changes.ts'
import type { InterviewId, PersonId } from '../core/ids.ts'
import { sitting } from '../core/interviews.ts'
import { followLoop, topicsOf } from '../core/kits/follow.ts'
import type { FollowFacts } from '../core/kits/follow-facts.ts'
import type { Kit, KitQuestion } from '../core/kits/kit.ts'
import { reportQuestion, settleReports } from '../core/kits/report-question.ts'
import { alternatives, type SwapFacts, swap } from '../core/kits/swap.ts'
import type { Person } from '../core/people.ts'
import type { Verb } from '../core/permissions.ts'
import type { QuestionId } from '../core/questions/fields.ts'
import { Refusal } from '../core/refusal.ts'
import { inTurn } from './in-turn.ts'
import { interviewOf } from './interviews.ts'
import { followFacts } from './kit-facts.ts'
import { openingOf, permitted } from './people.ts'
import type { Deps } from './ports.ts'
import { ratedNotices } from './rated-wrong.ts'
import { transact } from './transact.ts'

/** Draw, mend or give up the kits of a loop, by what has become of its interviews. Doing it again changes nothing. */
export async function followKits(deps: Deps, id: InterviewId): Promise<void> {
  // All kits of a round count each other: drawn at once, all but one would be drawn in vain.
  await inTurn(deps.store, () => transact(deps.store, () => followFacts(deps, id), followLoop))
}

/** What could stand for a question of a kit, the best first. @throws Refusal `not-allowed` or `not-found`. */
export async function alternativesTo(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  question: QuestionId,
): Promise<readonly KitQuestion[]> {
  await permittedIn(deps, who, 'swap a question', id)
  return alternatives(swapFacts(await followFacts(deps, id), id), question)
}

/** Swap a question of a kit. @throws Refusal as `swap` does, or `not-allowed`. */
export async function swapQuestion(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  {
    out,
    into,
    reason,
  }: { readonly out: QuestionId; readonly into: QuestionId; readonly reason: string },
): Promise<void> {
  await permittedIn(deps, who, 'swap a question', id)
  await transact(
    deps.store,
    () => followFacts(deps, id),
    (facts) => swap(swapFacts(facts, id), out, into, { by: who, reason }),
  )
}

/** Try to fill what a kit lacks, now that the banks or the candidate may have changed. @throws Refusal `not-allowed`. */
export async function drawAgain(deps: Deps, who: PersonId, id: InterviewId): Promise<void> {
  await permittedIn(deps, who, 'draw a kit again', id)
  await followKits(deps, id)
}

/** Report a question as leaked or wrong: no kit asks it any more, and those that would are mended. @throws Refusal. */
export async function reportLeakedOrWrong(
  deps: Deps,
  who: PersonId,
  id: InterviewId,
  about: {
    readonly question: QuestionId
    readonly kind: 'leaked' | 'wrong'
    readonly note: string
  },
): Promise<void> {
  await permittedIn(deps, who, 'report a question', id)
  const { store } = deps
  const reportId = `rep_${deps.newId()}`
  const kit = await kitOf(deps, id)
  const version = kit.questions.find(({ question }) => question === about.question)?.version
  if (version === undefined) {
    throw new Refusal({ code: 'not-found', what: 'question of this kit', text: about.question })
  }
  const { notices = [] } = await transact(
    store,
    async () => {
      const kits = await store.kitsToCome(about.question)
      const rated =
        about.kind === 'wrong' ? await ratedNotices(deps, { ...about, version }, reportId) : []
      const interviews = await Promise.all(
        kits.map(({ interview }) => interviewOf(deps, interview)),
      )
      return { affected: interviews, rated }
    },
    ({ affected, rated }): Changes => {
      const now = deps.now()
      const ahead = affected.filter(({ span }) => span.start > now)
      const report = { ...about, id: reportId, version, interview: id, by: who, now }
      return together(reportQuestion(report, ahead), { notices: rated, deeds: [] })
    },
  )
  // At once, for whoever has just reported it; what a crash leaves is done by the notices.
  for (const { body } of notices) if (body.kind === 'kit') await followKits(deps, body.interview)
}

/** Say that a question that was reported holds after all: it may be drawn again. @throws Refusal `not-allowed`. */
export async function settleReport(
  deps: Deps,
  who: PersonId,
  question: QuestionId,
  note: string,
): Promise<void> {
  await permitted(deps, who, 'settle a report on a question')
  await transact(
    deps.store,
    () => deps.store.questionReports(),
    (reports) => settleReports(reports, question, { by: who, note, now: deps.now() }),
  )
}

/** @throws Refusal `not-found` where none has been drawn. */
export async function kitOf(deps: Deps, id: InterviewId): Promise<Kit> {
  const kit = await deps.store.kit(id)
  if (!kit) throw new Refusal({ code: 'not-found', what: 'kit', text: id })
  return kit
}

/** Whether somebody may, where only who sits in the interview now counts as its panel. @throws Refusal `not-allowed`. */
export async function permittedIn(
  deps: Deps,
  who: PersonId,
  verb: Verb,
  id: InterviewId,
): Promise<Person> {
  const interview = await interviewOf(deps, id)
  const opening = await openingOf(deps, interview.opening)
  return permitted(deps, who, verb, {
    opening,
    interview: { ...interview, panel: sitting(interview) },
  })
}

function swapFacts(facts: FollowFacts, id: InterviewId): SwapFacts {
  const followed = facts.interviews.find(({ interview }) => interview.id === id)
  if (!followed?.kit) throw new Refusal({ code: 'not-found', what: 'kit', text: id })
  return {
    followed: { ...followed, kit: followed.kit },
    facts,
    known: { askings: facts.askings, topics: topicsOf(facts.interviews) },
  }
}
