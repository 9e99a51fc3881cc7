/** From questions drawn to records: the kit, who is to be asked what, and the texts kept of it. */

import type { Changes } from '../changes.ts'
import type { DeedVerb } from '../deeds.ts'
import type { Interview } from '../interviews.ts'
import type { Bank } from '../questions/bank.ts'
import type { Instant } from '../time.ts'
import { type Asking, askingId } from './asking.ts'
import { type KeptQuestion, keptId } from './kept-question.ts'
import type { Kit, KitQuestion } from './kit.ts'

/** Askings that make the candidate's record say what a kit says. What left the kit may be drawn again. */
export function askingsFor(
  interview: Interview,
  questions: readonly KitQuestion[],
  known: readonly Asking[],
): readonly Asking[] {
  const asked = new Set(questions.map(({ question }) => question))
  const dropped = known
    .filter((one) => one.interview === interview.id && one.status === 'planned')
    .filter(({ question }) => !asked.has(question))
    .map((one): Asking => ({ ...one, status: 'dropped' }))
  const planned = questions.flatMap(({ question, version }): Asking[] => {
    const id = askingId(interview.candidate, question)
    const before = known.find((one) => one.id === id)
    const next: Asking = {
      id,
      rev: before?.rev ?? 0,
      candidate: interview.candidate,
      question,
      version,
      interview: interview.id,
      status: 'planned',
      at: interview.span.start,
    }
    return before && isSame(before, next) ? [] : [next]
  })
  return [...dropped, ...planned]
}

/** The texts of questions that are not kept yet. */
export function keptFor(
  questions: readonly KitQuestion[],
  bank: Bank,
  keptIds: ReadonlySet<string>,
): readonly KeptQuestion[] {
  const wanted = new Map(questions.map((one) => [keptId(one), one]))
  return [...wanted].flatMap(([id, { question, version }]) => {
    const entry = bank.get(question)
    if (keptIds.has(id) || entry?.question.version !== version) return []
    const { hash, bank: name, question: text, starter } = entry
    return [{ id, rev: 0, hash, bank: name, question: text, starter: Object.fromEntries(starter) }]
  })
}

/** What the audit log says of a kit: ids, versions and codes. */
export function kitDeed(
  before: Kit | undefined,
  kit: Kit,
  { by, verb, now }: { readonly by: string; readonly verb: DeedVerb; readonly now: Instant },
): Changes['deeds'][number] {
  return {
    actor: by,
    verb,
    object: kit.id,
    before: before ? { questions: idsIn(before) } : {},
    after: {
      interview: kit.interview,
      questions: idsIn(kit),
      status: kit.status,
      short: kit.short.map(({ what, of }) => `${what}:${of}`).join(' '),
    },
    at: now,
  }
}

function idsIn({ questions }: Kit): string {
  return questions.map(keptId).join(' ')
}

function isSame(a: Asking, b: Asking): boolean {
  return (
    a.interview === b.interview && a.status === b.status && a.at === b.at && a.version === b.version
  )
}
