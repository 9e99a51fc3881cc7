/** The season of hiring that is over, as one change to the sandbox's database. */
import { importHiring } from '../../src/app/import.ts'
import { measureQuestions } from '../../src/app/measure.ts'
import { openPlans } from '../../src/app/openings.ts'
import type { Deps } from '../../src/app/ports.ts'
import type { Store } from '../../src/app/store.ts'
import { transact } from '../../src/app/transact.ts'
import { calibrate } from '../../src/core/calibration/calibration.ts'
import type { Changes } from '../../src/core/changes.ts'
import { Hiring } from '../../src/core/hiring.ts'
import type { Round } from '../../src/core/kits/round.ts'
import type { Membership } from '../../src/core/people.ts'
import { type Instant, later, wallAt, Zone } from '../../src/core/time.ts'
import { readApart } from '../../src/material/apart.ts'
import type { Material } from '../../src/material/read.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { chanceFrom } from './chance.ts'
import { type Past, pastUntil } from './clock.ts'
import { recorded } from './record.ts'
import { beginSeason } from './season.ts'

const SEED = 2026
const DAY = 24 * 60
/** The season began so many days ago, and was over some days ago. */
const [BEGAN, OVER] = [108, 2]
const WEEK = 7
/** So many beginnings are tried, each a week before the one that was too late. */
const BEGINNINGS = 8

/**
 * Live through the season before `now` by the bot's own verbs, on a clock of its own and in a database in memory. The people and
 * openings are those of `hiring`, a document as `loopwright import` takes it.
 *
 * What came of it is one change for a database into which the same document was imported. Nothing of it is announced.
 */
export async function pastSeason(
  hiring: unknown,
  now: Instant,
  { candidates = 48, began = BEGAN } = {},
): Promise<Changes> {
  const document = Hiring.parse(hiring)
  const material = await readApart({ plans: 'interview-plans', banks: ['question-banks'] })
  for (let n = 0; n < BEGINNINGS; n++) {
    const from = later(now, -(began + n * WEEK) * DAY)
    const season = await livedFrom(document, material, { from, now, candidates })
    if (season) return season
  }
  throw new Error('no beginning leads to a season that is over')
}

interface Asked {
  readonly from: Instant
  readonly now: Instant
  readonly candidates: number
}

/** Undefined if it would not be over yet: weekends, moves and declines fall differently on each day of the year. */
async function livedFrom(
  document: Hiring,
  material: Material,
  { from, now, candidates }: Asked,
): Promise<Changes | undefined> {
  const store = await openStore(await openSource(':memory:'))
  const past = pastUntil(from, later(now, -OVER * DAY))
  const record = recorded(store)
  const deps = depsOf(record.store, material, past)
  await openPlans(deps)
  await importHiring(deps, { ...document, candidates: [] })
  const memberships = await store.memberships()
  record.forget()
  const openings = await store.openings()
  beginSeason({
    deps,
    past,
    chance: chanceFrom(SEED),
    openings,
    from,
    seated: new Map(),
    candidates,
    waiting: new Set(),
  })
  const isOver = await past.live()
  if (isOver) await measureQuestions(deps, wallAt(now, deps.settings.officeZone).date)
  await store.close()
  if (!isOver) return undefined
  return { ...record.changes(), memberships }
}

/**
 * Write a season into a store where the document was imported: learners have been in their pools since it began.
 *
 * Whoever has booked meanwhile has made what the season made too: a round, a question that is kept. Theirs stay.
 */
export async function addTo(store: Store, season: Changes): Promise<void> {
  const { rounds = [], keptQuestions = [], figures = [] } = season
  await transact(
    store,
    async () => ({
      known: await store.memberships(),
      drawn: new Set((await Promise.all(rounds.map(({ id }) => store.round(id)))).map(idOf)),
      kept: await store.keptIds(),
      measured: await store.figures(),
    }),
    ({ known, drawn, kept, measured }) => ({
      ...season,
      memberships: known.map((one) => sinceBefore(one, season)),
      rounds: rounds.filter(({ id }) => !drawn.has(id)),
      keptQuestions: keptQuestions.filter(({ id }) => !kept.has(id)),
      figures: figures.map((one) => ({ ...one, rev: measured?.rev ?? 0 })),
    }),
  )
}

function idOf(round: Round | undefined): string | undefined {
  return round?.id
}

function sinceBefore(known: Membership, { memberships = [] }: Changes): Membership {
  const before = memberships.find(({ id, level }) => id === known.id && level === known.level)
  return before ? { ...known, since: before.since } : known
}

function depsOf(store: Store, { plans, banks }: Material, past: Past): Deps {
  let ids = 0
  return {
    store,
    bank: banks.questions,
    calendars: {
      busy: async (people) => new Map(people.map((id) => [id, []])),
      holidays: async () => [],
      countries: async () => [],
      check: async () => {},
    },
    directory: { profile: async () => undefined },
    planner: { plan: never, offer: never, explain: never, close: async () => {} },
    pictures: { draw: never, close: async () => {} },
    calibrate: async (facts) => calibrate(facts),
    plans,
    settings: {
      officeZone: Zone.parse('Europe/Belgrade'),
      admins: [],
      organizerMail: 'hiring@example.org',
      versions: { bot: '', node: process.versions.node },
    },
    now: past.now,
    newId: () => `past${++ids}`,
    sha256,
  }
}

function never(): Promise<never> {
  return Promise.reject(new Error('the past asks for none of this'))
}
