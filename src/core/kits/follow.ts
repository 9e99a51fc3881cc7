/** Kits follow their interviews: drawn once booked, mended while ahead, used once done, given up when called off. */
import { type Changes, together } from '../changes.ts'
import type { Interview } from '../interviews.ts'
import type { Notice } from '../notices.ts'
import type { Asking } from './asking.ts'
import { seedOf } from './draw-context.ts'
import { firstKit, type Known, mendedKit } from './draw-for.ts'
import type { FollowedInterview, FollowFacts } from './follow-facts.ts'
import type { Kit, KitQuestion } from './kit.ts'
import { askingsFor, keptFor, kitDeed } from './kit-changes.ts'
import { changedNotices, kitNotices } from './kit-notices.ts'
import type { Round } from './round.ts'

/**
 * What follows for the kits of a loop from what has become of its interviews. Nothing new the second time.
 *
 * A kit that was drawn stays when its interview moves or its panel changes, unless a question can no longer be asked.
 */
export function followLoop(facts: FollowFacts): Changes {
  let known: Known = { askings: facts.askings, topics: topicsOf(facts.interviews) }
  let changes: Changes = { deeds: [] }
  for (const followed of facts.interviews) {
    const next = follow(followed, facts, known)
    known = withAskings(known, next.askings ?? [], next.kits ?? [])
    changes = together(changes, next)
  }
  const isWritten = (changes.askings?.length ?? 0) + (changes.kits?.length ?? 0) > 0
  return {
    ...changes,
    // What one interview gives up another may take up: the last word counts.
    askings: onceEach(changes.askings ?? []),
    keptQuestions: onceEach(changes.keptQuestions ?? []),
    ...(isWritten && { reliedOn: [facts.diary] }),
  }
}

function follow(followed: FollowedInterview, facts: FollowFacts, known: Known): Changes {
  const { interview, kit } = followed
  const isAhead = interview.span.start > facts.now
  switch (interview.status) {
    case 'cancelled':
    case 'no-show':
      return givenUp(followed, facts, known)
    case 'done':
      return used(followed, facts, known)
    case 'booked':
      if (!isAhead) return { deeds: [] }
      return kit ? kept(followed, kit, facts, known) : drawn(followed, facts, known)
  }
}

function drawn(followed: FollowedInterview, facts: FollowFacts, known: Known): Changes {
  const { kit, round } = firstKit(followed, facts, known)
  return written(followed.interview, undefined, kit, facts, known, [round])
}

function kept(followed: FollowedInterview, kit: Kit, facts: FollowFacts, known: Known): Changes {
  const { interview } = followed
  const mended = mendedKit(followed, kit, facts, known)
  if (mended) return written(interview, kit, mended, facts, known, [])
  return {
    askings: askingsFor(interview, kit.questions, known.askings),
    ...kitNotices(interview, kit.rev, facts),
    deeds: [],
  }
}

/** The kit as it will be, with everything that goes with it. */
function written(
  interview: Interview,
  before: Kit | undefined,
  kit: Kit,
  facts: FollowFacts,
  { askings }: Known,
  rounds: readonly Round[],
): Changes {
  const { now, bank, keptIds } = facts
  const rev = kit.rev + 1
  const { withdraw, notices } = kitNotices(interview, rev, facts)
  const heard = before ? changedNotices(interview, rev, 'system', now) : []
  return {
    kits: [kit],
    rounds,
    askings: askingsFor(interview, kit.questions, askings),
    keptQuestions: keptFor(kit.questions, bank, keptIds),
    withdraw,
    notices: [...notices, ...heard, ...shortNotice(interview, kit, now)],
    deeds: [kitDeed(before, kit, { by: 'system', verb: before ? 'redraw' : 'draw', now })],
  }
}

function givenUp(
  { interview, kit }: FollowedInterview,
  facts: FollowFacts,
  { askings }: Known,
): Changes {
  if (!kit) return { deeds: [] }
  return {
    askings: askingsFor(interview, [], askings),
    ...kitNotices(interview, kit.rev, facts),
    deeds: [],
  }
}

/** The candidate has met its questions. Its message shrinks to a line. */
function used(
  { interview, kit }: FollowedInterview,
  facts: FollowFacts,
  { askings }: Known,
): Changes {
  if (!kit) return { deeds: [] }
  const met = askings
    .filter((one) => one.interview === interview.id && isStillTo(one, kit))
    .map((one): Asking => ({ ...one, status: 'asked' }))
  if (kit.status === 'used') return { askings: met, deeds: [] }
  const next: Kit = { ...kit, status: 'used' }
  return {
    kits: [next],
    askings: met,
    ...kitNotices(interview, next.rev + 1, facts),
    deeds: [kitDeed(kit, next, { by: 'system', verb: 'use', now: facts.now })],
  }
}

/** Whether a question was to be asked, or was given up because the interview was taken for missed. */
function isStillTo({ status, question }: Asking, { questions }: Kit): boolean {
  return (
    status === 'planned' ||
    (status === 'dropped' && questions.some((one) => one.question === question))
  )
}

/** The same shortage is told once. */
function shortNotice(interview: Interview, { short }: Kit, now: Interview['bookedAt']): Notice[] {
  if (short.length === 0) return []
  return [
    {
      key: `kit-short:${interview.id}:${seedOf(JSON.stringify(short))}`,
      channel: 'slack',
      to: interview.bookedBy,
      due: now,
      body: { kind: 'kit short', interview: interview.id },
    },
  ]
}

/** How many questions of each topic the kits that stand ask; each leaves out its own when it looks. */
export function topicsOf(interviews: readonly FollowedInterview[]): Known['topics'] {
  const standing = interviews.filter(({ interview }) => interview.status !== 'cancelled')
  return countTopics(standing.flatMap(({ kit }) => kit?.questions ?? []))
}

function countTopics(questions: readonly KitQuestion[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { area, topic } of questions) {
    counts[`${area}/${topic}`] = (counts[`${area}/${topic}`] ?? 0) + 1
  }
  return counts
}

/** What is known once some records are written: their revisions move on only in the store. */
function withAskings(known: Known, askings: readonly Asking[], kits: readonly Kit[]): Known {
  const changed = new Map(askings.map((one) => [one.id, one]))
  const rest = known.askings.filter(({ id }) => !changed.has(id))
  const topics = { ...known.topics }
  for (const kit of kits.filter(({ rev }) => rev === 0)) {
    for (const [topic, count] of Object.entries(countTopics(kit.questions))) {
      topics[topic] = (topics[topic] ?? 0) + count
    }
  }
  return { askings: [...rest, ...askings], topics }
}

function onceEach<T extends { readonly id: string }>(records: readonly T[]): readonly T[] {
  return [...new Map(records.map((one) => [one.id, one])).values()]
}
