import type { Store } from '../app/store.ts'
import { personEntry } from '../core/hiring.ts'

/** Everybody the bot knows, and who leads which opening, as a document that `import` reads. */
export async function rosterOf(store: Store) {
  const [people, memberships, openings] = await Promise.all([
    store.people(),
    store.memberships(),
    store.openings(),
  ])
  return {
    people: people.map((person) => personEntry(person, memberships)),
    openings: openings.map(({ id, leads, recruiters, channel }) => ({
      id,
      leads,
      recruiters,
      ...(channel && { channel }),
    })),
  }
}
