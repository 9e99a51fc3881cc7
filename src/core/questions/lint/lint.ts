import {
  type BankFacts,
  type Entry,
  type Finding,
  isItem,
  type Problem,
  problemOf,
} from './problem.ts'
import {
  barWithoutRecall,
  followableByEar,
  keyStaysHidden,
  oneQuestionAtATime,
  snippetIsChecked,
  versionIsStated,
} from './reading.ts'
import { idsAreUnique, promptsDiffer, relationsHold } from './set.ts'
import {
  anchorsHold,
  codeHolds,
  followupsHold,
  hintsHold,
  minutesHold,
  placeHolds,
  promptHolds,
} from './shape.ts'
import { licenceHolds, referencesHold, reviewHolds, versionHolds } from './trust.ts'
import { wordingHolds } from './wording.ts'

const ofItems = [
  anchorsHold,
  promptHolds,
  codeHolds,
  oneQuestionAtATime,
  followableByEar,
  barWithoutRecall,
  keyStaysHidden,
  versionIsStated,
  snippetIsChecked,
]
const ofAll = [hintsHold, placeHolds, minutesHold, followupsHold, referencesHold, wordingHolds]

/**
 * Hold the questions of one bank to the rules; problems in the order of the entries.
 *
 * `known` are ids of the bank whose documents could not be read as questions, so that naming one as
 * an enemy is not reported a second time.
 */
export function lint(
  entries: readonly Entry[],
  facts: BankFacts,
  known: ReadonlySet<string> = new Set(),
): readonly Problem[] {
  const alone = entries.flatMap((entry) =>
    [...findingsIn(entry, facts)].map((finding) => problemOf(entry, finding)),
  )
  const together = [
    ...idsAreUnique(entries),
    ...relationsHold(entries, known),
    ...promptsDiffer(entries),
  ].map((finding) => problemOf(finding.entry, finding))
  return [...alone, ...together]
}

function* findingsIn(entry: Entry, facts: BankFacts): Generator<Finding> {
  const { question } = entry
  for (const rule of ofAll) yield* rule(question)
  if (isItem(question)) for (const rule of ofItems) yield* rule(question)
  yield* reviewHolds(question, facts)
  yield* versionHolds(entry, facts)
  yield* licenceHolds(question, facts)
}
