/** Everything that was written to a store, as one change that writes it to another. */
import type { Store } from '../../src/app/store.ts'
import type { Deed } from '../../src/core/audit.ts'
import type { Changes } from '../../src/core/changes.ts'

export interface Recorded {
  /** Writes as the store does, but owes nobody a notice: what happened long ago is not announced. */
  readonly store: Store
  /** Leave out what was written so far. */
  readonly forget: () => void
  /** Each record as it was written last, as a new one, and every deed in its order. */
  readonly changes: () => Changes
}

/** The kinds of records that the past leaves behind. */
const KEPT = [
  'candidates',
  'applications',
  'proposals',
  'loops',
  'interviews',
  'kits',
  'rounds',
  'askings',
  'keptQuestions',
  'figures',
  'scorecards',
  'unsealings',
  'decisions',
] as const satisfies readonly (keyof Changes)[]

type Written = { readonly id: string; readonly rev: number }

/** Listens to what is committed to `store`. */
export function recorded(store: Store): Recorded {
  const records = new Map<string, Map<string, Written>>()
  let deeds: Deed[] = []
  const note = (changes: Changes) => {
    for (const kind of KEPT) {
      const known = records.get(kind) ?? new Map<string, Written>()
      for (const one of changes[kind] ?? []) known.set(one.id, { ...one, rev: 0 })
      records.set(kind, known)
    }
    deeds.push(...changes.deeds)
  }
  return {
    store: {
      ...store,
      async commit(changes) {
        await store.commit({ ...changes, notices: [], planned: [], withdraw: [] })
        note(changes)
      },
    },
    forget: () => {
      records.clear()
      deeds = []
    },
    changes: () => ({
      ...Object.fromEntries([...records].map(([kind, known]) => [kind, [...known.values()]])),
      deeds,
    }),
  }
}
