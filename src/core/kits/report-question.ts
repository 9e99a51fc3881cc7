import { kitNotice } from '../announce.ts'
import type { Changes } from '../changes.ts'
import type { InterviewId, PersonId } from '../ids.ts'
import type { Interview } from '../interviews.ts'
import type { QuestionId } from '../questions/fields.ts'
import type { Instant } from '../time.ts'
import type { QuestionReport } from './reports.ts'

export interface Reporting {
  readonly id: string
  readonly question: QuestionId
  readonly version: number
  readonly kind: QuestionReport['kind']
  readonly note: string
  readonly interview: InterviewId | null
  readonly by: PersonId
  readonly now: Instant
}

/**
 * Take a question that is leaked or wrong out of every kit to come. `affected` are the interviews that would ask it:
 * their kits are mended, and their panels hear of it.
 */
export function reportQuestion(report: Reporting, affected: readonly Interview[]): Changes {
  const { id, question, version, kind, note, interview, by, now } = report
  return {
    questionReports: [
      { id, rev: 0, question, version, kind, note, interview, by, at: now, settled: null },
    ],
    notices: affected.map((one) => kitNotice(one, `report:${id}`, now)),
    deeds: [
      {
        actor: by,
        verb: 'report',
        object: question,
        before: {},
        after: { report: id, version, kind, interview, kits: affected.length },
        at: now,
      },
    ],
  }
}

/** The question holds after all: it may be drawn again. Nothing if nobody has reported it, or all is settled. */
export function settleReports(
  reports: readonly QuestionReport[],
  question: QuestionId,
  { by, note, now }: { readonly by: PersonId; readonly note: string; readonly now: Instant },
): Changes {
  const open = reports.filter((one) => one.question === question && one.settled === null)
  return {
    questionReports: open.map((one) => ({ ...one, settled: { by, at: now, note } })),
    deeds: open.map(({ id }) => ({
      actor: by,
      verb: 'settle',
      object: question,
      before: { report: id, settled: false },
      after: { report: id, settled: true },
      at: now,
    })),
  }
}
