import { openPlans } from '../../src/app/openings.ts'
import { learn } from '../../src/app/people.ts'
import type { Deps } from '../../src/app/ports.ts'
import type { Store } from '../../src/app/store.ts'
import { calibrate } from '../../src/core/calibration/calibration.ts'
import { PersonId } from '../../src/core/ids.ts'
import type { Profile } from '../../src/core/people.ts'
import { type Plan, PlanText } from '../../src/core/plans.ts'
import type { Bank } from '../../src/core/questions/bank.ts'
import { planLoop } from '../../src/core/scheduling/plan.ts'
import { spread } from '../../src/core/scheduling/spread.ts'
import { startsOf } from '../../src/core/scheduling/starts.ts'
import { explainPlan } from '../../src/core/scheduling/why.ts'
import { type Instant, later, Zone } from '../../src/core/time.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { at, belgrade } from './time.ts'

export const ana = PersonId.parse('U0ANA')
export const bo = PersonId.parse('U0BO')
export const petra = PersonId.parse('U0PETRA')
export const admin = PersonId.parse('U0ADMIN')

const profiles: Record<string, Omit<Profile, 'id'>> = {
  U0ANA: { name: 'Ana Anić', tz: belgrade, gone: false },
  U0BO: { name: 'Bo Bose', tz: Zone.parse('Asia/Kolkata'), gone: false },
  U0PETRA: { name: 'Petra Petrović', tz: belgrade, gone: false },
  U0ADMIN: { name: 'Ada Admin', tz: Zone.parse('Europe/London'), gone: false },
}

/** A small plan: one stage with one interview of one seat. */
export const plan: Plan = {
  ...PlanText.parse({
    key: 'intern',
    title: 'Intern',
    office: { city: 'Belgrade', zone: 'Europe/Belgrade', country: 'RS' },
    form: 'in person, full-time',
    weeks: { min: 12, max: 24 },
    competencies: ['systems', 'debugging', 'language', 'learning', 'communication'].map((key) => ({
      key,
      title: key,
      why: 'needed',
      tasks: ['one task', 'another task'],
      must: true,
      minItems: 1,
      minRaters: 1,
      anchors: { 1: 'a', 2: 'b', 3: 'c', 4: 'd', 5: 'e' },
    })),
    screening: [],
    stages: [
      {
        key: 'screen',
        title: 'Screen',
        interviews: [
          {
            key: 'screen',
            title: 'Screen',
            minutes: 60,
            seats: [{ key: 'lead', title: 'Lead', pool: 'systems' }],
          },
        ],
      },
    ],
    redFlags: [],
    scorecard: {
      minWords: 8,
      minWordsExtreme: 15,
      deadlineHours: 24,
      lateAfterHours: 72,
      bar: 3,
      mustFloor: 2.5,
      mustFloorMinRaters: 2,
    },
    retention: { defaultMonths: 12 },
  }),
  version: 'v1',
}

const watch = { elapsed: () => 0, cancelled: () => false }

export interface World extends Deps {
  readonly store: Store
  /** Moves the clock on. */
  readonly wait: (minutes: number) => void
}

/** Everything real but the clock, the calendars and Slack. The database lives in memory. */
export async function world(
  options: {
    readonly now?: string
    readonly store?: Store
    readonly bank?: Bank
    readonly plan?: Plan
  } = {},
): Promise<World> {
  let ids = 0
  let now: Instant = at(options.now ?? '2027-03-01T09:00')
  const deps: World = {
    store: options.store ?? (await openStore(await openSource(':memory:'))),
    calendars: {
      busy: async (people) => new Map(people.map((id) => [id, []])),
      holidays: async () => [],
      countries: async () => [],
      check: async () => {},
    },
    directory: {
      profile: async (id) => {
        const known = profiles[id]
        return known && { id, ...known }
      },
    },
    planner: {
      plan: async (problem) => planLoop(problem, watch),
      offer: async (problem, how) => ({
        ...spread(problem, how, watch),
        starts: startsOf(problem),
        milliseconds: 12,
      }),
      explain: async (problem, planned) => explainPlan(problem, planned, watch),
      close: async () => {},
    },
    pictures: { draw: async () => new Uint8Array(), close: async () => {} },
    calibrate: async (facts) => calibrate(facts),
    plans: [options.plan ?? plan],
    bank: options.bank ?? new Map(),
    settings: {
      officeZone: belgrade,
      admins: [admin],
      organizerMail: 'hiring@example.org',
      versions: { bot: '1.2.3', node: '24.0.0' },
    },
    now: () => now,
    newId: () => String(++ids),
    sha256,
    wait: (minutes) => {
      now = later(now, minutes)
    },
  }
  await openPlans(deps)
  for (const [id, profile] of Object.entries(profiles)) {
    await learn(deps, { id: PersonId.parse(id), ...profile })
  }
  return deps
}
