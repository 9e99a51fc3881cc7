/** `loopwright plans …`: the interview plans, for those who write them. */
import { examinePlans } from '../plans/read.ts'
import { planSchema } from '../plans/schema.ts'
import { type Answer, BadUsage, type Call, done, unflagged } from './command.ts'

/**
 * Run one of the verbs of `plans`.
 *
 * @throws BadUsage for anything but its verbs and one folder, BadInput for a folder without plans.
 */
export async function plans({ args }: Call): Promise<Answer> {
  const [verb, folder, ...others] = unflagged(args)
  if (verb === 'schema' && folder === undefined) return done(planSchema())
  if (verb !== 'lint' || others.length > 0)
    throw new BadUsage('Say "plans lint", perhaps with one folder, or "plans schema".')
  return lint(folder ?? 'interview-plans')
}

function lint(folder: string): Answer {
  const { plans: read, problems } = examinePlans(folder)
  const known = read.map(({ key, version, title }) => ({ key, version, title }))
  return { output: { plans: known, problems }, status: problems.length > 0 ? 1 : 0 }
}
