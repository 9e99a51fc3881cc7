/** What ratings say of questions, kept for the draws of the day. */
import { figuresFrom, keepFigures } from '../core/kits/figures.ts'
import type { LocalDate } from '../core/time.ts'
import { factsFrom } from './calibration.ts'
import { dayAfter, oweDaily } from './daily.ts'
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
  await transact(
    deps.store,
    () => deps.store.figures(),
    (before) => keepFigures(before, figuresFrom(questions), deps.now()),
  )
  await oweMeasuring(deps, dayAfter(deps, date))
}
