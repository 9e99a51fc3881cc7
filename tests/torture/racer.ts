/** One of several processes over one database: books and adds what its siblings do too, and sends what they send. */

import { addCandidate } from '../../src/app/candidates.ts'
import { bookOffer } from '../../src/app/scheduling.ts'
import { PersonId } from '../../src/core/ids.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { openSource } from '../../src/storage/dialect.ts'
import { openStore } from '../../src/storage/store.ts'
import { mila } from '../support/booking.ts'
import { depsOver } from '../support/deps-over.ts'
import { BACKEND, type Offered, proposalOf } from '../support/offers.ts'
import { MAILS, MORNING } from './town.ts'

/** What a racer tells its parent. */
export interface Finish {
  readonly booked: readonly string[]
  readonly refused: readonly string[]
  /** Addresses with which it could add a candidate. */
  readonly added: readonly string[]
  readonly faults: readonly string[]
  /** Keys of the notices it has sent. */
  readonly sent: readonly string[]
}

const store = await openStore(await openSource(process.env.DATABASE ?? ''))
process.on('message', (offers: readonly Offered[]) => void race(offers))
process.send?.('ready')

async function race(offers: readonly Offered[]): Promise<void> {
  const deps = depsOver(store, () => MORNING)
  const [booked, refused, added, faults]: [string[], string[], string[], string[]] = [
    [],
    [],
    [],
    [],
  ]
  const booking = offers.map((offered) => ({
    work: () => bookOffer(deps, offered.recruiter, proposalOf(offered), 0),
    won: () => void booked.push(offered.id),
    lost: () => void refused.push(offered.id),
  }))
  const recruiter = offers[0]?.recruiter ?? PersonId.parse('U0NOBODY')
  const adding = MAILS.map((mail) => ({
    work: () => addCandidate(deps, recruiter, BACKEND, { ...mila, mail }),
    won: () => void added.push(mail),
    // Whose address it was by then is looked at afterwards.
    lost: () => {},
  }))
  await Promise.all(
    [...booking, ...adding].map(async ({ work, won, lost }) => {
      try {
        await work()
        won()
      } catch (error) {
        if (error instanceof Refusal) lost()
        else faults.push(String(error))
      }
    }),
  )
  const finish: Finish = { booked, refused, added, faults, sent: await send() }
  await store.close()
  process.send?.(finish)
  process.disconnect?.()
}

async function send(): Promise<string[]> {
  const sent: string[] = []
  for (;;) {
    const claimed = await store.claimDue(MORNING, 10)
    if (claimed.length === 0) return sent
    for (const notice of claimed) {
      sent.push(notice.key)
      await store.markSent(notice, 'receipt')
    }
  }
}
