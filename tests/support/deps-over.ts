import type { Deps } from '../../src/app/ports.ts'
import type { Store } from '../../src/app/store.ts'
import type { Instant } from '../../src/core/time.ts'
import { readPlans } from '../../src/plans/read.ts'
import { sha256 } from '../../src/storage/audit.ts'
import { belgrade } from './time.ts'

/** What verbs need that work on the database only. Whoever they name is in it, so nobody has to be looked up. */
export function depsOver(store: Store, now: () => Instant): Deps {
  return {
    store,
    calendars: {
      busy: async () => new Map(),
      holidays: async () => [],
      countries: async () => [],
      check: async () => {},
    },
    directory: { profile: async () => undefined },
    planner: {
      plan: () => Promise.reject(new Error('nothing is planned here')),
      offer: () => Promise.reject(new Error('nothing is offered here')),
      explain: () => Promise.reject(new Error('nothing is explained here')),
      close: async () => {},
    },
    pictures: { draw: async () => new Uint8Array(), close: async () => {} },
    calibrate: () => Promise.reject(new Error('nothing is calibrated here')),
    plans: readPlans('interview-plans'),
    bank: new Map(),
    settings: {
      officeZone: belgrade,
      admins: [],
      organizerMail: 'hiring@example.org',
      versions: { bot: '', node: '' },
    },
    now,
    newId: () => crypto.randomUUID(),
    sha256,
  }
}
