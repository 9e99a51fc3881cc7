import { planLoop } from '../src/core/scheduling/plan.ts'
import { PlanInput, RepairInput } from '../src/core/scheduling/plan-input.ts'
import type { Problem } from '../src/core/scheduling/problem.ts'
import { solve, termsOf } from '../src/core/scheduling/solve.ts'
import { iso } from '../src/core/time.ts'
import { draws } from './draw.ts'
import { drawLoop, type LoopKind } from './loops.ts'
import { aimed, type Bench, type Figure, median, percentile } from './measure.ts'
import { solveWithHighs } from './plans-highs.ts'

const grid = { days: 20, stepMinutes: 15 }
const eight = { interviews: 8, ...grid }
const shared = { ...eight, pool: 14, shared: true }

/** The kinds of the main figures, in equal shares. */
const kinds: readonly LoopKind[] = [
  { ...eight, pool: 40, maxDays: 1 },
  { ...eight, pool: 40, maxDays: 2 },
]

/** The hard kind: all seats draw on the same people. */
const sharedKinds: readonly LoopKind[] = [
  { ...shared, maxDays: 1 },
  { ...shared, maxDays: 2 },
]

/** As many as the command line gives unasked. */
const ALTERNATIVES = 3

/** Kinds that a peer proves at all in reasonable time. */
const peerKinds: readonly LoopKind[] = [
  { interviews: 6, pool: 8, days: 5, stepMinutes: 15, maxDays: 2 },
  { interviews: 6, pool: 10, days: 5, stepMinutes: 15, maxDays: 1, shared: true },
  { interviews: 8, pool: 8, days: 5, stepMinutes: 15, maxDays: 2 },
  { interviews: 8, pool: 14, days: 5, stepMinutes: 15, maxDays: 1, shared: true },
]

const LOOPS = Number(process.env.PLAN_LOOPS ?? 200)
const PEER_LOOPS = Number(process.env.PEER_LOOPS ?? 2)
const PEER_SECONDS = Number(process.env.PEER_SECONDS ?? 30)
const SAMPLES = Number(process.env.PLAN_SAMPLES ?? 5)
const LONG_MS = 2000

/** One loop timed: medians of five runs, each from a freshly read document, so nothing is known beforehand. */
interface Timed {
  readonly status: string
  readonly first: number
  readonly whole: number
  /** Processor time of the thread: what `whole` would be if nothing else ran on the machine. */
  readonly busy: number
}

/** Plans, proofs, conflicts and repairs; the peer is HiGHS with a straightforward model. */
export const bench: Bench = function* () {
  for (let seed = 1; seed <= 10; seed++)
    timePlan(() => PlanInput.parse(drawLoop(seed, kinds[0] ?? shared)), 2)
  yield* plans('K 8, pool 40, 20 days, 15 min', kinds, ALTERNATIVES)
  yield* plans('K 8, shared pool 14, 20 days, 15 min', sharedKinds, ALTERNATIVES)
  yield* plans('K 8, pool 40, 20 days, 15 min, no alternatives', kinds, 0)
  yield* plans('K 8, shared pool 14, 20 days, 15 min, no alternatives', sharedKinds, 0)
  yield* impossible()
  yield* repairs()
  yield* peers()
}

function* plans(name: string, of: readonly LoopKind[], alternatives: number): Generator<Figure> {
  const timed = Array.from({ length: LOOPS }, (_, i) => {
    const kind = of[i % of.length] ?? shared
    return timePlan(() => PlanInput.parse({ ...drawLoop(1000 + i, kind), alternatives }), SAMPLES)
  })
  const solved = timed.filter(({ status }) => status === 'optimal')
  const known = timed.filter(({ status }) => status === 'optimal' || status === 'infeasible')
  const whole = solved.map((one) => one.whole)
  const busy = solved.map((one) => one.busy)
  const firsts = solved.map((one) => one.first)
  const figure = (what: string, value: number) => ({
    bench: 'plans',
    figure: `${name}: ${what}`,
    value,
    unit: 'ms',
  })
  yield {
    bench: 'plans',
    figure: `${name}: settled of ${LOOPS}`,
    value: known.length,
    unit: 'loops',
    aim: `${LOOPS}`,
    ok: known.length === LOOPS,
  }
  yield aimed(figure(`proved optimal, median of ${solved.length}`, median(whole)), 60)
  yield aimed(figure('proved optimal, P99', percentile(whole, 0.99)), 300)
  yield figure('proved optimal, median, processor time', median(busy))
  yield figure('proved optimal, P99, processor time', percentile(busy, 0.99))
  yield aimed(figure('first plan, median', median(firsts)), 30)
}

function timePlan(read: () => Problem, samples: number): Timed {
  const runs = [runPlan(read())]
  // A loop that takes seconds takes seconds again.
  const again = (runs[0]?.whole ?? 0) < LONG_MS ? samples - 1 : 0
  for (let i = 0; i < again; i++) runs.push(runPlan(read()))
  const [first, whole, busy] = (['first', 'whole', 'busy'] as const).map((what) =>
    median(runs.map((run) => run[what])),
  )
  return { status: runs[0]?.status ?? '', first: first ?? 0, whole: whole ?? 0, busy: busy ?? 0 }
}

function runPlan(problem: Problem): Timed {
  const begun = performance.now()
  const before = processorMs()
  const elapsed = () => performance.now() - begun
  let first = Number.NaN
  const better = () => {
    if (Number.isNaN(first)) first = elapsed()
  }
  const { status } = solve(problem, { elapsed, cancelled: () => false, better })
  return { status, first, whole: elapsed(), busy: processorMs() - before }
}

function processorMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** Loops without a plan: the conflict and every single change that helps. */
function* impossible(): Generator<Figure> {
  const times: ReturnType<typeof timeAnswer>[] = []
  let proved = 0
  const wanted = Math.max(5, LOOPS / 5)
  for (let seed = 1; times.length < wanted && seed < 40 * wanted; seed++) {
    const draw = draws(seed)
    const kind: LoopKind = {
      interviews: 4 + draw.below(5),
      pool: draw.pick([2, 3, 8, 14]),
      days: draw.pick([5, 10, 20]),
      stepMinutes: 15,
      maxDays: draw.pick([1, 2]),
      busy: draw.pick([0.5, 0.7, 0.85]),
      shared: draw.chance(0.4),
    }
    const read = () => PlanInput.parse(drawLoop(seed, kind))
    if (solve(read(), { elapsed: () => 0, cancelled: () => false }).status !== 'infeasible')
      continue
    times.push(timeAnswer(read))
    const answer = planLoop(read(), { elapsed: () => 0, cancelled: () => false })
    if (answer.status === 'infeasible' && answer.conflictIrreducible) proved++
  }
  yield* answered('no plan, with conflict and relaxations', times, 200)
  yield {
    bench: 'plans',
    figure: `no plan, conflicts proved irreducible of ${times.length}`,
    value: proved,
    unit: 'conflicts',
    aim: `${times.length}`,
    ok: proved === times.length,
  }
}

/** Somebody of a planned loop cannot come. */
function* repairs(): Generator<Figure> {
  const times: ReturnType<typeof timeAnswer>[] = []
  for (let seed = 1; times.length < LOOPS / 5 && seed < LOOPS; seed++) {
    const draw = draws(seed)
    const kind = draw.pick([...kinds, { ...shared, maxDays: 2 }])
    const document = drawLoop(seed, kind)
    const [found] = solve(PlanInput.parse(document), {
      elapsed: () => 0,
      cancelled: () => false,
    }).plans
    if (!found) continue
    const current = found.plan.map((one) => ({ ...one, start: iso(one.start), end: iso(one.end) }))
    const { interview, seats } = draw.pick(current)
    const lost = [{ interview, person: draw.pick(Object.values(seats).flat()) }]
    const { objective: _, ...rest } = document
    const asked = { ...rest, alternatives: ALTERNATIVES, current, lost }
    times.push(timeAnswer(() => RepairInput.parse(asked)))
  }
  yield* answered(`repair after a decline, K 8, ${ALTERNATIVES} alternatives`, times, 30)
}

/** Medians of wall-clock and of processor time. */
function timeAnswer(read: () => Problem): Pick<Timed, 'whole' | 'busy'> {
  const runs = Array.from({ length: SAMPLES }, () => {
    const problem = read()
    const begun = performance.now()
    const before = processorMs()
    const elapsed = () => performance.now() - begun
    planLoop(problem, { elapsed, cancelled: () => false })
    return { whole: elapsed(), busy: processorMs() - before }
  })
  return { whole: median(runs.map((run) => run.whole)), busy: median(runs.map((run) => run.busy)) }
}

/** Both medians of all answers. */
function* answered(name: string, times: readonly Pick<Timed, 'whole' | 'busy'>[], limit: number) {
  const figure = { bench: 'plans', figure: `${name}, median of ${times.length}`, unit: 'ms' }
  yield aimed({ ...figure, value: median(times.map(({ whole }) => whole)) }, limit)
  const busy = median(times.map((time) => time.busy))
  yield { ...figure, figure: `${figure.figure}, processor time`, value: busy }
}

/** The same loops to the same proof by both; a peer that is stopped counts with the time it had. */
function* peers(): Generator<Figure> {
  const ratios: number[] = []
  let [worse, stopped] = [0, 0]
  for (const kind of peerKinds) {
    for (let seed = 1; seed <= PEER_LOOPS; seed++) {
      const read = () => PlanInput.parse(drawLoop(seed, kind))
      const problem = read()
      const begun = performance.now()
      const peer = solveWithHighs(problem, termsOf(problem), PEER_SECONDS)
      const peerTime = performance.now() - begun
      const { status, plans } = solve(problem, { elapsed: () => 0, cancelled: () => false })
      if (peer.status === 'stopped') stopped++
      else if (peer.status !== status) worse++
      const value = plans[0]?.value
      worse += peer.values.filter(
        (known, i) => value?.[termsOf(problem)[i] ?? 'finish'] !== known,
      ).length
      ratios.push(peerTime / timePlan(read, SAMPLES).whole)
    }
  }
  const figure = {
    bench: 'plans',
    against: `HiGHS, stopped after ${PEER_SECONDS} s on ${stopped} of ${ratios.length}`,
  }
  const name = 'K 6 and 8 to the same proof, median ratio'
  yield aimed({ ...figure, figure: name, value: median(ratios), unit: 'x' }, 100, true)
  yield {
    ...figure,
    figure: 'values that differ',
    value: worse,
    unit: 'values',
    aim: '0',
    ok: worse === 0,
  }
}
