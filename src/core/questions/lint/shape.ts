/** E2 to E7 and E9: what a question must have so that two people can ask and rate it alike. */
import { areaOf } from '../areas.ts'
import type { Exercise } from '../exercise.ts'
import type { Item } from '../item.ts'
import { type Finding, isItem } from './problem.ts'
import { overlap, sentences, tokens, words } from './text.ts'

const ANCHOR_WORDS = { least: 8, most: 45 }
const ANCHORS_ALIKE = 0.8
const PROMPT_WORDS = 110
const SNIPPET_LINES = 25
const MINUTES = { item: [5, 12], exercise: [15, 60] } as const
/** Time for a short answer and the rating of it. */
const ANSWER_MINUTES = 4
/** Unhurried speech, and code read for the first time. */
const WORDS_PER_MINUTE = 130
const SECONDS_PER_LINE = 6

/** E2. */
export function* anchorsHold({ anchors }: Item): Generator<Finding> {
  const all = Object.entries(anchors)
  for (const [n, text] of all) {
    const count = words(text).length
    if (count >= ANCHOR_WORDS.least && count <= ANCHOR_WORDS.most) continue
    const say = `Anchor ${n} has ${count} words; describe what is said or done in ${ANCHOR_WORDS.least} to ${ANCHOR_WORDS.most}.`
    yield { rule: 'E2', at: ['anchors', n], say }
  }
  const sets = all.map(([n, text]) => ({ n, tokens: new Set(tokens(text)) }))
  for (const [i, a] of sets.entries())
    for (const b of sets.slice(i + 1)) {
      if (overlap(a.tokens, b.tokens) < ANCHORS_ALIKE) continue
      const say = `Anchors ${a.n} and ${b.n} are nearly the same; say what ${b.n} adds that can be heard or seen.`
      yield { rule: 'E2', at: ['anchors', b.n], say }
    }
}

/** E3. */
export function* hintsHold({ hints }: Item | Exercise): Generator<Finding> {
  const find = (at: Finding['at'], say: string): Finding => ({ rule: 'E3', at, say })
  if (hints.length < 2 || hints.length > 4)
    yield find(
      ['hints'],
      `There are ${hints.length} hints; write 2 to 4, from direction to substance.`,
    )
  for (const [i, hint] of hints.entries()) {
    const before = hints[i - 1]
    if (hint.n !== i + 1) yield find(['hints', i, 'n'], `This is hint ${i + 1}; number it so.`)
    if (before && hint.caps_at > before.caps_at)
      yield find(['hints', i, 'caps_at'], `Caps never rise: at most ${before.caps_at} here.`)
  }
  const [first, last] = [hints[0], hints.at(-1)]
  if (first && first.caps_at !== 5)
    yield find(['hints', 0, 'caps_at'], 'The first hint costs nothing: caps_at must be 5.')
  if (last && last.caps_at !== 2)
    yield find(
      ['hints', hints.length - 1, 'caps_at'],
      'The last hint gives the idea away: caps_at must be 2.',
    )
}

/** E4; the schema has seen to it that each of the three is known at all. */
export function* placeHolds({ id, area, topic }: Item | Exercise): Generator<Finding> {
  const home = areaOf(area)
  if (!home) return
  if (!id.startsWith(`${home.prefix}-`))
    yield { rule: 'E4', at: ['id'], say: `Ids of ${area} begin with ${home.prefix}-.` }
  if (home.topics.some((one) => one.key === topic)) return
  const known = home.topics.map((one) => one.key).join(', ')
  yield {
    rule: 'E4',
    at: ['topic'],
    say: `${topic} is no topic of ${area}; choose one of ${known}.`,
  }
}

/** E5. */
export function* minutesHold(question: Item | Exercise): Generator<Finding> {
  const { minutes } = question
  const [least, most] = isItem(question) ? MINUTES.item : MINUTES.exercise
  if (minutes < least || minutes > most) {
    const say = `${minutes} minutes; plan ${least} to ${most}, or split the question.`
    return yield { rule: 'E5', at: ['minutes'], say }
  }
  if (!isItem(question)) return
  const needed = ANSWER_MINUTES + readingMinutes(question)
  if (minutes >= needed) return
  const say = `${minutes} minutes are too few: ${ANSWER_MINUTES} for the answer and ${readingMinutes(question).toFixed(1)} for prompt and snippet; give ${Math.ceil(needed)} or shorten.`
  yield { rule: 'E5', at: ['minutes'], say }
}

/** E6. */
export function* promptHolds({ prompt }: Item): Generator<Finding> {
  const count = words(prompt).length
  const at = ['prompt']
  if (count > PROMPT_WORDS) {
    const say = `The prompt has ${count} words; at most ${PROMPT_WORDS} can be kept in mind. Move facts to setup.`
    yield { rule: 'E6', at, say }
  }
  if (asksForSomething(prompt)) return
  const say =
    'End the prompt with a question, or with an instruction that begins with a verb (Explain …).'
  yield { rule: 'E6', at, say }
}

/** E7. */
export function* followupsHold({ followups }: Item | Exercise): Generator<Finding> {
  if (followups.length >= 2 && followups.length <= 4) return
  const say = `There are ${followups.length} follow-ups; write 2 to 4, each with what it probes.`
  yield { rule: 'E7', at: ['followups'], say }
}

/** E9; that a snippet is formatted as its language's tool does it is proved by `banks verify`. */
export function* codeHolds({ area, snippet, code_checks }: Item): Generator<Finding> {
  const lines = snippet?.code.trimEnd().split('\n').length ?? 0
  if (lines > SNIPPET_LINES) {
    const say = `The snippet has ${lines} lines; cut it to ${SNIPPET_LINES} that carry the idea.`
    yield { rule: 'E9', at: ['snippet', 'code'], say }
  }
  const isLanguage = area === 'go' || area === 'rust' || area === 'cpp'
  if (!isLanguage || code_checks.length > 0) return
  const say = 'A language question needs at least one code check that proves what the key claims.'
  yield { rule: 'E9', at: ['code_checks'], say }
}

function readingMinutes({ prompt, snippet }: Item): number {
  const lines = snippet?.code.split('\n').filter((line) => line.trim()).length ?? 0
  return words(prompt).length / WORDS_PER_MINUTE + (lines * SECONDS_PER_LINE) / 60
}

const ASKING =
  /^(?:(?:and|also|then|now|first|second|finally|next|please|afterwards|for each(?: \w+)*,?|in (?:your own|a few|two|plain) (?:words|sentences),?),? )*(?:add|answer|argue|arrange|ask|assume|begin|build|calculate|change|check|choose|classify|comment|compare|compute|convince|correct|count|decide|define|derive|describe|design|draw|estimate|explain|extend|fill|find|finish|fix|follow|give|go|guess|help|identify|include|judge|justify|keep|list|look|make|mark|mend|model|name|number|order|outline|pick|plan|point|predict|prepare|propose|prove|put|rank|rate|read|reason|reduce|repair|replace|report|review|rewrite|say|separate|share|shorten|show|sketch|sort|speak|split|start|state|suggest|take|talk|teach|tell|think|trace|try|turn|use|walk|work|write)\b/i

function asksForSomething(prompt: string): boolean {
  const last = prompt
    .trim()
    .split(/(?<=[.?!]["”')]?)\s+/)
    .at(-1)
  if (last === undefined) return false
  return /\?["”')]*$/.test(last) || sentences(last).some((clause) => ASKING.test(clause))
}
