/** Scorecards of the past: what each panellist saw of a candidate, with what they are like as a rater. */
import { type CardSheet, cardSheet } from '../../src/app/card-sheet.ts'
import { interviewOf } from '../../src/app/interviews.ts'
import { saveDraft, submitCard } from '../../src/app/scorecards.ts'
import type { InterviewId, PersonId } from '../../src/core/ids.ts'
import { type PanelPlace, sitting } from '../../src/core/interviews.ts'
import { Refusal } from '../../src/core/refusal.ts'
import type { FieldValue } from '../../src/core/scorecards/fields.ts'
import type { AskedQuestion } from '../../src/core/scorecards/template.ts'
import { later } from '../../src/core/time.ts'
import { once } from './clock.ts'
import type { Candidacy } from './interviews.ts'
import type { Season } from './season.ts'
import { CHANGE, evidenceOf, noteOn, summaryOf } from './words.ts'

/** How much higher than others each of them rates. The rest are in the middle. */
const LEANS: Readonly<Record<string, number>> = { U0NABIN: -0.55, U0BO: 0.35, U0FATIMA: 0.3 }

/** Have everybody who sat in an interview write about it, most of them within a day. */
export async function writeCards(season: Season, of: Candidacy, id: InterviewId): Promise<void> {
  const { deps, chance, past } = season
  const about = await interviewOf(deps, id)
  // What all of the panel saw: a good day, or a bad one.
  const day = of.strength + 0.35 * chance.normal()
  for (const place of sitting(about)) {
    const hours = chance.of(8) ? 26 + chance.below(30) : 1 + chance.below(22)
    past.begin(
      later(deps.now(), hours * 60),
      once(() => write(season, id, place, day)),
    )
  }
}

async function write(
  season: Season,
  id: InterviewId,
  { person }: PanelPlace,
  day: number,
): Promise<void> {
  const { deps } = season
  const fields = filled(season, await cardSheet(deps, person, id), day)
  await saveDraft(deps, person, id, { fields, form: 'past' })
  await handIn(season, person, id)
}

/** Words that the bot asks about stay, with a reason. */
async function handIn({ deps }: Season, who: PersonId, id: InterviewId): Promise<void> {
  try {
    await submitCard(deps, who, id)
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== 'unfinished-card') throw error
    const overrides = error.reason.warnings.map(({ field, rule }) => ({
      ...{ field, rule, reason: 'These are the words that say what happened.' },
    }))
    await saveDraft(deps, who, id, { fields: {}, form: 'past', overrides })
    await submitCard(deps, who, id)
  }
}

type Fields = Record<string, FieldValue>

function filled(season: Season, { template, person }: CardSheet, day: number): Fields {
  const { chance } = season
  const lean = LEANS[person.id] ?? 0
  const given = template.questions.map((question, i) => {
    const isLast = i === template.questions.length - 1
    // Where time runs out it is the last question that is not asked.
    if (isLast && i > 1 && chance.of(14)) return { question, rating: undefined }
    return {
      question,
      rating: ratedAt(day + lean + easeOf(season, question) + 0.55 * chance.normal()),
    }
  })
  const asked = given.flatMap(({ question, rating }) => (rating ? [{ question, rating }] : []))
  const rates = (key: string) => asked.filter(({ question }) => question.competency === key)
  return {
    ...Object.assign({}, ...given.map((one) => questionFields(season, one))),
    ...Object.assign(
      {},
      ...template.competencies.map(({ key }) => {
        const own = rates(key)
        const mean = own.reduce((sum, { rating }) => sum + rating, 0) / own.length
        const rating = ratedAt(own.length > 0 ? mean : day + lean + 0.4 * chance.normal())
        return {
          [`competency:${key}:rating`]: String(rating),
          [`competency:${key}:evidence`]: own.map(({ question }) => question.question),
          ...(own.length === 0 && { [`competency:${key}:note`]: noteOn(key, rating, chance) }),
        }
      }),
    ),
    ...overallFields(season, asked.length === 0 ? day : meanOf(asked)),
  }
}

function meanOf(asked: readonly { readonly rating: number }[]): number {
  return asked.reduce((sum, { rating }) => sum + rating, 0) / asked.length
}

/** How much easier than usual a question proves to be: of its own, whoever is asked. */
function easeOf({ deps }: Season, { question }: AskedQuestion): number {
  const author = deps.bank.get(question)?.question.difficulty_author ?? 3
  const own = [...question].reduce(
    (sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997,
    7,
  )
  return 0.3 * (2.5 - author) + 0.8 * (own / 997 - 0.5)
}

function ratedAt(value: number): 1 | 2 | 3 | 4 | 5 {
  const whole = Math.max(1, Math.min(5, Math.round(value)))
  return whole === 1 || whole === 2 || whole === 4 || whole === 5 ? whole : 3
}

function questionFields(
  { deps, chance }: Season,
  { question, rating }: { readonly question: AskedQuestion; readonly rating: number | undefined },
): Fields {
  const field = (name: string) => `question:${question.question}:${name}`
  if (rating === undefined) return { [field('asked')]: 'no time' }
  const minutes = deps.bank.get(question.question)?.question.minutes ?? 10
  const hints = question.hints.filter(({ capsAt }) => rating <= Math.min(capsAt, 3))
  return {
    [field('asked')]: 'yes',
    [field('minutes')]: String(Math.max(3, minutes - 2 + chance.below(5))),
    [field('hints')]: hints.slice(0, Math.max(0, 4 - rating)).map(({ n }) => String(n)),
    [field('rating')]: String(rating),
    [field('evidence')]: evidenceOf(question, rating, chance),
  }
}

function overallFields({ chance }: Season, mean: number): Fields {
  const value = mean + 0.2 * chance.normal()
  const says = value < 2 ? 'strong no' : value < 2.9 ? 'no' : value < 4.1 ? 'yes' : 'strong yes'
  return {
    'overall:recommendation': says,
    'overall:confidence': chance.pick(['medium', 'medium', 'high', 'low']),
    'overall:summary': summaryOf(says, chance),
    'overall:changeMind': chance.pick(CHANGE),
  }
}
