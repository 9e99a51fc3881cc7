import type { types } from '@slack/bolt'
import { calibrationFor, ownLeaning } from '../../app/calibration.ts'
import type { Deps } from '../../app/ports.ts'
import type { PersonId } from '../../core/ids.ts'
import { keptId } from '../../core/kits/kept-question.ts'
import { pageOf } from '../../core/pages.ts'
import type { Action } from '../action.ts'
import { calibrationView, leaningView } from '../blocks/calibration.ts'
import { QUESTIONS_LISTED, questionStatisticsView } from '../blocks/question-statistics.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'

const MEANWHILE = md`Working it out. This takes a moment.`

/** Agreement, for who leads and recruits. */
export const openCalibrationAction: Action = {
  id: 'open-calibration',
  async run({ who, wait }, deps) {
    const titles = new Map(
      deps.plans.flatMap(({ competencies }) => competencies.map(({ key, title }) => [key, title])),
    )
    await wait(loading('Agreement', MEANWHILE), async () =>
      calibrationView(await calibrationFor(deps, who), titles),
    )
  },
}

/** A person's own leaning, for them alone. */
export const ownLeaningAction: Action = {
  id: 'own-leaning',
  async run({ who, wait }, deps) {
    await wait(loading('How I rate', MEANWHILE), async () =>
      leaningView(await ownLeaning(deps, who)),
    )
  },
}

/** The questions, a page at a time: opened, and turned in place. */
export const questionStatisticsActions: readonly Action[] = [
  'open-question-statistics',
  'questions-back',
  'questions-on',
].map((id) => ({
  id,
  async run({ who, value, wait }, deps) {
    await wait(loading('Questions', MEANWHILE), () => questionsFor(deps, who, Number(value)))
  },
}))

async function questionsFor(deps: Deps, who: PersonId, page: number): Promise<types.ModalView> {
  const { questions } = await calibrationFor(deps, who)
  const titles = new Map(
    [...deps.bank.values()].map(({ question }) => [
      keptId({ question: question.id, version: question.version }),
      question.title,
    ]),
  )
  return questionStatisticsView(pageOf(questions, page, QUESTIONS_LISTED), titles)
}
