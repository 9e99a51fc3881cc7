/** Looks back on seasons of kits and counts what must not be. */

import { ANCHOR_STOP, HARD_STOP, WINDOW_DAYS } from '../../src/core/kits/draw-facts.ts'
import { APART } from '../../src/core/kits/forms.ts'
import type { Bank } from '../../src/core/questions/bank.ts'
import type { QuestionId } from '../../src/core/questions/fields.ts'
import { brokenRules } from './kit-checker.ts'
import type { SeasonKit } from './kit-season.ts'

export interface SeasonAudit {
  readonly kits: number
  /** Kits that the bank could not fill. */
  readonly short: number
  /** Rules broken, a line each. */
  readonly broken: readonly string[]
  /** Questions asked once more although that went over the cap. */
  readonly overCap: number
  /** Pairs of forms of one round that are not as hard as each other. */
  readonly apart: number
  readonly used: ReadonlySet<QuestionId>
}

const DAY_MS = 24 * 60 * 60_000
/** Fewer interviews than this say nothing of a share. */
const FEW = 20

export function auditOf(bank: Bank, kits: Iterable<SeasonKit>): SeasonAudit {
  const seen: SeasonKit[] = []
  const met = new Map<number, Set<QuestionId>>()
  const broken: string[] = []
  let overCap = 0
  const rounds = new Map<SeasonKit['forms'], number>()
  for (const kit of kits) {
    const own = met.get(kit.candidate) ?? new Set<QuestionId>()
    met.set(kit.candidate, own)
    if (kit.short.length === 0) broken.push(...brokenIn(bank, kit, own, seen))
    overCap += worn(kit, seen)
    if (!rounds.has(kit.forms)) rounds.set(kit.forms, unequal(kit))
    for (const { question } of kit.questions) own.add(question)
    seen.push(kit)
  }
  return {
    kits: seen.length,
    short: seen.filter(({ short }) => short.length > 0).length,
    broken,
    overCap,
    apart: [...rounds.values()].reduce((sum, one) => sum + one, 0),
    used: new Set(seen.flatMap(({ questions }) => questions.map(({ question }) => question))),
  }
}

function brokenIn(
  bank: Bank,
  kit: SeasonKit,
  met: ReadonlySet<QuestionId>,
  seen: readonly SeasonKit[],
): string[] {
  const { candidate, stage, questions, planned, context } = kit
  const loop = seen.slice(-8).filter((one) => one.candidate === candidate && one.stage === stage)
  const topics = loop.flatMap((one) => one.questions.map(({ area, topic }) => `${area}/${topic}`))
  if (!planned.kit) return ['a kit for an interview that has none']
  return brokenRules(bank, {
    questions,
    blueprint: planned.kit,
    minutes: planned.minutes,
    languages: context.languages,
    met,
    reported: new Set(),
    topics,
  })
}

/** Counted afresh from the kits, not taken from what the draw was told. */
function worn(kit: SeasonKit, seen: readonly SeasonKit[]): number {
  const { at } = kit.context
  const since = at - WINDOW_DAYS * DAY_MS
  const stage = seen.filter((one) => one.stage === kit.stage && one.context.at >= since)
  const round = stage.filter((one) => one.round === kit.round)
  return kit.questions.filter(({ question, anchor }) => {
    const among = anchor ? round : stage
    const asked = among.filter((one) => one.questions.some((q) => q.question === question)).length
    const interviews = among.filter((one) => one.planned.key === kit.planned.key).length
    return asked + 1 > (anchor ? ANCHOR_STOP : HARD_STOP) * Math.max(FEW, interviews + 1)
  }).length
}

function unequal({ forms }: SeasonKit): number {
  const means = forms.map(
    ({ questions }) => questions.reduce((sum, q) => sum + q.difficulty, 0) / questions.length,
  )
  return means.flatMap((mean, i) =>
    means.slice(i + 1).filter((other) => Math.abs(mean - other) >= APART),
  ).length
}
