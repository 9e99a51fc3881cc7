/** Which part of the banks is asked at all. */
import { AREAS } from '../questions/areas.ts'
import { isInUse } from '../questions/fields.ts'
import { within } from './durations.ts'
import type { ReportFacts } from './facts.ts'

export interface AreaUse {
  readonly area: string
  readonly label: string
  /** Questions asked, or planned to be, within the period. */
  readonly used: number
  readonly unused: number
  readonly askings: number
}

/** Use by area, of the questions that may be asked now; areas without any are left out. */
export function questionUse({
  period,
  askings,
  bank,
}: Pick<ReportFacts, 'period' | 'askings' | 'bank'>): AreaUse[] {
  const asked = askings.filter(
    ({ status, at }) => status !== 'dropped' && status !== 'skipped' && within(at, period),
  )
  const counts = Map.groupBy(asked, ({ question }) => question)
  const open = [...bank.values()].filter(({ question }) => isInUse(question.status))
  return AREAS.flatMap(({ key, label }) => {
    const own = open.filter(({ question }) => question.area === key)
    if (own.length === 0) return []
    const uses = own.map(({ question }) => counts.get(question.id)?.length ?? 0)
    const used = uses.filter((count) => count > 0).length
    const total = uses.reduce((sum, count) => sum + count, 0)
    return [{ area: key, label, used, unused: own.length - used, askings: total }]
  })
}
