/** E13, W1, W2, W5, W9, W11: words that give a question away as unfair, idle or unkind. */
import { forbiddenTopics } from '../../forbidden.ts'
import type { Exercise } from '../exercise.ts'
import type { Item } from '../item.ts'
import type { Finding, Rule } from './problem.ts'
import { type Passage, passagesOf } from './text.ts'

interface WordRule {
  readonly rule: Rule
  readonly roles: readonly Passage['role'][]
  /** Of small letters only. */
  readonly pattern: RegExp
  /** Follows the words that were found. */
  readonly say: string
}

const everywhere = ['said', 'anchor', 'read'] as const
const heard = ['said'] as const

const CHECKED: readonly WordRule[] = [
  {
    rule: 'W1',
    roles: heard,
    pattern:
      /\b(?:just|simply|obvious(?:ly)?|eas(?:y|ily)|trivial(?:ly)?|of course|favou?rite|guys|he\/she|his\/her|she or he|he or she)\b/,
    say: 'belittles the effort or leaves people out; drop it or use plain words.',
  },
  {
    rule: 'W2',
    roles: heard,
    pattern:
      /\bwhat (?:is|was) the (?:name of the )?(?:command|flag|option|switch|port|default|syntax|keyword|signal number)\b|\bwhich (?:command|flag|option|port|switch) (?:is|does|do|shows|lists|prints)\b|\bname (?:three|four|five|six|seven|ten|all|every)\b|\bwhat does [\w/+-]+ stand for\b|\b(?:which|what) version\b|\bwho (?:invented|wrote|created)\b|\bin (?:which|what) year\b/,
    say: 'asks for what one looks up at work; ask why or what follows instead.',
  },
  {
    rule: 'W5',
    roles: ['anchor'],
    pattern:
      /\b(?:smart|clever|bright|brilliant|confident(?:ly)?|passionate|enthusiastic|sharp|talented|gifted|impressive|nice|friendly|likeable|articulate|nervous|shy|weak candidate|strong candidate|(?:senior|junior)[- ](?:like|ish)|rockstar|natural leader|good fit|culture fit|vibe)\b/,
    say: 'describes a person; say what is said or done.',
  },
  {
    rule: 'W9',
    roles: everywhere,
    pattern:
      /\b(?:ballpark|home run|slam dunk|curve ?ball|touch base|low[- ]hanging fruit|silver bullet|piece of cake|hit the ground running|in a nutshell|bite the bullet|rocket science|under the hood|the elephant in the room|back of the envelope|kill two birds|on the same page|move the needle|think outside the box|boil the ocean|drop the ball|game[- ]changer|no[- ]brainer|needle in a haystack|tip of the iceberg|rule of thumb|football|soccer|baseball|basketball|cricket|hockey|golf|tennis|netflix|uber|airbnb|spotify|facebook|instagram|tiktok|starbucks|mcdonald'?s|coca[- ]cola|ikea|pizza|burger|beer)\b/,
    say: 'is not known or read alike everywhere; use plain words and neutral things.',
  },
  {
    rule: 'W11',
    roles: everywhere,
    pattern:
      /\b(?:image|picture|diagram|figure|screenshot|chart|graph) (?:below|above|on the (?:screen|slide|left|right)|shown|attached)\b|\b(?:see|look at|in|on) the (?:picture|screenshot|diagram|figure|photo)\b|\b(?:red|green|blue|yellow|orange|purple) (?:line|lines|box|boxes|bar|bars|text|cell|cells|arrow|arrows|part|area|curve|node)\b|\b(?:marked|shown|highlighted|printed|coloured|colored) in (?:red|green|blue|yellow|orange|purple)\b/,
    say: 'cannot be followed by ear or without colour; put it in words.',
  },
]

/** E13 and the rules of words, over every passage they apply to. */
export function* wordingHolds(question: Item | Exercise): Generator<Finding> {
  const passages = passagesOf(question).map((one) => ({ ...one, text: small(one.text) }))
  const together = passages.map(({ text }) => text).join('\n')
  if (forbiddenTopics(together).length > 0) for (const one of passages) yield* forbiddenIn(one)
  for (const { rule, roles, pattern, say } of CHECKED) {
    // One look at everything; most questions have nothing to be found.
    if (!pattern.test(together)) continue
    for (const { text, at, role } of passages) {
      const found = roles.includes(role) ? pattern.exec(text)?.[0] : undefined
      if (found !== undefined) yield { rule, at, say: `"${found}" ${say}` }
    }
  }
}

function* forbiddenIn({ text, at }: Passage): Generator<Finding> {
  for (const { found, topic, instead } of forbiddenTopics(text)) {
    const say = `"${found}" is about ${topic}, which must never be asked or noted. ${instead}`
    yield { rule: 'E13', at, say }
  }
}

/** As the patterns are written: small letters, lines joined. */
function small(text: string): string {
  return text.toLowerCase().replace(/\n\s*/g, ' ')
}
