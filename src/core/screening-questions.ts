/** The questions of a plan that are answered before anything is scheduled. */
import { z } from 'zod'
import { forbiddenTopics } from './forbidden.ts'
import type { Flaw, Path } from './paths.ts'
import { holding, Key, repeats, strangers, Text } from './plan-fields.ts'
import { Language } from './questions/item.ts'

/** What a Slack select, radio button or checkbox can show. */
const Option = Text.max(75)

/** Languages that kits and panels follow, by the option that declares them. */
const Languages = z
  .record(z.string(), z.array(Language.exclude(['none'])).min(1))
  .default({})
  .describe('Which languages an option declares, such as "C or C++": [c, cpp]. Kits follow them.')

const asked = {
  key: Key,
  ask: Text.min(5).max(150).describe('The question, as a recruiter asks it.'),
  help: z.string().max(150).default('').describe('Shown small below it.'),
}

const YesOrNo = z.strictObject({
  ...asked,
  kind: z.literal('yes or no'),
  rulesOut: z.enum(['yes', 'no']).optional().describe('The answer that rules a candidate out.'),
})

const OneOf = z.strictObject({
  ...asked,
  kind: z.literal('one of'),
  options: z.array(Option).min(2).max(10),
  rulesOut: z.array(z.string()).default([]).describe('Options that rule a candidate out.'),
  languages: Languages,
})

const SomeOf = z.strictObject({
  ...asked,
  kind: z.literal('some of'),
  options: z.array(Option).min(2).max(10),
  needsOneOf: z.array(z.string()).default([]).describe('Whoever has none of these is ruled out.'),
  languages: Languages,
})

const HowMany = z.strictObject({
  ...asked,
  kind: z.literal('number'),
  unit: Text.max(20).describe('Such as weeks.'),
  min: z.number().min(0).optional().describe('Whoever says less is ruled out.'),
  max: z.number().min(0).optional().describe('Whoever says more is ruled out.'),
})

const OnDate = z.strictObject({ ...asked, kind: z.literal('date') })
const InWords = z.strictObject({ ...asked, kind: z.literal('text') })

/** A question answered before anything is scheduled, and the answers that rule a candidate out. */
export const ScreeningQuestion = z.discriminatedUnion('kind', [
  YesOrNo.superRefine(holding(askedFairly)),
  OneOf.superRefine(holding((q) => [...askedFairly(q), ...optionFlaws(q), ...ruledOutFlaws(q)])),
  SomeOf.superRefine(holding((q) => [...askedFairly(q), ...optionFlaws(q), ...needFlaws(q)])),
  HowMany.superRefine(holding((q) => [...askedFairly(q), ...boundFlaws(q)])),
  OnDate.superRefine(holding(askedFairly)),
  InWords.superRefine(holding(askedFairly)),
])
export type ScreeningQuestion = Readonly<z.infer<typeof ScreeningQuestion>>

/** A flaw wherever one of these texts is about what must never be asked. */
export function forbiddenIn(texts: readonly (readonly [Path, string])[]): readonly Flaw[] {
  return texts.flatMap(([path, text]) =>
    forbiddenTopics(text).map(({ topic, found, instead }) => ({
      path,
      message: `“${found}” is about ${topic}, which must never be asked or noted. ${instead}`,
    })),
  )
}

interface Worded {
  readonly ask: string
  readonly help: string
  readonly options?: readonly string[]
}

function askedFairly({ ask, help, options = [] }: Worded): readonly Flaw[] {
  return forbiddenIn([
    [['ask'], ask],
    [['help'], help],
    ...options.map((option, index) => [['options', index], option] as const),
  ])
}

type Choice = z.infer<typeof OneOf> | z.infer<typeof SomeOf>

function optionFlaws({ options, languages }: Choice): readonly Flaw[] {
  const unknown = Object.keys(languages).filter((option) => !options.includes(option))
  return [
    ...repeats(options, ['options']),
    ...unknown.map((option) => ({
      path: ['languages', option],
      message: `“${option}” is none of the options; spell it as there`,
    })),
  ]
}

function ruledOutFlaws({ options, rulesOut }: z.infer<typeof OneOf>): readonly Flaw[] {
  const left = options.filter((option) => !rulesOut.includes(option))
  return [
    ...strangers(rulesOut, options, { path: ['rulesOut'], what: 'option of this question' }),
    ...(left.length === 0
      ? [{ path: ['rulesOut'], message: 'rules out every answer; leave one that goes on' }]
      : []),
  ]
}

function needFlaws({ options, needsOneOf }: z.infer<typeof SomeOf>): readonly Flaw[] {
  return strangers(needsOneOf, options, { path: ['needsOneOf'], what: 'option of this question' })
}

function boundFlaws({ min, max }: z.infer<typeof HowMany>): readonly Flaw[] {
  if (min === undefined || max === undefined || min <= max) return []
  return [{ path: ['max'], message: `is below min; expected at least ${min}` }]
}
