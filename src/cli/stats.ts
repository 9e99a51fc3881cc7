/** `stats`: the statistics on JSON. No sample gate applies here; gates belong to what people are shown. */
import { parseArgs } from 'node:util'
import { agreementShares } from '../core/statistics/agreement-shares.ts'
import { krippendorffAlpha } from '../core/statistics/alpha.ts'
import { alphaInterval } from '../core/statistics/bootstrap.ts'
import { levels } from '../core/statistics/disagreement.ts'
import { intraclassCorrelations } from '../core/statistics/icc.ts'
import { analyseItems, type ItemAnalysis } from '../core/statistics/items.ts'
import { fleissKappa } from '../core/statistics/kappa.ts'
import { proportion } from '../core/statistics/proportion.ts'
import { interviewerSeverity } from '../core/statistics/severity.ts'
import type { Estimate, IntervalEstimate, Why } from '../core/statistics/why.ts'
import { type Answer, BadUsage, type Call, done } from './command.ts'
import { parseInput } from './parse.ts'
import {
  alphaInput,
  IccInput,
  ItemsInput,
  KappaInput,
  ProportionInput,
  SeverityInput,
} from './stats-input.ts'

const MOST_RESAMPLES = 1_000_000

type Options = ReadonlyMap<string, string>

/** A statistic: the options it takes, and how to work it out from its input. */
interface Statistic {
  readonly options: readonly string[]
  readonly answer: (options: Options, input: Call['input']) => Promise<unknown>
}

const statistics: Readonly<Record<string, Statistic>> = {
  alpha: { options: ['level', 'resamples', 'seed'], answer: alpha },
  kappa: { options: [], answer: async (_, input) => kappa(await input()) },
  icc: { options: [], answer: async (_, input) => icc(await input()) },
  severity: { options: ['method'], answer: severity },
  items: { options: [], answer: async (_, input) => items(await input()) },
  proportion: { options: [], answer: async (_, input) => share(await input()) },
}

/**
 * Work out the statistic that the first argument names.
 *
 * @throws BadUsage for an unknown statistic or option, BadInput naming every problem of the input.
 */
export async function stats({ args, input }: Call): Promise<Answer> {
  const [name, ...rest] = args
  const statistic = name !== undefined && Object.hasOwn(statistics, name) ? statistics[name] : null
  if (!statistic) {
    throw new BadUsage(`Name a statistic: ${Object.keys(statistics).join(', ')}.`)
  }
  return done(await statistic.answer(optionsOf(rest, statistic.options), input))
}

function optionsOf(args: readonly string[], known: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: Object.fromEntries(known.map((key) => [key, { type: 'string' }])),
    })
    return new Map(Object.entries(values).map(([key, value]) => [key, String(value)]))
  } catch (error) {
    if (error instanceof TypeError) throw new BadUsage(error.message)
    throw error
  }
}

function oneOf<Choice extends string>(
  options: Options,
  name: string,
  choices: readonly Choice[],
  fallback?: Choice,
): Choice {
  const given = options.get(name) ?? fallback
  const choice = choices.find((each) => each === given)
  if (choice === undefined) throw new BadUsage(`Give --${name}: ${choices.join(', ')}.`)
  return choice
}

function wholeOption(options: Options, name: string, fallback: number, most: number): number {
  const given = options.get(name)
  if (given === undefined) return fallback
  if (!/^\d{1,10}$/.test(given) || Number(given) > most) {
    throw new BadUsage(`Give --${name} a whole number from 0 to ${most}.`)
  }
  return Number(given)
}

async function alpha(options: Options, input: Call['input']): Promise<unknown> {
  const level = oneOf(options, 'level', levels)
  const resamples = wholeOption(options, 'resamples', 2000, MOST_RESAMPLES)
  const seed = wholeOption(options, 'seed', 1, 2 ** 32 - 1)
  const { ratings } = parseInput(alphaInput(level), await input())
  const found = krippendorffAlpha(ratings, level)
  const { dropped, ...interval } = alphaInterval(ratings, level, { resamples, seed })
  const { exact, withinOne } = agreementShares(ratings)
  return {
    alpha: found.alpha.value,
    interval: interval.interval,
    units: found.units,
    values: found.values,
    distinct: found.distinct,
    exact,
    withinOne,
    resamples,
    dropped,
    ...whys({ alpha: found.alpha, interval }, 'alpha'),
  }
}

function kappa(json: unknown): unknown {
  const { kappa: found, ...parts } = fleissKappa(parseInput(KappaInput, json).counts)
  return { kappa: found.value, ...parts, ...whys({ kappa: found }, 'kappa') }
}

function icc(json: unknown): unknown {
  const { ratings } = parseInput(IccInput, json)
  const { icc: found, intervals, meanSquares } = intraclassCorrelations(ratings)
  return {
    icc: Object.fromEntries(Object.entries(found).map(([form, { value }]) => [form, value])),
    intervals: Object.fromEntries(
      Object.entries(intervals).map(([form, { interval }]) => [form, interval]),
    ),
    meanSquares,
    targets: ratings.length,
    judges: ratings[0]?.length ?? 0,
    ...whys({
      ...found,
      ...Object.fromEntries(Object.entries(intervals).map(([f, i]) => [`interval of ${f}`, i])),
    }),
  }
}

async function severity(options: Options, input: Call['input']): Promise<unknown> {
  const method = oneOf(options, 'method', ['reml', 'ml'], 'reml')
  const { ratings } = parseInput(SeverityInput, await input())
  const named = ratings.map(({ item, ...rest }) => (item === undefined ? rest : { ...rest, item }))
  const found = interviewerSeverity(named, method)
  return {
    method,
    mean: found.mean,
    meanSe: found.meanSe,
    variances: Object.fromEntries(
      Object.entries(found.variances).map(([part, { value }]) => [part, value]),
    ),
    interviewers: found.interviewers,
    criterion: found.criterion,
    components: found.components,
    ...whys(found.variances),
  }
}

function items(json: unknown): unknown {
  const found = analyseItems(parseInput(ItemsInput, json).scores)
  return {
    alpha: found.alpha.value,
    items: found.items.map(({ mean, ...estimates }: ItemAnalysis) => ({
      mean,
      itemRest: estimates.itemRest.value,
      itemTotal: estimates.itemTotal.value,
      alphaIfDropped: estimates.alphaIfDropped.value,
      ...whys(estimates),
    })),
    ...whys({ alpha: found.alpha }, 'alpha'),
  }
}

function share(json: unknown): unknown {
  const { x, n } = parseInput(ProportionInput, json)
  const { p, interval } = proportion(x, n)
  return { p: p.value, interval: interval.interval, ...whys({ p }, 'p') }
}

/** `why` for what is undefined: the bare reason of the headline, else each figure's with its name. */
function whys(
  figures: Readonly<Record<string, Estimate | IntervalEstimate>>,
  headline?: string,
): { readonly why?: string } {
  const reasons = Object.entries(figures).flatMap(([name, figure]): [string, Why][] =>
    'why' in figure ? [[name, figure.why]] : [],
  )
  const [first] = reasons
  if (first === undefined) return {}
  const same = reasons.every(([, why]) => why === first[1])
  if (first[0] === headline || (same && reasons.length === Object.keys(figures).length)) {
    return { why: first[1] }
  }
  return { why: reasons.map(([name, why]) => `${name}: ${why}`).join('; ') }
}
