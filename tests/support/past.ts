import type { Store } from '../../src/app/store.ts'
import { Candidate } from '../../src/core/candidates.ts'
import { OpeningId, PersonId } from '../../src/core/ids.ts'
import type { Interview } from '../../src/core/interviews.ts'
import { type Instant, later } from '../../src/core/time.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { applicationNo, cardAfter, decisionOn, placeOf, screenNo, upTo } from './season.ts'
import { at, belgrade } from './time.ts'

const opening = OpeningId.parse('open_search-backend-infra-intern')
const panel = ['U0ANA', 'U0LUKA', 'U0FATIMA'].map((id) => PersonId.parse(id))
const reasons = ['busy', 'busy', 'away', 'busy', 'other: a long story', 'busy']

/** Writes January and February into the database of a furnished workspace: forty candidates, most of them met and decided. */
export async function pastSeason(database: string): Promise<void> {
  const store = await openStore(await openSource(database))
  try {
    for (const n of upTo(40)) await history(store, n)
  } finally {
    await store.close()
  }
}

async function history(store: Store, n: number): Promise<void> {
  const added = later(at('2027-01-05T09:00'), n * 24 * 60)
  const { candidate, ...application } = applicationNo(n, added)
  const person = Candidate.parse({ id: candidate, rev: 0, name: `Past ${n}`, zone: belgrade })
  await store.commit({
    candidates: [person],
    applications: [{ ...application, candidate, opening, rev: 0 }],
    deeds: [],
  })
  if (n % 5 === 0) return
  const interview = met(n, later(added, 600 * (1 + (n % 6))))
  await store.commit({
    interviews: [interview],
    scorecards: [
      {
        ...cardAfter(interview, 2 * (n % 9)),
        rev: 0,
        person: panel[n % 3] ?? panel[0] ?? PersonId.parse('U0ANA'),
      },
    ],
    decisions:
      n % 3 === 0
        ? []
        : [
            {
              ...decisionOn(
                n,
                n % 8 === 0 ? 'offer' : 'no',
                later(interview.span.end, 900 * (n % 7)),
              ),
              rev: 0,
            },
          ],
    deeds: [],
  })
}

function met(n: number, bookedAt: Instant): Interview {
  const sitter = panel[n % 3] ?? PersonId.parse('U0ANA')
  const declined =
    n % 4 === 0
      ? []
      : [
          placeOf(PersonId.parse('U0ANA'), {
            rsvp: 'declined',
            reason: reasons[n % 6] ?? '',
            answeredAt: later(bookedAt, 60),
          }),
        ]
  const places = [placeOf(sitter, { answeredAt: later(bookedAt, 30) }), ...declined]
  return {
    ...screenNo(
      n,
      { bookedAt, opening, panel: places, rev: 0 },
      later(bookedAt, 4_000 + 300 * (n % 7)),
    ),
  }
}
