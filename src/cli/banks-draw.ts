/** `loopwright banks draw`: the kits of a stage, as the bot would draw them, with their reasons. */
import { z } from 'zod'
import { loadBanks } from '../banks/load.ts'
import type { Choice } from '../core/kits/choice.ts'
import { choicesOf } from '../core/kits/choice.ts'
import { freeFacts, hasKit, seedOf } from '../core/kits/draw-context.ts'
import { drawAtLeast } from '../core/kits/lessen.ts'
import type { Plan } from '../core/plans.ts'
import { type PlannedInterview, stageOf } from '../core/plans.ts'
import { QuestionId } from '../core/questions/fields.ts'
import { Instant } from '../core/time.ts'
import { readPlans } from '../plans/read.ts'
import { type Answer, BadInput } from './command.ts'
import { parseInput } from './parse.ts'

const PLANS = 'interview-plans'
const Id = z.string('an id such as go-slice-append-001').pipe(QuestionId)
const Word = z.string('text')

const Input = z.strictObject(
  {
    plan: z.string('the key of an interview plan'),
    stage: z.string('the key of a stage of the plan'),
    /** Left out, every interview of the stage that has a kit, drawn together. */
    interview: z.string('the key of an interview of the stage').optional(),
    seed: z.int('a whole number'),
    languages: z.array(Word, 'a list of languages the candidate has declared').default([]),
    asked: z.array(Id, 'a list of ids of questions the candidate has met').default([]),
    reported: z.array(Id, 'a list of ids of questions that are leaked or wrong').default([]),
    exposure: z
      .strictObject(
        {
          interviews: z.int('a whole number').min(0, 'at least 0'),
          asked: z.record(Word, z.int('a whole number').min(0, 'at least 0')),
        },
        'plan, stage, interview, seed, languages, asked, reported, exposure or at',
      )
      .default({ interviews: 0, asked: {} }),
    at: Instant.optional(),
  },
  'plan, stage, interview, seed, languages, asked, reported, exposure or at',
)

/**
 * Draw; status 1 if the banks cannot fill a kit, with what is short.
 *
 * @throws BadInput naming every problem of `json`.
 */
export async function drawKits(
  json: unknown,
  places: readonly string[],
  now: Instant,
): Promise<Answer> {
  const input = parseInput(Input, json)
  const plan = planCalled(input.plan)
  const wanted = interviewsOf(plan, input)
  const choices = choicesOf((await loadBanks(places)).questions)
  const kits = kitsFor(choices, plan, wanted, { ...input, at: input.at ?? now })
  const [first] = kits
  return {
    output: { plan: plan.key, version: plan.version, stage: input.stage, ...first, kits },
    status: kits.some(({ short }) => short.length > 0) ? 1 : 0,
  }
}

type Wanted = PlannedInterview & { readonly kit: NonNullable<PlannedInterview['kit']> }

function kitsFor(
  choices: readonly Choice[],
  plan: Plan,
  wanted: readonly Wanted[],
  input: z.infer<typeof Input> & { readonly at: Instant },
) {
  const met = [...input.asked]
  const topics: Record<string, number> = {}
  return wanted.map((planned) => {
    const facts = freeFacts({
      blueprint: planned.kit,
      minutes: planned.minutes,
      at: input.at,
      zone: plan.office.zone,
      languages: input.languages,
      met,
      topics,
      reported: input.reported,
      exposure: input.exposure,
      inRound: { interviews: 0, asked: {} },
      figures: {},
      seed: seedOf(`${input.seed}:${planned.key}`),
    })
    const { questions, heldBack, short } = drawAtLeast(choices, facts)
    met.push(...questions.map(({ question }) => question))
    for (const { area, topic } of questions) {
      topics[`${area}/${topic}`] = (topics[`${area}/${topic}`] ?? 0) + 1
    }
    const minutes = questions.reduce((sum, one) => sum + one.minutes, 0)
    return { interview: planned.key, seed: input.seed, minutes, questions, heldBack, short }
  })
}

function planCalled(key: string): Plan {
  const plans = readPlans(PLANS)
  const plan = plans.find((one) => one.key === key)
  if (plan) return plan
  const known = plans.map((one) => one.key).join(' or ')
  throw new BadInput([`$.plan: is ${JSON.stringify(key)}; expected ${known}`])
}

function interviewsOf(
  plan: Plan,
  { stage: key, interview }: { readonly stage: string; readonly interview?: string | undefined },
): readonly Wanted[] {
  const stage = stageOf(plan, key)
  if (!stage) {
    const known = plan.stages.map((one) => one.key).join(' or ')
    throw new BadInput([`$.stage: is ${JSON.stringify(key)}; expected ${known}`])
  }
  const all = stage.interviews.filter(hasKit)
  const wanted = all.filter((one) => interview === undefined || one.key === interview)
  if (wanted.length > 0) return wanted
  const known = all.map((one) => one.key).join(' or ')
  throw new BadInput([`$.interview: is ${JSON.stringify(interview)}; expected ${known}`])
}
