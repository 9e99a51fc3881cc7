import type { Application } from './candidates.ts'
import { type Interview, isLive } from './interviews.ts'
import type { Plan } from './plans.ts'

/** An interview of a plan, by the keys of its stage and itself; `*` is the whole stage as a loop. */
export interface What {
  readonly stage: string
  readonly kind: string
}

/** What an application comes to next: the first interview from its stage on that is not booked; else the last. */
export function nextInterview(
  { stages }: Plan,
  application: Application | undefined,
  interviews: readonly Interview[],
): What {
  const at = Math.max(
    0,
    stages.findIndex(({ key }) => key === application?.stage),
  )
  const ahead = stages
    .slice(at)
    .flatMap(({ key: stage, interviews }) => interviews.map(({ key: kind }) => ({ stage, kind })))
  const isBooked = ({ stage, kind }: What) =>
    interviews.some((one) => isLive(one) && one.stage === stage && one.kind === kind)
  return ahead.find((what) => !isBooked(what)) ?? ahead.at(-1) ?? { stage: '', kind: '' }
}
