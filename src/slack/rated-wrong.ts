import { applicationOf } from '../app/applications.ts'
import { candidateOf } from '../app/candidates.ts'
import { openingOf, someone } from '../app/people.ts'
import type { Deps, Receipt } from '../app/ports.ts'
import { decidedWith } from '../app/rated-wrong.ts'
import { PersonId } from '../core/ids.ts'
import type { Body, Notice } from '../core/notices.ts'
import { ratedWrongMessage } from './blocks/rated-wrong.ts'
import type { Gateway } from './gateway.ts'

/** Tells somebody which decisions rest on a question reported as wrong, as far as they may know by now. */
export async function tellRatedWrong(
  deps: Deps,
  slack: Pick<Gateway, 'post'>,
  to: Notice['to'],
  body: Extract<Body, { kind: 'rated wrong' }>,
): Promise<Receipt> {
  const reader = await someone(deps, PersonId.parse(to))
  const decided = await decidedWith(deps, reader, body, body.applications)
  if (decided.length === 0) return 'not said'
  const lines = await Promise.all(
    decided.map(async ({ application: id, stage }) => {
      const application = await applicationOf(deps, id)
      const { name } = await candidateOf(deps, application.candidate)
      const { title } = await openingOf(deps, application.opening)
      return { name, title, debrief: `${id}:${stage}` }
    }),
  )
  const title = deps.bank.get(body.question)?.question.title ?? body.question
  return (await slack.post(to, ratedWrongMessage(title, lines))).ts
}
