/**
 * Warnings about the words of a card: what evidence must not be made of, found by phrases, without a model.
 *
 * A warning may be wrong. Its author changes the words or says why they stay, and both are kept.
 */
import { forbiddenTopics } from '../forbidden.ts'
import type { Answers, Scorecard } from './scorecard.ts'
import type { AskedQuestion, CardTemplate } from './template.ts'
import { groupsOf, sharedWith, wordsIn } from './words.ts'

export type Rule =
  /** What somebody is like, without anything they said or did. */
  | 'impression'
  | 'comparison'
  | 'protected'
  /** What the CV says, where a technical skill is rated. */
  | 'cv'
  /** Words nobody would want to read about themselves. */
  | 'unkind'
  | 'copied'
  /** An observation that belongs to no question of the interview. */
  | 'no moment'

export interface Warning {
  readonly field: string
  readonly rule: Rule
  /** The words that gave it away, in small letters; a topic for `protected`. */
  readonly found: string
  /** Of `protected`: what to do about it, a sentence. */
  readonly instead?: string
}

const IMPRESSIONS =
  /\b(smart|bright|brilliant|clever|nice|sharp|good fit|cultur(?:e|al) fit|fit|vibes?|gut feeling|confident|insecure|articulate|rusty|junior-?ish|passionate|likea?ble|charming|awkward|shy|energetic|impressive|rock ?star|ninja|low energy)\b/

/** Words by which one tells what somebody said or did. */
const BEHAVIOUR =
  /["“”«»„]|\b(said|says|ask(?:ed|s)|answer(?:ed|s)|explain(?:ed|s)|describ(?:ed|es)|draws?|drew|wrote|writes|named?|names|tried|tries|chose|chooses|compar(?:ed|es)|check(?:ed|s)|test(?:ed|s)|measur(?:ed|es)|predict(?:ed|s)|suggest(?:ed|s)|propos(?:ed|es)|correct(?:ed|s)|notic(?:ed|es)|found|finds|built|builds|used|uses|listed|lists|gave|gives|showed|shows|admitted|admits|repeat(?:ed|s)|stopped|started|fix(?:ed|es)|changed|changes|told|tells|could not|couldn't|did not|didn't|walked|traced|estimated|quantified|listened|insisted|blamed|interrupted|summari[sz]ed|mentioned|mentions|separat(?:ed|es)|identified|read|ran|counted|calculated|added|needed)\b/

const COMPARISONS =
  /\b(?:(?:better|worse|stronger|weaker|faster|slower|smarter) than (?:the |all |most |any |other |our |my |their )*(?:others?|rest|candidates?|last|previous|one|ones|people|applicants?|interns?|everyone|anyone)|(?:best|worst|strongest|weakest) (?:candidate|applicant|interview|one|i have|i've|so far)|(?:compared (?:to|with)|like|unlike) (?:the |all |most |my )*(?:others\b|other candidates?|last candidate|previous candidates?)|(?:other|last|previous) (?:candidates?|applicants?)|top \d+ ?(?:%|percent))/

const CV =
  /\b(?:cv|résumé|resume|curriculum vitae|linkedin|gpa|grade point|degree from|studies at|studied at|university of|years of experience|worked (?:at|for)|interned (?:at|with)|internship at|employed (?:at|by)|certificates? (?:in|from)|github (?:profile|stars)|graduated (?:from|with))\b/

const UNKIND =
  /\b(?:stupid|idiot(?:ic)?|dumb|clueless|hopeless|terrible|awful|pathetic|ridiculous|useless|lazy|moron|waste of (?:my |our )?time|a joke|laughable|embarrassing|garbage|trash|crap|bullshit|wtf|lol)\b/

/** The share of a text that may also stand in what its author wrote about somebody else. */
const COPIED_SHARE = 0.7

/** Everything that may be amiss with the words of a card, in the order of its fields. `others` are its author's own cards. */
export function warningsOf(
  card: Pick<Scorecard, 'id' | 'candidate' | 'answers'>,
  template: CardTemplate,
  others: readonly Scorecard[],
): Warning[] {
  const elsewhere = others
    .filter(({ candidate, id }) => candidate !== card.candidate && id !== card.id)
    .flatMap(({ answers }) => textsOf(answers, template).map(({ text }) => new Set(groupsOf(text))))
    .filter(({ size }) => size > 0)
  return textsOf(card.answers, template).flatMap((text) => ofText(text, elsewhere))
}

/** A text of a card, and what it is. */
interface CardText {
  readonly field: string
  readonly text: string
  readonly isTechnical: boolean
  readonly hasNoMoment?: boolean
}

function ofText(of: CardText, elsewhere: readonly ReadonlySet<string>[]): Warning[] {
  const { field, text, isTechnical, hasNoMoment } = of
  const plain = text.normalize('NFKC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ')
  const warn = (rule: Rule, found: string | undefined): Warning[] =>
    found === undefined ? [] : [{ field, rule, found }]
  const hit = (phrases: RegExp) => phrases.exec(plain)?.[0]
  const showsBehaviour = BEHAVIOUR.test(plain)
  const groups = groupsOf(text)
  const isCopied = elsewhere.some((other) => sharedWith(groups, other) >= COPIED_SHARE)
  return [
    ...forbiddenTopics(text).map(
      ({ topic, instead }): Warning => ({ field, rule: 'protected', found: topic, instead }),
    ),
    ...warn('impression', showsBehaviour ? undefined : hit(IMPRESSIONS)),
    ...warn('comparison', hit(COMPARISONS)),
    ...warn('cv', isTechnical ? hit(CV) : undefined),
    ...warn('unkind', hit(UNKIND)),
    ...warn('copied', isCopied ? wordsIn(text).slice(0, 6).join(' ') : undefined),
    ...warn('no moment', hasNoMoment ? '' : undefined),
  ]
}

function textsOf(
  { questions, competencies, observations, overall }: Answers,
  template: CardTemplate,
): CardText[] {
  const asked = new Map(template.questions.map((one) => [one.question, one]))
  const all: CardText[] = [
    ...questions.flatMap(({ question, evidence, naReason, skipReason, deviation, knewNote }) => [
      {
        field: `question:${question}:evidence`,
        text: evidence,
        isTechnical: isTechnicalQuestion(asked.get(question)),
      },
      { field: `question:${question}:naReason`, text: naReason, isTechnical: false },
      { field: `question:${question}:skipReason`, text: skipReason, isTechnical: false },
      { field: `question:${question}:deviation`, text: deviation, isTechnical: false },
      { field: `question:${question}:knewNote`, text: knewNote, isTechnical: false },
    ]),
    ...competencies.flatMap(({ competency, note, naReason }) => [
      {
        field: `competency:${competency}:note`,
        text: note,
        isTechnical: isTechnical(competency),
      },
      { field: `competency:${competency}:naReason`, text: naReason, isTechnical: false },
    ]),
    ...observations.flatMap((one, at) => [
      {
        field: `observation:${at}:what`,
        text: one.what,
        isTechnical: false,
        hasNoMoment: template.questions.length > 0 && one.question === null,
      },
      {
        field: `observation:${at}:counter`,
        text: one.counter,
        isTechnical: false,
      },
    ]),
    ...(['summary', 'changeMind', 'process', 'theirQuestions'] as const).map((what) => ({
      field: `overall:${what}`,
      text: overall[what],
      isTechnical: false,
    })),
  ]
  return all.filter(({ text }) => text.trim() !== '')
}

function isTechnicalQuestion(asked: AskedQuestion | undefined): boolean {
  return asked !== undefined && !asked.isBehavioural && isTechnical(asked.competency)
}

/** Of how somebody learns, speaks and works with others, what they did elsewhere is evidence. */
function isTechnical(competency: string): boolean {
  return !/learning|curiosity|communication|collaboration|feedback|team/.test(competency)
}

/** The warnings whose author has not said why the words stay. */
export function unanswered(
  warnings: readonly Warning[],
  overrides: Scorecard['overrides'],
): Warning[] {
  return warnings.filter(
    ({ field, rule }) =>
      !overrides.some(
        (one) => one.field === field && one.rule === rule && one.reason.trim() !== '',
      ),
  )
}
