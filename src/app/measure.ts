/** What ratings say of questions, kept for the draws of the day. */
import type { PersonId } from '../core/ids.ts'
import { figuresFrom, keepFigures, suspicionsFrom } from '../core/kits/figures.ts'
import { keptId } from '../core/kits/kept-question.ts'
import type { LocalDate } from '../core/time.ts'
import { factsFrom } from './calibration.ts'
import { adminsOf, dayAfter, oweDaily } from './daily.ts'
import type { Deps } from './ports.ts'
import { transact } from './transact.ts'

/** See to it that the next look is owed: at every start, and after every look. */
export async function oweMeasuring(deps: Deps, date?: LocalDate): Promise<void> {
  await oweDaily(deps, 'measure', date)
}

/** Work out anew what cards that are open say of each question. */
export async function measureQuestions(deps: Deps, date: LocalDate): Promise<void> {
  const facts = await factsFrom(deps)
  const { questions } =
    facts.ratings.length + facts.past.length > 0 ? await deps.calibrate(facts) : { questions: [] }
  const reported = new Set<string>(
    (await deps.store.questionReports()).map(({ question, version }) =>
      keptId({ question, version }),
    ),
  )
  // Nobody needs to hear of what was reported already.
  const news = suspicionsFrom(questions.filter(({ id }) => !reported.has(id)))
  const keepers = await bankKeepers(deps)
  await transact(
    deps.store,
    () => deps.store.figures(),
    (before) =>
      keepFigures(
        before,
        { of: figuresFrom(questions), suspicions: news },
        { keepers, now: deps.now() },
      ),
  )
  await oweMeasuring(deps, dayAfter(deps, date))
}

/** Everybody who may settle what is reported of a question, or an admin where there is nobody else. */
async function bankKeepers(deps: Deps): Promise<readonly PersonId[]> {
  const people = await deps.store.people()
  const recruiters = people.filter(
    ({ grants, status }) => grants.includes('recruiter') && status === 'active',
  )
  return recruiters.length > 0 ? recruiters.map(({ id }) => id) : adminsOf(deps)
}
