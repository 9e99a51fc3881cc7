/** `loopwright banks …`: the question banks, for those who write and keep them. */

import { constants } from 'node:os'
import { BankUnreadable } from '../banks/files.ts'
import { jsonSchemaOf } from '../banks/json-schema.ts'
import { lintBanks, questionsIn } from '../banks/lint.ts'
import { recordVersions } from '../banks/lock.ts'
import { verifyBanks } from '../banks/verify/verify.ts'
import { abandon } from '../banks/verify/workshop.ts'
import { coverage } from '../core/questions/coverage.ts'
import { isExercise, isItem } from '../core/questions/lint/problem.ts'
import { type Instant, iso } from '../core/time.ts'
import { drawKits } from './banks-draw.ts'
import { coverageWords, failureWords, lintWords, progressBar, verifyWords } from './banks-words.ts'
import { type Answer, BadInput, BadUsage, type Call } from './command.ts'

const DEFAULT_PLACES = ['question-banks']

/**
 * Run one of the verbs of `banks`.
 *
 * @throws BadUsage for a verb or option that does not exist, BadInput for a place that cannot be read.
 */
export async function banks({ args, say, now, input }: Call): Promise<Answer> {
  const [verb = '', ...rest] = args
  const options = rest.filter((word) => word.startsWith('-'))
  const unknown = options.find((word) => word !== '--json')
  const run = VERBS.get(verb)
  if (!run)
    throw new BadUsage(verb ? `There is no "banks ${verb}".` : 'Say what to do with the banks.')
  if (unknown !== undefined) throw new BadUsage(`There is no option ${unknown}.`)
  const places = rest.filter((word) => !word.startsWith('-'))
  const json = options.length > 0
  const answer = await run({
    places: places.length > 0 ? places : DEFAULT_PLACES,
    say: json ? () => {} : say,
    live: !json && process.stderr.isTTY === true,
    today: iso(now()).slice(0, 10),
    now: now(),
    input,
  }).catch(refuseUnreadable)
  // On a screen the words say it all; a pipe or a file wants the document.
  const wordsOnly = !json && process.stdout.isTTY === true && verb !== 'schema' && verb !== 'draw'
  return wordsOnly ? { status: answer.status } : answer
}

interface Request {
  readonly places: readonly string[]
  readonly say: (text: string) => void
  /** Whether somebody watches standard error. */
  readonly live: boolean
  /** ISO date. */
  readonly today: string
  readonly now: Instant
  readonly input: Call['input']
}

const VERBS: ReadonlyMap<string, (request: Request) => Promise<Answer>> = new Map([
  ['lint', lint],
  ['verify', verify],
  ['stats', stats],
  ['lock', lock],
  ['draw', draw],
  ['schema', schema],
])

async function lint({ places, say, today }: Request): Promise<Answer> {
  const report = await lintBanks(places, today)
  say(lintWords(report))
  const failed = report.problems.some(({ severity }) => severity === 'error')
  return { output: report, status: failed ? 1 : 0 }
}

async function verify({ places, say, live }: Request): Promise<Answer> {
  for (const signal of STOPS) process.once(signal, stop)
  const started = performance.now()
  const report = await verifyBanks(
    places,
    live ? (progress) => say(progressBar(progress)) : () => {},
  )
  for (const signal of STOPS) process.off(signal, stop)
  const seconds = (performance.now() - started) / 1000
  say(
    `${live ? '\r\u001b[K' : ''}${report.failed.map(failureWords).join('')}${verifyWords(report, seconds)}`,
  )
  const holds = report.failed.length === 0 && report.missingTools.length === 0
  return { output: report, status: holds ? 0 : 1 }
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Leave nothing running and nothing behind; the status is the one shells give a signal. */
function stop(signal: NodeJS.Signals): void {
  abandon()
  process.exit(128 + constants.signals[signal])
}

async function stats({ places, say }: Request): Promise<Answer> {
  const questions = (await questionsIn(places)).map((entry) => entry.question)
  const items = questions.filter(isItem)
  const exercises = questions.filter(isExercise)
  const areas = coverage(items, exercises)
  say(coverageWords(areas))
  return { output: { areas }, status: 0 }
}

async function lock({ places, say }: Request): Promise<Answer> {
  const recorded = await recordVersions(await questionsIn(places))
  say(`Recorded ${recorded} new ${recorded === 1 ? 'version' : 'versions'}.\n`)
  return { output: { recorded }, status: 0 }
}

async function draw({ places, input, now }: Request): Promise<Answer> {
  return drawKits(await input(), places, now)
}

async function schema({ places }: Request): Promise<Answer> {
  const [kind] = places
  if (kind !== 'item' && kind !== 'exercise')
    throw new BadUsage('Say which: banks schema item, or banks schema exercise.')
  return { output: jsonSchemaOf(kind), status: 0 }
}

function refuseUnreadable(error: unknown): never {
  if (error instanceof BankUnreadable) throw new BadInput([error.message])
  throw error
}
